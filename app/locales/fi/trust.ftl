facet-used = Käytetty tunnilla
facet-reviewed = Vertaisarvioitu
used-yes = Ainakin yksi kollega
reviewed-yes = Vähintään kaksi vertaista
material-used = { $n ->
    [one] käytetty tunnilla kerran
   *[other] käytetty tunnilla { $n } kertaa
}
material-reviewed = vertaisarvioitu
material-outdated = sanottu vanhentuneeksi

cycle-title = Näin aineisto paranee
cycle-plan = Suunnittele
cycle-plan-outcomes = { $n ->
    [one] Tavoitteena on yksi oppimistulos.
   *[other] Tavoitteena on { $n } oppimistulosta.
}
cycle-plan-none = Oppimistuloksia ei ole vielä kirjattu.
cycle-due = Tarkistetaan viimeistään { $day }.
cycle-overdue = Tekijät aikoivat tarkistaa tämän viimeistään { $day }.
cycle-do = Toteuta
cycle-do-used = { $n ->
    [one] Yksi kollega on käyttänyt tätä tunnilla.
   *[other] Kollegat kertovat { $n } ryhmästä.
}
cycle-do-none = Kukaan ei ole vielä kertonut, miten tunnilla sujui.
cycle-check = Arvioi
cycle-check-none = Ei vielä arvioitu. Kaksi arviota tekee aineistosta vertaisarvioidun.
cycle-check-some = { $n }/2 arviota on tehty.
    { $needed ->
        [one] Yksi puuttuu.
       *[other] { $needed } puuttuu.
    }
cycle-check-done = { $n } vertaista on arvioinut.
cycle-act = Kehitä
cycle-act-first = Tämä on ensimmäinen versio.

uses-title = Käytetty tunnilla
uses-none = Kukaan ei ole vielä kertonut, miten tunnilla sujui.
uses-all = Kaikki { $n } kertomusta
uses-figure-reports = { $n ->
    [one] kertomus
   *[other] kertomusta
}
uses-figure-countries = { $n ->
    [one] maa
   *[other] maata
}
uses-figure-again = käyttäisi uudestaan
uses-figure-median = minuuttia (mediaani)
use-report = Käytin tätä tunnilla
use-title = Miten tunnilla sujui?
use-lead = Kaksi minuuttia, jotka auttavat kollegoita valitsemaan ja tekijöitä parantamaan.
use-retired = Aineisto ei ole enää luetteloissa. Kertomuksesi auttaa silti sen käyttäjiä.
use-level = Ryhmän taso
use-level-choose = Valitse taso
use-country = Maa (vapaaehtoinen)
use-learners-field = Opiskelijoita (vapaaehtoinen)
use-learners = { $n ->
    [one] 1 opiskelija
   *[other] { $n } opiskelijaa
}
use-minutes = Montako minuuttia se todella vei
use-again = Käyttäisitkö uudestaan?
again-yes = Kyllä, käyttäisin uudestaan
again-changes = Kyllä, muutoksin
again-no = En omassa ryhmässäni
use-note = Miten sujui? (vapaaehtoinen)
hint-use-note = Mikä toimi, mikä ei, mikä yllätti. Älä kerro mitään, mistä opiskelijasi tunnistaa.
use-changed-field = Mitä muutit? (vapaaehtoinen)
hint-use-changed = Toinen järjestys, toinen materiaali, enemmän aikaa jollekin osalle.
use-changed = Muutettu:
use-submit = Lähetä kertomus
use-change = Muuta
use-remove = Peru kertomus
use-photo-title = Kuva tunnilta (vapaaehtoinen)
use-photo-choose = Kuva
hint-use-photo = JPEG, PNG tai WebP, enintään 20 Mt. Järjestelyt, taulu tai tulos: ei ketään, joka on tunnistettavissa ilman suostumustaan. Kuvauspaikka ja laite poistetaan tiedoista.
use-photo-save = Tallenna kuva
use-photo-add = Lisää kuva
use-photo-change = Vaihda kuva
use-photo-remove = Poista kuva
use-photo-of = Kuva tunnilta: { $name }

reviews-title = Vertaisarviot
reviews-lead = Vertaiset katsovat aineistoa kymmenen kriteerin kautta. Kahden eri arvioijan jälkeen se on vertaisarvioitu.
reviews-none = Ei vielä arvioita.
reviews-all = { $n ->
    [one] Lue arvio
   *[other] { $n } vertaisen arviot
}
reviews-means = Viimeisten { $n } arvion keskiarvot (0–3)
reviews-criterion = Kriteeri
reviews-mean = Keskiarvo
reviews-marks = Arvosanoja
review-write = Kirjoita arvio
review-title = Arvioi tämä aineisto
review-lead = Anna arvosana siitä, mitä voit arvioida, ja jätä muut kohtaan ”ei koske tätä”. Kerro, mikä parantaisi aineistoa: tekijät lukevat ja vastaavat.
review-of-version = Arvioit versiota { $n }.
review-near = Jos kuulut samaan organisaatioon kuin joku tekijöistä, se kerrotaan lukijoille.
review-newer = Versio { $n } julkaistiin sillä välin. Arviosi koskee versiota, jonka luit.
review-comment = Kommentti: { $criterion } (vapaaehtoinen)
review-overall = Arviosi sanoin
hint-review-overall = Mikä on hyvää, mitä muuttaisit, kenelle se sopii?
review-submit = Julkaise arvio
review-same-house = sama organisaatio kuin tekijällä
review-strong = Vahvaa: { $criteria }
review-asked = Tekijät pyytävät arviota.
review-done-in = Otettu huomioon versiossa { $n }
review-done-field = Otettu huomioon
review-done-not = Ei vielä
review-done-submit = Tallenna
review-answer = Tekijöiden vastaus
review-answer-it = Vastaa
review-answer-field = Vastauksesi
review-answer-submit = Lähetä vastaus
review-take-out = Poista tämä arvio
use-take-out = Poista tämä kertomus
hint-reason-told = Kirjoittaja saa tämän sähköpostilla.
review-remove = Peru arvio
criterion-accessibility = Saavutettavuus
criterion-quality = Laatu
criterion-didactics = Didaktinen sopivuus
criterion-language = Kielitaso
criterion-format = Tekninen muoto
criterion-time = Oppimisaika
criterion-granularity = Osiin jaettavuus
criterion-adaptability = Muokattavuus
criterion-analytics = Oppimisen näkyvyys
criterion-blending = Yhdisteltävyys
criterion-hint-accessibility = Voivatko kaikki käyttää sitä, myös ruudunlukijalla, puhelimella ja ilman värejä?
criterion-hint-quality = Onko se oikein, ajan tasalla ja turvallinen? Kerrotaanko lähteet?
criterion-hint-didactics = Viekö se oppimistuloksiin sillä tasolla, jonka se ilmoittaa?
criterion-hint-language = Onko kieli niin helppoa kuin näille opiskelijoille on mahdollista?
criterion-hint-format = Avautuvatko tiedostot kaikkialla ilman erikoisohjelmia?
criterion-hint-time = Riittääkö ilmoitettu aika?
criterion-hint-granularity = Voiko siitä käyttää vain osan?
criterion-hint-adaptability = Onko sitä helppo muokata: avoimet muodot, salliva lisenssi?
criterion-hint-analytics = Näyttääkö se, mitä opiskelijat ovat oppineet?
criterion-hint-blending = Sopiiko se yhteen työpöytä-, verkko- ja yritystyöskentelyn kanssa?
mark-3 = 3 – erinomainen
mark-2 = 2 – vahva
mark-1 = 1 – rajallinen
mark-0 = 0 – hyvin heikko
mark-none = Ei koske tätä
wrong-too-few-marks = Anna arvosana vähintään { $least } kriteeristä.

waiting-title = Odottavat arviota
waiting-lead = Näiden aineistojen tekijät pyytävät mielipidettäsi. Arvioon menee puoli tuntia; valitse sellainen, jota voisit itse käyttää.
waiting-none = Mikään aineisto ei odota arviota. Tekijät pyytävät sitä aineistonsa sivulla.
waiting-own = Oma
waiting-reviewers = { $n ->
    [0] ei vielä arvioita
    [one] yksi arvio
   *[other] { $n } arviota
}

care-title = Pidä huolta
care-lead = Aineisto pysyy hyvänä, kun joku katsoo sitä uudestaan.
care-saved = Tallennettu.
care-ask-title = Pyydä arviota
care-asked = Aineisto on odottavien luettelossa:
care-not-asked = Vertaiset löytävät arviota odottavat luettelosta:
care-ask = Pyydä arviota
care-ask-stop = En odota enää
care-due-title = Katso uudestaan
care-due = Mihin päivään mennessä? (vapaaehtoinen)
hint-care-due = Sivu näyttää päivän, ja saat silloin yhden muistutuksen. Jätä tyhjäksi, jos et halua päivää.
care-due-submit = Tallenna päivä
wrong-not-a-day-ahead = Anna päivä seuraavien viiden vuoden ajalta muodossa 2027-03-01.

outdated-title = Onko se vanhentunut?
outdated-tell = Jokin on vanhentunut
outdated-mark = { $n ->
    [one] Yhden lukijan mielestä tämä on vanhentunut.
   *[other] { $n } lukijan mielestä tämä on vanhentunut.
}
outdated-why = Miksi?
outdated-none = Kukaan ei ole sanonut, että jokin on vanhentunut.
outdated-saved = Kiitos. Tekijät saavat tiedon.
outdated-open = Ei vielä vastattu
outdated-newer = Sen jälkeen on julkaistu uusi versio:
outdated-reason = Mikä on vanhentunut?
hint-outdated-reason = Standardi, hinta, linkki, määräys: kerro mikä, ja mikä on nyt oikein, jos tiedät.
outdated-submit = Kerro tekijöille
outdated-answer = Vastaa lukijoille
hint-outdated-answer = Vastauksesi näkyy viestien alla, ja merkintä poistuu sivulta. Myös uusi versio poistaa sen.

discuss-title = Keskustelu
discuss-none = Aineistosta ei ole vielä ketjua.
discuss-begin = Aloita keskustelu
discuss-lead = Jokaisella aineistolla on yksi ketju. Sinä kirjoitat sen ensimmäisen viestin.
discuss-board = Alue
hint-discuss-board = Parhaiten sopiva on ensimmäisenä.
discuss-body = Ensimmäiset sanasi
hint-discuss-body = Kysymys, vinkki, mitä haluat tietää muilta. Linkki aineistoon lisätään.
discuss-submit = Aloita ketju
discuss-about = Tämä ketju koskee aineistoa

origin-post = Aineisto alkoi foorumin viestistä:
action-make-resource = Tee tästä aineisto
action-ask-resource = Pyydä aineistoksi
making-title = Tee viestistä aineisto
making-lead = Saat luonnoksen, jossa on tekstisi. Kukaan ei näe sitä, ennen kuin julkaiset sen.
making-consent = Sinä kirjoitit tekstin, joten sinä valitset, mitä muut saavat tehdä sillä.
making-submit = Tee luonnos
making-made = Tästä viestistä on tehty aineisto.
making-to-draft = Siirry luonnokseesi
making-to-it = Lue se
making-askers = He haluaisivat tämän aineistoksi: { $names }
making-decline = Ei kiitos
making-asked = Pyyntösi on perillä: { $name }. Saat ilmoituksen, kun aineisto on valmis.
making-ask-lead = Vain { $name } voi päättää, millä lisenssillä muut saavat käyttää tätä tekstiä.
making-ask = Lähetä pyyntö: { $name }

notice-kind-feedback = Joku käyttää tai arvioi aineistoani tai kysyy siitä
notice-used = { $actor } käytti aineistoasi tunnilla: { $note }
notice-reviewed = { $actor } arvioi aineistosi: { $note }
notice-review-answered = { $actor } vastasi arvioosi aineistosta { $note }
notice-version-after-review = { $actor } julkaisi uuden version siitä, mitä katsoit: { $note }
notice-outdated = { $actor } sanoo, että jokin on vanhentunut: { $note }
notice-outdated-answered = { $actor } vastasi vanhentumista koskevaan viestiin: { $note }
notice-review-due = Aioit katsoa tätä uudestaan tähän päivään mennessä: { $note }
notice-resource-asked = { $actor } haluaisi viestisi aineistoksi: { $note }
notice-resource-made = { $actor } teki pyytämäsi aineiston: { $note }
audit-use-removed = Kertomus tunnilta poistettu
audit-use-photo-removed = Kuva tunnilta poistettu
audit-review-removed = Arvio poistettu
mail-used-subject = { $actor } käytti aineistoasi tunnilla
mail-used-body =
    Hei { $name },

    { $actor } käytti aineistoasi tunnilla ja kertoo, miten sujui: { $note }

    Lue kertomus:
    { $link }
mail-reviewed-subject = { $actor } arvioi aineistosi
mail-reviewed-body =
    Hei { $name },

    { $actor } arvioi aineistosi: { $note }

    Lue arvio ja vastaa, jos haluat:
    { $link }
mail-review-answered-subject = Vastaus arvioosi
mail-review-answered-body =
    Hei { $name },

    { $actor } vastasi arvioosi aineistosta { $note }

    Lue vastaus:
    { $link }
mail-version-after-review-subject = Uusi versio sanojesi jälkeen
mail-version-after-review-body =
    Hei { $name },

    { $actor } julkaisi uuden version siitä, mitä katsoit: { $note }

    Katso, mikä muuttui:
    { $link }
mail-outdated-subject = Aineistossasi voi olla jotain vanhentunutta
mail-outdated-body =
    Hei { $name },

    { $actor } sanoo, että jokin on vanhentunut: { $note }

    Lue miksi ja vastaa:
    { $link }
mail-outdated-answered-subject = Vastaus vanhentumista koskevaan viestiisi
mail-outdated-answered-body =
    Hei { $name },

    { $actor } vastasi siihen, mitä sanoit aineistosta { $note }

    Lue vastaus:
    { $link }
mail-review-due-subject = Aika katsoa aineistoasi uudestaan
mail-review-due-body =
    Hei { $name },

    aioit katsoa tätä aineistoa uudestaan tähän päivään mennessä: { $note }

    Katso, mitä kollegat ovat sanoneet:
    { $link }
mail-resource-asked-subject = { $actor } haluaisi viestistäsi aineiston
mail-resource-asked-body =
    Hei { $name },

    { $actor } haluaisi käyttää viestiäsi aineistona: { $note }

    Sinä päätät ja valitset lisenssin:
    { $link }
mail-resource-made-subject = Pyytämäsi aineisto on valmis
mail-resource-made-body =
    Hei { $name },

    { $actor } teki pyytämäsi aineiston: { $note }

    Lue se:
    { $link }
