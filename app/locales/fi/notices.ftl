nav-notices = Ilmoitukset
nav-notices-count = Ilmoitukset, { $n ->
    [one] yksi lukematon
   *[other] { $n } lukematonta
}

notices-title = Ilmoitukset
notices-lead = Mikä koskee sinua: vastaukset, maininnat ja uutiset seuraamistasi asioista.
notices-unread = Lukemattomat
notices-earlier = Luetut
notices-mark-all = Merkitse kaikki luetuiksi
notices-mark-thread = Merkitse luetuksi
notices-marked = Kaikki ilmoitukset on merkitty luetuiksi.
notices-settings = Valitse sähköpostit
notices-following = Mitä seuraan
notices-empty = Ei vielä ilmoituksia.
notices-empty-hint = Kun joku vastaa sinulle, mainitsee sinut @-merkillä tai kirjoittaa seuraamaasi ketjuun, näet sen täällä.
notices-empty-action = Etsi seurattava ketju
notices-unread-mark = Uusi
notices-older = Vanhemmat ilmoitukset

notice-mention = { $actor } mainitsi sinut
notice-reply = { $actor } vastasi sinulle
notice-quote = { $actor } lainasi sinua
notice-answer-marked = { $actor } merkitsi viestisi vastaukseksi
notice-followed-thread = { $actor } kirjoitti seuraamaasi ketjuun
notice-followed-member = { $actor } avasi ketjun
notice-followed-board = { $actor } avasi ketjun seuraamallesi alueelle

notice-invitation = { $actor } kutsuu sinut katsomaan
notice-report-answered = Ilmoitukseesi vastattiin: { $note }
notice-password-changed = Salasanasi vaihdettiin
notice-email-changed = Sähköpostiosoitteesi vaihdettiin
notice-second-factor = Kirjautumisesi toista vaihetta muutettiin
notice-new-device = Tiliäsi käytettiin uudella laitteella
notice-identity-linked = Voit nyt kirjautua palvelulla { $note }
notice-identity-unlinked = Et voi enää kirjautua palvelulla { $note }

notices-settings-title = Ilmoitukset ja sähköpostit
notices-settings-lead = Näet kaikki ilmoitukset kellon takaa. Tässä valitset, mitkä niistä tulevat myös sähköpostiin.
notices-settings-account = Tiliäsi koskevat viestit, kuten tieto uudesta salasanasta, ja tieto valvojien toimista tulevat aina heti.
notices-settings-saved = Valintasi on tallennettu.
notices-settings-submit = Tallenna valinnat
notice-kind-mention = Joku mainitsee minut @-merkillä
notice-kind-reply = Joku vastaa minulle
notice-kind-quote = Joku lainaa minua
notice-kind-answer-marked = Viestini merkitään vastaukseksi
notice-kind-followed-thread = Joku kirjoittaa seuraamaani ketjuun
notice-kind-followed-member = Seuraamani henkilö avaa ketjun
notice-kind-followed-board = Joku avaa ketjun seuraamalleni alueelle
notice-kind-invitation = Joku kutsuu minut
how-told-instant = Heti
how-told-digest = Kerran päivässä
how-told-off = Ei sähköpostia

follow-thread = Seuraa
follow-board = Seuraa
follow-member = Seuraa
unfollow = Lopeta seuraaminen
follow-state = Seuraat tätä
follow-hint-muted = Kuulet tästä ketjusta vain, kun joku mainitsee sinut.
following-title = Mitä seuraan
following-lead = Saat ilmoituksen, kun näihin kirjoitetaan uutta. Ketjuja, joihin kirjoitat, seuraat automaattisesti.
following-thread = Ketjut
following-board = Alueet
following-member = Henkilöt
following-empty = Ei vielä mitään.
following-empty-thread = Avaa ketju ja paina ”Seuraa”, tai kirjoita siihen.
following-empty-board = Avaa alue ja paina ”Seuraa”, niin kuulet uusista ketjuista.
following-empty-member = Avaa jonkun sivu ja paina ”Seuraa”, niin kuulet hänen uusista ketjuistaan.
following-stopped = Et enää seuraa tätä.
following-undo = Kumoa
following-older = Lisää

unsubscribe-title = Lopeta nämä sähköpostit
unsubscribe-lead = Etkö halua enää tällaisia sähköposteja?
unsubscribe-digest = Kooste kerran päivässä
unsubscribe-submit = Lopeta nämä sähköpostit
unsubscribe-done = Et saa enää tällaisia sähköposteja. Ilmoitukset näkyvät edelleen kellon takana.
unsubscribe-settings = Kaikki sähköpostivalinnat
