material-download-all = Lataa kaikki ZIP-tiedostona
material-download-hint = Mukana ovat lisenssi ja valmis tekijämaininta.
library-feed = Tilaa uudet aineistot
library-feed-narrowed = Tilaa tämä luettelo
library-feed-title = Kirjasto: { $filters }
package-reserved = Tekijät pidättävät kaikki oikeudet, joten paketissa ei ole tiedostoja eikä tekstiä. Aineisto on täällä: { $link }
package-attribution = Aineiston käyttäjä mainitsee sen tekijät: valmiit rivit ovat tiedostoissa ATTRIBUTION.txt, ATTRIBUTION.md ja ATTRIBUTION.html.
wrong-not-a-table = Tätä ei voi lukea taulukkona. Siinä pitää olla sarakkeet ”title” ja ”link”; alla oleva malli näyttää, miten.
wrong-too-many-lines = Taulukossa voi olla { $most } aineistoa. Lähetä se osissa.
wrong-not-public = Emme hae tietoja tästä osoitteesta. Sen täytyy olla kaikkien saavutettavissa verkossa.
wrong-not-reached = Osoitteesta ei tullut mitään, mitä osaisimme lukea. Onko se OAI-PMH-osoite?
wrong-nothing-there = Kirjasto vastasi, ettei siellä ole tällaisia tietueita.
import-title = Tuo linkkejä
import-lead = Onko sinulla lista hyviä linkkejä? Tuo ne yhdellä taulukolla. Niistä tulee luonnoksia, jotka näet vain sinä, kunnes julkaiset ne.
field-import-file = Taulukko (CSV)
hint-import-file = Enintään 200 aineistoa, 1 Mt. Tallenna taulukko CSV-muodossa.
import-template = Lataa mallitaulukko
import-template-hint = Mallissa on yksi esimerkkirivi. ”title” ja ”link” täytyy täyttää, muu voi odottaa. Saman solun arvot erotetaan merkillä |.
import-read = Lue taulukko
import-nothing-yet = Mitään ei luoda vielä: näet ensin, mitä ymmärsimme.
harvest-title = Tuo toisesta kirjastosta
harvest-lead = Kirjastoille, jotka tukevat OAI-PMH:ta. Jokaisesta tietueesta tulee sinun luonnoksesi, jossa on linkki alkuperäiseen ja sen lisenssi.
field-repository = OAI-PMH-osoite
hint-repository = Osoite on muotoa https://library.example/oai
field-set = Osajoukko (valinnainen)
hint-set = Kirjaston osa, sen setSpec-tunnus.
harvest-ask = Hae kirjastosta
import-result = Mitä luimme
import-from = Lähde: { $origin }
import-good = { $n ->
    [0] Mistään rivistä ei voi tehdä luonnosta.
    [one] Yhdestä aineistosta voi tehdä luonnoksen.
   *[other] { $n } aineistosta voi tehdä luonnoksen.
}
import-bad = { $n ->
    [one] Yhdellä rivillä on korjattavaa.
   *[other] { $n } rivillä on korjattavaa.
}
import-make = { $n ->
    [one] Tee yksi luonnos
   *[other] Tee { $n } luonnosta
}
import-made = { $n ->
    [0] Luonnoksia ei tehty.
    [one] Yksi luonnos on tehty.
   *[other] { $n } luonnosta on tehty.
}
import-another = Lähetä toinen taulukko
import-column-line = Rivi
import-column-resource = Aineisto
import-column-state = Mitä siitä tulee
import-line-good = voidaan tehdä luonnos
import-line-known = on täällä jo
import-line-made = on nyt luonnos
import-line-wrong = { $field }: { $wrong }
import-open = Avaa

import-guessed = Arvasimme, että tiedoston merkistö on { $charset }. Jos kirjaimet näyttävät alla vääriltä, valitse toinen merkistö.
import-charset = Luimme tiedoston merkistöllä { $charset }.
field-charset = Tiedoston merkistö
hint-charset = Merkistö kertoo, mitkä tavut ovat mitäkin kirjaimia. Taulukkolaskenta näyttää sen, kun tallennat CSV-tiedoston.
import-reread = Lue uudelleen
charset-utf-8 = UTF-8
charset-utf-16le = UTF-16 (little-endian)
charset-utf-16be = UTF-16 (big-endian)
charset-windows-1250 = Windows-1250 (Keski-Eurooppa)
charset-windows-1251 = Windows-1251 (kyrillinen)
charset-windows-1252 = Windows-1252 tai ISO-8859-1 (Länsi-Eurooppa)
charset-windows-1253 = Windows-1253 (kreikkalainen)
charset-windows-1254 = Windows-1254 tai ISO-8859-9 (turkkilainen)
charset-windows-1257 = Windows-1257 (Baltia)
charset-iso-8859-2 = ISO-8859-2 (Keski-Eurooppa)
charset-iso-8859-4 = ISO-8859-4 (Pohjois-Eurooppa)
charset-iso-8859-5 = ISO-8859-5 (kyrillinen)
charset-iso-8859-7 = ISO-8859-7 (kreikkalainen)
charset-iso-8859-13 = ISO-8859-13 (Baltia)
charset-iso-8859-15 = ISO-8859-15 (Länsi-Eurooppa ja €)
charset-iso-8859-16 = ISO-8859-16 (romanialainen)
charset-koi8-u = KOI8-U (kyrillinen)
charset-ibm866 = DOS 866 (kyrillinen)
charset-macintosh = Mac OS Roman
