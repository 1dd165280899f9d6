skip-to-content = Siirry sisältöön
nav-main = Päävalikko
nav-menu = Valikko
nav-boards = Alueet
nav-latest = Uusimmat
nav-unanswered = Vastaamatta
nav-tags = Tunnisteet
nav-sign-in = Kirjaudu
nav-sign-up = Liity
nav-sign-out = Kirjaudu ulos
nav-settings = Asetukset
breadcrumbs = Olet tässä
search-title = Ketjut, joiden otsikossa on ”{ $words }”

footer-appearance = Kieli ja värit
footer-language = Sivuston kieli
footer-theme = Värit
footer-about = Tietoa
footer-rules = Säännöt
footer-privacy = Tietosuoja
footer-writing = Näin kirjoitat
footer-pages = Lisää sivuja
theme-system = Laitteen mukaan
theme-light = Vaalea
theme-dark = Tumma

time-now = juuri nyt
time-minutes = { $n } min sitten
time-hours = { $n } h sitten
time-days = { $n ->
    [one] { $n } päivä sitten
   *[other] { $n } päivää sitten
}
time-date = { $day }. { $month } { $year }
month-1 = tammikuuta
month-2 = helmikuuta
month-3 = maaliskuuta
month-4 = huhtikuuta
month-5 = toukokuuta
month-6 = kesäkuuta
month-7 = heinäkuuta
month-8 = elokuuta
month-9 = syyskuuta
month-10 = lokakuuta
month-11 = marraskuuta
month-12 = joulukuuta

error-title = Tämä ei onnistunut
error-not-found-title = Sivua ei ole
error-not-found-advice = Linkki voi olla vanha, tai sivu on vain jäsenille. Kirjaudu sisään tai aloita alueista.
error-busy-title = Sivusto on ruuhkainen
error-internal-title = Jokin meni meillä rikki
error-sign-in-title = Kirjaudu ensin sisään
error-retry-advice = Mitään ei kadonnut. Odota hetki ja yritä uudelleen.
error-advice = Mikään ei muuttunut. Palaa takaisin ja yritä uudelleen tai aloita alueista.
error-back = Palaa takaisin
error-home = Siirry alueisiin
error-kept-rest = Mitä kirjoitit muihin kenttiin
error-kept-text = Tekstisi on yhä tässä. Kopioi se talteen.

about-title = Tietoa BaTT Forumista
about-body =
    BaTT Forum (Batteries Teachers and Trainers Forum) on akku- ja sähköliikennealan ammatillisten opettajien ja kouluttajien paikka. Täällä voit kysyä ennen huomista oppituntia, kertoa mikä toimi ja tavata kollegoja muista maista.

    # Kenelle

    - Ammatillisille opettajille ja kouluttajille: sähkö, kemia, automaatio, konetekniikka, ajoneuvot
    - Yritysten asiantuntijoille, jotka vastaavat kysymyksiin ja pitävät puheenvuoroja
    - Koordinaattoreille, jotka järjestävät tapahtumia ja opintokäyntejä

    # Näin se toimii

    Kaikki saavat lukea. Kirjoittamista varten tarvitset tilin: nimen, sähköpostiosoitteen ja salasanan. Täydellistä englantia ei tarvita. Kirjoita vaikka omalla kielelläsi: jokaisesta tekstistä näkyy, millä kielellä se on.

    Sivusto on vapaa ohjelma (EUPL) ja toimii omalla palvelimellamme. Se ei lähetä mitään muille yrityksille.
rules-title = Säännöt
rules-body =
    Ole ystävällinen ja avuksi. Olemme kollegoja.

    - Kirjoita kuten puhuisit opettajainhuoneessa: ystävällisesti, asiasta, ilman opiskelijoiden nimiä.
    - Kunnioita luottamuksellisuutta. Älä kirjoita tänne siitä, mitä olet nähnyt salassapitosopimuksen alaisena.
    - Turvallisuus ensin. Sano selvästi, milloin työ on vaarallista ja kuka sitä saa tehdä.
    - Jaa vain aineistoa, jota saat jakaa, ja kerro kuka sen teki.
    - Kenenkään englannille tai yksinkertaiselle kysymykselle ei naureta.
    - Ei mainoksia. Yritykset ovat tervetulleita tietoineen.

    # Mitä valvojat tekevät

    Valvojat voivat muokata, siirtää, lukita ja poistaa viestejä. Muokkaukset näkyvät kaikille viestin historiassa.
writing-title = Näin kirjoitat
writing-body =
    Viestit kirjoitetaan Markdownilla. Voit käyttää tekstin yläpuolella olevia painikkeita tai kirjoittaa merkit itse.

    - **lihavointi** ja _kursiivi_: kaksi tähteä tai yksi alaviiva kummallekin puolelle
    - Luettelo: aloita jokainen rivi miinusmerkillä ja välilyönnillä
    - Tehtäväluettelo: aloita rivi merkeillä - [ ] tai - [x]
    - Lainaus: aloita rivi merkillä > ja välilyönnillä
    - Linkki: [teksti](https://example.org)
    - Koodi: kolme gravista omalla rivillään ennen ja jälkeen, kieli ensimmäisten perään
    - Taulukko: sarakkeet |-merkkien väliin, otsikoiden alle viivarivi
    - Alaviite: [^1] tekstiin ja [^1]: sekä viite alle
    - Kollega: @ ja hänen sivullaan oleva nimi

    # Näppäimet

    Tekstissä: Ctrl+Enter lähettää, Ctrl+B lihavoi, Ctrl+I kursivoi, Ctrl+K lisää linkin. Kun luet ketjua jäsenenä: j ja k siirtyvät viestistä toiseen, n seuraavaan lukemattomaan, ? näyttää kaikki näppäimet.

# Peruminen
undo-button = Kumoa
undo-back = Valmis. Kaikki on ennallaan.
undo-reply = Poistit viestisi. Voit kumota tämän 5 minuutin ajan.
undo-thread = Poistit ketjun. Voit kumota tämän 5 minuutin ajan.
undo-hidden = Piilotit viestin. Kumoa palauttaa sen näkyviin.
undo-retired = Poistit aineiston kirjastosta. Kumoa palauttaa sen luetteloihin.
undo-draft = Hylkäsit luonnoksesi. Voit kumota tämän 5 minuutin ajan.
undo-collection = Poistit kokoelman. Voit kumota tämän 5 minuutin ajan.
undo-entry = Poistit aineiston kokoelmasta. Voit kumota tämän 5 minuutin ajan.
undo-editor = Henkilö ei enää muokkaa tätä kokoelmaa. Voit kumota tämän 5 minuutin ajan.
undo-left-collection = Et enää muokkaa sitä kokoelmaa. Voit kumota tämän 5 minuutin ajan.
undo-left-resource = Et ole enää aineiston tekijä. Voit kumota tämän 5 minuutin ajan.
undo-author = Peruit kutsun. Voit kumota tämän 5 minuutin ajan.
undo-declined = Hylkäsit kutsun. Voit kumota tämän 5 minuutin ajan.
undo-file = Poistit tiedoston. Voit kumota tämän 5 minuutin ajan.
undo-use = Kertomus tunnilta on poistettu. Voit kumota tämän 5 minuutin ajan.
undo-photo = Kuva on poistettu. Voit kumota tämän 5 minuutin ajan.
undo-review = Arvio on poistettu. Voit kumota tämän 5 minuutin ajan.
undo-organisation = Erosit organisaatiosta. Voit kumota tämän 5 minuutin ajan.
undo-verification = Peruit vahvistuksen. Voit kumota tämän 5 minuutin ajan.
undo-invitation = Mitätöit kutsun. Voit kumota tämän 5 minuutin ajan.
sure-title = Oletko varma?
sure-back = En, palaa takaisin
sure-thread = { $people ->
    [one] Yksi muu on
   *[other] { $people } muuta on
} kirjoittanut tänne { $replies ->
    [one] yhden viestin
   *[other] { $replies } viestiä
}. Jos poistat ketjun, myös heidän viestinsä poistuvat, ja kerromme siitä heille.
sure-photo = Kuvasi poistetaan lopullisesti. Voit lisätä uuden milloin vain.
sure-unlink = Et voi enää kirjautua tällä tilillä. Jos haluat käyttää sitä uudelleen, se pitää liittää uudelleen.
sure-factor = Sen jälkeen tilisi aukeaa pelkällä salasanalla. Todennussovelluksesi ja palautuskoodisi lakkaavat toimimasta.
error-gone-title = Tämä on poistettu
error-gone-advice = Linkki oli oikea, mutta sen kohdetta ei enää ole. Voit jatkaa alueista.
