# Omat tietosi
settings-nav-data = Omat tiedot
own-data-title = Omat tietosi
own-data-back = Omat tietosi
own-data-download = Lataa tietosi
own-data-download-lead = Saat ZIP-tiedoston, jossa on kaikki, mitä sinulla on täällä: viestisi, oppimateriaalisi, tiedostosi, profiilisi, asetuksesi ja tapahtumasi. Lue tiedot avaamalla index.html; samat tiedot ovat JSON-muodossa muita ohjelmia varten.
own-data-download-limits = Voit pyytää tietosi kerran päivässä. Saat sähköpostin, kun tiedosto on valmis. Se poistetaan 48 tunnin kuluttua.
own-data-ask = Valmistele tiedosto
own-data-waits = Tiedostoasi valmistellaan. Se voi kestää muutaman minuutin. Saat sähköpostin.
own-data-ready = Tiedostosi on valmis. Se on saatavilla { $date } asti.
own-data-get = Lataa ({ $size })
own-data-size-small = alle 1 Mt
own-data-size = { $n } Mt
own-data-failed = Tiedostoa ei saatu valmiiksi. Yritä uudelleen.
own-data-leave = Poista tilisi
own-data-leave-lead = Katso ensin, mikä jää ja mikä poistuu. Pyynnön jälkeen sinulla on 14 päivää aikaa muuttaa mielesi.
own-data-leave-open = Poista tili…
own-data-leaving = Tilisi poistetaan { $date }.
own-data-leaving-hint = Siihen asti kaikki toimii kuten ennenkin, joten mitään ei katoa, jos muutat mielesi.
own-data-keep = Säilytä tilini
own-data-kept = Tilisi säilyy. Mitään ei poistettu.
own-data-asked = Lähetimme sinulle asiasta sähköpostin.
own-data-privacy = Näin käsittelemme tietojasi

leave-title = Poista tilisi
leave-lead = Tämä poistaa tiedon siitä, kuka olet täällä. Sitä ei voi perua enää 14 päivän jälkeen.
leave-only-admin = Olet ainoa ylläpitäjä. Tee ensin jostakusta toisesta ylläpitäjä.
leave-only-admin-link = Valitse toinen ylläpitäjä
leave-goes = Mitä poistetaan
leave-goes-account = Nimesi, sähköpostiosoitteesi, salasanasi, profiilisi, kirjautumisesi, ilmoituksesi ja asetuksesi
leave-goes-photo = Kuvasi
leave-goes-drafts = { $n ->
    [one] 1 keskeneräinen viesti
   *[other] { $n } keskeneräistä viestiä
}
leave-goes-own-drafts = { $n ->
    [one] 1 oppimateriaali, jonka vain sinä näet
   *[other] { $n } oppimateriaalia, jotka vain sinä näet
}
leave-goes-collections = { $n ->
    [one] 1 kokoelma, joka ei ole julkinen
   *[other] { $n } kokoelmaa, jotka eivät ole julkisia
}
leave-goes-reports = { $n ->
    [one] Se, mitä kirjoitit 1 kertomukseen oppitunnilta; käyttökerta jää laskuriin
   *[other] Se, mitä kirjoitit { $n } kertomukseen oppitunneilta; käyttökerrat jäävät laskuriin
}
leave-stays = Mikä jää nimellä ”Former member”
leave-stays-nothing = Ei mitään: et ole julkaissut mitään.
leave-stays-posts = { $n ->
    [one] 1 viesti, jotta vastaukset pysyvät ymmärrettävinä
   *[other] { $n } viestiä, jotta vastaukset pysyvät ymmärrettävinä
}
leave-stays-resources = { $n ->
    [one] 1 julkaistu oppimateriaali lisenssinsä mukaisesti
   *[other] { $n } julkaistua oppimateriaalia lisenssiensä mukaisesti
}
leave-stays-shared = { $n ->
    [one] 1 yhteinen luonnos jää muille tekijöille
   *[other] { $n } yhteistä luonnosta jää muille tekijöille
}
leave-stays-reviews = { $n ->
    [one] 1 arvio
   *[other] { $n } arviota
}
leave-stays-collections = { $n ->
    [one] 1 julkinen tai yhteinen kokoelma
   *[other] { $n } julkista tai yhteistä kokoelmaa
}
leave-first = Jos haluat poistaa viestin tai oppimateriaalin, poista se itse ennen lähtöäsi. Jos haluat kopion, lataa ensin tietosi.
leave-submit = Poista tilini
leave-cancel = Peruuta

leaving-banner-title = Tilisi poistetaan pian
leaving-banner = Tilisi poistetaan { $date }. Siihen asti kaikki toimii kuten ennenkin.

notice-leaving = Tilisi poistetaan { $note }
notice-leaving-taken-back = Tilisi säilyy: muutit mielesi
notice-export-made = Tietosi ovat ladattavissa

mail-export-made-subject = Tietosi BaTT Forumista ovat valmiina
mail-export-made-body =
    Hei { $name },

    tiedostosi on valmis. Sinua pyydetään vahvistamaan, että se olet sinä:

    { $link }

    Tiedosto poistetaan 48 tunnin kuluttua.

    Etkö pyytänyt sitä? Vaihda salasanasi: joku muu voi olla kirjautuneena tilillesi.

    BaTT Forum
    { $site }
mail-leaving-begun-subject = BaTT Forum -tilisi poistetaan { $date }
mail-leaving-begun-body =
    Hei { $name },

    pyysit meitä poistamaan tilisi. Teemme sen { $date }. Siihen asti kaikki toimii kuten ennenkin.

    Muutitko mielesi? Kirjaudu sisään ja valitse ”Säilytä tilini”:

    { $link }

    Etkö pyytänyt tätä? Kirjaudu sisään, säilytä tilisi ja vaihda salasanasi.

    BaTT Forum
    { $site }
mail-leaving-inactive-subject = Haluatko vielä pitää BaTT Forum -tilisi?
mail-leaving-inactive-body =
    Hei { $name },

    et ole käynyt BaTT Forumissa lähes kahteen vuoteen. Emme säilytä tilejä, joita kukaan ei käytä, joten tilisi poistetaan { $date }.

    Haluatko säilyttää sen? Kirjaudu vain sisään:

    { $link }

    Muuten sinun ei tarvitse tehdä mitään. Viestisi ja julkaistut oppimateriaalisi jäävät ilman nimeäsi.

    BaTT Forum
    { $site }
mail-leaving-near-subject = Kaksi päivää jäljellä: BaTT Forum -tilisi poistetaan { $date }
mail-leaving-near-body =
    Hei { $name },

    tilisi poistetaan { $date }. Sen jälkeen emme voi palauttaa sitä.

    Muutitko mielesi? Kirjaudu sisään ja valitse ”Säilytä tilini”:

    { $link }

    BaTT Forum
    { $site }
mail-leaving-taken-back-subject = BaTT Forum -tilisi säilyy
mail-leaving-taken-back-body =
    Hei { $name },

    olet säilyttänyt tilisi. Mitään ei poistettu.

    Etkö se ollut sinä? Vaihda salasanasi:
    { $site }/settings/security

    BaTT Forum
    { $site }
mail-farewell-subject = BaTT Forum -tilisi on poistettu
mail-farewell-body =
    Hei,

    tilisi on poistettu. Tämä on viimeinen sähköpostimme sinulle: nyt olemme poistaneet myös tämän osoitteen.

    Sivuston varmuuskopioissa se on vielä muutaman viikon, sitten ne kirjoitetaan yli.

    Kiitos ajasta, jonka vietit kanssamme. Olet aina tervetullut takaisin.

    BaTT Forum
    { $site }

# Ladatun tiedoston sivut
own-data-of = Henkilön { $name } tiedot
own-data-lead = Sivustolta { $site }, { $date }.
own-data-files = { $n ->
    [0] Tiedostoja ei ole lähetetty.
    [one] Kansiossa ”files” on 1 tiedosto.
   *[other] Kansiossa ”files” on { $n } tiedostoa.
}
own-data-left-out = Tässä eivät ole salasanat ja avaimet, joita ei koskaan luovuteta, eikä se, mikä on muiden yksityistä.
own-data-contents = Sisällys
own-data-before = Edellinen sivu
own-data-after = Seuraava sivu
own-part-profile = Tili ja profiili
own-part-profile-links = Profiilisi linkit
own-part-profile-lists = Mitä opetat, tarjoat ja etsit
own-part-organisations = Organisaatiosi
own-part-added-organisations = Lisäämäsi organisaatiot
own-part-groups = Ryhmäsi
own-part-group-requests = Pyynnöt päästä ryhmiin ja kutsut ryhmiin
own-part-threads = Aloittamasi ketjut
own-part-posts = Viestit
own-part-earlier-posts = Viestiesi aiemmat versiot
own-part-reactions = Reaktiot
own-part-drafts = Keskeneräiset viestit
own-part-reading = Mitä olet lukenut
own-part-following = Mitä seuraat
own-part-mentions = Viestit, joissa sinut mainitaan
own-part-quotes = Viestit, joissa sinua lainataan
own-part-notices = Ilmoitukset
own-part-email-choices = Mitä sähköposteja haluat
own-part-daily-mail = Päivittäinen sähköposti
own-part-resources = Oppimateriaalit
own-part-author-invitations = Kutsut tekijäksi
own-part-resource-versions = Julkaistut versiot
own-part-files = Tiedostot
own-part-unfinished-uploads = Keskeneräiset lähetykset
own-part-imports = Tuonnit
own-part-class-reports = Kertomukset oppitunneilta
own-part-reviews = Arviot
own-part-review-answers = Vastaukset arvioihin
own-part-outdated-reports = Ilmoitukset vanhentuneesta sisällöstä
own-part-resource-requests = Pyynnöt tehdä oppimateriaali
own-part-collections = Kokoelmat
own-part-collected-resources = Mitä olet lisännyt kokoelmiin
own-part-reports = Ilmoitukset valvojille
own-part-invitations = Tekemäsi kutsut
own-part-joined-by = Kutsu, jolla liityit
own-part-linked-accounts = Yhdistetyt tilit
own-part-sessions = Missä olet kirjautuneena
own-part-browsers = Käyttämäsi selaimet
own-part-second-step = Toinen vaihe
own-part-recovery-codes = Palautuskoodit (ei itse koodeja)
own-part-links-by-email = Sähköpostitse lähetetyt linkit
own-part-log = Tilisi tapahtumat
own-part-own-acts = Mitä olet tehnyt muiden viesteille ja tileille
own-part-leaving = Tilisi poistaminen
own-part-downloads = Tietojesi lataukset
own-col-accepted-at = Hyväksytty
own-col-act = Tapahtuma
own-col-added-at = Lisätty
own-col-address = Verkko-osoite
own-col-answered-at = Vastattu
own-col-asked-at = Pyydetty
own-col-changed-at = Muutettu
own-col-choice = Valinta
own-col-closed-at = Suljettu
own-col-confirmed-at = Otettu käyttöön
own-col-coordinates = Koordinaattori
own-col-coordinator-until = Koordinaattori asti
own-col-country = Maa
own-col-created-at = Luotu
own-col-declined-at = Torjuttu
own-col-deleted-at = Poistettu
own-col-done-at = Valmis
own-col-done-by = Tekijä
own-col-due-at = Määräaika
own-col-edited-at = Muokattu
own-col-email = Sähköposti
own-col-expires-at = Päättyy
own-col-handle = Tunnus
own-col-headline = Esittely
own-col-how = Miten
own-col-invited-at = Kutsuttu
own-col-issuer = Palvelun osoite
own-col-kind = Laji
own-col-label = Nimike
own-col-language = Kieli
own-col-learners = Oppijoita
own-col-level = Taso
own-col-licence = Lisenssi
own-col-link = Linkki
own-col-linked-at = Yhdistetty
own-col-listed = Näkyy hakemistossa
own-col-made = Tehty
own-col-made-at = Valmis
own-col-mime = Tiedostotyyppi
own-col-minutes = Minuutteja
own-col-name = Nimi
own-col-note = Huomautus
own-col-object = Kohde
own-col-object-kind = Kohde
own-col-old-email = Vanha sähköposti
own-col-origin = Lähde
own-col-outcome = Tulos
own-col-place = Paikka
own-col-pronouns = Pronominit
own-col-published-at = Julkaistu
own-col-read-at = Luettu
own-col-reason = Syy
own-col-recorded-at = Milloin
own-col-revoked-at = Peruttu
own-col-role = Rooli
own-col-second-factor = Toisella vaiheella
own-col-seen = Luetut numerot
own-col-seen-at = Viimeksi käytetty
own-col-since = Jäsenenä alkaen
own-col-size = Koko tavuina
own-col-state = Tila
own-col-story = Kerrottu asia
own-col-subject = Numerosi palvelussa
own-col-suspended-at = Kirjoitusesto
own-col-suspended-until = Kirjoitusesto asti
own-col-tags = Tunnisteet
own-col-theme = Värit
own-col-timezone = Aikavyöhyke
own-col-title = Otsikko
own-col-town = Paikkakunta
own-col-used-at = Käytetty
own-col-user-agent = Selain
own-col-uses = Käyttökertoja
own-col-uses-left = Käyttökertoja jäljellä
own-col-verified-at = Vahvistettu
own-col-verified-until = Vahvistettu asti
own-col-version = Versio
own-col-website = Verkkosivu
own-col-why = Miksi

# Tietosuoja
privacy-title = Tietosuoja
privacy-lead = Säilytämme niin vähän kuin voimme, ja sinä päätät siitä, mikä on sinun.
privacy-controller = Kuka vastaa tiedoista
privacy-controller-none = Sivuston pitäjät eivät ole vielä kertoneet, kuka siitä vastaa.
privacy-contact = Kysy tiedoistasi: { $address }
privacy-officer = Tietosuojavastaava: { $officer }
privacy-what = Mihin käytämme tietojasi
privacy-head-purpose = Tarkoitus
privacy-head-data = Tiedot
privacy-head-basis = Oikeusperuste (GDPR)
privacy-purpose-account = Tilisi
privacy-purpose-account-data = Nimi, sähköpostiosoite, salasana (vain argon2id-tiivisteenä), kieli, yhdistetyt tilit
privacy-purpose-account-basis = Sopimus, 6 artikla 1 b
privacy-purpose-content = Jakaminen ja keskustelu
privacy-purpose-content-data = Viestit, oppimateriaalit, tiedostot, arviot, reaktiot, kokoelmat, keskeneräiset viestit, mitä olet lukenut ja seuraat
privacy-purpose-content-basis = Sopimus, 6 artikla 1 b
privacy-purpose-profile = Kollegat löytävät sinut
privacy-purpose-profile-data = Mitä kerrot itsestäsi; valitset jokaisen osan näkyvyyden
privacy-purpose-profile-basis = Suostumus, 6 artikla 1 a; voit perua sen profiilissasi milloin vain
privacy-purpose-mail = Ilmoitukset ja sähköpostit
privacy-purpose-mail-data = Mitä seuraat ja mitä sähköposteja haluat
privacy-purpose-mail-basis = Sopimus, 6 artikla 1 b; voit lopettaa sähköpostit
privacy-purpose-security = Tilien turvallisuus
privacy-purpose-security-data = Kirjautumiset: aika, selain ja verkko-osoite; epäonnistuneiden kirjautumisten määrä
privacy-purpose-security-basis = Oikeutettu etu, 6 artikla 1 f: kukaan muu ei pääse tilillesi
privacy-purpose-moderation = Sivuston turvallisuus
privacy-purpose-moderation-data = Ilmoitukset sekä valvojien ja ylläpitäjien teot ja niiden syyt
privacy-purpose-moderation-basis = Lakisääteinen velvoite (digipalvelusäädös) ja oikeutettu etu, 6 artikla 1 c ja f
privacy-retention = Kuinka kauan säilytämme tietoja
privacy-retention-lead = Kaikki muu säilyy, kunnes poistat sen tai tilisi. Varmuuskopiot säilyvät muutaman viikon pidempään.
privacy-head-kept = Säilytysaika
privacy-head-why = Miksi
retention-hours = { $n ->
    [one] 1 tunti
   *[other] { $n } tuntia
}
retention-days = { $n ->
    [one] 1 päivä
   *[other] { $n } päivää
}
retention-months = { $n ->
    [one] 1 kuukausi
   *[other] { $n } kuukautta
}
retention-addresses = Verkko-osoitteet lokeissa
retention-addresses-why = Murtojen selvittämiseksi
retention-sign-ins = Luettelo kirjautumisista
retention-sign-ins-why = Jotta näet, kuka on käyttänyt tiliäsi
retention-sessions = Käyttämättömät istunnot
retention-sessions-why = Jotta sinun ei tarvitse kirjautua joka viikko
retention-devices = Käyttämäsi selaimet
retention-devices-why = Jotta voimme varoittaa uusista
retention-joinings = Vahvistamattomat liittymiset
retention-joinings-why = Aikaa löytää sähköposti
retention-links = Sähköpostien linkit, käyttämättömät kutsut
retention-links-why = Jotta voimme kertoa, miksi linkki ei toimi
retention-counts = Epäonnistuneiden kirjautumisten määrä
retention-counts-why = Arvailun estämiseksi
retention-deleted = Poistetut viestit ja ketjut
retention-deleted-why = Jotta virheet voi perua
retention-notices = Luetut ilmoitukset
retention-notices-why = Jotta löydät ne uudelleen
retention-exports = Ladattavat tiedostot tiedoistasi
retention-exports-why = Aikaa ladata ne
retention-leaving = Poistettavaksi pyydetyt tilit
retention-leaving-why = Aikaa muuttaa mielensä
retention-inactive-notice = Aika sähköpostistamme käyttämättömän tilin päättymiseen
retention-inactive-notice-why = Aikaa kirjautua
retention-inactive = Tilit, joita kukaan ei käytä
retention-inactive-why = Emme säilytä sitä, mitä kukaan ei tarvitse
retention-log = Valvojien ja ylläpitäjien teot
retention-log-why = Jotta ne voi tarkistaa
privacy-rights = Oikeutesi
privacy-right-access = Näe omat tietosi ja ota ne mukaasi:
privacy-right-access-link = Lataa tietosi
privacy-right-correct = Korjaa ne:
privacy-right-correct-link = Profiilisi
privacy-right-erase = Poista ne:
privacy-right-erase-link = Poista tilisi
privacy-right-log = Näe, mitä tilillesi on tehty:
privacy-right-log-link = Tapahtumasi
privacy-right-object = Vastusta tietojesi käyttöä tai pyydä rajoittamaan sitä: kirjoita meille.
privacy-right-complain = Valita maasi tietosuojaviranomaiselle.
privacy-sharing = Kuka muu saa tiedot
privacy-sharing-none = Ei kukaan. Tietosi pysyvät tämän sivuston palvelimilla.
privacy-sharing-public = Kuka tahansa voi lukea sen, minkä julkaiset. Sähköpostiosoitettasi ei koskaan näytetä muille jäsenille.
privacy-cookies = Evästeet
privacy-cookies-body = Käytämme vain evästeitä, joita sivusto tarvitsee: yksi pitää sinut kirjautuneena, yksi tunnistaa selaimesi, lyhytikäiset ohjaavat sinut toisen vaiheen, kutsun tai toisen palvelun kirjautumisen läpi, ja kolme muistaa kielesi, värisi ja aikavyöhykkeesi. Sivustolla ei ole seurantaa eikä mitään ladata muilta sivustoilta.

sign-up-privacy = Näin käsittelemme tietojasi
overview-privacy = Tietosuojasivulta puuttuu, kuka tiedoista vastaa ja miten hänet tavoittaa
field-controller = Kuka vastaa tästä sivustosta
hint-controller = Nimi ja postiosoite. Näkyy tietosuojasivulla.
field-privacy-contact = Sähköpostiosoite tietoja koskeville kysymyksille
hint-privacy-contact = Näkyy tietosuojasivulla.
field-officer = Tietosuojavastaava (vapaaehtoinen)
hint-officer = Nimi ja yhteystieto. Näkyy tietosuojasivulla.
field-processors = Yritykset, jotka käsittelevät tietoja puolestasi (vapaaehtoinen)
hint-processors = Yksi kullekin riville, esimerkiksi palvelimen tai sähköpostin tarjoaja. Näkyy tietosuojasivulla.
