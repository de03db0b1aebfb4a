"""What a document says of its project or its agreement: owner, money, time, place, contact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samverkan.data.documents.fields import field_of, labelled
from samverkan.data.documents.flow import Passage, bare_heading

#: Running text that says what a label would have said; the value is the group.
_SAID: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (
            "owner",
            r"(?:^|(?<=[.!?–] ))([A-ZÅÄÖ][^.!?,–]{2,70}?) (?:äger projektet|är (?:projektägare"
            r"|huvudman"
            r"|ägare|huvudsökande|stödmottagare|sökande|koordinator|lead partner|projektets ägare)"
            r"|ansvarar för projektet|samordnar projektet|leder projektet|driver projektet"
            r"|driver sedan"
            r"|har (?:ansökt (?:om )?och )?beviljats|är projektansvarig)\b",
        ),
        (
            "owner",
            r"\b(?:[Pp]rojektet|[Ii]nsatsen|[Ss]atsningen|[Vv]erksamheten)\b[^.!?]{0,70}? (?:ägs"
            r"|drivs"
            r"|leds|samordnas) av ([A-ZÅÄÖ][^.,!?]{2,90}?)"
            r"(?= (?:i|som|tillsammans|för att)\b|[.,])",
        ),
        (
            "owner",
            r"\b(?:[Pp]rojektägare|[Hh]uvudman|[Pp]rojektansvarig|[Aa]nsvarig|[Hh]uvudsökande"
            r"|[Ss]tödmottagare)(?: för projektet)? är(?: för projektet)? ([^.,!?]{2,70}?)(?=[.,]"
            r"| och\b|$)",
        ),
        (
            "owner",
            r"(?:^|(?<=[.!?] ))([A-ZÅÄÖ][^.!?,]{2,60}?) driver [^.!?]{3,60}? (?:tillsammans"
            r"|i samarbete"
            r"|i samverkan) med\b",
        ),
        (
            "owner",
            r"\b(?:driver|drev|äger|ägde|leder|ledde) ([A-ZÅÄÖ][^.!?,]{2,60}?)(?= (?:tillsammans"
            r"|i samarbete|i samverkan|projektet))",
        ),
        (
            "period",
            r"\b(?:[Pp]rojekt(?:et|tiden|perioden)?|[Öö]verenskommelsen|[Aa]vtalet"
            r"|[Aa]vsiktsförklaringen"
            r"|[Ss]amverkan|[Ss]trategin|[Ii]nsatsen|[Ss]atsningen|[Hh]andlingsplanen"
            r"|[Pp]artnerskapet"
            r"|\w*(?:avtals|projekt)(?:perioden|tiden))\b[^.!?]{0,160}?"
            r"\b(?:pågår|pågick|löper|gäller|genomförs|genomfördes|varar|omfattar|är|från"
            r"|under|sträcker sig)\b"
            r"([^.!?]{0,25}?\d[^!?.]{2,60})",
        ),
        ("period", r"\b(?:[Pp]erioden|[Åå]ren) ([^.!?]{4,40})"),
        (
            "from",
            r"\b(?:gäller|träder i kraft|löper|börjar gälla|startar|startade"
            r"|inleds)\b(?: \w+){0,2}? (?:från och med|fr\.?o\.?m\.?|från|den)"
            r" ([^.!?]{4,30})",
        ),
        (
            "from",
            r"\b(?:startar|startade|inleds|inleddes|börjar|började) (?:den |i )?"
            r"((?:\d{1,2} )?[a-z]+ \d{4}|\d{4}-\d\d-\d\d)",
        ),
        (
            "to",
            r"\b(?:gäller|löper|pågår|upphör)\b[^.!?]{0,40}?\b(?:till och med|t\.?o\.?m\.?"
            r"|till|upphör den) ([^.!?]{4,30})",
        ),
        (
            "funders",
            r"(?:[Ff]inansier|[Mm]edfinansier)(?:as|ades|at|ats"
            r"|ad)\b(?: [a-zåäö]+){0,3}? (?:av|med medel från|genom|via|från) ([^.!?]{2,160})",
        ),
        (
            "funders",
            r"\b[Mm]ed (?:ekonomiskt )?(?:stöd|bidrag|medel|finansiering) (?:av"
            r"|från) ([A-ZÅÄÖ][^.!?,]{2,90})",
        ),
        (
            "budget",
            r"\b(?:[Bb]udget(?:en)?|[Tt]otalkostnad(?:en)?|[Oo]mslutning(?:en)?"
            r"|[Kk]ostnad(?:en)?)\b(?::|[^.!?]{0,50}? (?:är|på|uppgår till|om"
            r"|omfattar|beräknas till|ligger på)) ([^!?;]{0,20}\d[^!?;]{0,40})",
        ),
        (
            "support",
            r"\b(?:[Bb]eviljat?s?|beviljades|stöd|bidrag) (?:med|på"
            r"|om) ([^.!?;]{0,10}\d[^!?;]{0,40})",
        ),
        (
            "support",
            r"\b[Bb]evilja(?:t|ts|de|des)\b[^.!?]{2,160}? (\d[\d ,.]{0,14} ?(?:miljoner kronor"
            r"|miljoner kr"
            r"|kronor|mkr|mnkr|tkr|kr))\b",
        ),
        (
            "target_groups",
            r"\b[Mm]ålgruppe?r?n? (?:är|utgörs av|består av)(?: i första hand)? ([^.!?]{3,200})",
        ),
        (
            "reference",
            r"\b(?:[Dd]nr|[Dd]iarienr|[Dd]iarienummer"
            r"|Ärendenr)\.?:? ?([A-ZÅÄÖ]{0,6} ?\d[\w./:-]*(?: ?\d{3,4})?)",
        ),
        (
            "signed",
            r"\b(?:undertecknad\w*|undertecknats|signera\w*|tecknad\w*|slöts|beslutades?"
            r"|antogs|antagits|skrevs under|ingicks"
            r"|godkändes)\b[^.!?]{0,40}?\b((?:den )?\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d)",
        ),
        (
            "signed",
            r"(?:^|\b[A-ZÅÄÖ][a-zåäö]+,? )(?:den )((?:\d{1,2} [a-z]+ \d{4}|\d{4}-\d\d-\d\d))\s*$",
        ),
        ("signed", r"\b[ÅåIi](?:r)? (\d{4}) (?:slöts|undertecknades|tecknades|ingicks)"),
        (
            "signed",
            r"\b(?:[Ii] )?(?P<m>(?:januari|februari|mars|april|maj|juni|juli|augusti|september"
            r"|oktober|november|december) \d{4}) (?:ställde sig|undertecknade|slöts|tecknade)",
        ),
    )
)


#: A further sentence or label on the line of a label.
_MORE: Final = re.compile(r"\. [A-ZÅÄÖ]\w+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A field and its value as printed, from `start` to `end` of its passage."""

    field: str
    passage: Passage
    start: int
    end: int
    labelled: bool

    @property
    def value(self) -> str:
        """The words as they stand."""
        return self.passage.text[self.start : self.end]


def stated(passages: list[Passage]) -> Iterator[Stated]:
    """Yield each field that a label, a heading with a value below it, or a sentence tells."""
    for at, passage in enumerate(passages):
        told = labelled(passage.text)
        if told is not None:
            field, value, start = told
            if value:
                yield Stated(field, passage, start, len(passage.text.rstrip()), True)
            else:
                yield from _below(field, passages, at + 1)
            if not _MORE.search(value):
                continue
        heading = field_of(bare_heading(passage.text))
        if heading and passage.kind in ("heading", "row"):
            yield from _below(heading, passages, at + 1)
            continue
        if passage.kind == "heading" and len(passage.text) < 30:
            continue
        for field, pattern in _SAID:
            for found in pattern.finditer(passage.text):
                yield Stated(field, passage, found.start(1), found.end(1), False)


def _below(field: str, passages: list[Passage], at: int) -> Iterator[Stated]:
    """Yield the value below a heading: a line, or the items of a list."""
    for number, passage in enumerate(passages[at : at + 60]):
        if labelled(passage.text) or field_of(bare_heading(passage.text)):
            return
        if number and passage.kind != "item":
            return
        if passage.kind == "text" and len(passage.text) > 200:
            return
        yield Stated(field, passage, 0, len(passage.text), True)
