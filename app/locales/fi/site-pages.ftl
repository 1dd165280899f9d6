pages-title = Tietoa sivustosta
pages-lead = Säännöt, julkaisutiedot ja vastauksia yleisiin kysymyksiin sivuston ylläpitäjiltä.
pages-none = Sivuja ei ole vielä.
page-new = Uusi sivu
page-new-lead = Esimerkiksi säännöt, julkaisutiedot tai ohjeita tehdasvierailua suunnitteleville opettajille. Voit valita, kuka sivun näkee.
page-start = Julkaise sivu
page-edit = Muokkaa sivua
page-save = Tallenna muutokset
page-changed = Muutettu viimeksi
page-versions = Historia
page-same-words = Teksti pysyi samana; sivun asetuksia muutettiin.
page-first-version = Ensimmäinen versio
page-write-again = Muokkaa tästä versiosta
page-from-version = Lomakkeella on aiempi versio. Mikään ei muutu ennen kuin tallennat.
page-hidden = Piilotettu
page-hidden-note = Tämä sivu on piilotettu. Vain moderaattorit ja ylläpitäjät näkevät sen.
page-audience-public = Kaikki
page-audience-members = Jäsenet
page-audience-staff = Moderaattorit ja ylläpitäjät
page-for-members = Vain jäsenet voivat lukea tämän sivun.
page-for-staff = Vain moderaattorit ja ylläpitäjät voivat lukea tämän sivun.
page-owner = Sivusta huolehtii
page-owner-none = Kukaan ei huolehdi tästä sivusta.
page-due = tarkistettava viimeistään { $day }
page-overdue = tarkistus olisi pitänyt tehdä { $day }
field-page-title = Otsikko
field-page-body = Teksti
hint-page-body = Markdown: # otsikot, - luettelot, **lihavointi**, [sanat](osoite) linkit.
field-page-audience = Kuka saa lukea sen?
field-page-slug = Osoite (valinnainen)
hint-page-slug = Sivun osoitteen loppu: a–z, numerot ja yhdysmerkit. ”rules” ja ”about” korvaavat sivuston mukana tulevat tekstit.
field-page-owner = Kuka siitä huolehtii? (valinnainen)
hint-page-owner = Käyttäjätunnus, esimerkiksi @maria. Häntä muistutetaan tarkistuspäivänä.
field-page-due = Tarkistuspäivä (valinnainen)
hint-page-due = Päivä, johon mennessä joku tarkistaa, että sivu on yhä ajan tasalla.
field-page-note = Mikä muuttui? (valinnainen)
hint-page-note = Yksi rivi sivun historiaan.
page-hide-title = Piilota tämä sivu
page-hide-hint = Vain moderaattorit ja ylläpitäjät näkevät sen. Voit näyttää sen uudelleen milloin tahansa.
page-hide = Piilota sivu
page-show-title = Näytä tämä sivu
page-show-hint = Lukijat näkevät sen taas samassa osoitteessa.
page-show = Näytä sivu
hint-page-reason = Lokia varten.
found-page = Sivuston sivu
follow-page = Seuraa
following-page = Sivuston sivut
following-empty-page = Avaa jokin sivuston sivu, esimerkiksi säännöt, ja valitse ”Seuraa”, niin kuulet muutoksista.
report-title-page = Ilmoita sivuston sivusta
case-open-page = Avaa sivu, jossa sitä voi muokata tai sen voi piilottaa
audit-page-started = Sivuston sivu julkaistu
audit-page-changed = Sivuston sivua muutettu
audit-page-hidden = Sivuston sivu piilotettu
audit-page-shown = Sivuston sivu näytetty uudelleen
own-part-site-pages = Kirjoittamasi sivuston sivut
notice-page-changed = { $actor } muutti seuraamaasi sivua: { $note }
notice-page-due = On aika tarkistaa sivu, josta huolehdit: { $note }
mail-page-changed-subject = Seuraamaasi sivua muutettiin
mail-page-changed-body =
    Hei { $name },

    { $actor } muutti seuraamaasi sivua: { $note }

    Lue se:
    { $link }
mail-page-due-subject = Aika tarkistaa ”{ $note }”
mail-page-due-body =
    Hei { $name },

    Huolehdit sivusta ”{ $note }”. Tänään on päivä tarkistaa, että se on yhä ajan tasalla:
    { $link }

    Kun olet lukenut sen, muokkaa sivua ja valitse uusi tarkistuspäivä.
