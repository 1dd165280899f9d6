# Asetukset
settings-nav-profile = Profiili
settings-nav-notices = Ilmoitukset
settings-nav-security = Turvallisuus
settings-nav-identities = Yhdistetyt tilit
settings-nav-appearance = Ulkoasu

# Profiilin lomake
profile-title = Oma profiili
profile-saved = Profiilisi on tallennettu.
profile-look = Katso sitä muiden silmin
profile-submit = Tallenna profiili
profile-section-about = Sinusta
profile-section-place = Missä olet
profile-section-know = Mitä osaat
profile-section-others = Sinä ja muut
profile-section-see = Kuka näkee mitä
profile-see-lead = Nimesi ja roolisi alalla näkyvät aina kaikille. Muusta päätät itse.
profile-organisation = Työpaikkasi kerrot koulusi tai yrityksesi sivulla:
field-pronouns = Pronominit (vapaaehtoinen)
hint-pronouns = Esimerkiksi: hän
hint-member-kind = Saat vahvistusmerkin, kun koulusi tai yrityksesi vahvistaa tiedon.
field-bio = Kerro itsestäsi (vapaaehtoinen)
hint-bio = Muutama lause: mitä opetat, mitä olet rakentanut, mitä haluaisit tietää. Voit käyttää Markdownia.
field-town = Paikkakunta (vapaaehtoinen)
field-timezone = Aikavyöhyke
timezone-none = Ei kerrottu
field-spoken = Kielet, joita puhut
hint-spoken = Ole armollinen itsellesi: B1-tasolla voi jo puhua työstään.
spoken-language = Kieli { $n }
spoken-level = Kielen { $n } taso
field-subjects = Alat, joita opetat tai joilla työskentelet
hint-subjects = Nimet ovat kansainvälisestä ISCED-F 2013 -luokituksesta.
field-steps = Akun elinkaaren vaiheet, jotka tunnet
hint-steps = Kaivoksesta seuraavaan akkuun.
field-offers = Mitä voin tehdä muiden hyväksi
field-seeks = Mitä etsin
field-links = Linkit (vapaaehtoinen)
hint-links = Koulusi, videokanava tai sivu työstäsi.
link-number = Linkki { $n }
field-listed = Ihmisten luettelossa minut näkevät
hint-listed = Sivusi voi silti avata kirjoittamistasi viesteistä.

part-photo = Kuva
part-headline = Sinä yhdellä rivillä
part-pronouns = Pronominit
part-bio = Kuvaus
part-country = Maa
part-town = Paikkakunta
part-timezone = Aikavyöhyke
part-organisation = Koulu tai yritys
part-languages = Kielet
part-subjects = Alat
part-steps = Akun vaiheet
part-offers = Tarjoaa
part-seeks = Etsii
part-links = Linkit

visibility-public = Kaikki
visibility-members = Jäsenet
visibility-circles = Omat opintopiirit
visibility-nobody = Ei kukaan

# Kuva
photo-title = Oma kuva
photo-change = Vaihda kuva
photo-lead = Kuvasta muut tunnistavat sinut tapaamisissa. Kuva rajataan neliöksi.
field-photo = Valitse kuva
hint-photo = JPEG, PNG, WebP tai GIF, enintään 6 Mt. Säilytämme vain itse kuvan: emme paikkaa, kameraa emmekä päivämäärää.
photo-submit = Tallenna kuva
photo-removed-note = Kuvasi on poistettu.
photo-remove = Poista kuvani
photo-back = Takaisin profiiliin

# Jäsenen sivu
verified-mark = organisaation vahvistama
member-answers = Vastaukset, joista oli apua
member-threads = Avatut ketjut

cefr-a1 = A1
cefr-a2 = A2
cefr-b1 = B1
cefr-b2 = B2
cefr-c1 = C1
cefr-c2 = C2
cefr-native = äidinkieli

subject-0111 = Kasvatustiede
subject-0114 = Aineenopettajankoulutus
subject-0231 = Kielet
subject-0413 = Johtaminen ja hallinto
subject-0521 = Ympäristötieteet
subject-0531 = Kemia
subject-0533 = Fysiikka
subject-0541 = Matematiikka
subject-0612 = Tietokannat ja verkot
subject-0613 = Ohjelmistot ja data-analyysi
subject-0711 = Kemian- ja prosessitekniikka
subject-0712 = Ympäristönsuojelutekniikka
subject-0713 = Sähkö- ja energiatekniikka
subject-0714 = Elektroniikka ja automaatio
subject-0715 = Kone- ja metallitekniikka
subject-0716 = Ajoneuvot, laivat ja lentokoneet
subject-0722 = Materiaalitekniikka
subject-0724 = Kaivostekniikka
subject-0732 = Rakentaminen
subject-0788 = Monialainen tekniikka
subject-1022 = Työterveys ja työturvallisuus
subject-1032 = Henkilö- ja omaisuusturvallisuus
subject-1041 = Kuljetusala

step-raw-materials = Raaka-aineet ja niiden jalostus
step-active-materials = Aktiivimateriaalit
step-slurry = Liete ja sekoitus
step-electrodes = Elektrodien pinnoitus, kuivaus ja kalanterointi
step-cell-assembly = Kennojen kokoonpano ja täyttö
step-formation = Formointi ja vanhennus
step-testing = Testaus ja laatu
step-module-pack = Moduulit ja akkupaketit
step-bms = Akunhallinta ja ohjelmistot
step-vehicle = Liittäminen ajoneuvoon
step-stationary = Kiinteät energiavarastot
step-charging = Lataus ja sähköverkko
step-maintenance = Huolto ja korjaus
step-second-life = Toinen elämä
step-recycling = Kierrätys
step-safety = Turvallisuus ja suurjännite
step-automation = Automaatio, robotiikka ja teollisuus 4.0
step-environment = Ympäristö ja sääntely
step-transversal = Yleiset työelämätaidot

offer-answer-questions = Vastaan kysymyksiin
offer-share-material = Jaan materiaalia
offer-review-material = Arvioin materiaalia
offer-host-job-shadowing = Otan vastaan työtä seuraamaan
offer-give-webinar = Pidän webinaarin
offer-plant-visit = Esittelen tehdasta
offer-lab-time = Jaan laboratorioaikaa
offer-language-practice = Harjoittelen kieltä yhdessä

seek-get-answers = Vastauksia
seek-find-material = Materiaalia
seek-find-buddy = Opiskelukaveria
seek-find-partners = Kumppaneita hankkeeseen
seek-go-abroad = Jaksoa ulkomailla
seek-visit-plant = Tehdasvierailua
seek-find-expert = Asiantuntijaa tunnille
seek-practise-language = Kieliharjoitusta

# Ihmisten luettelo
nav-people = Ihmiset
people-title = Ihmiset
people-places = Ihmiset ja organisaatiot
people-lead = Opettajia, kouluttajia, asiantuntijoita ja koordinaattoreita, jotka haluavat tulla löydetyiksi.
people-visitor = Jäsenet näkevät täällä enemmän ihmisiä.
people-filters = Rajaa luetteloa
people-name = Nimi
filter-any = Mikä tahansa
people-language = Kieli
people-level = Vähintään tasolla
people-kind = Kuka hän on
people-step = Akun elinkaaren vaihe
people-more-filters = Lisää rajauksia
directory-search = Hae
people-clear = Poista rajaukset
people-next = Seuraava sivu
people-none = Kukaan ei vastaa kaikkea tätä. Vähemmillä rajauksilla löytyy enemmän.
directory-empty = Täällä ei ole vielä ketään. Kerro profiilissasi, että sinut saa löytää.

# Organisaatiot
organisations-title = Organisaatiot
organisations-lead = Kouluja, yrityksiä ja muita, joiden väkeä on täällä.
organisations-none = Tällaista organisaatiota ei vielä ole täällä. Jäsenet voivat lisätä sen.
organisation-add = Lisää organisaatio
organisation-add-lead = Valvoja katsoo tiedot ennen kuin organisaatio näkyy luettelossa. Siihen menee päivä tai kaksi.
organisation-name = Nimi
organisation-kind-label = Tyyppi
organisation-kind-school = Koulu tai koulutuskeskus
organisation-kind-company = Yritys
organisation-kind-university = Yliopisto tai korkeakoulu
organisation-kind-authority = Viranomainen
organisation-kind-association = Yhdistys
organisation-kind-other = Muu
organisation-website = Verkkosivu (vapaaehtoinen)
organisation-oid = Erasmus+ OID (vapaaehtoinen)
hint-oid = E-kirjain ja kahdeksan numeroa.
organisation-domains = Sähköpostin verkkotunnukset (vapaaehtoinen)
hint-domains = Se, mikä on väen osoitteissa @-merkin jäljessä, esimerkiksi koulu.example. Jolla on tällainen osoite, vahvistetaan heti.
organisation-submit = Lisää
organisation-edit = Muuta
organisation-save = Tallenna
organisation-back = Takaisin organisaatioon
organisation-waiting = Organisaatio odottaa valvojaa. Vain sinä ja valvojat näette sen.
organisation-rejected = Valvoja ei ottanut organisaatiota luetteloon. Syy: { $reason }
organisation-people = Organisaation väkeä
organisation-no-people = Kukaan ei vielä kerro kuuluvansa tänne.
organisation-later = Organisaation materiaalit, tapahtumat ja vaihtopaikat tulevat näkymään täällä.
organisation-not-mine = Työskenteletkö tai opiskeletko täällä?
organisation-claim = Kuulun tänne
organisation-claimed = Kerroit kuuluvasi tänne. Organisaation koordinaattori voi vahvistaa sen, samoin sähköpostiosoitteesi, jos se on täältä.
organisation-check = Tarkista sähköpostiosoitteeni
organisation-verified = Vahvistettu: kuulut tänne. Vahvistus on voimassa { $date } asti.
organisation-renew = Uusi vahvistus
organisation-leave = En kuulu enää tänne
affiliation-claimed = ei vahvistettu
affiliation-verified = vahvistettu
affiliation-withdrawn = vahvistus peruttu
affiliation-coordinates = koordinaattori
affiliation-judge = Anna sanasi
affiliation-reason = Mistä tiedät sen?
hint-affiliation-reason = Tämä tallennetaan, ja henkilö voi lukea sen.
affiliation-as-coordinator = Hän on koordinaattori ja voi vahvistaa muita
affiliation-confirm = Vahvista vuodeksi
affiliation-withdraw = Peru vahvistus
audit-organisation-approved = Organisaatio otettiin luetteloon
audit-organisation-rejected = Organisaatiota ei otettu luetteloon
audit-affiliation-confirmed = Organisaatioon kuuluminen vahvistettiin
audit-affiliation-withdrawn = Organisaatioon kuulumisen vahvistus peruttiin

mail-affiliation-ends-subject = Kuulutko yhä organisaatioon { $organisation }?
mail-affiliation-ends-body =
    Hei { $name },

    vuosi sitten vahvistettiin, että kuulut organisaatioon { $organisation }. Vahvistus päättyy 30 päivän kuluttua.

    Jos olet yhä siellä, uusi vahvistus tässä:
    { $link }

    Jos et ole, sinun ei tarvitse tehdä mitään.

# Ensimmäiset askeleet
welcome-step = Vaihe { $n }/3
welcome-title-1 = Tervetuloa! Kuka olet?
welcome-lead-1 = Kolme lyhyttä vaihetta, jotta oikeat ihmiset löytävät sinut. Voit ohittaa jokaisen ja palata myöhemmin.
welcome-title-2 = Mitä osaat?
welcome-lead-2 = Mitä opetat tai minkä parissa työskentelet ja mitä kieliä puhut.
welcome-title-3 = Mitä etsit?
welcome-lead-3 = Entä voisitko tehdä jotain muiden hyväksi?
welcome-title-4 = Olet mukana
welcome-lead-4 = Näistä on hyvä aloittaa.
welcome-next = Tallenna ja jatka
welcome-skip = Ohita tämä vaihe
welcome-follow = Alueita, joita voisit seurata
welcome-organisation = Koulusi tai yrityksesi (vapaaehtoinen)
hint-welcome-organisation = Ala kirjoittaa sen nimeä. Jos osoitteesi on sieltä, se vahvistetaan heti.
welcome-unknown = Emme vielä tunne organisaatiota { $name }. Voit lisätä sen nyt tai myöhemmin.
welcome-read = Lue ensin
welcome-look = Katso sitten ympärillesi
welcome-boards = Alueet, myös omalla kielelläsi
welcome-people = Kaltaisiasi ihmisiä
welcome-unanswered = Kysymyksiä, jotka odottavat vastausta
welcome-go = Foorumille
