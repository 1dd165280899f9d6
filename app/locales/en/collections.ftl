collections-title = Collections
follow-collection = Follow
following-collection = Collections
following-empty-collection = Open a collection and press “Follow” to hear of what is put into it.
notice-kind-followed-collection = A collection or page I follow has changed
notice-collection-grown = { $actor } put something into a collection that you follow. { $note }
notice-collection-editor = { $actor } asks you to edit a collection: { $note }
audit-collection-removed = Collection removed
wrong-no-such-member = Nobody here has this name.
mail-collection-grown-subject = Something new in a collection
mail-collection-grown-body =
    Hello { $name },

    { $actor } put something into a collection that you follow.
    { $note }

    Have a look:
    { $link }
mail-collection-editor-subject = { $actor } asks you to edit a collection
mail-collection-editor-body =
    Hello { $name },

    { $actor } made you an editor of this collection: { $note }

    You can leave it again on its page:
    { $link }
collections-lead = Resources side by side, in the order of a course, a week or an idea.
collections-none = Nobody has made a collection yet.
collections-mine = My collections
collections-mine-none = You have no collection yet. Begin one, or press “Add to a collection” on a resource.
collection-new = New collection
collection-begin = Begin
collection-begun = It is there. Put resources into it from their pages, and choose here who reads it.
collection-edit = Edit the collection
collection-order = Resources
collection-empty = There is nothing in it yet.
collection-empty-edit = There is nothing in it yet. Find a resource and press “Add to a collection”:
collection-gone = A resource that is no longer listed
collection-up = Up: { $title }
collection-down = Down: { $title }
collection-take-out = Take out: { $title }
collection-note-add = Add a note
collection-note-change = Change the note
field-collection-note = Note: why it is here, what to do with it (optional)
field-collection-title = Title
field-collection-summary = What is it for? (optional)
hint-collection-summary = For whom, in which order, for how long.
field-collection-access = Who reads it?
collection-access-public = Everybody
collection-access-link = Who has the link
collection-access-private = Only its editors
collection-shown-link = Whoever has the link can read this collection. No list shows it.
collection-shown-private = Only its editors can read this collection. When it is ready, edit it and choose who reads it.
collection-count = { $n ->
    [one] 1 resource
   *[other] { $n } resources
}
collection-followers = { $n ->
    [one] 1 follower
   *[other] { $n } followers
}
collection-nc-short = Non-commercial only
collection-copy = Make my own copy
collection-from = Made from the collection
collection-editors = Who edits it
collection-editor-add = Add
collection-editor-remove = Remove
collection-leave = Leave it
field-editor = Add a colleague
hint-editor = Their name with @, as it stands in the address of their page. They are told, and can leave.
collection-remove = Delete the collection
collection-remove-sure = The collection is deleted. You can undo this for 5 minutes. The resources in it stay in the library.
hint-collection-reason = Its owner reads it in a mail.
collect-title = Add to a collection
collect-where = Which one?
collect-new = A new collection
collect-new-title = Title of the new collection
hint-collect-new-title = Only for a new one. It is private at first.
collect-has = It is already in: { $titles }
collect-submit = Add
collected-in = { $n ->
    [one] It is in one collection:
   *[other] It is in { $n } collections, among them:
}
