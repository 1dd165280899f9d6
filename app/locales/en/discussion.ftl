front-title = Boards
front-description = The forum where Europe’s vocational teachers for batteries and electromobility learn from each other.
front-boards = Boards
front-newest = Newest threads
front-unanswered = Waiting for an answer
front-all = All threads
front-all-unanswered = All unanswered questions
intro-title = Teach batteries? You are not alone.
intro-lead = Vocational teachers from all over Europe ask, answer and share what works in class: cells, high voltage, diagnostics, recycling.
intro-join = Join and ask
intro-about = What is this?

count-threads = { $n ->
    [one] { $n } thread
   *[other] { $n } threads
}
count-replies = { $n ->
    [0] No replies yet
    [one] { $n } reply
   *[other] { $n } replies
}

board-members-only = Members only
board-group-only = Group only
board-staff-only = Staff only
board-start = Start a thread
board-start-first = Start the first thread
board-empty = There are no threads here yet.
board-empty-example = Good first threads are a question you had this week, or a lesson that worked well.
feed = Feed
list-empty-short = Nothing here just now.
list-empty-filtered = No thread fits.
list-show-all = Show all
pager-label = Pages
pager-start = Back to the start
pager-older = Older threads

threads-title = Latest threads
unanswered-title = Questions waiting for an answer
sort-label = Order
sort-latest = Latest activity
sort-newest = Newest
sort-top = Most helpful
filter-kind = Kind
filter-any-kind = All kinds
filter-language = Language of the text
filter-any-language = All languages
filter-unanswered = Without answer
filter-apply = Show
tags-title = Tags
tags-lead = Words that threads are filed under.
tags-empty = There are no tags yet.

kind-question = Question
kind-discussion = Discussion
kind-good-practice = Good practice
kind-news = News
hint-kind-question = You need an answer.
hint-kind-discussion = You want to hear what others think.
hint-kind-good-practice = You tell what worked.
hint-kind-news = You announce something.

row-pinned = Pinned
row-locked = Locked
row-solved = Solved
row-new = New
row-unread = { $n } new
row-opened = { $name } opened
row-replied = { $name } replied

thread-active = Last active
thread-moderate = Moderate
thread-deleted = Removed
thread-no-answers = Nobody has answered yet. Do you know something that helps? A short answer is welcome.
thread-no-replies = Nobody has replied yet. Be the first.
thread-to-start = Go to the start
thread-branch = You see the conversation below reply #{ $n }.
thread-whole = Show the whole thread
thread-earlier = Earlier replies
thread-later = Later replies
thread-locked-note = This thread is locked. You can read it but not reply.
thread-closed-note = You cannot reply here.
view-label = Order of replies
view-tree = By conversation
view-flat = By time
mark-read = Mark this page as read
mark-read-next = Mark as read and go to the next new reply
next-unread = { $n } new · next
keys-title = Keys
keys-close = Close
keys-n = Next unread reply
keys-j = Next post
keys-k = Previous post
keys-r = Reply to this post
keys-q = Quote this post

reply-number = Reply #{ $n }
post-permalink = Link to this reply
post-edited = edited
post-answer = Answer
post-in-reply-to = in reply to #{ $n }
post-deleted = Reply #{ $n } was deleted.
post-deleted-show = Show the deleted text
post-new-below = { $n } new below
post-fold = { $n ->
    [one] 1 reply below
   *[other] { $n } replies below
}
post-continue = { $n ->
    [one] Continue this conversation (one reply)
   *[other] Continue this conversation ({ $n } replies)
}
answers-label = Answers
answer-in-context = See it in the conversation (#{ $n })

reactions-label = Reactions
reactions-who = Who?
reaction-thanks = Thank you
reaction-tried = Tried it in class
reaction-adapted = Adapted it
reaction-failed = Did not work here
reaction-tried-title = I tried it in class
reaction-adapted-title = I adapted it
reaction-failed-title = It did not work here
react-lead = Tell others how it went, if you like. All fields are optional.
react-submit = Save
field-note = How did it go? (optional)
hint-note = One line, at most { $most } characters.
field-level = Level of the group (optional)
hint-level = For example: EQF 4, second year
reactors-title = Reactions
reactors-empty = Nobody has reacted yet.
back-to-post = Back to the post

action-reply = Reply
action-quote = Quote
action-more = More
action-more-of = { $n ->
    [0] More actions for the first post
   *[other] More actions for reply #{ $n }
}
action-link = Link
action-edit = Edit
action-delete = Delete
action-delete-thread = Delete thread
action-undo = Undo
action-split = Make it a new thread
action-mark-answer = Mark as answer
action-unmark-answer = Not the answer

composer-answer = Your answer
composer-reply = Your reply
composer-reply-to = Reply to #{ $n } by { $name }
composer-answering = What { $name } wrote
composer-reply-label = Text
composer-hint = You can use Markdown: **bold**, lists, tables, > quotes, code. Write in any language.
composer-post-reply = Post reply
composer-preview-button = Preview
composer-preview = Preview
composer-toolbar = Formatting
composer-saved = Draft saved
composer-not-saved = The draft could not be saved. Your text is still here.
composer-left = Characters left:
composer-restored = This is your saved draft from
composer-discard = Discard it
composer-cancel = Cancel
composer-invitation = Do you know more about this? Join and reply. It is free and takes a minute.
composer-lost-session = Your sign-in has ended, but your text is still here. Sign in in a new tab, then come back and send it again.
composer-sign-in-tab = Sign in (new tab)
tool-bold = Bold
tool-italic = Italic
tool-heading = Heading
tool-quote = Quote
tool-code = Code
tool-link = Link
tool-list = List
tool-numbered = Numbered list
tool-task = Task list
tool-table = Table

new-title = Start a thread
new-submit = Publish
field-kind = What is it?
field-title = Title
hint-title = Say in one line what it is about. A good question ends with a question mark.
field-language = Language of the text
field-tags = Tags (optional)
hint-tags = At most { $most }, with commas between them
field-body = Text

edit-title = Edit your post
edit-thread-title = Edit the thread
edit-submit = Save changes
edit-submit-over = Save my text
conflict-title = Two people edited at once
conflict-advice = Below you see how your text differs from the one that is saved now. Put both together in the field, then save.
conflict-theirs = The text that is saved now
history-title = Changes of “{ $title }”
history-empty = This post was never changed.
history-version = Version { $n }
diff-label = What changed
diff-added = Added:
diff-removed = Removed:
diff-skipped = { $n ->
    [one] one unchanged line
   *[other] { $n } unchanged lines
}

moderate-title = Moderate this thread
moderate-lock = Lock
moderate-unlock = Unlock
moderate-pin = Pin
moderate-unpin = Unpin
moderate-move = Move to another board
moderate-move-submit = Move
moderate-merge = Put this thread into another one
moderate-merge-hint = The number of the other thread, as in its address: /threads/123/…
moderate-merge-submit = Merge
split-title = Make a new thread
split-lead = This reply and everything below it become a thread of their own in the same board.
split-submit = Make a new thread
tag-no-threads = No thread has this tag yet.

notice-thread-deleted = { $actor } deleted the thread “{ $note }”. Your replies in it are deleted, too
notice-thread-removed = A moderator removed the thread “{ $note }”. Your replies in it are hidden, too
