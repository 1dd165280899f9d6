# Your data
settings-nav-data = Your data
own-data-title = Your data
own-data-back = Your data
own-data-download = Download your data
own-data-download-lead = Get a ZIP file with everything you have here: your posts, resources, files, profile, settings and log. Open index.html in it to read it; the same is there as JSON for other programs.
own-data-download-limits = You can ask once a day. We email you when it is ready. The file is deleted after 48 hours.
own-data-ask = Prepare download
own-data-waits = Your download is being prepared. This can take a few minutes. We’ll email you.
own-data-ready = Your download is ready. It is available until { $date }.
own-data-get = Download ({ $size })
own-data-size-small = less than 1 MB
own-data-size = { $n } MB
own-data-failed = Your download couldn’t be prepared. Please try again.
own-data-leave = Delete your account
own-data-leave-lead = See first what stays and what goes. After you ask, you have 14 days to change your mind.
own-data-leave-open = Delete account…
own-data-leaving = Your account will be deleted on { $date }.
own-data-leaving-hint = Until then everything works as before, so nothing is lost if you change your mind.
own-data-keep = Keep my account
own-data-kept = Your account stays. Nothing was deleted.
own-data-asked = We’ve sent you an email about it.
own-data-privacy = How we handle your data

leave-title = Delete your account
leave-lead = This deletes who you are here. It cannot be undone after 14 days.
leave-only-admin = You’re the only admin. Make someone else an admin first.
leave-only-admin-link = Choose another admin
leave-goes = What is deleted
leave-goes-account = Your name, email address, password, profile, sign-ins, notices and settings
leave-goes-photo = Your photo
leave-goes-drafts = { $n ->
    [one] 1 unfinished post
   *[other] { $n } unfinished posts
}
leave-goes-own-drafts = { $n ->
    [one] 1 resource that only you can see
   *[other] { $n } resources that only you can see
}
leave-goes-collections = { $n ->
    [one] 1 collection that isn’t public
   *[other] { $n } collections that aren’t public
}
leave-goes-reports = { $n ->
    [one] What you wrote in 1 class report; that it was used stays counted
   *[other] What you wrote in { $n } class reports; that they were used stays counted
}
leave-stays = What stays, under “Former member”
leave-stays-nothing = Nothing: you haven’t published anything.
leave-stays-posts = { $n ->
    [one] 1 post, so that answers still make sense
   *[other] { $n } posts, so that answers still make sense
}
leave-stays-resources = { $n ->
    [one] 1 published resource, under its licence
   *[other] { $n } published resources, under their licences
}
leave-stays-shared = { $n ->
    [one] 1 draft you share stays with its other authors
   *[other] { $n } drafts you share stay with their other authors
}
leave-stays-reviews = { $n ->
    [one] 1 review
   *[other] { $n } reviews
}
leave-stays-collections = { $n ->
    [one] 1 public or shared collection
   *[other] { $n } public or shared collections
}
leave-first = To remove a post or resource, delete it yourself before you go. If you want a copy, download your data first.
leave-submit = Delete my account
leave-cancel = Cancel

leaving-banner-title = Your account is going to be deleted
leaving-banner = Your account will be deleted on { $date }. Until then everything works as before.

notice-leaving = Your account will be deleted on { $note }
notice-leaving-taken-back = Your account stays: you changed your mind
notice-export-made = Your download is ready

mail-export-made-subject = Your data from BaTT Forum is ready
mail-export-made-body =
    Hello { $name },

    your download is ready. You’ll be asked to confirm that it’s you:

    { $link }

    The file is deleted after 48 hours.

    Didn’t ask for it? Change your password: someone else may be signed in to your account.

    BaTT Forum
    { $site }
mail-leaving-begun-subject = Your BaTT Forum account will be deleted on { $date }
mail-leaving-begun-body =
    Hello { $name },

    you asked us to delete your account. We’ll do it on { $date }. Until then everything works as before.

    Changed your mind? Sign in and choose “Keep my account”:

    { $link }

    Didn’t ask for it? Sign in, keep your account and change your password.

    BaTT Forum
    { $site }
mail-leaving-inactive-subject = Do you still want your BaTT Forum account?
mail-leaving-inactive-body =
    Hello { $name },

    you haven’t been to BaTT Forum for almost two years. We don’t keep accounts that no one uses, so yours will be deleted on { $date }.

    Want to keep it? Just sign in:

    { $link }

    Otherwise you don’t need to do anything. Your posts and published resources stay, without your name.

    BaTT Forum
    { $site }
mail-leaving-near-subject = Two days left: your BaTT Forum account will be deleted on { $date }
mail-leaving-near-body =
    Hello { $name },

    your account will be deleted on { $date }. After that we can’t bring it back.

    Changed your mind? Sign in and choose “Keep my account”:

    { $link }

    BaTT Forum
    { $site }
mail-leaving-taken-back-subject = Your BaTT Forum account stays
mail-leaving-taken-back-body =
    Hello { $name },

    you’ve kept your account. Nothing was deleted.

    Wasn’t it you? Change your password:
    { $site }/settings/security

    BaTT Forum
    { $site }
mail-farewell-subject = Your BaTT Forum account has been deleted
mail-farewell-body =
    Hello,

    your account has been deleted. This is our last email to you: we have now deleted this address, too.

    Backups of the site still hold it for a few weeks, then they are overwritten.

    Thank you for the time you spent with us. You’re always welcome to join again.

    BaTT Forum
    { $site }

# The pages of a download
own-data-of = Data of { $name }
own-data-lead = From { $site }, on { $date }.
own-data-files = { $n ->
    [0] No files were uploaded.
    [one] 1 file is in the folder “files”.
   *[other] { $n } files are in the folder “files”.
}
own-data-left-out = Not in here: passwords and keys, which are never handed out, and what is private to other people.
own-data-contents = Contents
own-data-before = Previous page
own-data-after = Next page
own-part-profile = Account and profile
own-part-profile-links = Links in your profile
own-part-profile-lists = What you teach, offer and look for
own-part-organisations = Your organisations
own-part-added-organisations = Organisations you added
own-part-groups = Your groups
own-part-group-requests = Requests to join groups, invitations to groups
own-part-threads = Threads you started
own-part-posts = Posts
own-part-earlier-posts = Earlier versions of your posts
own-part-reactions = Reactions
own-part-drafts = Unfinished posts
own-part-reading = What you’ve read
own-part-following = What you follow
own-part-mentions = Posts that mention you
own-part-quotes = Posts that quote you
own-part-notices = Notices
own-part-email-choices = Which emails you want
own-part-daily-mail = Daily email
own-part-resources = Resources
own-part-author-invitations = Invitations to be an author
own-part-resource-versions = Published versions
own-part-files = Files
own-part-unfinished-uploads = Unfinished uploads
own-part-imports = Imports
own-part-class-reports = Class reports
own-part-reviews = Reviews
own-part-review-answers = Answers to reviews
own-part-outdated-reports = Reports that something is outdated
own-part-resource-requests = Requests for a resource
own-part-collections = Collections
own-part-collected-resources = What you put into collections
own-part-reports = Reports to moderators
own-part-invitations = Invitations you made
own-part-joined-by = The invitation you joined with
own-part-linked-accounts = Connected accounts
own-part-sessions = Where you’re signed in
own-part-browsers = Browsers you’ve used
own-part-second-step = Second step
own-part-recovery-codes = Recovery codes (not the codes themselves)
own-part-links-by-email = Links we sent by email
own-part-log = Log of your account
own-part-own-acts = What you did to others’ posts and accounts
own-part-leaving = Deletion of your account
own-part-downloads = Downloads of your data
own-col-accepted-at = Accepted
own-col-act = What happened
own-col-added-at = Added
own-col-address = Network address
own-col-answered-at = Answered
own-col-asked-at = Asked for
own-col-changed-at = Changed
own-col-choice = Choice
own-col-closed-at = Closed
own-col-confirmed-at = Set up
own-col-coordinates = Coordinator
own-col-coordinator-until = Coordinator until
own-col-country = Country
own-col-created-at = Created
own-col-declined-at = Declined
own-col-deleted-at = Deleted
own-col-done-at = Done
own-col-done-by = Done by
own-col-due-at = Due
own-col-edited-at = Edited
own-col-email = Email
own-col-expires-at = Ends
own-col-handle = Handle
own-col-headline = Headline
own-col-how = How
own-col-invited-at = Invited
own-col-issuer = Provider’s address
own-col-kind = Kind
own-col-label = Label
own-col-language = Language
own-col-learners = Learners
own-col-level = Level
own-col-licence = Licence
own-col-link = Link
own-col-linked-at = Connected
own-col-listed = Listed in the directory
own-col-made = Made
own-col-made-at = Ready
own-col-mime = File type
own-col-minutes = Minutes
own-col-name = Name
own-col-note = Note
own-col-object = About
own-col-object-kind = About
own-col-old-email = Old email
own-col-origin = From
own-col-outcome = Outcome
own-col-place = Place
own-col-pronouns = Pronouns
own-col-published-at = Published
own-col-read-at = Read
own-col-reason = Reason
own-col-recorded-at = When
own-col-revoked-at = Taken back
own-col-role = Role
own-col-second-factor = With second step
own-col-seen = Read numbers
own-col-seen-at = Last used
own-col-since = Member since
own-col-size = Size in bytes
own-col-state = State
own-col-story = What was told
own-col-subject = Your number at the provider
own-col-suspended-at = Suspended
own-col-suspended-until = Suspended until
own-col-tags = Tags
own-col-theme = Colours
own-col-timezone = Time zone
own-col-title = Title
own-col-town = Town
own-col-used-at = Used
own-col-user-agent = Browser
own-col-uses = Uses
own-col-uses-left = Uses left
own-col-verified-at = Verified
own-col-verified-until = Verified until
own-col-version = Version
own-col-website = Website
own-col-why = Why

# Privacy
privacy-title = Privacy
privacy-lead = We keep as little as we can, and you decide about what is yours.
privacy-controller = Who is responsible
privacy-controller-none = The people who run this site haven’t said yet who is responsible for it.
privacy-contact = Questions about your data: { $address }
privacy-officer = Data protection officer: { $officer }
privacy-what = What we use your data for
privacy-head-purpose = Purpose
privacy-head-data = Data
privacy-head-basis = Legal basis (GDPR)
privacy-purpose-account = Your account
privacy-purpose-account-data = Name, email address, password (only as an argon2id hash), language, connected accounts
privacy-purpose-account-basis = Contract, Art. 6(1)(b)
privacy-purpose-content = Sharing and discussing
privacy-purpose-content-data = Posts, resources, files, reviews, reactions, collections, unfinished posts, what you’ve read and follow
privacy-purpose-content-basis = Contract, Art. 6(1)(b)
privacy-purpose-profile = Being found by colleagues
privacy-purpose-profile-data = What you tell about yourself; you choose who sees each part
privacy-purpose-profile-basis = Consent, Art. 6(1)(a); take it back in your profile at any time
privacy-purpose-mail = Notices and emails
privacy-purpose-mail-data = What you follow, which emails you want
privacy-purpose-mail-basis = Contract, Art. 6(1)(b); you can turn emails off
privacy-purpose-security = Keeping accounts safe
privacy-purpose-security-data = Sign-ins with time, browser and network address; counts of failed sign-ins
privacy-purpose-security-basis = Legitimate interest, Art. 6(1)(f): no one else gets into your account
privacy-purpose-moderation = Keeping the site safe
privacy-purpose-moderation-data = Reports, what moderators and admins did and why
privacy-purpose-moderation-basis = Legal duty (Digital Services Act) and legitimate interest, Art. 6(1)(c) and (f)
privacy-retention = How long we keep it
privacy-retention-lead = Everything else stays until you delete it or your account. Backups are kept for a few weeks longer.
privacy-head-kept = Kept for
privacy-head-why = Why
retention-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
retention-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
retention-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
retention-addresses = Network addresses in logs
retention-addresses-why = To look into break-ins
retention-sign-ins = List of sign-ins
retention-sign-ins-why = So that you can see who used your account
retention-sessions = Unused sessions
retention-sessions-why = So that you needn’t sign in every week
retention-devices = Browsers you’ve used
retention-devices-why = To warn you of new ones
retention-joinings = Sign-ups that weren’t confirmed
retention-joinings-why = Time to find the email
retention-links = Links in emails, invitations no one used
retention-links-why = To explain why a link no longer works
retention-counts = Counts of failed sign-ins
retention-counts-why = To stop guessing
retention-deleted = Deleted posts and threads
retention-deleted-why = So that mistakes can be undone
retention-notices = Notices you’ve read
retention-notices-why = So that you can find them again
retention-exports = Downloads of your data
retention-exports-why = Time to download them
retention-leaving = Accounts that are to be deleted
retention-leaving-why = Time to change your mind
retention-inactive-notice = Time between our email and the end of an unused account
retention-inactive-notice-why = Time to sign in
retention-inactive = Accounts that no one uses
retention-inactive-why = We don’t keep what no one needs
retention-log = Log of what moderators and admins did
retention-log-why = So that it can be checked
privacy-rights = Your rights
privacy-right-access = See and take along what is yours:
privacy-right-access-link = Download your data
privacy-right-correct = Correct it:
privacy-right-correct-link = Your profile
privacy-right-erase = Delete it:
privacy-right-erase-link = Delete your account
privacy-right-log = See what was done to your account:
privacy-right-log-link = Your log
privacy-right-object = Object to a use of your data, or ask us to limit it: write to us.
privacy-right-complain = Complain to the data protection authority of your country.
privacy-sharing = Who else gets it
privacy-sharing-none = No other company gets your data. It stays on the servers of this site.
privacy-sharing-public = What you publish can be read by anyone. Your email address is never shown to other members.
privacy-cookies = Cookies
privacy-cookies-body = We only use cookies that the site needs: one keeps you signed in, one recognises your browser, short-lived ones lead you through a second step, an invitation or another provider’s sign-in, and three remember your language, colours and time zone. There is no tracking and nothing is loaded from other sites.

sign-up-privacy = How we handle your data
overview-privacy = The privacy page doesn’t say who is responsible and how to reach them
field-controller = Who is responsible for this site
hint-controller = Name and postal address. Shown on the privacy page.
field-privacy-contact = Email address for questions about data
hint-privacy-contact = Shown on the privacy page.
field-officer = Data protection officer (optional)
hint-officer = Name and how to reach them. Shown on the privacy page.
field-processors = Companies that handle data for you (optional)
hint-processors = One on each line, for example who hosts the server or sends the emails. Shown on the privacy page.
