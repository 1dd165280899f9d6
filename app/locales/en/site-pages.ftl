pages-title = About this site
pages-lead = Rules, imprint and answers to common questions, written by the people who run this site.
pages-none = There are no pages yet.
page-new = New page
page-new-lead = For example the rules, the imprint, or answers for teachers who plan a plant visit. You can choose who reads it.
page-start = Publish page
page-edit = Edit page
page-save = Save changes
page-changed = Last changed
page-versions = History
page-same-words = The words stayed the same; settings of the page were changed.
page-first-version = First version
page-write-again = Edit from this version
page-from-version = The form shows an earlier version. Nothing changes until you save.
page-hidden = Hidden
page-hidden-note = This page is hidden. Only moderators and admins can see it.
page-audience-public = Everyone
page-audience-members = Members
page-audience-staff = Moderators and admins
page-for-members = Only members can read this page.
page-for-staff = Only moderators and admins can read this page.
page-owner = Looked after by
page-owner-none = Nobody looks after this page.
page-due = review by { $day }
page-overdue = review was due on { $day }
field-page-title = Title
field-page-body = Text
hint-page-body = Markdown: # for headings, - for lists, **bold**, [words](address) for links.
field-page-audience = Who can read it?
field-page-slug = Address (optional)
hint-page-slug = The last part of the page’s address: a–z, digits and hyphens. “rules” and “about” replace the texts that come with the site.
field-page-owner = Who looks after it? (optional)
hint-page-owner = Their handle, such as @maria. They are reminded on the review date.
field-page-due = Review date (optional)
hint-page-due = The day by which someone checks that the page is still right.
field-page-note = What changed? (optional)
hint-page-note = One line for the page’s history.
page-hide-title = Hide this page
page-hide-hint = Only moderators and admins will see it. You can show it again at any time.
page-hide = Hide page
page-show-title = Show this page
page-show-hint = Its readers will see it again at the same address.
page-show = Show page
hint-page-reason = For the log.
found-page = Page of this site
follow-page = Follow
following-page = Pages of this site
following-empty-page = Open a page of this site, such as the rules, and select “Follow” to hear of changes.
report-title-page = Report a page of this site
case-open-page = Open the page, where it can be edited or hidden
audit-page-started = Page of the site published
audit-page-changed = Page of the site changed
audit-page-hidden = Page of the site hidden
audit-page-shown = Page of the site shown again
own-part-site-pages = Pages of this site that you wrote
notice-page-changed = { $actor } changed a page that you follow: { $note }
notice-page-due = It’s time to review a page you look after: { $note }
mail-page-changed-subject = A page you follow was changed
mail-page-changed-body =
    Hello { $name },

    { $actor } changed a page that you follow: { $note }

    Read it:
    { $link }
mail-page-due-subject = Time to review “{ $note }”
mail-page-due-body =
    Hello { $name },

    You look after the page “{ $note }”. Today is the day to check that it is still right:
    { $link }

    When you have read it, edit the page and choose a new review date.
