nav-moderation = Reports
list-more = Show more
reason-label = Reason:
reason-none = No reason was given.
field-reason = Reason
field-reason-optional = Reason (optional)
hint-reason = The author can read it.
hint-reason-author = The author sees it in the place of the post.
hint-reason-member = The member can read it.
hint-reason-reporter = Those who reported can read it.

suspended-title = Your account is suspended.
suspended-until = You can read but not write until { $date }.
suspended-until-lifted = You can read but not write until a moderator lifts this.
staff-second-factor-title = Second factor
staff-second-factor = You can moderate only after you sign in with a second factor.
staff-second-factor-link = Set it up

action-report = Report
action-hide = Hide
post-hidden = Reply #{ $n } was hidden by a moderator.

report-title-post = Report a post
report-title-member = Report a member
report-title-resource = Report a resource
report-title-collection = Report a collection
report-title-review = Report a review
report-title-use = Report a report from class
report-resource-hint = Is it only out of date? Tell its authors: use “Something is outdated” on its page. Reviews and reports from class have a Report link of their own.
report-lead = Only moderators see your report. You will get a short answer by mail.
field-report-kind = What is wrong?
report-kind-spam = Spam or advertising
report-kind-off-topic = Off topic
report-kind-harmful = Harmful or unsafe advice
report-kind-personal-data = Personal data
report-kind-rights = Copied without permission, or confidential
report-kind-other = Something else
field-report-note = What should we know? (optional)
hint-report-note = For “Something else”, please say what it is.
report-submit = Send report
report-done-title = Thank you
report-done-lead = Your report is with the moderators. You will get a short answer by mail.
report-gone = It's no longer there.
report-outcome-dismissed = No rule was broken
report-outcome-settled = Taken care of in another way
report-outcome-hidden = It was taken out of sight
report-outcome-suspended = The member was suspended

moderation-title = Reports
moderation-open = Waiting
moderation-closed = Answered
moderation-empty = Nothing waits for you. When members report something or somebody, it shows here.
moderation-empty-closed = No report has been answered yet.
case-about = about { $name }
case-reports = { $n ->
    [one] { $n } report
   *[other] { $n } reports
}
case-closed-note = The case is closed. Those who reported get an answer.
case-said = What was reported
case-no-reports = Nobody has reported this.
case-acts = What to do
case-author = By
case-hidden = This post is hidden.
case-open-post = See it in the thread
case-open-resource = Open the resource, where it can be taken out of the lists
case-open-review = See the review, where it can be removed
case-open-use = See the report from class, where it can be removed
case-open-collection = Open the collection, where it can be removed
case-gone = It is not there any more.
case-hide = Hide the post
case-restore = Show the post again
case-thread = Lock, move or merge the thread
case-suspend = Suspend { $name }
case-close = Close the case
field-outcome = Outcome

person-suspended = Suspended
suspend-title = Suspend { $name }
suspend-again = Change the suspension
suspend-lead = A suspended member can read but not write. They see the reason on every page and get a mail.
suspend-submit = Suspend
field-term = For how long?
term-1 = 1 day
term-7 = 7 days
term-30 = 30 days
term-lifted = Until it is lifted
lift-title = Lift the suspension
lift-submit = Lift the suspension

audit-post-hidden = Post hidden
audit-post-restored = Post shown again
audit-post-edited = Post edited by a moderator
audit-thread-locked = Thread locked
audit-thread-unlocked = Thread unlocked
audit-thread-pinned = Thread pinned
audit-thread-unpinned = Thread unpinned
audit-thread-moved = Thread moved to another board
audit-thread-merged = Thread put into another one
audit-branch-split = Replies made a thread of their own
audit-report-closed = Report answered
audit-member-suspended = Account suspended
audit-suspension-lifted = Suspension lifted

notice-staff-acted = A moderator did this: { $note }

mail-staff-subject = BaTT Forum: { $act }
mail-staff-body =
    Hello { $name },

    a moderator of BaTT Forum did this: { $what }

    Reason: { $reason }

    You can look here:
    { $link }

    { $help }

    BaTT Forum
    { $site }
mail-report-subject = Your report about “{ $about }”
mail-report-body =
    Hello { $name },

    thank you for your report about “{ $about }”. The moderators have looked at it.

    Outcome: { $outcome }
    Reason: { $reason }

    What you reported:
    { $see }

    BaTT Forum
    { $site }
audit-brought-back = Put back
