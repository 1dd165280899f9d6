# Frame of every page
skip-to-content = Skip to content
nav-main = Main
nav-menu = Menu
nav-boards = Boards
nav-latest = Latest
nav-unanswered = Unanswered
nav-tags = Tags
nav-sign-in = Sign in
nav-sign-up = Join
nav-sign-out = Sign out
nav-settings = Settings
breadcrumbs = You are here
search-title = Threads with “{ $words }” in the title

footer-appearance = Language and colours
footer-language = Language of this site
footer-theme = Colours
footer-about = About
footer-rules = Rules
footer-privacy = Privacy
footer-writing = How to write
footer-pages = More pages
theme-system = As my device
theme-light = Light
theme-dark = Dark

# Times
time-now = just now
time-minutes = { $n } min ago
time-hours = { $n } h ago
time-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
time-date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Error pages
error-title = This did not work
error-not-found-title = There is no such page
error-not-found-advice = The link may be old, or the page is only for members. Try signing in, or start from the boards.
error-busy-title = The site is busy
error-internal-title = Something broke on our side
error-sign-in-title = Please sign in first
error-retry-advice = Nothing was lost. Please wait a moment and try again.
error-advice = Nothing was changed. Go back and try again, or start from the boards.
error-back = Go back
error-home = Go to the boards
error-kept-rest = What you typed in the other fields
error-kept-text = Your text is still here. Copy it to keep it safe.

# About
about-title = About BaTT Forum
about-body =
    BaTT Forum (Batteries Teachers and Trainers Forum) is a place for vocational teachers and trainers of batteries and electromobility. Here you can ask before tomorrow’s lesson, share what worked, and meet colleagues in other countries.

    # Who it is for

    - VET teachers and trainers: electrical, chemistry, automation, mechanics, vehicles
    - Experts from companies who answer questions and give talks
    - Coordinators who organise events and study visits

    # How it works

    Anybody can read. To write you need an account: a name, an e-mail address and a password. You do not need perfect English. Write in your own language if you like: every text says in which language it is.

    The site is free software under the EUPL and runs on our own server. It sends nothing to other companies.
rules-title = Rules
rules-body =
    Be kind and be useful. We are colleagues.

    - Write as you would speak in a staff room: friendly, to the point, no names of pupils.
    - Respect confidentiality. If you have seen something under a non-disclosure agreement, do not write about it here.
    - Safety first. Say clearly when work is dangerous and who may do it.
    - Share only material that you may share, and say who made it.
    - Nobody is laughed at for their English or for a simple question.
    - No advertising. Companies are welcome with knowledge.

    # What moderators do

    Moderators can edit, move, lock or remove posts. Edits can be seen by everybody in the history of a post.
writing-title = How to write
writing-body =
    Posts are written in Markdown. You can use the buttons above the text, or type the signs yourself.

    - **bold** and _italic_: two stars or one underscore on each side
    - A list: begin each line with a minus sign and a space
    - A task list: begin each line with - [ ] or - [x]
    - A quote: begin the line with > and a space
    - A link: [text](https://example.org)
    - Code: three backticks in a line before and after, with the language behind the first ones
    - A table: columns between | signs, with a line of dashes under the heads
    - A footnote: [^1] in the text and [^1]: with the note below
    - A colleague: @ and the name behind it on their page

    # Keys

    In the text: Ctrl+Enter posts, Ctrl+B bold, Ctrl+I italic, Ctrl+K link. When you read a thread as a member: j and k move from post to post, n goes to the next unread post, ? shows all keys.

# Taking back
undo-button = Undo
undo-back = Done. It’s back as it was.
undo-reply = You deleted your reply. You can undo this for 5 minutes.
undo-thread = You deleted the thread. You can undo this for 5 minutes.
undo-hidden = You hid the post. Undo shows it again.
undo-retired = You took the resource out of the library. Undo lists it again.
undo-draft = You discarded your draft. You can undo this for 5 minutes.
undo-collection = You deleted the collection. You can undo this for 5 minutes.
undo-entry = You took the resource out of the collection. You can undo this for 5 minutes.
undo-editor = That person no longer edits this collection. You can undo this for 5 minutes.
undo-left-collection = You no longer edit that collection. You can undo this for 5 minutes.
undo-left-resource = You’re no longer an author of that resource. You can undo this for 5 minutes.
undo-author = You withdrew the invitation. You can undo this for 5 minutes.
undo-declined = You declined the invitation. You can undo this for 5 minutes.
undo-file = You removed the file. You can undo this for 5 minutes.
undo-use = The report from class is removed. You can undo this for 5 minutes.
undo-photo = The photo is removed. You can undo this for 5 minutes.
undo-review = The review is removed. You can undo this for 5 minutes.
undo-organisation = You left the organisation. You can undo this for 5 minutes.
undo-verification = You withdrew the confirmation. You can undo this for 5 minutes.
undo-invitation = You revoked the invitation. You can undo this for 5 minutes.
sure-title = Are you sure?
sure-back = No, go back
sure-thread = { $people ->
    [one] One other person has
   *[other] { $people } other people have
} written { $replies ->
    [one] one reply
   *[other] { $replies } replies
} here. If you delete the thread, their replies go with it, and we’ll tell them.
sure-photo = Your photo will be deleted for good. You can add another one at any time.
sure-unlink = You won’t be able to sign in with this account any more. To use it again, you’ll have to link it again.
sure-factor = From then on, your password alone opens your account. Your authenticator app and recovery codes stop working.
error-gone-title = This has been deleted
error-gone-advice = The link was right, but what it led to is no longer here. You can start from the boards.
