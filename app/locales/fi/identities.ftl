identities-or = tai
identities-continue = Jatka palvelulla { $label }
identities-new-member = Uusi jäsen

identities-title = Kirjautuminen muilla tileillä
identities-lead = Yhdistetyllä tilillä voit kirjautua tänne ilman salasanaa.
identities-manage = Yhdistetyt tilit
identities-none = Yhtään tiliä ei ole vielä yhdistetty.
identities-linked-at = Yhdistetty { $date }
identities-used-at = käytetty viimeksi
identities-unlink = Poista
identities-unlink-label = Poista { $label } ({ $email })
identities-link-title = Yhdistä toinen tili
identities-link = Yhdistä { $label }
identities-password = Voit kirjautua myös sähköpostiosoitteella ja salasanalla.
identities-no-password = Sinulla ei ole täällä salasanaa. Viimeistä yhdistettyä tiliä ei voi poistaa, ennen kuin asetat salasanan.
identities-linked = Tili on yhdistetty. Tästä lähtien voit kirjautua sillä.
identities-unlinked = Tili on poistettu. Sillä ei enää pääse tilillesi.
identities-confirm = Vahvista palvelulla { $label }

identities-join-lead = Osoite { $email } on sinun, kiitos. Vielä yksi vaihe: kirjaudu kerran uudelleen palvelulla { $label } samalla tilillä.
identities-join-not-you = Etkö aloittanut tätä? Sulje silloin tämä sivu: ilman kirjautumista tiliä ei synny.
identities-mail-title = Katso sähköpostisi
identities-mail-sent = { $label } ei vahvista, että sähköpostiosoite on sinun. Lähetimme osoitteeseen viestin. Viimeistele liittyminen avaamalla viestin linkki. Se toimii 24 tuntia.

audit-identity-linked = Tili yhdistetty
audit-identity-unlinked = Yhdistetty tili poistettu

refusal-title = Tämä ei onnistunut
refusal-attempt = Kirjautuminen kesti liian kauan, oli jo käytetty tai alkoi toisessa selaimessa. Aloita uudelleen.
refusal-cancelled = Keskeytit kirjautumisen palvelussa { $label }, joten täällä mikään ei muuttunut.
refusal-unreachable = { $label } ei vastaa juuri nyt. Voit kirjautua salasanallasi tai yrittää muutaman minuutin päästä uudelleen.
refusal-untrusted = Palvelun { $label } vastaus ei läpäissyt tarkistuksiamme, joten emme päästäneet ketään sisään. Yritä uudelleen. Jos sama toistuu, kerro siitä sivuston ylläpidolle.
refusal-email-taken = Palvelun { $label } ilmoittamalla sähköpostiosoitteella on täällä jo tili. Kirjaudu ensin sille. Sen jälkeen voit yhdistää tilin { $label } asetuksissa.
refusal-no-email = { $label } ei kertonut sähköpostiosoitetta, ja tili täällä tarvitsee sellaisen. Liity sähköpostiosoitteellasi. Sen jälkeen voit yhdistää tilin { $label } asetuksissa.
refusal-linked-elsewhere = Tämä { $label }-tili kuuluu toiselle jäsenelle. Käytä toista tiliä.
refusal-somebody-else = Tämä ei ole odottamamme { $label }-tili tai istunto. Mikään ei muuttunut. Aloita uudelleen.
refusal-gone = Tiliä, johon tämä kuului, ei enää ole.
refusal-suspended = Sinulla on kirjoituskielto, joten et voi muuttaa kirjautumistapojasi.
refusal-again = Siirry kirjautumiseen

mail-join-provider-subject = Vahvista osoitteesi BaTT Forumiin
mail-join-provider-body =
    Hei,

    joku, luultavasti sinä, haluaa liittyä BaTT Forumiin tällä osoitteella ja toisen palvelun tilillä. Vahvista osoite avaamalla tämä linkki:

    { $link }

    Linkki on voimassa 24 tuntia. Sinua pyydetään kirjautumaan vielä kerran samalla tilillä.

    Etkö se ollut sinä? Sinun ei tarvitse tehdä mitään: ilman vahvistustasi tiliä ei synny.

    BaTT Forum
    { $site }
mail-identity-linked-subject = { $label } avaa nyt tilisi
mail-identity-linked-body =
    Hei { $name },

    { $label }-tilisi on nyt yhdistetty tiliisi BaTT Forumissa. Voit kirjautua sillä.

    Jos teit tämän itse, sinun ei tarvitse tehdä mitään.
    Jos et, joku muu on päässyt tilillesi: poista yhdistäminen ja vaihda salasanasi heti.
    { $link }

    BaTT Forum
    { $site }
mail-identity-unlinked-subject = { $label } ei enää avaa tiliäsi
mail-identity-unlinked-body =
    Hei { $name },

    { $label }-tilisi ei ole enää yhdistetty tiliisi BaTT Forumissa. Et voi enää kirjautua sillä.

    Jos teit tämän itse, sinun ei tarvitse tehdä mitään.
    Jos et, joku muu on päässyt tilillesi: tarkista asetuksesi ja vaihda salasanasi heti.
    { $link }

    BaTT Forum
    { $site }
refusal-invitation-only = Uudet jäsenet pääsevät mukaan vain kutsulla. Pyydä kutsu kollegalta.
