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

import-guessed = We guessed that this file is written in { $charset }. If letters look wrong below, choose another encoding.
import-charset = We read this file as { $charset }.
field-charset = Encoding of the file
hint-charset = It says which bytes stand for which letters. Your spreadsheet shows it when you save as CSV.
import-reread = Read it again
charset-utf-8 = UTF-8
charset-utf-16le = UTF-16 (little-endian)
charset-utf-16be = UTF-16 (big-endian)
charset-windows-1250 = Windows-1250 (Central Europe)
charset-windows-1251 = Windows-1251 (Cyrillic)
charset-windows-1252 = Windows-1252 or ISO-8859-1 (Western Europe)
charset-windows-1253 = Windows-1253 (Greek)
charset-windows-1254 = Windows-1254 or ISO-8859-9 (Turkish)
charset-windows-1257 = Windows-1257 (Baltic)
charset-iso-8859-2 = ISO-8859-2 (Central Europe)
charset-iso-8859-4 = ISO-8859-4 (Northern Europe)
charset-iso-8859-5 = ISO-8859-5 (Cyrillic)
charset-iso-8859-7 = ISO-8859-7 (Greek)
charset-iso-8859-13 = ISO-8859-13 (Baltic)
charset-iso-8859-15 = ISO-8859-15 (Western Europe with €)
charset-iso-8859-16 = ISO-8859-16 (Romanian)
charset-koi8-u = KOI8-U (Cyrillic)
charset-ibm866 = DOS 866 (Cyrillic)
charset-macintosh = Mac OS Roman
