nav-notices = Notices
nav-notices-count = Notices, { $n ->
    [one] one unread
   *[other] { $n } unread
}

notices-title = Notices
notices-lead = What concerns you: answers, your name in a post, and news from what you follow.
notices-unread = Unread
notices-earlier = Read
notices-mark-all = Mark all as read
notices-mark-thread = Mark as read
notices-marked = All notices are marked as read.
notices-settings = Choose your mails
notices-following = What I follow
notices-empty = No notices yet.
notices-empty-hint = When somebody answers you, names you with @ or writes in a thread that you follow, you see it here.
notices-empty-action = Find a thread to follow
notices-unread-mark = New
notices-older = Older notices

notice-mention = { $actor } named you
notice-reply = { $actor } answered you
notice-quote = { $actor } quoted you
notice-answer-marked = { $actor } marked your reply as an answer
notice-followed-thread = { $actor } wrote in a thread that you follow
notice-followed-member = { $actor } opened a thread
notice-followed-board = { $actor } opened a thread in a board that you follow

notice-invitation = { $actor } invites you to have a look
notice-report-answered = Your report was answered: { $note }
notice-password-changed = Your password was changed
notice-email-changed = Your e-mail address was changed
notice-second-factor = The second step of your sign-in was changed
notice-new-device = Your account was used on a new device
notice-identity-linked = You can now sign in with { $note }
notice-identity-unlinked = You can no longer sign in with { $note }

notices-settings-title = Notices and mails
notices-settings-lead = You see every notice under the bell. Here you choose which ones also come by e-mail.
notices-settings-account = Mails about your account, such as a new password, and about what moderators do always come at once.
notices-settings-saved = Your choices are saved.
notices-settings-submit = Save choices
notice-kind-mention = Somebody names me with @
notice-kind-reply = Somebody answers me
notice-kind-quote = Somebody quotes me
notice-kind-answer-marked = My reply is marked as an answer
notice-kind-followed-thread = Somebody writes in a thread that I follow
notice-kind-followed-member = A person I follow opens a thread
notice-kind-followed-board = Somebody opens a thread in a board that I follow
notice-kind-invitation = Somebody invites me
how-told-instant = At once
how-told-digest = Once a day
how-told-off = No mail

follow-thread = Follow
follow-board = Follow
follow-member = Follow
unfollow = Stop following
follow-state = You follow this
follow-hint-muted = You hear of this thread only when somebody names you.
following-title = What I follow
following-lead = You get a notice when something new is written here. Threads that you write in are followed by themselves.
following-thread = Threads
following-board = Boards
following-member = People
following-empty = Nothing yet.
following-empty-thread = Open a thread and press “Follow”, or write in it.
following-empty-board = Open a board and press “Follow” to hear of new threads.
following-empty-member = Open somebody’s page and press “Follow” to hear of their new threads.
following-stopped = You do not follow this any more.
following-undo = Undo
following-older = More

unsubscribe-title = Stop these mails
unsubscribe-lead = Do you want no more mails of this kind?
unsubscribe-digest = The summary once a day
unsubscribe-submit = Stop these mails
unsubscribe-done = You get no more mails of this kind. The notices stay under the bell.
unsubscribe-settings = All choices about mails
