sign-up-sent-title = Katso sähköpostisi
sign-up-sent-lead = Lähetimme sinulle viestin, jossa on linkki. Avaa se, niin liittyminen on valmis. Linkki on voimassa 24 tuntia.
sign-up-sent-hint = Eikö viestiä näy? Katso roskapostista tai täytä lomake uudelleen oikealla osoitteella.
sign-up-sent-spool = Tällä sivustolla ei ole vielä postipalvelinta: viestit ovat tiedostoina datakansion alikansiossa ”spool”.
join-confirm-title = Vahvista osoitteesi
join-confirm-lead = Osoitteesi on { $email }. Kirjoita valitsemasi salasana, niin pääset sisään.
join-confirm-submit = Vahvista ja tule sisään
join-confirm-not-you = Etkö ole liittymässä? Sinun ei tarvitse tehdä mitään. Ilman vahvistustasi tiliä ei synny.
link-over-title = Tämä linkki ei enää toimi

code-title = Toinen vaihe
code-lead = Kirjoita koodi, jonka todennussovelluksesi näyttää nyt. Myös palautuskoodi kelpaa.
code-submit = Kirjaudu sisään
code-begin-anew = Aloita alusta
field-code = Koodi

reset-title = Unohditko salasanan?
reset-lead = Lähetämme sinulle linkin, jolla voit valita uuden.
reset-submit = Lähetä linkki
reset-sent-title = Katso sähköpostisi
reset-sent-lead = Jos osoitteella on tili, viesti linkkeineen on matkalla. Linkki on voimassa tunnin.
reset-new-title = Valitse uusi salasana
reset-new-lead = Tilille, jonka osoite on { $email }. Sinut kirjataan ulos kaikkialta.
reset-new-submit = Tallenna uusi salasana
reset-done = Uusi salasana on tallennettu. Kirjaudu nyt sillä.
sign-in-forgot = Unohditko salasanan?

confirm-title = Oletko se sinä?
confirm-lead = Kysymme uudelleen ennen kuin tiliäsi muutetaan. Vahvistus on voimassa kymmenen minuuttia.
confirm-submit = Minä se olen
confirm-or-code = Tai koodilla
confirm-none = Sinulla ei ole täällä salasanaa. Kirjaudu ulos ja takaisin sisään, ja palaa sitten tähän.
confirm-go = Vahvista, että se olet sinä

security-title = Turvallisuus
security-password = Salasana
security-password-change = Vaihda salasana
security-password-none = Sinulla ei ole salasanaa. Kirjaudut toisen tilin kautta.
security-password-set = Valitse salasana
security-email = Sähköpostiosoite
security-email-change = Vaihda osoite
security-factor = Toinen vaihe
security-factor-off = Salasanan jälkeen ei kysytä muuta. Puhelimesi koodi tekee tilin varastamisesta paljon vaikeampaa.
security-factor-on = Käytössä { $date } alkaen. { $n ->
    [one] Yksi palautuskoodi on jäljellä.
   *[other] Palautuskoodeja on jäljellä { $n }.
}
security-factor-add = Ota toinen vaihe käyttöön
security-factor-remove = Poista käytöstä
security-factor-codes = Uudet palautuskoodit
security-sessions = Missä olet kirjautuneena
security-sessions-here = Tämä selain
security-sessions-since = { $date } alkaen
security-sessions-end = Kirjaa ulos
security-sessions-end-of = Kirjaa ulos: { $agent }
security-sessions-end-others = Kirjaa ulos kaikkialta muualta
security-saved = Tallennettu.
security-mail-sent = Lähetimme linkin uuteen osoitteeseen. Avaa se, niin vaihto on valmis. Siihen asti vanha osoitteesi on voimassa.
security-email-done = Uusi osoitteesi on nyt voimassa.
security-unknown-agent = Tuntematon selain

password-title = Vaihda salasana
field-current-password = Nykyinen salasanasi
field-new-password = Uusi salasana
password-submit = Tallenna uusi salasana
password-note = Sinut kirjataan ulos kaikista muista selaimista.

email-title = Vaihda osoite
email-lead = Nykyinen osoitteesi on { $email }.
field-new-email = Uusi sähköpostiosoite
hint-new-email = Lähetämme sinne linkin. Vaihto tulee voimaan, kun avaat sen.
email-submit = Lähetä linkki
email-confirm-title = Vahvista uusi osoitteesi
email-confirm-lead = Tästä lähtien viestisi tulevat osoitteeseen { $email }.
email-confirm-submit = Vahvista

factor-title = Ota toinen vaihe käyttöön
factor-step-app = Avaa puhelimesi todennussovellus, esimerkiksi Aegis, FreeOTP tai Googlen tai Microsoftin sovellus.
factor-step-scan = Lue tämä kuva sillä tai kirjoita avain.
factor-step-code = Kirjoita koodi, jonka sovellus nyt näyttää.
factor-qr = QR-koodi todennussovelluksellesi
factor-key = Avain
factor-begin = Aloita
factor-submit = Ota käyttöön
codes-title = Palautuskoodisi
codes-lead = Säilytä nämä paikassa, josta löydät ne ilman puhelinta: paperilla tai salasanojen hallinnassa. Jokainen toimii kerran. Ne näytetään vain nyt.
codes-done = Olen tallettanut ne
codes-over = Koodit näytettiin kerran, eikä niitä näytetä uudelleen. Voit tehdä uudet.
