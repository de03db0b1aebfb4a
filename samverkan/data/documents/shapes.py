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
    "Riksorganisationen", "Folkuniversitetet", "Stadsmissionen", "Röda", "Rädda", "Science",
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
    r"[Nn]ätverk(?:et)?", r"[Gg]ymnasium(?:et)?", r"[Ff]olkbildning", r"[Nn]äringsliv",
    r"[Rr]äddningstjänst(?:en)?", r"Regionen", r"[Ii]drottsdistrikt", r"[Ss]jukhus(?:et)?",
    r"[Tt]ingsrätt(?:en)?", r"Barnen", r"Korset", r"[Ff]öretagarna", r"[Ii]nstitut(?:et)?",
    r"[Ii]ntegrationsråd(?:et)?", r"LSS", r"IF", r"IK", r"BK", r"IS", r"[Ll]ärcentrum",
    r"[Aa]kademi"
    r"(?:n)?", r"\w*byrån", r"\w*förvaltning(?:en)?", r"[Cc]entrum",
    r"University", r"Stadsmission", r"\w*nämnd(?:en)?",
    r"[Bb]yalag", r"[Ss]amfällighet(?:en)?", r"[Ll]okalavdelning",
)  # fmt: skip
#: One word that is an organisation by its end alone.
_ALONE: Final = (
    r"[A-ZÅÄÖ][a-zåäöé-]{2,}(?:verket|myndigheten|förbundet|kammaren|styrelsen|kassan|jouren"
    r"|förmedlingen|missionen|bostäder|hem|regionen|folkhögskola|högskolan|polisen|främjandet"
    r"|främjande|kyrkan|bolaget|förening|föreningen|stiftelsen|sällskapet|inspektionen|rådet)"
)
#: What makes a thing made by organisations of a name, or anything else that is none.
NO_ORGANISATION: Final = re.compile(
    r"(?:strateg\w*|(?<!plan)plan(?:en|er|erna)?|planering\w*|program(?:met|men)?|polic\w*|överenskommelse\w*"
    r"|avtal\w*|avsiktsförklaring\w*|projekt\w*|rapport\w*|agenda\w*|\blag(?:en)?|vision\w*|\bmål(?:et|en)?"
    r"|konferens\w*|bilaga|bilagor|riktlinje\w*|modell\w*|utredning\w*|kartläggning\w*|budget\w*"
    r"|förordning\w*|direktiv\w*|konvention\w*|\bdag(?:en)?|vecka|satsning\w*|insats\w*|\bväg(?:en)?"
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
    ]
)

_HEAD: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _HEADS))})"
    rf"(?:{_SPACE}(?:{_LINK}{_SPACE})?{_CAP}){{1,4}}(?:{_SPACE}(?:län|kommun|stift|distrikt|krets))?"
)
_TAIL: Final = re.compile(
    rf"\b{_CAP}(?:{_SPACE}(?:(?:{_LINK}){_SPACE})?{_CAP}){{0,4}}?{_SPACE}(?:(?:tekniska|läns|ideella|fria|lokala){_SPACE})?(?:{'|'.join(_TAILS)})(?![\w-])"
)
_SINGLE: Final = re.compile(rf"\b(?:{_ALONE})(?![\w-])")
_BRACKETS: Final = re.compile(r"\s?\(([A-ZÅÄÖ][\w.+-]{1,11}|[A-ZÅÄÖ]+(?: [A-ZÅÄÖ]\w*)?)\)")


def shaped(text: str, taken: list[Mention]) -> list[Mention]:
    """Return names in a text that look like those of organisations, and are no known names.

    A name that goes on beyond a known one ("Mora Köpmannaförening") is longer and wins: what the
    known one was found as is then only a part of it.
    """
    found: list[Mention] = []
    for pattern in (_TAIL, _HEAD, _SINGLE):
        for match in pattern.finditer(text):
            start, end = _trimmed(text, match.start(), match.end())
            if start >= end or NO_ORGANISATION.search(text[start:end]):
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
        if word[0].strip() not in COMMON:
            return start, end
        start += word.end()


def outside(mentions: list[Mention], others: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions that do not stand within one of the others."""
    for one in mentions:
        if not any(other.start <= one.start and one.end <= other.end for other in others):
            yield one
