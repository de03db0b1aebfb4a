"""Names that nobody knew but that look like those of organisations."""

import re
from collections.abc import Iterator
from typing import Final

from samverkan.data.documents.names import Known, Mention
from samverkan.ontology.identity import clean, slug

_CAP: Final = r"[A-ZÅÄÖÉ][\wåäöéü&+/’'-]*"
_SPACE: Final = r"[ ]"
#: Small words within a name; "och" stands between two names far more often.
_LINK: Final = r"(?:i|för|av|på|vid|mot|&|sektor|tekniska)"

#: First words of names: the rest of the name follows.
_HEADS: Final = (
    "Länsstyrelsen", "Region", "Landstinget", "Landsting", "Kommunförbundet",
    "Regionförbundet", "Kommunalförbundet", "Samordningsförbundet", "Finsam", "FINSAM",
    "Högskolan", "Universitetet", "Stiftelsen", "Föreningen", "Studieförbundet", "Nätverket",
    "Räddningstjänsten", "Riksförbundet", "Hushållningssällskapet", "Hyresgästföreningen",
    "Intresseföreningen", "Polisregion", "Polisområde", "Polismyndigheten", "Länsförbundet",
    "Länsbygderådet", "Integrationsforum", "Coompanion", "Almi", "ALMI", "Rotary", "Lions",
    "Arbetsförmedlingen", "Kulturföreningen", "Idrottsföreningen", "Samverkansforum",
    "Drivhuset", "Handelskammaren", "Företagarna", "Svenska", "Sveriges",
    "Riksorganisationen", "Folkuniversitetet", "Stadsmissionen", "Röda", "Rädda",
    "Åklagarkammaren", "Kriminalvården", "Folkhögskolan", "Institutet", "Kooperativet",
    "Bostadsbolaget", "Bostads", "Länsmuseet", "Musik", "Nyföretagarcentrum", "Kvinnojouren",
    "Brottsofferjouren", "Tjejjouren", "Sparbanken", "Vårdförbundet", "Tillväxt",
    "Partnerskap", "Bygdegårdarnas", "Hembygdsförbundet", "Ideell", "Mötesplats",
    "Migrationsverket", "Idéburna", "Sensus", "Studiefrämjandet", "NBV", "ABF", "SISU",
    "RF-SISU", "PRO", "SPF", "Studieförbunden", "Funktionsrätt", "Svenskt",
    "Försäkringskassan", "Folkbildningsförbundet", "Lärcenter", "Campus",
)  # fmt: skip
#: Last words of names, or the ends of them.
_TAILS: Final = (
    r"AB", r"Aktiebolag", r"KB", r"HB", r"ek\.? ?för\.?",
    r"(?:[Ee]konomisk|[Ii]deell) förening", r"\w*kommun", r"[Ss]tad",
    r"\w*[Ff]örening(?:en)?", r"\w*[Ff]örbund(?:et)?", r"\w*[Uu]niversitet(?:et)?",
    r"\w*[Hh]ögskola(?:n)?", r"\w*[Ff]olkhögskola(?:n)?", r"\w*[Ff]örsamling(?:en)?",
    r"\w*[Pp]astorat(?:et)?", r"[Ss]tift(?:et)?", r"\w*[Ss]tiftelse(?:n)?",
    r"\w*[Ss]ällskap(?:et)?", r"\w*[Mm]yndighet(?:en)?", r"[Rr]åd(?:et)?",
    r"\w*[Kk]yrka(?:n)?", r"\w*[Mm]oské(?:n)?",
    r"\w*(?:bostäder|[Bb]ostads|bolag(?:et)?|hem)", r"[Hh]andelskammare(?:n)?",
    r"\w*[Kk]lubb(?:en)?", r"\w*[Jj]our(?:en)?", r"\w*[Mm]useum", r"[Ss]tadsmission(?:en)?",
    r"[Nn]ätverk(?:et)?", r"[Mm]ission(?:en)?", r"[Gg]ymnasium(?:et)?", r"[Ff]olkbildning",
    r"[Nn]äringsliv",
    r"[Rr]äddningstjänst(?:en)?", r"Regionen", r"[Ii]drottsdistrikt", r"[Ss]jukhus(?:et)?",
    r"[Tt]ingsrätt(?:en)?", r"Barnen", r"Korset", r"[Ff]öretagarna", r"[Ii]nstitut(?:et)?",
    r"[Ii]ntegrationsråd(?:et)?", r"LSS", r"IF", r"IK", r"BK", r"IS", r"[Ll]ärcentrum",
    r"[Aa]kademi"
    r"(?:n)?", r"Science Park", r"\w*byrån", r"\w*förvaltning(?:en)?", r"[Cc]entrum",
    r"University", r"Stadsmission", r"\w*nämnd(?:en)?",
    r"[Bb]yalag", r"[Ss]amfällighet(?:en)?", r"[Ll]okalavdelning",
)  # fmt: skip
#: One word that is an organisation by its end alone.
_ALONE: Final = (
    r"[A-ZÅÄÖ][a-zåäöé-]{2,}(?:verket|myndigheten|förbundet|kammaren|styrelsen|kassan|jouren"
    r"|förmedlingen|missionen|bostäder|hem|regionen|folkhögskola|högskolan|polisen|främjandet"
    r"|kyrkan|bolaget|förening|föreningen|stiftelsen|sällskapet|inspektionen|(?<!om)rådet|rörelsen)"
)
#: What makes a thing made by organisations of a name, or anything else that is none.
NO_ORGANISATION: Final = re.compile(
    r"(?:strateg\w*|(?<!plan)plan(?:en|er|erna)?|planering\w*|program(?:met|men)?|polic\w*"
    r"|överenskommelse\w*"
    r"|avtal\w*|avsiktsförklaring\w*|projekt\w*|rapport\w*|agenda\w*|\blag(?:en)?|vision\w*"
    r"|\bmål(?:et|en)?"
    r"|konferens\w*|bilaga|bilagor|riktlinje\w*|modell\w*|utredning\w*|kartläggning\w*|budget\w*"
    r"|förordning\w*|direktiv\w*|konvention\w*|\bdag(?:en)?|vecka|satsning\w*|insats\w*"
    r"|\bväg(?:en)?"
    r"|process\w*|period\w*|uppdrag\w*|avsikt|beslut\w*|protokoll\w*)$",
    re.I,
)
#: What introduces a sentence rather than a name.
COMMON: Final = frozenset(
    [
        "Den",
        "Det",
        "De",
        "En",
        "Ett",
        "I",
        "På",
        "För",
        "Att",
        "Som",
        "Vi",
        "Och",
        "Av",
        "Till",
        "Från",
        "Med",
        "Under",
        "Efter",
        "Samtliga",
        "Alla",
        "Andra",
        "Här",
        "Där",
        "Detta",
        "Denna",
        "Dessa",
        "Genom",
        "Inom",
        "Vid",
        "Om",
        "När",
        "Även",
        "Mellan",
        "Parter",
        "Parterna",
        "Avtal",
        "Bilaga",
        "Syfte",
        "Mål",
        "Kontakt",
        "Projektet",
        "Samverkan",
        "Varje",
        "Våra",
        "Vårt",
        "Vår",
        "Målgruppen",
        "Ordförande",
        "Övriga",
        "Både",
        "Sid",
        "Sida",
        "Tel",
        "Telefon",
        "Fax",
        "Box",
        "Adress",
        "E-post",
        "Org",
        "Dnr",
        "Datum",
        "Ort",
        "Namn",
        "Titel",
        "Underskrift",
        "Ny",
        "Nytt",
        "Nya",
        "Lokal",
        "Regional",
        "Gemensam",
        "Förbundsordning",
        "FÖRBUNDSORDNING",
        "Projekt",
        "Medlem",
        "Medlemmar",
    ]
)

_HEAD: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _HEADS))})"
    rf"(?:{_SPACE}(?:{_LINK}{_SPACE})?{_CAP}){{1,4}}(?:{_SPACE}(?:län|kommun|stift|distrikt"
    rf"|krets))?"
)
_TAIL: Final = re.compile(
    rf"\b{_CAP}(?:{_SPACE}(?:(?:{_LINK}){_SPACE})?{_CAP}){{0,4}}?{_SPACE}(?:(?:tekniska|läns"
    rf"|ideella|fria|lokala){_SPACE})?(?:{'|'.join(_TAILS)})(?![\w-])"
)
_SINGLE: Final = re.compile(rf"\b(?:{_ALONE})(?![\w-])")
#: "Kultur- och fritidsförvaltningen": a word that stands for two, in the name of a unit.
_COMPOUND: Final = re.compile(
    r"\b[a-zåäö]{4,}-(?:, [a-zåäö]+-){0,3} och [a-zåäö]+(?:nämnden|förvaltningen)(?![\w-])"
    r"|\b[A-ZÅÄÖ][a-zåäö]+-(?:, [a-zåäö]+-){0,3} och [a-zåäö]+(?:förvaltningen|nämnden|kontoret"
    r"|avdelningen|enheten|myndigheten|styrelsen|medicin|verket|rådet|förbundet"
    r"|sällskapet)(?![\w-])"
)
#: A kind of organisation in the definite form, and the name of one after it.
_KIND: Final = re.compile(
    rf"\b[A-ZÅÄÖ][a-zåäö-]*(?:sjukhuset|förbundet|jouren|stiftelsen|föreningen|missionen|högskolan"
    rf"|universitetet|museet|kammaren|förvaltningen|nämnden|rörelsen|byrån|bolaget|mottagningen"
    rf"|alliansen"
    rf"|församlingen|klubben|akademin|institutet|nätverket|centret|gruppen){_SPACE}"
    rf"(?:(?:i|för|på){_SPACE})?{_CAP}(?:{_SPACE}{_CAP}){{0,2}}"
)
#: What follows a name of a company or a society, and belongs to it.
_FORM: Final = re.compile(
    r" (?:AB|KB|HB|IF|IK|BK|ek\.? ?för\.?|ekonomisk förening|ideell förening)\b"
)
#: Kinds of organisations in the definite form, which name none by themselves.
_GENERIC: Final = re.compile(
    r"^(?:[Nn]y(?:tt|a)? )?(?:(?:samordnings|kommunal|kommun|region|räddningstjänst|brandförsvars"
    r"|läns|lands"
    r"|riks|bransch|fack|tros|idrotts|studie)förbund(?:et)?|(?:kommun|region|läns|lands"
    r"|bolags)styrelsen"
    r"|(?:bostads|fastighets|energi)bolaget|(?:kvinno|tjej|brottsoffer)jouren|(?:folk)?högskolan"
    r"|(?:kommun|region)?fullmäktige|(?:folk|läns|uppdrags|ungdoms)?rådet|region(?:en)?"
    r"|stiftelsen|föreningen"
    r"|stadsmissionen|(?:idrotts|bygdegårds|hembygds|kultur)föreningen|(?:samverkans|styr"
    r"|arbets)?nämnden)$",
    re.I,
)
_BRACKETS: Final = re.compile(
    r"\s?\((?:nedan |här )?(?:kallad |kallat )?[”\"“']?([A-ZÅÄÖ][\w.+-]{1,11}"
    r"|[A-ZÅÄÖ]+(?: [A-ZÅÄÖ]\w*)?)[”\"“']?\)"
)


def shaped(text: str, taken: list[Mention]) -> list[Mention]:
    """Return names in a text that look like those of organisations, and are no known names.

    A name that goes on beyond a known one ("Mora Köpmannaförening") is longer and wins: what the
    known one was found as is then only a part of it.
    """
    found: list[Mention] = []
    for pattern in (_COMPOUND, _TAIL, _HEAD, _KIND, _SINGLE):
        for match in pattern.finditer(text):
            start, end = _trimmed(text, match.start(), match.end())
            form = _FORM.match(text, end)
            end = form.end() if form else end
            name = text[start:end]
            if start >= end or NO_ORGANISATION.search(name) or _GENERIC.match(name):
                continue
            if any(one.start < end and start < one.end for one in found):
                continue
            if any(_covers(text, one, start, end) for one in taken):
                continue
            found.append(Mention(start, end, (unknown(text[start:end]),), "shape"))
    return sorted(found, key=lambda one: one.start)


def unknown(name: str) -> Known:
    """Return an organisation that is known by this printed name alone."""
    plain = clean(name)
    plain = plain if plain[1:2].isupper() else plain[:1].upper() + plain[1:]
    return Known(f"org-{slug(plain)}", "organisation", plain, plain)


def abbreviation(text: str, end: int) -> str:
    """Return the short form that stands in brackets after a name, if one does.

    >>> abbreviation("Myndigheten för samverkan (MFS) beslutar", 25)
    'MFS'
    """
    told = _BRACKETS.match(text, end)
    return told[1] if told else ""


def _covers(text: str, one: Mention, start: int, end: int) -> bool:
    """Say whether a known name stands for this one: whole, or with words that say more of it."""
    if one.end <= start or end <= one.start or one.kind == "place":
        return False
    return one.end >= end or (text[one.end - 1] == "s" and one.how == "genitive")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a name begins, after the words that only begin its sentence."""
    while True:
        word = re.match(r"[\w-]+ ", text[start:end])
        if word is None:
            return (start, start) if text[start:end] in COMMON else (start, end)
        first = word[0].strip()
        if first not in COMMON and not NO_ORGANISATION.search(first):
            return start, end
        start += word.end()
        link = re.match(r"(?:för|om|mellan|med|av|i)[ ]", text[start:end])
        start += link.end() if link else 0


def outside(mentions: list[Mention], others: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions that do not stand within one of the others."""
    for one in mentions:
        if not any(other.start <= one.start and one.end <= other.end for other in others):
            yield one
