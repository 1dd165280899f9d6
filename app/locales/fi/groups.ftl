groups-title = Ryhmät
groups-lead = Kollegoita, jotka keskustelevat ja työskentelevät keskenään. Ryhmän alueen viestit näkevät vain ryhmän jäsenet.
groups-mine = Omat ryhmäsi
groups-all = Kaikki ryhmät
groups-of = Ryhmät: { $name }
groups-none = Kukaan ei ole vielä perustanut ryhmää.
groups-none-hint = Esimerkiksi yhden oppilaitoksen opettajat tai kumppanit, jotka suunnittelevat yhteistä hanketta.
groups-none-here = Tällä organisaatiolla ei ole vielä ryhmiä.
front-groups = Ryhmät ja niiden omat alueet
organisation-groups = Organisaation ryhmät
group-new = Perusta ryhmä
group-new-lead = Ryhmällä on oma keskustelualue. Sinä pidät ryhmästä huolta, kunnes joku muu jatkaa.
group-start = Perusta ryhmä
group-edit = Muokkaa ryhmää
group-save = Tallenna muutokset
field-group-name = Ryhmän nimi
field-group-description = Mitä varten ryhmä on? (valinnainen)
hint-group-description = Lause tai kaksi, jotta kollegat tietävät, kannattaako liittyä.
field-group-joining = Miten ryhmään pääsee?
field-group-hidden = Piilotettu: vain jäsenet ja kutsutut tietävät ryhmästä
field-group-organisation = Organisaatio (valinnainen)
hint-group-organisation = Vain jos ryhmä kuuluu organisaatioon, jota koordinoit.
group-joining-open = Kuka tahansa voi liittyä
group-joining-request = Pyynnöstä
group-joining-invitation = Kutsusta
group-hidden = Piilotettu
group-closed = Ryhmä on suljettu. Jäsenet voivat yhä lukea sen alueita. Suljettu
group-members-count = { $n ->
    [one] { $n } jäsen
   *[other] { $n } jäsentä
}
group-sign-in = Kirjaudu sisään, jos haluat liittyä.
group-join-lead = Liity, niin voit lukea ja kirjoittaa ryhmän alueilla.
group-join = Liity ryhmään
group-ask-lead = Ryhmän ylläpitäjät päättävät, ketkä pääsevät mukaan.
group-ask = Pyydä päästä mukaan
field-group-note = Muutama sana itsestäsi (valinnainen)
hint-group-note = Esimerkiksi missä opetat. Vain ryhmän ylläpitäjät näkevät tämän.
group-you-asked = Olet pyytänyt päästä mukaan. Saat ilmoituksen, kun joku vastaa.
group-take-back = Peru pyyntö
group-you-are-invited = Sinut on kutsuttu tähän ryhmään.
group-accept-invitation = Hyväksy kutsu
group-decline-invitation = Hylkää
group-by-invitation = Ryhmään pääsee kutsusta.
group-you-are-member = Olet tämän ryhmän jäsen.
group-you-are-keeper = Pidät tästä ryhmästä huolta.
group-staff-reads = Et ole ryhmän jäsen. Ylläpitona voit avata ryhmän alueet ilmoitusten käsittelyä varten; ne eivät näy luetteloissasi eivätkä hauissasi.
group-leave = Eroa ryhmästä
group-leave-sure = Et enää näe ryhmän alueita etkä saa niistä ilmoituksia. Kirjoittamasi viestit jäävät.
group-boards = Alueet
group-boards-seen = Vain ryhmän { $name } jäsenet näkevät nämä. Sivuston moderaattorit voivat avata ne ilmoitusten käsittelyä varten.
board-seen-by-group = Näkyy vain ryhmän { $name } jäsenille
group-board-new = Lisää alue
group-board-make = Lisää alue
group-waiting = Pyynnöt ja kutsut
group-waiting-none = Kukaan ei odota vastausta.
group-asks = Pyytää päästä mukaan
group-is-invited = Kutsuttu, ei ole vielä vastannut
group-accept = Hyväksy
group-accept-of = Hyväksy { $name }
group-decline = Hylkää
group-decline-of = Hylkää { $name }
group-uninvite = Peru kutsu
group-uninvite-of = Peru kutsu: { $name }
field-group-handle = Kutsu kollega
hint-group-handle = Hänen käyttäjätunnuksensa, esimerkiksi @marta.
group-invite = Lähetä kutsu
group-members = Jäsenet
group-members-of = Jäsenet: { $name }
group-members-all = Näytä kaikki jäsenet
group-role-keeper = Ryhmän ylläpitäjä
group-role-member = Jäsen
group-since = alkaen
group-manage-of = Hallitse: { $name }
group-make-keeper = Tee ylläpitäjäksi
group-make-member = Tee tavalliseksi jäseneksi
group-remove = Poista ryhmästä
group-close = Sulje ryhmä
group-close-sure = Kukaan ei enää voi liittyä eikä kirjoittaa. Jäsenet voivat yhä lukea alueita. Tätä ei voi perua.
hint-group-close-reason = Ryhmän perustaja näkee perustelun.
group-joined-note = Tervetuloa! Alueet ovat alla.
group-asked-note = Pyyntösi lähetettiin.
group-invited-note = Kutsu lähetettiin.
group-closed-note = Ryhmä on suljettu.
group-left-note = Olet eronnut ryhmästä.
group-taken-back-note = Valmis. Voit pyytää uudelleen milloin vain.
wrong-hidden-needs-invitation = Piilotettua ryhmää ei löydä itse, joten siihen pääsee vain kutsusta. Valitse ”Kutsusta”.
wrong-last-keeper = Olet ryhmän ainoa ylläpitäjä. Tee ensin joku muu ylläpitäjäksi tai sulje ryhmä.
wrong-in-group-already = Hän on jo jäsen, tai olet jo kutsunut hänet.
wrong-across-groups = Ryhmässä kirjoitettu pysyy ryhmässä. Valitse saman ryhmän alue.
audit-group-started = Ryhmä perustettu
audit-group-changed = Ryhmää muutettu
audit-group-closed = Ryhmä suljettu
audit-group-left = Erosi ryhmästä
audit-group-member-removed = Poistettu ryhmästä
audit-group-role-changed = Rooli ryhmässä muuttunut
notice-group-invited = { $actor } kutsuu sinut ryhmään ”{ $note }”
notice-group-asked = { $actor } pyytää päästä ryhmään ”{ $note }”
notice-group-joined = { $actor } liittyi ryhmään ”{ $note }”
notice-group-accepted = { $actor } hyväksyi sinut ryhmään ”{ $note }”
notice-group-declined = Pyyntösi päästä ryhmään ”{ $note }” hylättiin
notice-group-removed = Et ole enää ryhmän ”{ $note }” jäsen
notice-group-keeper = { $actor } pyytää sinua pitämään huolta ryhmästä ”{ $note }”
mail-group-invited-subject = { $actor } kutsuu sinut ryhmään ”{ $note }”
mail-group-invited-body =
    Hei { $name },

    { $actor } kutsuu sinut ryhmään ”{ $note }”.

    Hyväksy tai hylkää kutsu:
    { $link }
mail-group-asked-subject = { $actor } pyytää päästä ryhmään ”{ $note }”
mail-group-asked-body =
    Hei { $name },

    { $actor } pyytää päästä ryhmään ”{ $note }”, josta pidät huolta.

    Vastaa pyyntöön:
    { $link }
mail-group-accepted-subject = Olet nyt ryhmän ”{ $note }” jäsen
mail-group-accepted-body =
    Hei { $name },

    { $actor } hyväksyi sinut ryhmään ”{ $note }”.

    Siirry ryhmään:
    { $link }
mail-group-declined-subject = Pyyntösi päästä ryhmään ”{ $note }”
mail-group-declined-body =
    Hei { $name },

    Pyyntösi päästä ryhmään ”{ $note }” hylättiin. Voit pyytää myöhemmin uudelleen.

    Tietoa ryhmästä:
    { $link }
mail-group-keeper-subject = Pidät nyt huolta ryhmästä ”{ $note }”
mail-group-keeper-body =
    Hei { $name },

    { $actor } teki sinusta ryhmän ”{ $note }” ylläpitäjän. Voit hyväksyä jäseniä ja muuttaa ryhmän tietoja.

    Siirry ryhmään:
    { $link }
