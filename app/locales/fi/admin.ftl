nav-admin = Ylläpito
admin-title = Ylläpito
admin-overview = Yleiskuva
admin-people = Ihmiset
admin-joinings = Tulijat
admin-invitations = Kutsut
admin-boards = Alueet
admin-settings = Sivuston asetukset
admin-system = Sähköposti ja ajot
admin-audit = Tapahtumaloki
admin-done = Valmis.
overview-reports = { $n ->
    [0] Ilmoituksia ei odota
    [one] { $n } ilmoitettu viesti tai henkilö odottaa
   *[other] { $n } ilmoitettua viestiä tai henkilöä odottaa
}
overview-joinings = { $n ->
    [0] Tulijoita ei odota
    [one] { $n } tulija odottaa
   *[other] { $n } tulijaa odottaa
}
overview-parked = { $n ->
    [0] Yksikään sähköposti ei ole jumissa
    [one] { $n } sähköposti on jumissa
   *[other] { $n } sähköpostia on jumissa
}
overview-jobs = { $n ->
    [0] Kaikki ajot ovat kunnossa
    [one] { $n } ajo epäonnistui
   *[other] { $n } ajoa epäonnistui
}
overview-health = Tietokanta tai sen levy tarvitsee sinua
overview-hint = Se, mitä teet täällä, kirjataan tapahtumalokiin. Ihmiset voivat lukea, mitä heidän tililleen tehtiin ja miksi.

people-search = Nimi, sähköpostiosoite tai tunnus
people-empty = Kukaan ei vastaa hakua.
filter-role = Rooli
filter-any-role = Kaikki roolit
filter-state = Tila
filter-any-state = Kaikki tilat
role-member = Jäsen
person-erased = Poistettu
person-own = Tämä on oma tilisi. Toisen ylläpitäjän on muutettava sitä.
person-handle = Sivu
person-email = Sähköpostiosoite
person-role = Rooli
person-state = Tila
person-active = Käytössä
person-suspended-until = Kirjoituskielto { $date } asti
person-factor = Toinen tunniste
person-factor-on = Käytössä
person-factor-off = Ei käytössä
person-sessions = Kirjautuneena laitteilla
person-seen = nähty viimeksi
person-posts = Viestejä
person-reports = Ilmoituksia hänestä
person-joined = Liittynyt
person-all-lines = Kaikki tätä henkilöä koskevat rivit
person-suspend = Anna kirjoituskielto
person-suspension = Muuta tai poista kirjoituskielto
person-end-sessions = Kirjaa ulos kaikkialta
role-title = Vaihda rooli
role-submit = Vaihda rooli
factor-remove-title = Poista toinen tunniste
factor-remove-lead = Jollekulle, joka on kadottanut sen ja jolla ei ole palautuskoodeja. Varmista, että pyytäjä on todella hän itse.
factor-remove-submit = Poista toinen tunniste
erase-title = Poista tili
erase-lead = Tätä ei voi perua. Viestit jäävät nimelle ”Former member”. Nimi, osoite, profiili ja kirjautuminen poistetaan lopullisesti.
erase-submit = Poista lopullisesti
hint-reason-log = Se säilyy tapahtumalokissa.

joinings-empty = Kukaan ei odota. Uudet ihmiset näkyvät täällä, kun he ovat vahvistaneet osoitteensa.
joinings-off = Kenenkään ei tarvitse odottaa: sivustolle ei oteta jäseniä hyväksynnällä.
joining-approve = Hyväksy
joining-reject = Älä hyväksy
hint-reason-newcomer = Henkilö saa sen sähköpostilla.

admin-organisations = Organisaatiot
queue-empty = Yhtään organisaatiota ei odota. Kun jäsen lisää sellaisen, se näkyy täällä ennen kuin se julkaistaan.
queue-added-by = Lisääjä:
queue-approve = Julkaise
queue-reject = Älä julkaise
queue-domains = Kuuluu organisaatioon, jos osoite on täällä: { $domains }
hint-reason-adder = Lisääjä voi lukea sen.

board-new = Uusi alue
board-save = Tallenna alue
board-archived = Vain luettavissa
board-archive = Sulje kirjoittamiselta
board-reopen = Avaa taas
board-archive-of = Sulje ”{ $name }” kirjoittamiselta
board-reopen-of = Avaa ”{ $name }” taas
board-up = Siirrä ”{ $name }” ylöspäin
board-down = Siirrä ”{ $name }” alaspäin
field-board-name = Nimi
field-slug = Nimi osoitteessa
hint-slug = Pieniä kirjaimia, numeroita ja tavuviivoja. Vanhat linkit lakkaavat toimimasta, jos muutat sitä.
field-description = Mitä varten se on? (vapaaehtoinen)
field-audience = Kuka sen näkee?
audience-public = Kaikki, jäsenet kirjoittavat
audience-members = Vain jäsenet
audience-staff = Vain ylläpito
field-news = Vain ylläpito aloittaa keskusteluja
field-colour = Väri
colour-teal = Sinivihreä
colour-blue = Sininen
colour-violet = Violetti
colour-rose = Ruusu
colour-amber = Meripihka
colour-lime = Limetti
colour-slate = Liuske
colour-cyan = Syaani
colour-green = Vihreä
field-icon = Kuva
icon-chat = Puhekupla
icon-battery = Akku
icon-bolt = Salama
icon-flask = Pullo
icon-wrench = Jakoavain
icon-recycle = Kierrätys
icon-shield = Kilpi
icon-globe = Maapallo
icon-book = Kirja
icon-users = Ihmisiä
icon-megaphone = Megafoni
icon-calendar = Kalenteri
icon-flag = Lippu

field-sign-up = Kuka voi liittyä?
hint-sign-up = Kutsut toimivat aina.
sign-up-mode-open = Kaikki
sign-up-mode-by-approval = Kaikki, kun ylläpitäjä on hyväksynyt
sign-up-mode-invitation-only = Vain kutsulla
field-support = Apuosoite (vapaaehtoinen)
hint-support = Se on sähköposteissa, jotka kertovat valvojien teoista.
field-audit-days = Säilytä tapahtumaloki (päivää)
hint-audit-days = 30–3650 päivää. Vanhemmat rivit poistetaan.
support-line = Jos tämä on mielestäsi väärin, kirjoita osoitteeseen { $address }.
support-none = Jos tämä on mielestäsi väärin, vastaa tähän viestiin.

system-health = Tietokanta ja levy
system-database-keeps = Tietokanta tallentaa sen, mitä kirjoitetaan. Tarkistettu viimeksi { $n ->
    [one] { $n } sekunti sitten
   *[other] { $n } sekuntia sitten
}.
system-database-full = Tietokannan levy on täynnä. Kukaan ei voi kirjoittaa, ennen kuin tilaa on.
system-database-silent = Tietokanta ei tallenna sitä, mitä kirjoitetaan. Kukaan ei voi kirjoittaa. Palvelimen loki kertoo syyn.
system-database-damaged = Tietokantatiedosto on vioittunut. Pysäytä palvelin ja palauta viimeisin varmuuskopio.
system-space = Sivuston tietojen levyllä on vapaana { $free } / { $all }.
system-space-low = Levy on melkein täynnä: vapaana { $free } / { $all }. Kun tila loppuu, kukaan ei voi kirjoittaa. Tee tilaa pian.
system-mail = Sähköposti
system-mail-test = Lähetä minulle koeviesti
system-spool = Sähköpostipalvelinta ei ole asetettu. Viestit kirjoitetaan palvelimen spool-kansioon.
mail-test-sent = Viesti lähetettiin. Katso sähköpostiisi.
mail-test-refused = Sähköpostipalvelin ei ottanut viestiä vastaan. Tarkista asetuksista lähettäjän osoite ja salasana.
mail-test-later = Sähköpostipalvelin vastasi ”myöhemmin”. Se voi olla kiireinen, tai se ei vielä tunne meitä.
mail-test-unsafe = Salattu yhteys ei onnistunut. Tarkista sähköpostipalvelimen portti ja varmenne.
mail-test-unreachable = Sähköpostipalvelin ei vastannut. Tarkista sen nimi ja portti sekä palomuuri.
mail-test-other = Viestiä ei voitu lähettää. Palvelimen loki kertoo syyn.
system-outbox = Matkalla olevat uutiset
system-waiting = { $n ->
    [0] Mikään ei odota lähettämistä.
    [one] { $n } odottaa lähettämistä.
   *[other] { $n } odottaa lähettämistä.
}
system-trying = { $n ->
    [0] Mitään ei yritetä uudelleen.
    [one] { $n } yritetään uudelleen.
   *[other] { $n } yritetään uudelleen.
}
system-parked = Jumissa
system-parked-empty = Mikään ei ole jumissa. Täällä näkyy se, minkä sähköpostipalvelin torjui tai mitä ei saatu lähetettyä kymmenellä yrityksellä.
system-tries = { $n ->
    [one] { $n } yritys
   *[other] { $n } yritystä
}
system-retry = Yritä uudelleen
system-retry-all = Yritä kaikkia uudelleen
system-drop = Luovu
system-news-retried = Sitä yritetään uudelleen.
system-news-dropped = Siitä luovuttiin.
system-jobs = Ajot
system-jobs-empty = Yhtään ajoa ei ole vielä tehty. Niitä tehdään tunnin välein.
system-job-took = kesti { $ms } ms
system-job-done = { $n ->
    [one] { $n } asia tehty
   *[other] { $n } asiaa tehty
}

audit-empty = Yksikään rivi ei vastaa hakua.
audit-by-site = Sivusto
audit-filter-actor = Tekijä (tunnus)
audit-filter-member = Kohde (tunnus)
audit-filter-act = Mitä
audit-filter-any-act = Kaikki teot
audit-filter-days = Alkaen
audit-filter-any-time = Milloin tahansa
audit-days-1 = Viime vuorokausi
audit-days-7 = Viimeiset 7 päivää
audit-days-30 = Viimeiset 30 päivää

log-title = Mitä tilillesi on tapahtunut
log-lead = Kirjautumiset, muutokset ja se, mitä valvojat ovat tehneet viesteillesi.
log-empty = Mitään ei ole vielä tapahtunut.
log-by-you = Sinä
log-by-staff = Valvoja
log-look = Katso
security-log-link = Katso kaikki tapahtumat

invitations-empty = Kutsuja ei ole vielä. Tee kutsu ja lähetä linkki kollegoille.
invitations-list = Tähänastiset kutsut
invitation-new = Kutsu ihmisiä
invitation-submit = Kutsu
invitation-made = Tässä on linkki. Se näytetään vain kerran.
invitation-mailed = { $n ->
    [one] Yksi ihminen saa sähköpostin, jossa on oma linkki.
   *[other] { $n } ihmistä saa sähköpostin, jokainen oman linkin.
}
invitation-made-hint = Kopioi se nyt ja lähetä niille, jotka kutsut.
invitation-no-board = Ei aluetta
invitation-number = Kutsu { $n }
invitation-uses = { $n }/{ $of } käytetty
invitation-until = avoinna { $date } asti
invitation-revoked = peruttu
invitation-used-up = käytetty loppuun
invitation-expired = vanhentunut
invitation-revoke = Peru kutsu
invitation-no-guests = Kukaan ei ole vielä tullut tällä linkillä.
field-invitation-kind = He liittyvät roolissa
field-invitation-board = He aloittavat alueelta
field-invitation-organisation = Heidän organisaationsa (vapaaehtoinen)
field-uses = Kuinka monelle? (1–200)
field-days = Kuinka moneksi päiväksi? (1–90)
field-invitation-note = Viesti heille (vapaaehtoinen)
hint-invitation-note = Esimerkiksi: kaikille Vaasan tapaamisen opettajille
field-addresses = Lähetä sähköpostilla osoitteisiin (vapaaehtoinen)
hint-addresses = Enintään 20 osoitetta, pilkuilla erotettuina tai omilla riveillään. Jokainen saa linkin, joka toimii kerran. Jätä tyhjäksi, jos jaat linkin itse.
join-title = Sinut on kutsuttu
join-lead = { $name } kutsuu sinut BaTT Forumiin. Roolisi: { $kind }.
join-organisation = Kuulut täällä organisaatioon { $name }. Tämä kutsu vahvistaa sen.
join-board = Hyvä paikka aloittaa on alue ”{ $name }”.
sign-up-by-approval = Ylläpitäjä katsoo jokaisen uuden tilin. Siihen voi mennä päivä tai kaksi.
sign-up-invitation-only = Uudet jäsenet pääsevät mukaan vain kutsulla. Pyydä kutsu kollegalta, joka on jo täällä.
sign-up-waiting-title = Odota hetki
sign-up-waiting-lead = Osoitteesi on vahvistettu. Ylläpitäjä katsoo uudet tilit ja päästää sinut sisään. Saat sähköpostin.

set-up-title = Ota BaTT Forum käyttöön
set-up-lead = Teet ensimmäisen tilin. Se on ylläpitäjän tili. Seuraavaksi otat käyttöön toisen tunnisteen, jonka ylläpitäjät tarvitsevat.
set-up-submit = Tee tili

audit-joined = Liittyi
audit-signed-in = Kirjautui sisään
audit-session-ended = Laite kirjattiin ulos
audit-sessions-ended = Kirjattiin ulos kaikkialta
audit-password-changed = Salasana vaihdettiin
audit-password-set = Salasana asetettiin
audit-password-reset = Salasana palautettiin
audit-email-change-asked = Pyydettiin uutta sähköpostiosoitetta
audit-email-changed = Sähköpostiosoite vaihdettiin
audit-second-factor-added = Toinen tunniste otettiin käyttöön
audit-second-factor-removed = Toinen tunniste poistettiin
audit-recovery-codes-made = Palautuskoodit tehtiin
audit-recovery-code-used = Palautuskoodi käytettiin
audit-leaving-asked = Pyysi tilin poistamista
audit-leaving-taken-back = Säilytti sittenkin tilin
audit-leaving-inactive = Sai tiedon käyttämättömän tilin poistamisesta
audit-member-left = Tili poistettu omistajan pyynnöstä tai käyttämättömänä
audit-export-asked = Pyysi omat tietonsa
audit-export-taken = Latasi omat tietonsa
audit-role-changed = Rooli vaihdettiin
audit-member-erased = Tili poistettiin
audit-joining-approved = Hyväksyttiin jäseneksi
audit-joining-rejected = Tulijaa ei hyväksytty
audit-invitation-made = Kutsu tehtiin
audit-organisation-changed = Organisaatiota muutettu
audit-invitation-revoked = Kutsu peruttiin
audit-board-created = Alue luotiin
audit-board-edited = Aluetta muutettiin
audit-board-moved = Alueen paikkaa luettelossa muutettiin
audit-board-archived = Alue suljettiin kirjoittamiselta
audit-board-reopened = Alue avattiin taas
audit-settings-changed = Sivuston asetuksia muutettiin
audit-site-set-up = Sivusto otettiin käyttöön
audit-news-retried = Jumissa ollutta viestiä yritettiin uudelleen
audit-news-dropped = Jumissa olleesta viestistä luovuttiin
audit-test-mail-sent = Koeviesti lähetettiin

mail-test-subject = Koeviesti BaTT Forumista
mail-test-body =
    Hei,

    tämä on koeviesti. Jos voit lukea tämän, BaTT Forumin sähköpostit tulevat perille.
mail-joining-rejected-subject = Tilisi BaTT Forumissa
mail-joining-rejected-body =
    Hei { $name },

    pyysit tiliä BaTT Forumiin. Emme voi hyväksyä sinua jäseneksi.

    Syy: { $reason }

    Emme ole säilyttäneet salasanaasi, ja poistamme osoitteesi muutaman päivän kuluessa.

    BaTT Forum
    { $site }
