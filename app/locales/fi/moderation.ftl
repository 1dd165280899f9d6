nav-moderation = Ilmoitukset
list-more = Näytä lisää
reason-label = Syy:
reason-none = Syytä ei kerrottu.
field-reason = Syy
field-reason-optional = Syy (vapaaehtoinen)
hint-reason = Kirjoittaja voi lukea sen.
hint-reason-author = Kirjoittaja näkee sen viestinsä paikalla.
hint-reason-member = Jäsen voi lukea sen.
hint-reason-reporter = Ilmoituksen tekijät voivat lukea sen.

suspended-title = Sinulla on kirjoituskielto.
suspended-until = Voit lukea mutta et kirjoittaa { $date } asti.
suspended-until-lifted = Voit lukea mutta et kirjoittaa, kunnes valvoja poistaa kiellon.
staff-second-factor-title = Toinen tunniste
staff-second-factor = Voit valvoa vasta, kun kirjaudut toisella tunnisteella.
staff-second-factor-link = Ota se käyttöön

action-report = Ilmoita
action-hide = Piilota
post-hidden = Valvoja piilotti vastauksen #{ $n }.

report-title-post = Ilmoita viestistä
report-title-member = Ilmoita jäsenestä
report-title-resource = Ilmoita aineistosta
report-title-review = Ilmoita arviosta
report-title-use = Ilmoita kertomuksesta tunnilta
report-title-collection = Ilmoita kokoelmasta
report-resource-hint = Onko aineisto vain vanhentunut? Tekijät haluavat tietää siitä: käytä aineiston sivulla kohtaa ”Jokin on vanhentunut”. Arvioilla ja kertomuksilla tunnilta on omat Ilmoita-linkkinsä.
report-lead = Vain valvojat näkevät ilmoituksesi. Saat lyhyen vastauksen sähköpostilla.
field-report-kind = Mikä on vialla?
report-kind-spam = Roskaa tai mainontaa
report-kind-off-topic = Ei kuulu aiheeseen
report-kind-harmful = Haitallinen tai vaarallinen neuvo
report-kind-personal-data = Henkilötietoja
report-kind-rights = Kopioitu luvatta tai luottamuksellista
report-kind-other = Jotain muuta
field-report-note = Mitä meidän pitäisi tietää? (vapaaehtoinen)
hint-report-note = Jos valitset ”Jotain muuta”, kerro mistä on kyse.
report-submit = Lähetä ilmoitus
report-done-title = Kiitos
report-done-lead = Ilmoituksesi on valvojilla. Saat lyhyen vastauksen sähköpostilla.
report-gone = Sitä ei enää ole.
report-outcome-dismissed = Sääntöjä ei rikottu
report-outcome-settled = Asia hoidettiin toisella tavalla
report-outcome-hidden = Sisältö poistettiin näkyvistä
report-outcome-suspended = Jäsen sai kirjoituskiellon

moderation-title = Ilmoitukset
moderation-open = Odottavat
moderation-closed = Käsitellyt
moderation-empty = Mikään ei odota sinua. Kun jäsenet ilmoittavat sisällöstä tai henkilöstä, se näkyy täällä.
moderation-empty-closed = Yhtään ilmoitusta ei ole vielä käsitelty.
case-about = { $name }
case-reports = { $n ->
    [one] { $n } ilmoitus
   *[other] { $n } ilmoitusta
}
case-closed-note = Tapaus on suljettu. Ilmoituksen tekijät saavat vastauksen.
case-said = Mitä ilmoitettiin
case-no-reports = Tästä ei ole ilmoitettu.
case-acts = Mitä tehdään
case-author = Kirjoittaja:
case-hidden = Tämä viesti on piilotettu.
case-open-post = Katso ketjussa
case-open-resource = Avaa aineisto; sen voi poistaa luetteloista siellä
case-open-review = Katso arviota, josta sen voi poistaa
case-open-use = Katso kertomusta tunnilta, josta sen voi poistaa
case-open-collection = Avaa kokoelma; sen voi poistaa siellä
case-gone = Sitä ei enää ole.
case-hide = Piilota viesti
case-restore = Näytä viesti taas
case-thread = Lukitse, siirrä tai yhdistä ketju
case-suspend = Anna kirjoituskielto: { $name }
case-close = Sulje tapaus
field-outcome = Lopputulos

person-suspended = Kirjoituskielto
suspend-title = Kirjoituskielto: { $name }
suspend-again = Muuta kieltoa
suspend-lead = Jäsen, jolla on kirjoituskielto, voi lukea mutta ei kirjoittaa. Hän näkee syyn jokaisella sivulla ja saa sähköpostin.
suspend-submit = Anna kirjoituskielto
field-term = Kuinka pitkäksi aikaa?
term-1 = 1 päivä
term-7 = 7 päivää
term-30 = 30 päivää
term-lifted = Kunnes kielto poistetaan
lift-title = Poista kielto
lift-submit = Poista kielto

audit-post-hidden = Viesti piilotettiin
audit-post-restored = Viesti palautettiin näkyviin
audit-post-edited = Valvoja muokkasi viestiä
audit-thread-locked = Ketju lukittiin
audit-thread-unlocked = Ketjun lukitus avattiin
audit-thread-pinned = Ketju kiinnitettiin
audit-thread-unpinned = Ketjun kiinnitys poistettiin
audit-thread-moved = Ketju siirrettiin toiselle alueelle
audit-thread-merged = Ketju liitettiin toiseen ketjuun
audit-branch-split = Vastauksista tehtiin oma ketju
audit-report-closed = Ilmoitus käsiteltiin
audit-member-suspended = Tili sai kirjoituskiellon
audit-suspension-lifted = Kirjoituskielto poistettiin

notice-staff-acted = Valvoja teki tämän: { $note }

mail-staff-subject = BaTT Forum: { $act }
mail-staff-body =
    Hei { $name },

    BaTT Forumin valvoja teki tämän: { $what }

    Syy: { $reason }

    Voit katsoa täällä:
    { $link }

    { $help }

    BaTT Forum
    { $site }
mail-report-subject = Ilmoituksesi: ”{ $about }”
mail-report-body =
    Hei { $name },

    kiitos ilmoituksestasi ”{ $about }”. Valvojat ovat käsitelleet sen.

    Lopputulos: { $outcome }
    Perustelu: { $reason }

    Mistä ilmoitit:
    { $see }

    BaTT Forum
    { $site }
audit-brought-back = Palautettu
