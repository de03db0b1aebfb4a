"""Lines become passages: paragraphs whose words run on across lines, each character with its line.

A word cut at the end of a line is whole again, and a place in a passage leads back to the line it
was printed on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from samverkan.data.documents.document import Document, Line

Kind = Literal["text", "heading", "item", "row"]

_BULLET: Final = re.compile(
    r"^\s*(?:[•●▪◦‣·*–—\uf0b7\u2022-]\s*\t?\s*(?=\S)|(?:\(?\d{1,2}[.)]|[a-zåäö]\))[\s\t]+(?=\S))"
)
_NUMBER: Final = re.compile(r"^(?:§\s*\d+\.?|\d+(?:\.\d+)*\.?|\d+\s*§)\s+(?=[A-ZÅÄÖ])")
_STOP: Final = re.compile(r"[.!?:;]\W*$")
#: What a line ends with when its sentence goes on, whatever the length of the line.
_ON: Final = re.compile(r"(?:,|[-‐\u00ad]|\b(?:och|samt|eller|av|med|i|för|till|mellan))$")
_LABEL: Final = re.compile(r"^[A-ZÅÄÖ][\wåäöÅÄÖ-]+(?: [\wåäö-]+){0,3}:(?:\s|$)")
#: A word by itself on a line, as on the first page of an agreement.
_ALONE: Final = re.compile(r"^\s*(?:mellan|och|samt|om|rörande|avseende|angående)\s*:?\s*$", re.I)
#: A line of a list of persons: name, title, organisation.
_OF_A_PERSON: Final = re.compile(
    r"^\s*[A-ZÅÄÖ][a-zåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+){1,2}, [a-zåäöA-ZÅÄÖ]"
)
#: A name and what belongs to it, on either side of a dash.
_PAIR: Final = re.compile(r"^\s*[A-ZÅÄÖ][^.–]{2,60} [–-] [A-ZÅÄÖ][^.–]{2,60}$")
#: "Mora kommun, Anna Berg, kommunchef".
_FOR_ACTOR: Final = re.compile(
    r"^\s*[A-ZÅÄÖ][^,]{2,60}, [A-ZÅÄÖ][a-zåäöé-]+ [A-ZÅÄÖ][\wåäöé-]+(?:, [^,]{2,60})?$"
)
_ENTRIES: Final = (_OF_A_PERSON, _PAIR, _FOR_ACTOR)
_CUT: Final = re.compile(r"(?<=\w)[-‐\u00ad]$")
_CONTENTS: Final = re.compile(r"\.{3,}\s*\d*$|^\D.{2,90}\t\d{1,3}$")
#: Words that are written small within names and titles.
_SMALL: Final = frozenset(
    {
        "och", "om", "för", "i", "av", "med", "mot", "mellan", "samt", "till", "det", "den", "en",
        "ett", "på", "vid", "som", "kommun", "kommuner", "stad", "län", "civila", "samhället",
        "samverkan", "från", "nedan", "kallad", "är",
    }
)  # fmt: skip
#: The most characters of one paragraph.
_LONGEST: Final = 2_000
#: The most lines of one paragraph.
_MOST_LINES: Final = 80
#: The shortest line that is taken for a full one.
_FULL: Final = 60
#: The longest line that may be a heading.
_LONGEST_HEADING: Final = 90


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, item of a list, or row of a table, as one line of text.

    `read` is `text` as it is read, letter for letter: capitals are put as names are written.
    `starts` has, for each line it was printed on, where that line begins in `text`.
    """

    text: str
    kind: Kind
    starts: tuple[tuple[int, Line], ...]
    read: str = ""

    def line(self, at: int) -> Line:
        """Return the line that the character at `at` stands on."""
        found = bisect_right([start for start, _ in self.starts], at) - 1
        return self.starts[max(found, 0)][1]

    def around(self, start: int, end: int, room: int = 60) -> str:
        """Return the words around a place, cut at words."""
        low, high = max(start - room, 0), min(end + room, len(self.text))
        if low:
            low = self.text.find(" ", low, start) + 1 or start
        if high < len(self.text):
            high = max(self.text.rfind(" ", end, high), end)
        before, after = "…" if low else "", "…" if high < len(self.text) else ""
        return before + self.text[low:high].replace("\t", " | ").strip() + after


def passages(document: Document) -> list[Passage]:
    """Return the passages of a document in order, those of a list of contents left out."""
    found: list[Passage] = []
    for group in _groups(document.lines, _width(document.lines)):
        passage = _passage(group)
        if not _CONTENTS.search(passage.text):
            found.append(passage)
    return _with_numbered_headings(found)


def _with_numbered_headings(found: list[Passage]) -> list[Passage]:
    """Return the passages, a numbered one that stands alone as the heading that it is."""

    def numbered(at: int) -> bool:
        return 0 <= at < len(found) and found[at].kind == "item" and _is_numbered(found[at])

    return [
        replace(passage, kind="heading")
        if numbered(at)
        and not numbered(at - 1)
        and not numbered(at + 1)
        and _is_heading(passage.text)
        else passage
        for at, passage in enumerate(found)
    ]


def _is_numbered(passage: Passage) -> bool:
    return passage.starts[0][1].text.lstrip()[:1].isdigit()


def _width(lines: Iterable[Line]) -> int:
    """Return how long a line is that was cut because the room ended."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 25)
    return lengths[int(len(lengths) * 0.8)] if lengths else 80


def _groups(lines: tuple[Line, ...], width: int) -> Iterator[list[Line]]:
    """Yield the lines that belong together, without the empty ones between them."""
    group: list[Line] = []
    for line in lines:
        if not line.text.strip():
            if group and not _goes_on_anyway(group[-1]):
                yield group
                group = []
            continue
        alone = group and (_ALONE.match(line.text) or _ALONE.match(group[-1].text))
        if alone or (group and not _goes_on(group, line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on_anyway(line: Line) -> bool:
    """Say whether a sentence goes on although the page or the column ends.

    Its word is cut, or it stops at a comma at the end of a full line.
    """
    text = line.text.rstrip()
    if line.style or "\t" in text:
        return False
    return bool(_CUT.search(text)) or (len(text) > _FULL and bool(_ON.search(text)))


def _goes_on(group: list[Line], line: Line, width: int) -> bool:
    last = group[-1]
    if len(group) > _MOST_LINES or sum(len(one.text) for one in group) > _LONGEST:
        return False
    if line.style or last.style or "\t" in line.text.strip() or "\t" in last.text.strip():
        return False
    if _BULLET.match(line.text):
        return bool(_CUT.search(last.text)) and not line.text.lstrip().startswith(("•", "-", "–"))
    if _begins(line, group[0]):
        return False
    text = last.text.rstrip()
    if _ON.search(text):
        return True
    full = len(text) >= 0.55 * width
    first = line.text.lstrip()[:1]
    if _STOP.search(text):
        return full and not text.endswith(":")
    if first.islower():
        return True
    if text.endswith(")") and len(text) < _FULL:
        return False
    if _LABEL.match(group[0].text) and len(text) < 0.85 * width:
        return False
    return full and len(text) > 35


def _begins(line: Line, first: Line) -> bool:
    """Say whether a line begins something: a number, a label, or a further entry of a list."""
    if _NUMBER.match(line.text) or _LABEL.match(line.text):
        return True
    return any(one.match(line.text) and one.match(first.text) for one in _ENTRIES)


def _passage(group: list[Line]) -> Passage:
    first = group[0]
    bullet = _BULLET.match(first.text)
    kind: Kind = "text"
    if first.style:
        kind = first.style
    elif "\t" in first.text.strip() and not bullet:
        kind = "row"
    elif bullet:
        kind = "item"
    text = ""
    starts: list[tuple[int, Line]] = []
    for line in group:
        part = line.text.strip()
        if line is first and bullet:
            part = line.text[bullet.end() :].strip()
        if text:
            text = _joined(text, part)
        starts.append((len(text), line))
        text += part
    if kind == "text" and len(group) <= 2 and _is_heading(text):
        kind = "heading"
    return Passage(text, kind, tuple(starts), _as_names(text))


def _as_names(text: str) -> str:
    """Return a text in capitals as names are written, letter for letter; any other as it is.

    >>> _as_names("AVTAL MELLAN ÖREBRO KOMMUN OCH ALMI AB")
    'Avtal mellan Örebro kommun och Almi AB'
    """
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 8 or sum(letter.isupper() for letter in letters) < 0.9 * len(letters):
        return text
    return re.sub(r"\w+", lambda word: _as_name(word[0]), text)


def _as_name(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.lower() if len(word.lower()) == len(word) else word
    return word if len(word) < 4 else word[0] + word[1:].lower()


def _joined(text: str, part: str) -> str:
    """Return what is read so far, ready for the next line: a cut word without its hyphen."""
    if not _CUT.search(text):
        return text + " "
    word = re.split(r"\W", part, maxsplit=1)[0]
    if word in ("och", "eller", "samt"):  # "kunskaps-" stands for a word that ends further on
        return text + " "
    return text[:-1] if part[:1].islower() else text


def _is_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and not re.search(r"(?:[.,;]|\b(?:och|samt|eller))$", text)
        and text[:1].isalnum()
        and not text[:1].islower()
    )


def bare_heading(text: str) -> str:
    """Return a heading without its number and its colon.

    >>> bare_heading("§ 2 Parter:"), bare_heading("1.1 Syfte")
    ('Parter', 'Syfte')
    """
    return _NUMBER.sub("", text).strip().rstrip(":").strip()
