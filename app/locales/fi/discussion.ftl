front-title = Alueet
front-description = Foorumi, jossa Euroopan akku- ja sähköliikennealan ammatilliset opettajat oppivat toisiltaan.
front-boards = Alueet
front-newest = Uusimmat ketjut
front-unanswered = Odottaa vastausta
front-all = Kaikki ketjut
front-all-unanswered = Kaikki vastaamattomat kysymykset
intro-title = Opetatko akkutekniikkaa? Et ole yksin.
intro-lead = Ammatilliset opettajat eri puolilta Eurooppaa kysyvät, vastaavat ja kertovat, mikä toimii tunnilla: kennot, suurjännite, vianhaku, kierrätys.
intro-join = Liity ja kysy
intro-about = Mikä tämä on?

count-threads = { $n ->
    [one] { $n } ketju
   *[other] { $n } ketjua
}
count-replies = { $n ->
    [0] Ei vielä vastauksia
    [one] { $n } vastaus
   *[other] { $n } vastausta
}

board-members-only = Vain jäsenille
board-group-only = Vain ryhmälle
board-staff-only = Vain ylläpidolle
board-start = Aloita ketju
board-start-first = Aloita ensimmäinen ketju
board-empty = Täällä ei ole vielä ketjuja.
board-empty-example = Hyvä ensimmäinen ketju on tällä viikolla mieleen tullut kysymys tai hyvin toiminut oppitunti.
feed = Syöte
list-empty-short = Täällä ei ole nyt mitään.
list-empty-filtered = Mikään ketju ei sovi hakuun.
list-show-all = Näytä kaikki
pager-label = Sivut
pager-start = Takaisin alkuun
pager-older = Vanhempia ketjuja

threads-title = Uusimmat ketjut
unanswered-title = Vastausta odottavat kysymykset
sort-label = Järjestys
sort-latest = Viimeksi vilkkaat
sort-newest = Uusimmat
sort-top = Hyödyllisimmät
filter-kind = Laji
filter-any-kind = Kaikki lajit
filter-language = Tekstin kieli
filter-any-language = Kaikki kielet
filter-unanswered = Ilman vastausta
filter-apply = Näytä
tags-title = Tunnisteet
tags-lead = Sanat, joiden alta ketjut löytyvät.
tags-empty = Tunnisteita ei vielä ole.

kind-question = Kysymys
kind-discussion = Keskustelu
kind-good-practice = Hyvä käytäntö
kind-news = Uutinen
hint-kind-question = Tarvitset vastauksen.
hint-kind-discussion = Haluat kuulla, mitä muut ajattelevat.
hint-kind-good-practice = Kerrot, mikä toimi.
hint-kind-news = Ilmoitat jotakin.

row-pinned = Kiinnitetty
row-locked = Lukittu
row-solved = Ratkaistu
row-new = Uusi
row-unread = { $n } uutta
row-opened = { $name } avasi
row-replied = { $name } vastasi

thread-active = Viimeksi vilkas
thread-moderate = Valvo
thread-deleted = Poistettu
thread-no-answers = Kukaan ei ole vielä vastannut. Tiedätkö jotakin, mistä on apua? Lyhytkin vastaus kelpaa.
thread-no-replies = Kukaan ei ole vielä vastannut. Ole ensimmäinen.
thread-to-start = Siirry alkuun
thread-branch = Näet keskustelun vastauksen #{ $n } alla.
thread-whole = Näytä koko ketju
thread-earlier = Aiemmat vastaukset
thread-later = Myöhemmät vastaukset
thread-locked-note = Tämä ketju on lukittu. Voit lukea, mutta et vastata.
thread-closed-note = Et voi vastata täällä.
view-label = Vastausten järjestys
view-tree = Keskusteluittain
view-flat = Ajan mukaan
mark-read = Merkitse tämä sivu luetuksi
mark-read-next = Merkitse luetuksi ja siirry seuraavaan uuteen
next-unread = { $n } uutta · seuraava
keys-title = Näppäimet
keys-close = Sulje
keys-n = Seuraava lukematon vastaus
keys-j = Seuraava viesti
keys-k = Edellinen viesti
keys-r = Vastaa tähän viestiin
keys-q = Lainaa tätä viestiä

reply-number = Vastaus #{ $n }
post-permalink = Linkki tähän vastaukseen
post-edited = muokattu
post-answer = Ratkaisu
post-in-reply-to = vastaus viestiin #{ $n }
post-deleted = Vastaus #{ $n } on poistettu.
post-deleted-show = Näytä poistettu teksti
post-new-below = { $n } uutta alla
post-fold = { $n ->
    [one] Yksi vastaus alla
   *[other] { $n } vastausta alla
}
post-continue = { $n ->
    [one] Jatka tätä keskustelua (yksi vastaus)
   *[other] Jatka tätä keskustelua ({ $n } vastausta)
}
answers-label = Ratkaisut
answer-in-context = Katso keskustelussa (#{ $n })

reactions-label = Reaktiot
reactions-who = Ketkä?
reaction-thanks = Kiitos
reaction-tried = Kokeilin tunnilla
reaction-adapted = Muokkasin omaan käyttöön
reaction-failed = Ei toiminut täällä
reaction-tried-title = Kokeilin tätä tunnilla
reaction-adapted-title = Muokkasin tätä omaan käyttöön
reaction-failed-title = Tämä ei toiminut meillä
react-lead = Kerro halutessasi muille, miten kävi. Kaikki kentät ovat vapaaehtoisia.
react-submit = Tallenna
field-note = Miten kävi? (vapaaehtoinen)
hint-note = Yksi rivi, enintään { $most } merkkiä.
field-level = Ryhmän taso (vapaaehtoinen)
hint-level = Esimerkiksi: EQF 4, toinen vuosi
reactors-title = Reaktiot
reactors-empty = Kukaan ei ole vielä reagoinut.
back-to-post = Takaisin viestiin

action-reply = Vastaa
action-quote = Lainaa
action-more = Lisää
action-more-of = { $n ->
    [0] Lisää toimintoja ensimmäiselle viestille
   *[other] Lisää toimintoja vastaukselle #{ $n }
}
action-link = Linkki
action-edit = Muokkaa
action-delete = Poista
action-delete-thread = Poista ketju
action-undo = Kumoa
action-split = Tee tästä uusi ketju
action-mark-answer = Merkitse ratkaisuksi
action-unmark-answer = Ei ratkaisu

composer-answer = Vastauksesi
composer-reply = Vastauksesi
composer-reply-to = Vastaa viestiin #{ $n } ({ $name })
composer-answering = Mitä { $name } kirjoitti
composer-reply-label = Teksti
composer-hint = Voit käyttää Markdownia: **lihavointi**, luettelot, taulukot, > lainaukset, koodi. Kirjoita millä kielellä haluat.
composer-post-reply = Lähetä vastaus
composer-preview-button = Esikatsele
composer-preview = Esikatselu
composer-toolbar = Muotoilu
composer-saved = Luonnos tallennettu
composer-not-saved = Luonnosta ei voitu tallentaa. Tekstisi on yhä tässä.
composer-left = Merkkejä jäljellä:
composer-restored = Tämä on tallennettu luonnoksesi:
composer-discard = Hylkää se
composer-cancel = Peru
composer-invitation = Tiedätkö tästä enemmän? Liity ja vastaa. Se on maksutonta ja vie minuutin.
composer-lost-session = Kirjautumisesi on päättynyt, mutta tekstisi on yhä tässä. Kirjaudu uudessa välilehdessä, palaa tähän ja lähetä uudelleen.
composer-sign-in-tab = Kirjaudu (uusi välilehti)
tool-bold = Lihavointi
tool-italic = Kursiivi
tool-heading = Otsikko
tool-quote = Lainaus
tool-code = Koodi
tool-link = Linkki
tool-list = Luettelo
tool-numbered = Numeroitu luettelo
tool-task = Tehtäväluettelo
tool-table = Taulukko

new-title = Aloita ketju
new-submit = Julkaise
field-kind = Mikä tämä on?
field-title = Otsikko
hint-title = Kerro yhdellä rivillä, mistä on kyse. Hyvä kysymys päättyy kysymysmerkkiin.
field-language = Tekstin kieli
field-tags = Tunnisteet (vapaaehtoinen)
hint-tags = Enintään { $most }, pilkuilla erotettuina
field-body = Teksti

edit-title = Muokkaa viestiäsi
edit-thread-title = Muokkaa ketjua
edit-submit = Tallenna muutokset
edit-submit-over = Tallenna oma tekstini
conflict-title = Kaksi muokkasi yhtä aikaa
conflict-advice = Alla näet, miten tekstisi eroaa nyt tallennetusta. Yhdistä molemmat kentässä ja tallenna.
conflict-theirs = Nyt tallennettu teksti
history-title = Ketjun ”{ $title }” muutokset
history-empty = Tätä viestiä ei ole muutettu.
history-version = Versio { $n }
diff-label = Mikä muuttui
diff-added = Lisätty:
diff-removed = Poistettu:
diff-skipped = { $n ->
    [one] yksi muuttumaton rivi
   *[other] { $n } muuttumatonta riviä
}

moderate-title = Valvo tätä ketjua
moderate-lock = Lukitse
moderate-unlock = Avaa lukitus
moderate-pin = Kiinnitä
moderate-unpin = Irrota
moderate-move = Siirrä toiselle alueelle
moderate-move-submit = Siirrä
moderate-merge = Yhdistä tämä ketju toiseen
moderate-merge-hint = Toisen ketjun numero, kuten sen osoitteessa: /threads/123/…
moderate-merge-submit = Yhdistä
split-title = Tee uusi ketju
split-lead = Tästä vastauksesta ja kaikesta sen alla tulee oma ketju samalle alueelle.
split-submit = Tee uusi ketju
tag-no-threads = Tällä tunnisteella ei ole vielä ketjuja.

notice-thread-deleted = { $actor } poisti ketjun ”{ $note }”. Myös viestisi siinä poistuivat
notice-thread-removed = Valvoja poisti ketjun ”{ $note }”. Myös viestisi siinä piilotettiin
