facet-bloom = Mitä oppija tekee
facet-accessible = Saavutettavuus
missing-verbs = Taso kullekin osaamistavoitteelle.
why-verbs = Siitä näkee heti, kuinka vaativa aineisto on.
missing-accessibility = Tieto saavutettavuudesta.
why-accessibility = Heikosti näkevän tai kuulevan oppijan pitää tietää etukäteen, voiko hän käyttää aineistoa. ”Ei mitään näistä” on sekin vastaus.
field-accessibility = Saavutettavuus
hint-accessibility = Valitse vain se, mitä aineistossa todella on. Jos mitään ei ole, kerro sekin.
wrong-outcome-without-object = Kerro, mihin tekeminen kohdistuu.
wrong-no-such-concept = Valitse taito kentän alla olevasta luettelosta, ehdota uutta tai jätä kenttä tyhjäksi.

# Osaamistavoitteet
outcome-new = Uusi osaamistavoite
outcome-number = Osaamistavoite { $n }
outcome-add = Vielä yksi osaamistavoite
outcome-remove = Poista tämä osaamistavoite
outcome-verb = Verbi
hint-outcome-verb = Mitata, selittää, suunnitella …
outcome-object = Mitä
hint-outcome-object = kennon resistanssi
outcome-context = Miten tai missä (vapaaehtoinen)
hint-outcome-context = nelijohdinmittarilla
outcome-process = Taso (Bloom)
outcome-process-none = Verbin mukaan
outcome-kind = Laji
outcome-kind-knowledge = Tieto
outcome-kind-skill = Taito
outcome-kind-competence = Vastuu ja itsenäisyys
outcome-reuse = Hyödyllinen
outcome-concept = Taito ESCOssa (vapaaehtoinen)
hint-outcome-concept = Englanninkielisiä sanoja eurooppalaisesta taitoluokituksesta: battery chemistry. Muut löytävät aineistosi sen avulla.
outcome-find = Etsi ESCOsta
outcome-choose = Mikä näistä se on?
outcome-propose = Ei mikään näistä: ehdota uutta taitoa ”{ $name }”
outcome-propose-hint = Ehdotus jää aineistoosi, ja välitämme sen ESCOlle.
outcome-definition = Mitä sillä tarkoitetaan? (jos ehdotat sitä)
outcome-proposed = ehdotettu ESCOon
outcome-esco-from = Taidot ESCO-luokituksesta:
admin-concepts = Ehdotetut taidot
proposals-lead = Taidot, joita julkaistut aineistot opettavat ja joita ESCOssa ei ole.
proposals-empty = Kukaan ei ole vielä ehdottanut taitoa. Tekijät ehdottavat niitä aineiston lomakkeella, kun ESCOsta ei löydy sopivaa.

# Tekijät
authors-title = Tekijät
field-author-handle = Kutsu toinen tekijä
hint-author-handle = Nimimerkki foorumilla, esimerkiksi @marta-silva. Kun hän hyväksyy kutsun, hän voi muokata ja julkaista aineistoa kuten sinä.
author-invite = Kutsu
author-up = Siirrä ylemmäs
move-up-named = Siirrä { $name } ylemmäs
author-withdraw = Peru kutsu
author-withdraw-named = Peru kutsu: { $name }
author-leave = Jätä tekijyys
author-asked = kutsuttu, ei ole vielä vastannut
author-invitations = Sinut on kutsuttu tekijäksi
author-invited-by = Kutsuja: { $name }
author-accept = Hyväksy
author-decline = Hylkää
wrong-author-already = Hän on jo tekijä, tai olet jo kutsunut hänet.
wrong-last-author = Olet ainoa tekijä. Voit sen sijaan poistaa aineiston luetteloista.
notice-author-invited = { $actor } kutsuu sinut aineiston ”{ $note }” tekijäksi
notice-author-accepted = { $actor } on nyt aineiston ”{ $note }” tekijä
mail-author-invited-subject = { $actor } kutsuu sinut aineiston ”{ $note }” tekijäksi
mail-author-invited-body =
    Hei { $name },

    { $actor } kutsuu sinut aineiston ”{ $note }” tekijäksi. Jos hyväksyt kutsun, voitte muokata ja julkaista sitä yhdessä.

    Hyväksy tai hylkää kutsu:
    { $link }

# Versiot rinnakkain, ja kumman luonnos ehti ensin
compare-title = Versiosta { $a } versioon { $b }
compare-nothing = Näissä versioissa ei ole eroja.
compare-versions = Kaikki versiot
compare-what-changed = Mikä muuttui?
compare-field = Kenttä
compare-empty = tyhjä
compare-summary = Tiivistelmä
compare-link = Linkki
compare-changes = Mitä muokkaus muutti
compare-from = Mistä
compare-to = Mihin
compare-submit = Vertaa
file-change-added = Lisätty:
file-change-removed = Poistettu:
file-change-replaced = Korvattu:
draft-conflict-title = Luonnoksesta on kaksi versiota
draft-conflict-lead = { $name } tallensi luonnoksen, kun kirjoitit. Mitään ei ole kadonnut: vertaa molempia, kokoa alla olevalle lomakkeelle se, minkä haluat säilyttää, ja tallenna uudelleen. Lomakkeen sisältö jää voimaan.
draft-conflict-theirs = Sillä välin tallennettu
draft-conflict-mine = Sinun
draft-conflict-drop = Hylkää omani ja jatka tallennetusta

# Mistä aineisto on peräisin
lineage-title = Mistä ”{ $title }” on peräisin ja mitä siitä on syntynyt
lineage-see = Katso koko sukupuu
lineage-alone = Siitä ei ole vielä tehty mitään, eikä sitä ole tehty muista täällä olevista aineistoista.
lineage-sources = Lähteet
lineage-made = Siitä tehdyt
lineage-behind = tehty aiemmasta versiosta
lineage-description = { $n ->
    [one] Piirros, jossa on yksi sukulaisaineisto. Alla oleva luettelo kertoo saman.
   *[other] Piirros, jossa on { $n } sukulaisaineistoa. Alla oleva luettelo kertoo saman.
}
lineage-cut = { $n ->
    [one] Yksi aineisto ei näy tässä. Avaa uloin aineisto, niin näet lisää.
   *[other] { $n } aineistoa ei näy tässä. Avaa uloimmat aineistot, niin näet lisää.
}

# Tallennus taustalla
autosave-saved = Tallennettu { $time }.
autosave-failed = Ei tallennettu: foorumi ei vastaa. Tekstisi on vielä tässä; yritämme uudelleen, kun jatkat kirjoittamista.
autosave-wrong = Ei vielä tallennettu: lomakkeella on jotain korjattavaa. Tallenna-painike kertoo, mitä.
autosave-conflict = Ei tallennettu: toinen tekijä tallensi luonnoksen sillä välin. Tekstisi on vielä tässä; Tallenna-painike näyttää molemmat rinnakkain.
