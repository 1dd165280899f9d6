mail-welcome-subject = Tervetuloa BaTT Forumiin
mail-welcome-body =
    Hei { $name },

    tervetuloa BaTT Forumiin, jossa akku- ja sähköliikennealan ammatilliset opettajat oppivat toisiltaan.

    Hyvä alku: katso kysymyksiä, jotka odottavat vastausta. Ehkä tiedät yhteen.
    { $site }/threads?unanswered=1

    Voit kirjoittaa omalla kielelläsi. Kukaan ei odota täydellistä englantia.

    Jos et luonut tätä tiliä, joku on käyttänyt osoitettasi vahingossa. Kerro siitä meille.

    BaTT Forum
    { $site }
mail-reply-subject = { $actor } vastasi sinulle ketjussa ”{ $title }”
mail-reply-body =
    Hei { $name },

    { $actor } vastasi sinulle ketjussa ”{ $title }”:

    > { $text }

    Lue ja vastaa:
    { $link }
mail-mention-subject = { $actor } mainitsi sinut ketjussa ”{ $title }”
mail-mention-body =
    Hei { $name },

    { $actor } mainitsi sinut ketjussa ”{ $title }”:

    > { $text }

    Lue ja vastaa:
    { $link }
mail-quote-subject = { $actor } lainasi sinua ketjussa ”{ $title }”
mail-quote-body =
    Hei { $name },

    { $actor } lainasi sinua ketjussa ”{ $title }”:

    > { $text }

    Lue ja vastaa:
    { $link }
mail-answer-marked-subject = Viestistäsi ketjussa ”{ $title }” oli apua
mail-answer-marked-body =
    Hei { $name },

    { $actor } merkitsi viestisi ketjussa ”{ $title }” vastaukseksi. Kiitos avustasi! Kirjoitit:

    > { $text }

    Katso se ketjussa:
    { $link }
mail-followed-thread-subject = { $actor } kirjoitti ketjuun ”{ $title }”
mail-followed-thread-body =
    Hei { $name },

    { $actor } kirjoitti seuraamaasi ketjuun ”{ $title }”:

    > { $text }

    Lue ja vastaa:
    { $link }
mail-followed-member-subject = { $actor } avasi ketjun ”{ $title }”
mail-followed-member-body =
    Hei { $name },

    { $actor }, jota seuraat, avasi ketjun ”{ $title }” alueelle { $board }:

    > { $text }

    Lue ja vastaa:
    { $link }
mail-followed-board-subject = Uutta alueella { $board }: ”{ $title }”
mail-followed-board-body =
    Hei { $name },

    { $actor } avasi ketjun ”{ $title }” seuraamallesi alueelle { $board }:

    > { $text }

    Lue ja vastaa:
    { $link }
mail-invited-subject = { $inviter } kutsuu sinut BaTT Forumiin
mail-invited-body =
    Hei,

    { $inviter } kutsuu sinut BaTT Forumiin. Siellä akku- ja sähköliikennealan ammatilliset opettajat Euroopassa oppivat toisiltaan.

    { $words }Liity tällä linkillä. Se toimii kerran:
    { $link }

    Jos et tunne kutsujaa { $inviter }, poista tämä viesti. Silloin mitään ei tapahdu.
mail-invitation-subject = { $actor } kutsuu sinut katsomaan
mail-invitation-body =
    Hei { $name },

    { $actor } kutsuu sinut katsomaan tätä BaTT Forumissa:
    { $link }

    { $note }
mail-digest-subject = { $n ->
    [one] Yksi uusi asia BaTT Forumissa
   *[other] { $n } uutta asiaa BaTT Forumissa
}
mail-digest-body =
    Hei { $name },

    tätä on tapahtunut edellisen koosteesi jälkeen:

    { $list }

    Kaikki ilmoituksesi:
    { $link }
mail-digest-thread = ”{ $title }”
mail-digest-more = { $n ->
    [one] Ja yksi muu.
   *[other] Ja { $n } muuta.
}
mail-notice-foot =
    Ei enää tällaisia sähköposteja:
    { $stop }

    Valitse, mitä sähköposteja saat:
    { $settings }
