problem-not-found = Emme löydä tätä. Se on voitu poistaa, tai se ei ole sinulle avoin.
problem-forbidden = Sinulla ei ole oikeutta tähän.
problem-sign-in-first = Tätä varten sinun pitää olla kirjautunut.
problem-invalid = Tarkista nämä kohdat. Mitään ei ole vielä lähetetty.
problem-stale = Joku muu muutti tätä tekstiä, kun kirjoitit. Tekstisi on tallessa alla.
problem-suspended = Sinulla on kirjoituskielto: voit lukea, mutta et kirjoittaa.
problem-confirm-first = Vahvista ensin, että se olet sinä. Näin tilisi on turvassa, jos laite jää auki.
problem-link-over = Linkki on vanhentunut tai jo käytetty. Pyydä uusi linkki.
problem-last-way-in = Tämä on ainoa tapasi kirjautua. Aseta ensin salasana tai yhdistä jokin toinen tili.
problem-last-admin = Olet ainoa ylläpitäjä. Tee ensin jostakusta toisesta ylläpitäjä.
problem-locked = Tämä ketju on lukittu. Vain valvojat voivat kirjoittaa siihen.
problem-too-late = Tätä ei voi enää perua. Kysy valvojalta.
problem-too-many = Tuo oli paljon lyhyessä ajassa. Odota { $seconds ->
    [one] yksi sekunti
   *[other] { $seconds } sekuntia
} ja yritä uudelleen. Tekstisi on tallessa.
problem-too-large = Tämä on liian suuri lähetettäväksi.
problem-malformed = Emme voineet lukea lähetettyä. Palaa takaisin ja yritä uudelleen.
problem-full = Sivustolla ei ole juuri nyt tilaa tiedostoille. Mitään ei muutettu. Yritä myöhemmin uudelleen.
problem-busy = Sivusto on juuri nyt ruuhkainen. Tekstisi on tallessa. Yritä hetken päästä uudelleen.
problem-scanner-away = Tiedostot virustarkistetaan täällä, eikä tarkistus juuri nyt vastaa. Mitään ei muutettu. Yritä muutaman minuutin päästä uudelleen.
problem-internal = Jokin meni meillä rikki. Tekstisi on tallessa. Yritä uudelleen.

wrong-missing = Täytä tämä.
wrong-missing-title = Kirjoita otsikko.
wrong-missing-body = Kirjoita jotakin.
wrong-missing-name = Kirjoita nimesi.
wrong-missing-email = Kirjoita sähköpostiosoitteesi.
wrong-missing-password = Kirjoita salasana.
wrong-too-short = Käytä vähintään { $least } merkkiä.
wrong-too-long = Käytä enintään { $most } merkkiä. Tässä on { $by ->
    [one] yksi merkki
   *[other] { $by } merkkiä
} liikaa.
wrong-too-many-tags = Käytä enintään { $most } tunnistetta.
wrong-bad-tag = Tunnisteessa on 2–40 kirjainta, numeroa tai yhdysmerkkiä.
wrong-too-deep = Lainauksia ja luetteloita on liian monta sisäkkäin. Käytä vähemmän tasoja.
wrong-too-many-mentions = Mainitse @-merkillä enintään { $most } henkilöä.
wrong-too-many-links = Käytä enintään { $most } linkkiä.
wrong-not-an-email = Tämä ei ole kokonainen sähköpostiosoite. Se on muotoa nimi@koulu.eu.
wrong-taken = Tällä osoitteella on jo tili. Voit kirjautua sillä sisään.
wrong-too-common = Tämä salasana on helppo arvata. Valitse pidempi tai harvinaisempi.
wrong-no-such-choice = Valitse jokin luettelosta.
wrong-password = Osoite ja salasana eivät sovi yhteen. Tarkista molemmat.
wrong-not-that-password = Salasana ei ole oikea. Yritä uudelleen.
wrong-not-confirmed = Melkein valmista: avaa ensin viestissämme oleva linkki. Lähetimme sen sinulle uudelleen.
wrong-code = Koodi ei täsmää. Koodi vaihtuu 30 sekunnin välein ja toimii kerran.
wrong-same-as-now = Tämä on jo osoitteesi.
wrong-not-a-different-thread = Anna toisen ketjun numero.
wrong-missing-reason = Kerro syy.
wrong-out-of-range = Anna luku väliltä { $least }–{ $most }.
wrong-bad-slug = Käytä 2–40 pientä kirjainta, numeroa tai tavuviivaa.
wrong-taken-slug = Toisella alueella on jo tämä nimi osoitteessaan.
problem-invitation-only = Uudet jäsenet pääsevät mukaan vain kutsulla. Pyydä kutsu kollegalta.
confirm-go-tab = Vahvista uudessa välilehdessä ja lähetä tämä lomake sitten uudelleen
wrong-too-many-of = Valitse enintään { $most }.
wrong-not-yours = Voit kutsua vain organisaatioihin, joita koordinoit.
wrong-not-a-link = Tämä ei ole kokonainen verkko-osoite. Se näyttää tältä: https://koulu.example.
wrong-not-an-oid = OID on E-kirjain ja kahdeksan numeroa.
wrong-not-a-domain = Verkkotunnus näyttää tältä: koulu.example, ilman @-merkkiä.
wrong-anybodys-domain = Sieltä kuka tahansa saa osoitteen, joten se ei todista mitään. Anna organisaation oma verkkotunnus.
wrong-malware = Virustarkistus löysi tiedostosta jotain haitallista, joten emme tallentaneet sitä. Tarkista laite, jolta tiedosto on peräisin.
wrong-no-share-left = Olet käyttänyt kaiken yhdelle jäsenelle varatun tiedostotilan. Poista tarpeettomia tiedostoja tai ota yhteyttä sivuston ylläpitoon.
wrong-not-a-picture = Emme saa tästä kuvaa. Valitse JPEG-, PNG-, WebP- tai GIF-tiedosto.
wrong-picture-too-small = Valitse kuva, joka on vähintään { $least } × { $least } kuvapistettä.
wrong-picture-too-large = Kuvassa on yli { $most } miljoonaa kuvapistettä. Valitse pienempi.
wrong-file-too-large = Tiedosto on liian suuri. Valitse enintään { $most }:n tiedosto.
problem-gone = Se, mitä tässä oli, on poistettu.
wrong-not-that-charset = Tiedostoa ei voi lukea tällä merkistöllä. Valitse toinen.
wrong-taken-file = Aineistossa on jo tämänniminen tiedosto. Nimeä tiedostosi uudelleen tai poista ensin toinen.
