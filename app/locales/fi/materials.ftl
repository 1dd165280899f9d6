nav-library = Kirjasto
library-title = Kirjasto
library-lead = Kollegoiden jakamaa opetusmateriaalia: käytä, muokkaa ja jaa takaisin.
library-add = Lisää aineisto
library-mine = Omat aineistoni
library-mine-empty = Sinulla ei ole vielä aineistoja. Jaa jotain, mikä toimi tunnillasi.
library-empty = Täällä ei ole vielä mitään. Jaa ensimmäisenä jotain, mikä toimi.
library-none-fits = Mikään ei täytä näitä kaikkia. Poista jokin rajaus.
library-facets = Rajaa luetteloa
library-clear = Poista kaikki rajaukset
facet-language = Kieli
facet-kind = Laji
facet-step = Arvoketjun vaihe
facet-eqf = Taso (EQF)
facet-cefr = Tekstin kielitaso
facet-time = Aika tunnilla
facet-allows = Lisenssi sallii
time-quarter = enintään 15 minuuttia
time-hour = enintään tunti
time-half-day = enintään puoli päivää
time-longer = pidempi
allows-adapt = muokata ja jakaa muokattuna
allows-sell = käyttää myös maksullisesti
material-state-draft = Luonnos
material-state-published = Julkaistu
material-state-retired = Poistettu luetteloista
material-minutes = { $n ->
    [one] 1 minuutti
   *[other] { $n } minuuttia
}
material-remixes = { $n ->
    [one] muokattu kerran
   *[other] muokattu { $n } kertaa
}
size-bytes = { $n } tavua
size-kilobytes = { $n } kt
size-megabytes = { $n } Mt
material-new = Lisää aineisto
material-new-lead = Alkuun riittää otsikko. Lisää tiedostot, kerro lisää ja julkaise, kun olet valmis.
material-begin = Aloita
material-edit = Luonnoksesi
material-edit-version = Valmistele versio { $n }
material-saved = Tallennettu. Vain sinä näet sen, kunnes julkaiset.
material-about = Tietoja
material-save = Tallenna
material-publish = Julkaise
material-published = Julkaistu. Kiitos jakamisesta.
material-remix-adaptation = Muokattu aineistosta:
material-remix-translation = Käännetty aineistosta:
material-retired = Tekijät poistivat aineiston luetteloista. Syy: { $reason }
material-older = Luet versiota { $n }, joka ei ole uusin.
material-latest = Lue uusin
material-by = Tekijä:
material-version = Versio { $n }
material-cefr = tekstin taso { $level }
material-behind = tehty versiosta { $taken }, nyt on versio { $now }
remix-is-translation = käännös
remix-is-adaptation = muokkaus
material-prerequisites = Mitä opiskelijan pitäisi osata ensin
material-equipment = Välineet
material-sources = Muut lähteet
material-made-of-it = Tästä tehty
material-open-link = Avaa
material-filed = Aiheet
material-change = Muuta
material-adapt = Muokkaa tai käännä
material-retire = Poista luetteloista
material-list-again = Palauta luetteloihin
field-material-title = Otsikko
field-material-kind = Laji
field-material-language = Kieli
field-summary = Parilla lauseella
hint-summary = Mikä se on ja kenelle? Tämä näkyy luetteloissa.
field-material-description = Näin sitä käytetään
hint-material-description = Vaiheet, aika, huomattavaa. Voit käyttää Markdownia. Aineisto voi olla myös pelkkä teksti.
field-link = Linkki (vapaaehtoinen)
hint-link = Aineistolle, joka on muualla.
field-changes = Mitä muutit?
hint-changes = Lisenssi vaatii sen, ja tekijät tietävät sen mielellään.
field-licence = Lisenssi
hint-licence = Mitä muut saavat tehdä? CC BY-SA sallii muokkaamisen ja pyytää jakamaan tuloksen samoin.
licence-choose = Valitse lisenssi
field-material-steps = Arvoketjun vaiheet, joita se koskee
field-minutes = Minuutteja tunnilla
field-cefr = Tekstin kielitaso
cefr-none = Ei kerrottu
field-eqf = Tasot (EQF)
hint-eqf = Ammatillinen peruskoulutus on enimmäkseen tasoa 3 tai 4.
field-outcomes = Oppimistulokset
hint-outcomes = Yksi kullekin riville, verbi ensin: Mittaa kennon resistanssin.
field-prerequisites = Mitä opiskelijan pitäisi osata ensin (vapaaehtoinen)
field-equipment = Välineet (vapaaehtoinen)
field-safety = Turvallisuus
hint-safety = Laboratoriotyössä: mitä voi sattua ja miten suojaudutaan.
field-sources = Muut käytetyt lähteet (vapaaehtoinen)
hint-sources = Muiden kuvat, taulukot ja tekstit: nimi, tekijä, lisenssi.
files-title = Tiedostot
files-none = Ei vielä tiedostoja. Teksti ja linkki eivät tarvitse niitä.
files-choose = Valitse tiedostot
hint-files = Kukin enintään 50 Mt. PDF, kuvat, toimistotiedostot, teksti, videot, ääni. Tallenna tekstisi ensin: se on eri lomake.
files-upload = Lähetä
files-remove = Poista
files-remove-named = Poista { $name }
file-open = avautuu tässä
file-download = ladattava
file-not-scanned = ei virustarkistettu
file-scanned = tarkistettu
publish-title = Ennen julkaisua
checklist-needed = Vielä puuttuu:
checklist-helpful = Tämä auttaisi muita:
missing-summary = Tiivistelmä.
why-summary = Se luetaan ensin.
missing-content = Tiedosto, linkki tai teksti.
why-content = Käytettävää ei vielä ole.
missing-licence = Lisenssi.
why-licence = Ilman sitä kukaan ei saa käyttää aineistoa.
missing-link-only = Poista tiedostot.
why-link-only = Sen, mitä ei saa kopioida, voi täällä vain linkittää.
missing-step = Arvoketjun vaihe.
why-step = Sen avulla kollegat löytävät tarvitsemansa.
missing-minutes = Aika, jonka se vie.
why-minutes = Tunnit suunnitellaan sen mukaan.
missing-changes = Mitä muutit.
why-changes = Lähteen lisenssi vaatii sen.
missing-outcomes = Oppimistulokset.
why-outcomes = Ne kertovat, mihin aineisto on tarkoitettu.
missing-eqf = Taso.
why-eqf = Muut näkevät heti, sopiiko se heidän ryhmälleen.
missing-cefr = Tekstin kielitaso.
why-cefr = Moni opiskelija ei lue äidinkielellään.
missing-subjects = Ala.
why-subjects = Aineisto löytyy myös sitä kautta.
missing-safety = Turvallisuusohjeet.
why-safety = Laboratorio-ohje ilman niitä voi satuttaa jotakuta.
missing-tags = Avainsanat.
why-tags = Ne yhdistävät aineiston saman aiheen ketjuihin.
field-changelog = Mitä uutta tässä versiossa on?
hint-changelog = Yksi rivi. Sen perusteella muut päättävät, katsovatko uudestaan.
publish-hint = Julkaistu versio ja sen lisenssi pysyvät ennallaan. Voit julkaista parempia milloin vain.
attribution-title = Kun käytät sitä
attribution-as-text = Tekstinä
attribution-as-markdown = Markdownina
attribution-as-html = HTML:nä
field-retire-reason = Miksi?
hint-retire = Tämä näkyy aineiston sivulla. Ne, jotka jo käyttävät sitä, saavat jatkaa.
version-first = Ensimmäinen versio
version-restore = Ota luonnokseksi
versions-title = Aineiston ”{ $title }” versiot
remix-title = Tee jotain aineistosta ”{ $title }”
remix-licences = Tuloksella voi olla jokin näistä lisensseistä: { $licences }.
remix-adapt = Muokkaa
remix-adapt-submit = Aloita muokkaus
remix-translate = Käännä
remix-translate-submit = Aloita käännös
remix-back = Takaisin aineistoon
field-translation = Kielelle
field-also = Muut aineistot, jotka yhdistät siihen (vapaaehtoinen)
hint-also = Niiden numerot osoitteista: 12, 15
wrong-not-complete = Jotain tarvittavaa puuttuu vielä: katso luettelo.
wrong-not-allowed-by-sources = Lähteiden lisenssit eivät salli tätä.
wrong-licences = Näiden aineistojen lisenssit eivät sovi yhteen.
notice-kind-remix = Joku tekee materiaalistani jotain
notice-remix = { $actor } teki jotain materiaalistasi: { $note }
audit-material-retired = Aineisto poistettu luetteloista
audit-material-listed = Aineisto palautettu luetteloihin
mail-remix-subject = { $actor } teki jotain materiaalistasi
mail-remix-body =
    Hei { $name },

    { $actor } teki jotain materiaalistasi ja julkaisi sen: { $note }

    Katso:
    { $link }
count-resources = { $n ->
    [one] { $n } aineisto
   *[other] { $n } aineistoa
}
tag-in-library = { $n ->
    [one] { $n } aineisto kirjastossa
   *[other] { $n } aineistoa kirjastossa
}
