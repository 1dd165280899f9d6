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
mail-reply-subject = { $author } vastasi sinulle ketjussa ”{ $title }”
mail-reply-body =
    Hei { $name },

    { $author } vastasi sinulle ketjussa ”{ $title }”:

    { $text }

    Lue ja vastaa:
    { $link }

    Saat tämän viestin, koska kirjoitit ketjuun. Jos et halua näitä viestejä, muuta asetuksiasi:
    { $settings }
