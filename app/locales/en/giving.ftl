material-download-all = Download all as ZIP
material-download-hint = With the licence and the lines that name its authors.
library-feed = Subscribe to new resources
library-feed-narrowed = Subscribe to this list
library-feed-title = Library: { $filters }
package-reserved = Its authors keep all rights, so this package holds no files and no text. You find it here: { $link }
package-attribution = Whoever uses it names its authors: the lines to copy are in ATTRIBUTION.txt, ATTRIBUTION.md and ATTRIBUTION.html.
wrong-not-a-table = We cannot read this as a table. It needs the columns “title” and “link”; the template below shows how.
wrong-too-many-lines = A table can have { $most } resources. Please send it in parts.
wrong-not-public = We do not ask this address. It has to be one that everybody on the web can reach.
wrong-not-reached = Nothing we can read came from this address. Is it the one for OAI-PMH?
wrong-nothing-there = It answered that it has no records like this.
import-title = Bring in links
import-lead = You have a list of good links? Bring them in with one table. They become drafts that only you see until you publish them.
field-import-file = Table (CSV)
hint-import-file = Up to 200 resources, 1 MB. Save it from your spreadsheet as CSV.
import-template = Download the template
import-template-hint = It has one line as an example. “title” and “link” must be filled in; the rest can wait. Several values in one cell are parted by |.
import-read = Read the table
import-nothing-yet = Nothing is made yet: you see first what we understood.
harvest-title = Bring in from another library
harvest-lead = For libraries that speak OAI-PMH. Each record becomes a draft of yours with a link to where it lies, under the licence it has there.
field-repository = Address for OAI-PMH
hint-repository = It looks like https://library.example/oai
field-set = Set (optional)
hint-set = The part of the library, by its setSpec.
harvest-ask = Ask the library
import-result = What we read
import-from = From { $origin }
import-good = { $n ->
    [0] None of it can become a draft.
    [one] One resource can become a draft.
   *[other] { $n } resources can become drafts.
}
import-bad = { $n ->
    [one] One line has something to put right.
   *[other] { $n } lines have something to put right.
}
import-make = { $n ->
    [one] Make one draft
   *[other] Make { $n } drafts
}
import-made = { $n ->
    [0] No draft was made.
    [one] One draft was made.
   *[other] { $n } drafts were made.
}
import-another = Send another table
import-column-line = Line
import-column-resource = Resource
import-column-state = What becomes of it
import-line-good = can become a draft
import-line-known = is here already
import-line-made = is a draft now
import-line-wrong = { $field }: { $wrong }
import-open = Open it
