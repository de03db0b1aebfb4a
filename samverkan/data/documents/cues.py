"""The words that announce parties: labels of lists, and phrases of running text."""

import re
from collections.abc import Iterator
from typing import Final, Literal

#: As what the actors of a list are named.
Role = Literal["signatory", "party", "partner"]

_PARTY: Final = (
    r"(?:undertecknande|avtalsslutande|avtals|samverkans|samarbets|samverkande|deltagande|ingående"
    r"|medverkande|berörda|anslutna|följande|nedanstående|överenskommelsens|avtalets)"
)
#: A heading or a label after which a list of parties stands, and the role of those in it.
LABELS: Final[tuple[tuple[re.Pattern[str], Role], ...]] = (
    (
        re.compile(
            r"^(?:(?:de )?undertecknande(?: parter(?:na)?| organisationer)?|undertecknare"
            r"|underskrifter"
            r"|underskrivna parter|signatärer|avtals(?:slutande )?parter(?:na)?|avtalsparter"
            r"|parter(?:na)?(?: i (?:överenskommelsen|avtalet|samverkan|avsiktsförklaringen))?"
            r"|(?:överenskommelsens|avtalets) parter|part(?:er)? som undertecknar"
            r"|följande (?:parter|organisationer|aktörer|kommuner)(?: har)? (?:undertecknat"
            r"|undertecknar|ingår|deltar|står bakom|har anslutit sig)[\w ]*"
            r"|avtalsslutande|parter och (?:ombud|kontaktpersoner|roller|ansvar)|vilka är parter"
            r"|(?:har )?undertecknat(?: har| av)?|undertecknad av|undertecknas av|signerat av"
            r"|ingås av"
            r"|detta (?:avtal|partnerskap) ingås av|medlemsparter|medlemskommuner|huvudmän"
            r"|samverkande kommuner|(?:förbundets|föreningens) medlemmar"
            r"|ingående parter|anslutna parter|(?:medlemmar|förbundsmedlemmar)(?: i förbundet)?)$",
            re.I,
        ),
        "signatory",
    ),
    (
        re.compile(
            r"^(?:samverkans(?:parter|aktörer|partner|partners|part)|samarbets(?:parter|aktörer"
            r"|partners?|part)"
            r"|samverkande (?:parter|aktörer|organisationer|myndigheter)|(?:deltagande|medverkande"
            r"|berörda|involverade|ansvariga|stödjande|samarbetande)"
            r" (?:parter|aktörer|organisationer|kommuner|myndigheter|föreningar|verksamheter)"
            r"|aktörer"
            r"|utförare|genomförs av|drivs av|görs av|vem gör det|vilka (?:gör det|deltar|är med"
            r"|samverkar)"
            r"|bidrar|samverkan med|i samverkan med|i samarbete med|tillsammans med|samverkar"
            r"|ansvariga(?: aktörer)?"
            r"|huvudansvar(?:iga)?|ansvar(?:ig)?|ansvarig(?:a)? part(?:er)?|medverkande|deltagare"
            r"|partners?"
            r"|projektparter|projektpartners?)$",
            re.I,
        ),
        "party",
    ),
)
LABEL_LINE: Final = re.compile(r"^\s*([^:\t]{3,60}?)\s*(?::|\t)\s*(.*)$", re.S)

_AGREEMENT: Final = (
    r"(?:överenskommelse\w*|\w*avtal\w*|avsiktsförklaring\w*|\w*löfte\w*|handlingsplan\w*"
    r"|handslag\w*|partnerskap\w*"
    r"|\w*partnerskap"
    r"|samverkan|samarbete\w*|IOP\b)"
)
#: Somebody has made the agreement together with others.
_MADE: Final = (
    r"(?=[^.!?]{0,400}\b(?:tagit fram|utarbetat|tecknat|beslutat|antagit|slutit|ingått"
    r"|undertecknat|enats)\b)"
)
#: Words in running text after which parties are listed until the sentence ends.
_PHRASES: Final[tuple[tuple[str, Role], ...]] = (
    (
        rf"\b(?:{_PARTY}[ ])?(?:avtals|samverkans|samarbets)?parter(?:na)?\b"
        r"(?:[ ](?:i|till|för|bakom)[ ][\w ]{3,45}?)?[ ](?:är|utgörs av"
        r"|består av)(?:[ ]följande)?:?",
        "signatory",
    ),
    (
        r"\b(?:överenskommelse\w*|avtal\w*|samverkansavtal\w*|avsiktsförklaring\w*"
        r"|samarbetsavtal\w*"
        r"|sluts|slöts|slutits|träffas|träffats|träffades|ingås|ingåtts|ingicks|tecknas|tecknats"
        r"|tecknades|upprättats|upprättas|gäller|partnerskap\w*)\b[^.:;]{0,90}?\bmellan:?",
        "signatory",
    ),
    (r"^mellan:?", "signatory"),
    (
        r"\b(?:är|är ett|är en|utgör)\b[^.:;]{0,40}?\b(?:samverkan|samarbete|partnerskap|projekt\w*"
        r"|samverkansprojekt|samarbetsprojekt|sammanslutning|satsning|initiativ) mellan:?",
        "signatory",
    ),
    (
        r"\b[Gg]enom (?:följande|detta|denna|detta)\s\w+\s(?:är|har|förbinder sig|överenskommer"
        r"|enas)(?=[^.!?]{0,300}\b(?:överens|enats|träffat|ingått|att))",
        "signatory",
    ),
    (r"\bhärmed (?:träffar|ingår|sluter|överenskommer)", "signatory"),
    (
        rf"\b(?:ingår|ingått|tecknar|tecknat|tecknade|sluter|slutit|slöt|träffar|träffat|skriver"
        rf"|skrivit|skrev|undertecknar"
        rf"|undertecknat)\b[^.:;]{{0,60}}?{_AGREEMENT}(?: \w+){{0,3}}? med:?",
        "signatory",
    ),
    (
        r"\b(?:står|ställer|ställt|ställde)\b(?: sig)? bakom\b[^.:;]{0,60}? (?:är|står):?",
        "signatory",
    ),
    (r"\b(?:har anslutit sig|ansluter sig|anslutna är|har skrivit under):", "signatory"),
    (
        r"\b(?:undertecknas|undertecknades|undertecknats|undertecknad|ingås|antas|antagits|antagen"
        r"|tecknas|skrevs under|skrivits under|står bakom)\b[^.,:;]{0,30}?\bav:?",
        "signatory",
    ),
    (r"\b(?:gemensam|gemensamt|gemensamma) för:?", "signatory"),
    (r"\bde som (?:samverkar|samarbetar|deltar|ingår|är med|undertecknar) är:?", "signatory"),
    (r"\bbakom (?:överenskommelsen|avtalet|avsiktsförklaringen|strategin) står:?", "signatory"),
    (r"\b(?:ställde|ställer) sig(?=[ ](?:\S+[ ]){1,120}?bakom\b)", "signatory"),
    (rf"\bhar (?:tillsammans|i samverkan|i samarbete) med{_MADE}", "signatory"),
    (
        r"\b\w*(?:medlemmar(?:na)?|medlemsparter(?:na)?|medlemskommuner(?:na)?|ägare|huvudmän)"
        r"(?: i [\w ]{3,40}?)? är:?",
        "signatory",
    ),
    (
        r"\b(?:ägs|finansieras|bildas|bildades|bildats|utgörs)\b[^.:;]{0,40}?\bav (?:sina )?"
        r"(?:medlemmarna|medlemsparterna|medlemskommunerna|parterna|kommunerna(?=[ ][A-ZÅÄÖ])):?",
        "signatory",
    ),
    (
        r"\bmed(?=[ ](?:[^.:;]{3,400})[ ]som (?:medlemmar|parter|huvudmän|ägare|medlem)\b)",
        "signatory",
    ),
    (
        r"\b(?:består|bestod|bildas|bildades|utgörs) av(?=[ ](?:[\w ]{0,40}?)(?:[A-ZÅÄÖ]"
        r"|kommunerna|representanter"
        r"|företrädare))",
        "partner",
    ),
    (r"\b(?:samverkans|samarbets)(?:partner|partners|parter|aktörer) är:?", "partner"),
    (
        r"\b(?:genomförs|genomfördes|drivs|drevs|bedrivs|sker|utförs|utvecklas|arbetar"
        r"|arbetet|tagits fram"
        r"|projekt\w*)\b[^.:;]{0,80}?\b(?:i (?:nära |tät |tätt )?(?:samarbete|samverkan"
        r"|partnerskap)"
        r" med|tillsammans med|av)",
        "partner",
    ),
    (r"\bi (?:nära |tätt )?(?:samarbete|samverkan|partnerskap) med:?", "partner"),
    (r"\btillsammans med:?", "partner"),
    (r"\b(?:samarbetar|samverkar)(?: även| också| nära)?(?: med)?:?", "partner"),
    (r"\bi (?:dialog|samtal|samråd) med:?", "partner"),
    (
        r"\b(?:deltar|deltog|deltagit|medverkar|medverkat|ingår|ingick|ingått|deltagare är"
        r"|medverkar gör)\b(?: även| också)?:?",
        "partner",
    ),
)
CUES: Final = tuple((re.compile(phrase, re.I), role) for phrase, role in _PHRASES)
#: Subjects: those who stand before the verb.
SUBJECT: Final = re.compile(
    rf"(?:^|(?<=[.!?] ))([^.!?]{{3,500}}?)[ ](?:har (?:tillsammans|i samverkan"
    rf"|i samarbete) med{_MADE}"
    r"|har (?:genom [\w ]{3,40}? |nu |härmed |gemensamt |tillsammans ){0,3}(?:kommit överens|ingått"
    r"|tecknat|undertecknat|arbetat fram|tagit fram|utarbetat|antagit|bildat|startat"
    r"|slutit|träffat|enats|anslutit|skrivit (?:under|på))|anslöt sig|ansluter sig"
    r"|sluter (?:denna|detta|härmed)"
    r"|ingår (?:härmed|denna|detta|en)|undertecknar|undertecknade|träffar (?:härmed|denna)"
    r"|kommer överens|är överens|är (?:parter|part|medlemmar)|överenskommer|enas om|står bakom"
    rf"|(?:ingår|tecknar|sluter|skriver)\b[^.!?:]{{0,60}}?{_AGREEMENT}(?: \w+){{0,3}}? med\b"
    r"|deltar i (?:överenskommelsen|samverkan|förbundet|projektet))\b",
)
#: What says that somebody is not a party.
NOT_PARTY: Final = re.compile(
    r"\b(?:står utanför|deltar inte|ingår inte|är inte part|har inte (?:undertecknat|anslutit)"
    r"|avstår"
    r"|avböjt|lämnat (?:överenskommelsen|avtalet|samarbetet)|valt att inte|omfattas inte|utanför"
    r" (?:överenskommelsen|avtalet|samarbetet)|är inte med|inte (?:längre )?part|ej part)\b",
    re.I,
)
#: What says that an agreement is wished for, and not yet one.
MAYBE: Final = re.compile(r"\b(?:behöv\w*|bör|skulle|kan)\b", re.I)
_SENTENCE: Final = re.compile(
    r"(?<!\bbl)(?<!\bt)(?<!\bs)(?<!\bnr)(?<!\bkap)(?<!\bca)(?<!\borg)(?<!\bSt)(?<!\bf)[.!?](?=\s+[A-ZÅÄÖ\"”(]|\s*$)|;"
)
STOPS: Final = re.compile(
    r"\s(?:bakom|tagit fram|utarbetat|tecknat|beslutat|antagit|slutit|ingått|som (?!till)"
    r"|för att|vilk\w+|där|när|om (?=[a-zåäö])|under (?:åren|perioden)"
    r"|i syfte|med (?:syfte|mål|stöd)|genom att|har|är|ska|skall|kommer|avseende|gällande"
    r"|rörande|kring|den \d+"
    r"|år \d{4}|och (?:pågår|avser|gäller|finansieras|medfinansieras|löper|syftar|ska|skall|är"
    r"|har)|finansieras"
    r"|ingås|träffas|träffats|ingåtts|slutits|tecknas|i kraft|som medlemmar|som parter"
    r"|arbetat|arbetar|tagit|drivit|drivs|utveckla|utvecklar|starta|startar|genomfört|genomför"
    r"|överens|med flera|m\.? ?fl|nedan(?:stående)?\b(?! kalla))\b"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends.

    >>> list(sentences("Vi är tre. De är två."))
    [(0, 10), (11, 21)]
    """
    start = 0
    for stop in _SENTENCE.finditer(text):
        yield start, stop.end()
        start = stop.end()
        while start < len(text) and text[start] == " ":
            start += 1
    if start < len(text):
        yield start, len(text)
