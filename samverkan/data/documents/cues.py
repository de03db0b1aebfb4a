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
            r"|följande (?:parter|organisationer|aktörer)(?: har)? (?:undertecknat"
            r"|undertecknar|ingår)[\w ]*"
            r"|ingående parter|anslutna parter|(?:medlemmar|förbundsmedlemmar)(?: i förbundet)?)$",
            re.I,
        ),
        "signatory",
    ),
    (
        re.compile(
            r"^(?:samverkans(?:parter|aktörer|partner|partners|part)|samarbets(?:parter|aktörer|partners?|part)"
            r"|samverkande (?:parter|aktörer|organisationer)|(?:deltagande|medverkande|berörda)"
            r" (?:parter|aktörer|organisationer|kommuner|myndigheter)|aktörer"
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
        r"\b(?:överenskommelse\w*|avtal\w*|samverkansavtal\w*|avsiktsförklaring\w*|samarbetsavtal\w*"
        r"|sluts|slöts|slutits|träffas|träffats|träffades|ingås|ingåtts|ingicks|tecknas|tecknats"
        r"|tecknades|upprättats|upprättas|gäller|partnerskap\w*)\b[^.:;]{0,90}?\bmellan:?",
        "signatory",
    ),
    (r"^mellan:?", "signatory"),
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
    (r"\bmedlemmar(?:na)?(?: i [\w ]{3,40}?)? är:?", "signatory"),
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
    (
        r"\b(?:deltar|medverkar|ingår|deltagare är|medverkar gör)\b(?: även| också)?:?",
        "partner",
    ),
)
CUES: Final = tuple((re.compile(phrase, re.I), role) for phrase, role in _PHRASES)
#: Subjects: those who stand before the verb.
SUBJECT: Final = re.compile(
    rf"(?:^|(?<=[.!?] ))([^.!?]{{3,500}}?)[ ](?:har (?:tillsammans|i samverkan"
    rf"|i samarbete) med{_MADE}"
    r"|har (?:kommit överens|ingått|tecknat|undertecknat"
    r"|slutit|träffat|enats|anslutit)|anslöt sig|ansluter sig|sluter (?:denna|detta|härmed)"
    r"|ingår (?:härmed|denna|detta|en)|undertecknar|undertecknade|träffar (?:härmed|denna)"
    r"|kommer överens|är överens|är (?:parter|part)|överenskommer"
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
    r"|för att|vilk\w+|där|när|om (?:att|en|ett|samverkan|nyanländ\w*"
    r"|hur)|under (?:åren|perioden)"
    r"|i syfte|med (?:syfte|mål|stöd)|genom att|har|är|ska|skall|kommer|avseende|gällande"
    r"|rörande|kring|den \d+"
    r"|år \d{4}|och (?:pågår|avser|gäller|finansieras|medfinansieras|löper|syftar|ska|skall|är"
    r"|har)|finansieras"
    r"|ingås|träffas|träffats|ingåtts|slutits|tecknas|nedan(?:stående)?\b(?! kalla))\b"
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
