mail-join-subject = Vahvista osoitteesi BaTT Forumiin
mail-join-body =
    Hei,

    joku, luultavasti sinä, haluaa liittyä BaTT Forumiin tällä osoitteella. Avaa linkki, niin vahvistat osoitteen ja pääset sisään:

    { $link }

    Linkki on voimassa 24 tuntia. Sinulta kysytään valitsemaasi salasanaa.

    Etkö se ollut sinä? Sinun ei tarvitse tehdä mitään: ilman vahvistustasi tiliä ei synny.

    BaTT Forum
    { $site }
mail-address-taken-subject = Sinulla on jo tili BaTT Forumissa
mail-address-taken-body =
    Hei { $name },

    joku, luultavasti sinä, halusi liittyä BaTT Forumiin tällä osoitteella. Sinulla on jo tili, joten mitään ei muutettu.

    Voit kirjautua sisään täällä:
    { $site }/sign-in

    Unohditko salasanan? Valitse uusi:
    { $reset }

    Etkö se ollut sinä? Sinun ei tarvitse tehdä mitään.

    BaTT Forum
    { $site }
mail-reset-subject = Uusi salasana BaTT Forumiin
mail-reset-body =
    Hei { $name },

    joku, luultavasti sinä, pyysi uutta salasanaa. Valitse se täällä:

    { $link }

    Linkki on voimassa tunnin ja toimii kerran. Kun käytät sitä, sinut kirjataan ulos kaikkialta.

    Etkö se ollut sinä? Sinun ei tarvitse tehdä mitään: salasanasi pysyy ennallaan.

    BaTT Forum
    { $site }
mail-password-changed-subject = Salasanasi vaihdettiin
mail-password-changed-body =
    Hei { $name },

    tilisi salasana vaihdettiin juuri. Kaikki muut istunnot päätettiin.

    Etkö se ollut sinä? Valitse heti uusi:
    { $reset }

    BaTT Forum
    { $site }
mail-email-new-subject = Vahvista uusi osoitteesi
mail-email-new-body =
    Hei { $name },

    tästä on tulossa tilisi osoite. Kirjaudu sisään ja vahvista se avaamalla linkki:

    { $link }

    Linkki on voimassa 24 tuntia. Etkö se ollut sinä? Sinun ei tarvitse tehdä mitään.

    BaTT Forum
    { $site }
mail-email-old-subject = Osoitettasi ollaan vaihtamassa
mail-email-old-body =
    Hei { $name },

    joku, luultavasti sinä, pyysi vaihtamaan tilisi osoitteeksi { $email }. Vaihto tulee voimaan, kun siihen osoitteeseen lähetetty linkki avataan.

    Etkö se ollut sinä? Silloin joku muu on kirjautuneena nimelläsi. Päätä hänen istuntonsa ja vaihda salasanasi:
    { $security }

    BaTT Forum
    { $site }
mail-email-changed-subject = Osoitteesi vaihdettiin
mail-email-changed-body =
    Hei { $name },

    tilisi osoite on nyt { $email }.

    Etkö se ollut sinä? Ota heti yhteyttä sivuston ylläpitoon.

    BaTT Forum
    { $site }
mail-second-factor-subject = Kirjautumisesi toista vaihetta muutettiin
mail-second-factor-body =
    Hei { $name },

    kirjautumisesi toinen vaihe otettiin juuri käyttöön, ohitettiin palautuskoodilla, muutettiin tai poistettiin.

    Etkö se ollut sinä? Tarkista tilisi:
    { $security }

    BaTT Forum
    { $site }
mail-new-device-subject = Uusi kirjautuminen tilillesi
mail-new-device-body =
    Hei { $name },

    joku, luultavasti sinä, kirjautui tilillesi selaimella, jota et ole ennen käyttänyt täällä.

    Milloin: { $when }
    Selain: { $agent }
    Verkko-osoite: { $address }

    Etkö se ollut sinä? Päätä se istunto ja vaihda salasanasi:
    { $security }

    BaTT Forum
    { $site }
