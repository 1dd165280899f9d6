nav-admin = Administration
admin-title = Administration
admin-overview = Overview
admin-people = People
admin-joinings = Newcomers
admin-invitations = Invitations
admin-boards = Boards
admin-settings = Site settings
admin-system = Mail and jobs
admin-audit = Audit log
admin-done = Done.
overview-reports = { $n ->
    [0] No reports wait
    [one] { $n } reported post or person waits
   *[other] { $n } reported posts or people wait
}
overview-joinings = { $n ->
    [0] No newcomers wait
    [one] { $n } newcomer waits
   *[other] { $n } newcomers wait
}
overview-parked = { $n ->
    [0] No mail is stuck
    [one] { $n } mail is stuck
   *[other] { $n } mails are stuck
}
overview-jobs = { $n ->
    [0] All jobs are well
    [one] { $n } job failed
   *[other] { $n } jobs failed
}
overview-health = The database or its disk needs you
overview-hint = What you do here is written into the audit log. People can read what was done to their account, and why.

people-search = Name, e-mail address or handle
people-empty = Nobody fits.
filter-role = Role
filter-any-role = All roles
filter-state = State
filter-any-state = All states
role-member = Member
person-erased = Erased
person-own = This is your own account. Another admin has to change it.
person-handle = Page
person-email = E-mail address
person-role = Role
person-state = State
person-active = Active
person-suspended-until = Suspended until { $date }
person-factor = Second factor
person-factor-on = Set up
person-factor-off = Not set up
person-sessions = Signed in on
person-seen = last seen
person-posts = Posts
person-reports = Reports about them
person-joined = Joined
person-all-lines = All lines about this person
person-suspend = Suspend
person-suspension = Change or lift the suspension
person-end-sessions = Sign out everywhere
role-title = Change the role
role-submit = Change role
factor-remove-title = Remove the second factor
factor-remove-lead = For somebody who lost it and has no recovery codes. Make sure that it is really them who ask.
factor-remove-submit = Remove second factor
erase-title = Erase the account
erase-lead = This cannot be undone. Posts stay under “Former member”. Name, address, profile and sign-in are gone for good.
erase-submit = Erase for good
hint-reason-log = It is kept in the audit log.

joinings-empty = Nobody waits. New people show here after they have confirmed their address.
joinings-off = Nobody has to wait: the site does not let people in by approval.
joining-approve = Let in
joining-reject = Do not let in
hint-reason-newcomer = The person gets it by mail.

admin-organisations = Organisations
queue-empty = No organisation waits. When a member adds one, it shows here before it is listed.
queue-added-by = Added by
queue-approve = List it
queue-reject = Do not list it
queue-domains = Who has an address there belongs to it: { $domains }
hint-reason-adder = Who added it can read it.

board-new = New board
board-save = Save board
board-archived = Read only
board-archive = Make read only
board-reopen = Open again
board-archive-of = Make “{ $name }” read only
board-reopen-of = Open “{ $name }” again
board-up = Move “{ $name }” up
board-down = Move “{ $name }” down
field-board-name = Name
field-slug = Name in the address
hint-slug = Small letters, digits and hyphens. Old links stop working when you change it.
field-description = What is it for? (optional)
field-audience = Who can see it?
audience-public = Everyone, members write
audience-members = Members only
audience-staff = Staff only
field-news = Only staff start discussions here
field-colour = Colour
colour-teal = Teal
colour-blue = Blue
colour-violet = Violet
colour-rose = Rose
colour-amber = Amber
colour-lime = Lime
colour-slate = Slate
colour-cyan = Cyan
colour-green = Green
field-icon = Picture
icon-chat = Speech bubble
icon-battery = Battery
icon-bolt = Bolt
icon-flask = Flask
icon-wrench = Wrench
icon-recycle = Recycling
icon-shield = Shield
icon-globe = Globe
icon-book = Book
icon-users = People
icon-megaphone = Megaphone
icon-calendar = Calendar
icon-flag = Flag

field-sign-up = Who can join?
hint-sign-up = Invitations work in every case.
sign-up-mode-open = Everybody
sign-up-mode-by-approval = Everybody, after a word of an admin
sign-up-mode-invitation-only = Only with an invitation
field-support = Help address (optional)
hint-support = It stands in mails about what moderators did.
field-audit-days = Keep the audit log for (days)
hint-audit-days = From 30 to 3650 days. Older lines are deleted.
support-line = If you think this is wrong, write to { $address }.
support-none = If you think this is wrong, please answer to this mail.

system-health = Database and disk
system-database-keeps = The database saves what is written. Last checked { $n ->
    [one] { $n } second ago
   *[other] { $n } seconds ago
}.
system-database-full = The disk of the database is full. Nobody can post until there is room.
system-database-silent = The database doesn't save what is written. Nobody can post. The server's log says why.
system-database-damaged = The database file is damaged. Stop the server and restore the last backup.
system-space = { $free } of { $all } free on the disk with the site's data.
system-space-low = The disk is almost full: { $free } of { $all } left. When nothing is left, nobody can post. Make room soon.
system-mail = Mail
system-mail-test = Send a test mail to me
system-spool = No mail server is set. Mails are written into the spool folder of the server.
mail-test-sent = The mail was sent. Please look into your mailbox.
mail-test-refused = The mail server refused the mail. Please check the sender address and the password in the configuration.
mail-test-later = The mail server said “later”. It may be busy, or it does not know us yet.
mail-test-unsafe = No encrypted connection was possible. Please check the port and the certificate of the mail server.
mail-test-unreachable = The mail server did not answer. Please check its name and port, and the firewall.
mail-test-other = The mail could not be sent. The log of the server says why.
system-outbox = News on their way
system-waiting = { $n ->
    [0] Nothing waits to be sent.
    [one] { $n } item waits to be sent.
   *[other] { $n } items wait to be sent.
}
system-trying = { $n ->
    [0] Nothing is being tried again.
    [one] { $n } item is being tried again.
   *[other] { $n } items are being tried again.
}
system-parked = Stuck
system-parked-empty = Nothing is stuck. What a mail server refused, or what could not be sent in ten tries, shows here.
system-tries = { $n ->
    [one] { $n } try
   *[other] { $n } tries
}
system-retry = Try again
system-retry-all = Try all again
system-drop = Give up
system-news-retried = It will be tried again.
system-news-dropped = It was given up.
system-jobs = Jobs
system-jobs-empty = No job has run yet. They run every hour.
system-job-took = took { $ms } ms
system-job-done = { $n ->
    [one] { $n } thing done
   *[other] { $n } things done
}

audit-empty = No line fits.
audit-by-site = The site
audit-filter-actor = Done by (handle)
audit-filter-member = Done to (handle)
audit-filter-act = What
audit-filter-any-act = All acts
audit-filter-days = Since
audit-filter-any-time = At any time
audit-days-1 = Last day
audit-days-7 = Last 7 days
audit-days-30 = Last 30 days

log-title = What happened to your account
log-lead = Sign-ins, changes, and what moderators did to your posts.
log-empty = Nothing has happened yet.
log-by-you = You
log-by-staff = A moderator
log-look = See it
security-log-link = See everything that happened

invitations-empty = There are no invitations yet. Make one, and send the link to colleagues.
invitations-list = Invitations so far
invitation-new = Invite people
invitation-submit = Invite
invitation-made = Here is the link. It is shown only once.
invitation-mailed = { $n ->
    [one] One person gets a mail with a link of their own.
   *[other] { $n } people get a mail, each with a link of their own.
}
invitation-made-hint = Copy it now and send it to the people you invite.
invitation-no-board = No board
invitation-number = Invitation { $n }
invitation-uses = { $n } of { $of } used
invitation-until = open until { $date }
invitation-revoked = taken back
invitation-used-up = used up
invitation-expired = too old
invitation-revoke = Take it back
invitation-no-guests = Nobody has come by this link yet.
field-invitation-kind = They join as
field-invitation-board = They start on
field-invitation-organisation = They belong to (optional)
field-uses = For how many people? (1–200)
field-days = For how many days? (1–90)
field-invitation-note = Words to them (optional)
hint-invitation-note = For example: for all teachers of the Vaasa meeting
field-addresses = Send it by mail to (optional)
hint-addresses = Up to 20 addresses, between commas or on lines of their own. Each person gets a link that works once. Leave it empty for a link that you hand on yourself.
join-title = You are invited
join-lead = { $name } invites you to BaTT Forum as: { $kind }.
join-organisation = You will belong to { $name } here, confirmed by this invitation.
join-board = A good place to start is the board “{ $name }”.
sign-up-by-approval = An admin looks at each new account. This can take a day or two.
sign-up-invitation-only = New members can join only with an invitation. Please ask a colleague who is here already.
sign-up-waiting-title = Please wait a little
sign-up-waiting-lead = Your address is confirmed. An admin looks at new accounts and lets you in. You will get a mail.

set-up-title = Set up BaTT Forum
set-up-lead = You make the first account. It is an administrator’s. Next you set up a second factor, which admins need.
set-up-submit = Make the account

audit-joined = Joined
audit-signed-in = Signed in
audit-session-ended = Signed out a device
audit-sessions-ended = Signed out everywhere
audit-password-changed = Password changed
audit-password-set = Password set
audit-password-reset = Password reset
audit-email-change-asked = Asked for a new e-mail address
audit-email-changed = E-mail address changed
audit-second-factor-added = Second factor set up
audit-second-factor-removed = Second factor removed
audit-recovery-codes-made = Recovery codes made
audit-recovery-code-used = Recovery code used
audit-leaving-asked = Asked to delete the account
audit-leaving-taken-back = Kept the account after all
audit-leaving-inactive = Told that an unused account will be deleted
audit-member-left = Account deleted as its owner asked, or unused
audit-export-asked = Asked for a download of their data
audit-export-taken = Downloaded their data
audit-role-changed = Role changed
audit-member-erased = Account erased
audit-joining-approved = Let in
audit-joining-rejected = Newcomer not let in
audit-invitation-made = Invitation made
audit-organisation-changed = Organisation changed
audit-invitation-revoked = Invitation taken back
audit-board-created = Board made
audit-board-edited = Board changed
audit-board-moved = Board moved in the list
audit-board-archived = Board made read only
audit-board-reopened = Board opened again
audit-settings-changed = Site settings changed
audit-site-set-up = Site set up
audit-news-retried = Stuck mail tried again
audit-news-dropped = Stuck mail given up
audit-test-mail-sent = Test mail sent

mail-test-subject = Test mail from BaTT Forum
mail-test-body =
    Hello,

    this is a test. If you can read it, mails of BaTT Forum arrive.
mail-joining-rejected-subject = Your account at BaTT Forum
mail-joining-rejected-body =
    Hello { $name },

    you asked for an account at BaTT Forum. We cannot let you in.

    Reason: { $reason }

    We have not kept your password, and we delete your address in a few days.

    BaTT Forum
    { $site }
