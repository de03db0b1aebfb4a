"""Areas of collaboration that a document lists, or names in its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.headings import depth
from samverkan.data.documents.items import Item, items
from samverkan.data.documents.parts import names_a_part
from samverkan.data.documents.people import is_person

_LIST: Final = re.compile(
    r"\b(?:samverkans|insats|utvecklings|fokus|tema|prioriterade |gemensamma |målområden"
    r"|ansvars|arbets|verksamhets"
    r"|strategiska |utpekade |viktiga |följande |samarbets|kärn|huvud)?(?:områden(?:a)?|teman"
    r"|spår)\b",
    re.I,
)
_ONLY: Final = re.compile(
    r"^(?:(?:våra|de|vi|överenskommelsens|gemensamma|prioriterade|\w+)\s+){0,4}"
    r"(?:[\wåäö]*områden(?:a)?|teman|målområden)(?: (?:för|i|inom) [\w ]{3,40})?$",
    re.I,
)
#: Numbers as they announce how many areas there are.
_COUNTS: Final = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
}  # fmt: skip
#: The word between the parties of an agreement and what it is about, on a line of its own.
_ALONE: Final = re.compile(r"^(?:om|rörande|avseende|angående)\s*:?$", re.I)
_NUMBERS: Final = rf"(?:{'|'.join(_COUNTS)}|\d+)"
#: A label with its value: no area, but what is said of one.
_LABELLED: Final = re.compile(r"^[^:]{3,40}:(?:\s|$)")
_COUNT: Final = re.compile(rf"\b({_NUMBERS})\b", re.I)
_RUNNING: Final = re.compile(
    rf"\b(?:{_NUMBERS}|följande|prioriterade"
    rf"|gemensamma)\s(?:[\wåäö-]+\s){{0,3}}?[\wåäö]*(?:områden|teman)\b"
    r"[^.:;]{0,60}?(?:[:;]|\när\b|–|\när:)\s*",
    re.I,
)
_TITLE: Final = re.compile(
    r"\b(?:överenskommelse\w*|strategi\w*|avtal\w*|avsiktsförklaring\w*|samverkan"
    r"|handlingsplan\w*|samverkansavtal\w*)"
    r"\b(?: [^–:-]{0,60}?)?(?:\s[-–:]\s|: | om | mot | kring | rörande | avseende | gällande "
    r"| för )(.{3,110})$",
    re.I,
)
_AGREEMENT: Final = re.compile(
    r"överenskommelse|avsiktsförklaring|samverkansavtal|strategi|avtal|handlingsplan", re.I
)
#: What says how they work, or with whom, rather than with what.
_HOW: Final = re.compile(r"\bmellan\b|^samverkan\b|^samarbete\b", re.I)
_MINUS: Final = re.compile(
    r"[\s,]*(?:(?:för )?(?:åren |perioden )?(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?|i \w+ län)[\s.]*$"
)


@dataclass(frozen=True, slots=True)
class Area:
    """An area as printed, and the words that say that it is one."""

    passage: Passage
    start: int
    end: int
    cue: str

    @property
    def printed(self) -> str:
        """The words as they stand."""
        return self.passage.text[self.start : self.end]


def listed_areas(passages: list[Passage]) -> Iterator[Area]:
    """Yield the areas that a list below "områden" has; lists of principles and goals are others."""
    for at, passage in enumerate(passages):
        text = passage.text
        name = bare_heading(text)
        head = passage.kind == "heading" or text.rstrip().endswith(":")
        if (
            head
            and len(name) < 110
            and (_ONLY.match(name) or (_LIST.search(name) and text.rstrip().endswith(":")))
        ):
            found = list(_sections(passages, at, name)) or list(_below(passages, at + 1, name))
            if found:
                yield from found
                continue
        running = _RUNNING.search(text)
        if running and len(text) > running.end() + 3:
            stop = re.search(r"\.(?:\s|$)", text[running.end() :])
            until = running.end() + stop.start() if stop else len(text)
            for item in _items(text, running, until):
                if 2 < len(item.text) < 80:
                    yield Area(passage, item.start, item.end, running[0].strip(" :"))


def _items(text: str, running: re.Match[str], until: int) -> list[Item]:
    """Return the items of a list: as many as are announced, if "och" may stand within one."""
    told = _COUNT.search(running[0])
    count = (_COUNTS.get(told[1].casefold()) or int(told[1])) if told else 0
    split = list(items(text, running.end(), until))
    if not count or len(split) <= count:
        return split
    joined = list(split)
    for at in range(len(split) - 1, 0, -1):
        between = text[split[at - 1].end : split[at].start].strip()
        if len(joined) > count and between == "och":
            one = joined.pop(at)
            before = joined[at - 1]
            joined[at - 1] = replace(before, end=one.end, text=text[before.start : one.end])
    return joined if len(joined) == count else split


def title_areas(passages: list[Passage]) -> Iterator[Area]:
    """Yield what the title of an agreement says that it is about."""
    for passage, below in pairwise(passages[:12]):
        if _ALONE.match(passage.text):
            yield _whole(below, passage.text)
            return
    for passage in passages[:6]:
        text = passage.text
        titled = passage.kind in ("heading", "text") and len(text) <= 140
        if not titled or not _AGREEMENT.search(text) or text.rstrip().endswith((".", ":")):
            continue
        told = _TITLE.search(text)
        if told is None:
            continue
        end = told.end(1)
        minus = _MINUS.search(text)
        if minus and minus.start() > told.start(1):
            end = minus.start()
        for item in items(text, told.start(1), end, whole=True):
            if re.search(r"[a-zåäö]", item.text) and not _HOW.search(item.text):
                yield Area(passage, item.start, item.end, text[: told.start(1)].strip(" -–:"))
        return


def _sections(passages: list[Passage], at: int, cue: str) -> Iterator[Area]:
    """Yield the headings one step deeper than the one that announces them."""
    level = depth(passages[at])
    if not level:
        return
    for passage in passages[at + 1 :]:
        deep = depth(passage) if passage.kind == "heading" else 0
        if 0 < deep <= level:
            return
        if deep == level + 1 and not names_a_part(bare_heading(passage.text)):
            yield _whole(passage, cue)


def _below(passages: list[Passage], at: int, cue: str) -> Iterator[Area]:
    kind = passages[at].kind if at < len(passages) else ""
    if kind not in ("item", "heading", "row"):
        return
    for passage in passages[at : at + 30]:
        text = passage.text
        if passage.kind != kind or len(text) > 120 or is_person(text) or _LABELLED.match(text):
            return
        if len(text.rstrip(" .,;")) > 2:
            yield _whole(passage, cue)


def _whole(passage: Passage, cue: str) -> Area:
    """Return a line as an area, without its number and what ends it."""
    name = bare_heading(passage.text).rstrip(" .,;:")
    start = passage.text.index(name)
    return Area(passage, start, start + len(name), cue)
