facet-bloom = What learners do
facet-accessible = Accessibility
missing-verbs = A level for each learning outcome.
why-verbs = Others see at once how demanding it is.
missing-accessibility = What makes it accessible.
why-accessibility = A learner who cannot see or hear well must know before whether they can use it. “None of these” is an answer, too.
field-accessibility = Accessibility
hint-accessibility = What is really there. If nothing is, say so.
wrong-outcome-without-object = Say what learners do it with.
wrong-no-such-concept = Choose a skill from the list under the field, propose a new one, or leave the field empty.

# Learning outcomes
outcome-new = New outcome
outcome-number = Learning outcome { $n }
outcome-add = One more outcome
outcome-remove = Remove this outcome
outcome-verb = Verb
hint-outcome-verb = Measure, explain, plan …
outcome-object = What
hint-outcome-object = the resistance of a cell
outcome-context = How or where (optional)
hint-outcome-context = with a four-wire meter
outcome-process = Level (Bloom)
outcome-process-none = By the verb
outcome-kind = Kind
outcome-kind-knowledge = Knowledge
outcome-kind-skill = Skill
outcome-kind-competence = Responsibility and autonomy
outcome-reuse = Useful
outcome-concept = Skill in ESCO (optional)
hint-outcome-concept = English words from the European classification of skills: battery chemistry. Others find your resource by it.
outcome-find = Find in ESCO
outcome-choose = Which one is it?
outcome-propose = None of these: propose “{ $name }”
outcome-propose-hint = It stays with your resource, and we pass it on to ESCO.
outcome-definition = What is meant by it? (if you propose it)
outcome-proposed = proposed for ESCO
outcome-esco-from = Skills from ESCO:
admin-concepts = Proposed skills
proposals-lead = Skills that published resources teach and ESCO does not have.
proposals-empty = Nobody has proposed a skill yet. Authors do it in the form of a resource, where ESCO has none that fits.

# Authors
authors-title = Authors
field-author-handle = Invite a co-author
hint-author-handle = Their name in the forum, as in @marta-silva. Once they accept, they can change and publish it like you.
author-invite = Invite
author-up = Move up
move-up-named = Move { $name } up
author-withdraw = Take back
author-withdraw-named = Take back the invitation of { $name }
author-leave = Stop being an author
author-asked = invited, has not answered yet
author-invitations = You are invited to be an author
author-invited-by = { $name } invites you
author-accept = Accept
author-decline = Decline
wrong-author-already = They are an author already, or you have invited them.
wrong-last-author = You are the only author. Take the resource out of the lists instead.
notice-author-invited = { $actor } invites you to be an author of “{ $note }”
notice-author-accepted = { $actor } is now an author of “{ $note }”
mail-author-invited-subject = { $actor } invites you to be an author of “{ $note }”
mail-author-invited-body =
    Hello { $name },

    { $actor } invites you to be an author of the resource “{ $note }”. If you accept, you can change and publish it together.

    Accept or decline:
    { $link }

# Versions side by side, and whose draft was faster
compare-title = From version { $a } to version { $b }
compare-nothing = These versions say the same.
compare-versions = All versions
compare-what-changed = What changed?
compare-field = Field
compare-empty = nothing
compare-summary = Summary
compare-link = Link
compare-changes = What the remix changed
compare-from = From
compare-to = To
compare-submit = Compare
file-change-added = Added:
file-change-removed = Removed:
file-change-replaced = Replaced:
draft-conflict-title = Two versions of this draft
draft-conflict-lead = { $name } saved this draft while you were writing. Nothing is lost: compare both, put what you want to keep into the form below, and save again. Saving keeps what the form says.
draft-conflict-theirs = Saved meanwhile
draft-conflict-mine = Yours
draft-conflict-drop = Drop mine and go on with what was saved

# Where it comes from
lineage-title = Where “{ $title }” comes from and what became of it
lineage-see = See the whole family
lineage-alone = Nothing was made from it yet, and it was made from nothing else here.
lineage-sources = Made from
lineage-made = Made from it
lineage-behind = made from an earlier version
lineage-description = { $n ->
    [one] A drawing with one related resource. The list below says the same.
   *[other] A drawing with { $n } related resources. The list below says the same.
}
lineage-cut = { $n ->
    [one] One more resource is not shown here. Open the outermost ones to go on.
   *[other] { $n } more resources are not shown here. Open the outermost ones to go on.
}

# Saving in the background
autosave-saved = Saved { $time }.
autosave-failed = Not saved: there is no answer from the forum. Your text is still here; we try again when you write on.
autosave-wrong = Not saved yet: something in the form is not right. The button says what.
autosave-conflict = Not saved: a co-author saved this draft meanwhile. Your text is still here; the button shows both side by side.
