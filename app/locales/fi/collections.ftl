collections-title = Kokoelmat
follow-collection = Seuraa
following-collection = Kokoelmat
following-empty-collection = Avaa kokoelma ja paina ”Seuraa”, niin kuulet, kun siihen lisätään jotain.
notice-kind-followed-collection = Seuraamassani kokoelmassa tai sivulla on uutta
notice-collection-grown = { $actor } lisäsi jotain seuraamaasi kokoelmaan. { $note }
notice-collection-editor = { $actor } pyytää sinua kokoelman muokkaajaksi: { $note }
audit-collection-removed = Kokoelma poistettu
wrong-no-such-member = Täällä ei ole ketään tällä nimellä.
mail-collection-grown-subject = Uutta kokoelmassa
mail-collection-grown-body =
    Hei { $name },

    { $actor } lisäsi jotain seuraamaasi kokoelmaan.
    { $note }

    Katso:
    { $link }
mail-collection-editor-subject = { $actor } pyytää sinua kokoelman muokkaajaksi
mail-collection-editor-body =
    Hei { $name },

    { $actor } lisäsi sinut tämän kokoelman muokkaajaksi: { $note }

    Voit jättää sen sen omalla sivulla:
    { $link }
collections-lead = Aineistoja rinnakkain kurssin, viikon tai ajatuksen järjestyksessä.
collections-none = Kukaan ei ole vielä tehnyt kokoelmaa.
collections-mine = Omat kokoelmani
collections-mine-none = Sinulla ei ole vielä kokoelmia. Aloita uusi tai paina aineiston sivulla ”Lisää kokoelmaan”.
collection-new = Uusi kokoelma
collection-begin = Aloita
collection-begun = Kokoelma on valmis täytettäväksi. Lisää aineistoja niiden sivuilta ja valitse tässä, kuka sen näkee.
collection-edit = Muokkaa kokoelmaa
collection-order = Aineistot
collection-empty = Kokoelmassa ei ole vielä mitään.
collection-empty-edit = Kokoelmassa ei ole vielä mitään. Etsi aineisto ja paina ”Lisää kokoelmaan”:
collection-gone = Aineisto, joka ei ole enää luetteloissa
collection-up = Ylös: { $title }
collection-down = Alas: { $title }
collection-take-out = Ota pois: { $title }
collection-note-add = Lisää huomautus
collection-note-change = Muuta huomautusta
field-collection-note = Huomautus: miksi se on tässä, mitä sillä tehdään (vapaaehtoinen)
field-collection-title = Otsikko
field-collection-summary = Mihin se on tarkoitettu? (vapaaehtoinen)
hint-collection-summary = Kenelle, missä järjestyksessä, miten pitkäksi aikaa.
field-collection-access = Kuka sen näkee?
collection-access-public = Kaikki
collection-access-link = Ne, joilla on linkki
collection-access-private = Vain muokkaajat
collection-shown-link = Kuka tahansa linkin saanut voi lukea kokoelman. Se ei näy luetteloissa.
collection-shown-private = Vain muokkaajat voivat lukea kokoelman. Kun se on valmis, muokkaa sitä ja valitse, kuka sen näkee.
collection-count = { $n ->
    [one] 1 aineisto
   *[other] { $n } aineistoa
}
collection-followers = { $n ->
    [one] 1 seuraaja
   *[other] { $n } seuraajaa
}
collection-nc-short = Vain ei-kaupalliseen käyttöön
collection-copy = Tee oma kopio
collection-from = Tehty kokoelmasta
collection-editors = Ketkä muokkaavat
collection-editor-add = Lisää
collection-editor-remove = Poista
collection-leave = Jätä kokoelma
field-editor = Lisää kollega
hint-editor = Hänen @-nimensä, joka näkyy hänen sivunsa osoitteessa. Hän saa tiedon ja voi lähteä.
collection-remove = Poista kokoelma
collection-remove-sure = Kokoelma poistetaan. Voit kumota sen 5 minuutin ajan. Sen aineistot jäävät kirjastoon.
hint-collection-reason = Omistaja lukee sen sähköpostistaan.
collect-title = Lisää kokoelmaan
collect-where = Mihin?
collect-new = Uusi kokoelma
collect-new-title = Uuden kokoelman otsikko
hint-collect-new-title = Vain uudelle. Se on aluksi yksityinen.
collect-has = Se on jo kokoelmissa: { $titles }
collect-submit = Lisää
collected-in = { $n ->
    [one] Se on yhdessä kokoelmassa:
   *[other] Se on { $n } kokoelmassa, muun muassa:
}
