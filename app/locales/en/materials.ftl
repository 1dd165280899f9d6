nav-library = Library
library-title = Library
library-lead = Teaching material that colleagues share: use it, adapt it, give it back.
library-add = Add a resource
library-mine = My resources
library-mine-empty = You have no resources yet. Share one that worked in your class.
library-empty = Nothing is here yet. Be the first to share something that worked.
library-none-fits = Nothing fits all of this. Take a filter off.
library-facets = Narrow the list
library-clear = Take all filters off
facet-language = Language
facet-kind = Kind
facet-step = Step of the value chain
facet-eqf = Level (EQF)
facet-cefr = Language level of the text
facet-time = Time in class
facet-allows = The licence lets me
time-quarter = up to 15 minutes
time-hour = up to an hour
time-half-day = up to half a day
time-longer = longer
allows-adapt = change it and share that
allows-sell = use it for money, too
material-state-draft = Draft
material-state-published = Published
material-state-retired = Taken out of the lists
material-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
material-remixes = { $n ->
    [one] adapted once
   *[other] adapted { $n } times
}
size-bytes = { $n } bytes
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
material-new = Add a resource
material-new-lead = A title is enough to begin. You add files, say more about it and publish it when you are ready.
material-begin = Begin
material-edit = Your draft
material-edit-version = Prepare version { $n }
material-saved = Saved. Only you see it until you publish it.
material-about = About it
material-save = Save
material-publish = Publish
material-published = Published. Thank you for sharing it.
material-remix-adaptation = It is adapted from:
material-remix-translation = It is a translation of:
material-retired = Its authors took this resource out of the lists. The reason: { $reason }
material-older = You read version { $n }, not the latest.
material-latest = Read the latest
material-by = By
material-version = Version { $n }
material-cefr = text at { $level }
material-behind = made from version { $taken }, now there is version { $now }
remix-is-translation = translation
remix-is-adaptation = adaptation
material-prerequisites = What learners should know before
material-equipment = Equipment
material-sources = Other sources
material-made-of-it = Made from it
material-open-link = Open it
material-filed = Filed under
material-change = Change
material-adapt = Adapt or translate
material-retire = Take it out of the lists
material-list-again = List it again
field-material-title = Title
field-material-kind = Kind
field-material-language = Language
field-summary = In one or two sentences
hint-summary = What is it, and for whom? Lists show this.
field-material-description = How to use it
hint-material-description = Steps, time, what to watch out for. You can use Markdown. A resource can also be just this text.
field-link = Link (optional)
hint-link = For material that lies elsewhere.
field-changes = What did you change?
hint-changes = The licence asks for it, and the authors will be glad to know.
field-licence = Licence
hint-licence = What may others do with it? CC BY-SA lets them adapt it and asks them to share that in the same way.
licence-choose = Choose a licence
field-material-steps = Steps of the value chain it is about
field-minutes = Minutes in class
field-cefr = Language level of the text
cefr-none = Not said
field-eqf = Levels (EQF)
hint-eqf = 3 and 4 are most of initial vocational training.
field-outcomes = Learning outcomes
hint-outcomes = One on each line, beginning with a verb: Measure the resistance of a cell.
field-prerequisites = What learners should know before (optional)
field-equipment = Equipment (optional)
field-safety = Safety
hint-safety = For work in a lab: what can happen, and what to wear.
field-sources = Other sources you used (optional)
hint-sources = Pictures, tables, texts of others: title, author, licence.
files-title = Files
files-none = No files yet. Text and links need none.
files-choose = Choose files
hint-files = Up to 50 MB each. PDF, pictures, office files, text, films, sound. Save your text first: it is a form of its own.
files-upload = Upload
files-remove = Remove
files-remove-named = Remove { $name }
file-open = opens here
file-download = download
file-not-scanned = not scanned for viruses
file-scanned = scanned
publish-title = Before you publish
checklist-needed = This is still missing:
checklist-helpful = This would help others:
missing-summary = A summary.
why-summary = It is what people read first.
missing-content = A file, a link or a text.
why-content = There is nothing to use yet.
missing-licence = A licence.
why-licence = Without one nobody may use it.
missing-link-only = Remove the files.
why-link-only = What others may not copy can be linked here, not handed out.
missing-step = A step of the value chain.
why-step = By it colleagues find what they need.
missing-minutes = The time it takes.
why-minutes = Lessons are planned by it.
missing-changes = What you changed.
why-changes = The licence of the source asks for it.
missing-outcomes = Learning outcomes.
why-outcomes = They say what it is for.
missing-eqf = A level.
why-eqf = Others see at once whether it fits their class.
missing-cefr = The language level of the text.
why-cefr = Many learners do not read in their first language.
missing-subjects = A subject.
why-subjects = It can be found from there, too.
missing-safety = Words on safety.
why-safety = A lab instruction without them can hurt somebody.
missing-tags = Tags.
why-tags = They join it with threads about the same.
field-changelog = What is new in this version?
hint-changelog = One line. Others decide by it whether to look again.
publish-hint = A published version stays as it is, and so does its licence. You can publish better ones at any time.
attribution-title = When you use it
attribution-as-text = As text
attribution-as-markdown = As Markdown
attribution-as-html = As HTML
field-retire-reason = Why?
hint-retire = Its page shows this. Whoever uses it already may go on.
version-first = First version
version-restore = Make it the draft
versions-title = Versions of “{ $title }”
remix-title = Make something from “{ $title }”
remix-licences = What you make of it can have one of these licences: { $licences }.
remix-adapt = Adapt it
remix-adapt-submit = Begin to adapt
remix-translate = Translate it
remix-translate-submit = Begin to translate
remix-back = Back to the resource
field-translation = Into
field-also = Other resources you put together with it (optional)
hint-also = Their numbers, from their addresses: 12, 15
wrong-not-complete = Something it needs is still missing: see the list.
wrong-not-allowed-by-sources = The licences of what it is made from do not allow this one.
wrong-licences = The licences of these resources do not go together.
notice-kind-remix = Somebody makes something from my material
notice-remix = { $actor } made something from your material: { $note }
audit-material-retired = Resource taken out of the lists
audit-material-listed = Resource listed again
mail-remix-subject = { $actor } made something from your material
mail-remix-body =
    Hello { $name },

    { $actor } made something from your material and published it: { $note }

    Have a look:
    { $link }
count-resources = { $n ->
    [one] { $n } resource
   *[other] { $n } resources
}
tag-in-library = { $n ->
    [one] { $n } resource in the library
   *[other] { $n } resources in the library
}
