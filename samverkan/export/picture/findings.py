"""What analysis has found, to be seen in a picture: marks on nodes, and links that are no ties."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.links import missing_links
from samverkan.analysis.gaps.sectors import absent_sectors, is_civil_society
from samverkan.analysis.gaps.single_points import single_points
from samverkan.analysis.gaps.structure import sole_bridges
from samverkan.analysis.overlaps import Overlap, find_overlaps
from samverkan.analysis.practice import Practice
from samverkan.export import gap_words, overlap_words
from samverkan.export.picture.model import Findings, Link, Mark
from samverkan.words import say

#: So many links of a kind are drawn: more would hide what the picture is of.
SHOWN: Final = 12
#: Among so many of the strongest those are looked for whose ends are in the picture.
LOOKED_AT: Final = 1_000


def findings(
    practice: Practice, within: Collection[str], lang: str = "sv", shown: int = SHOWN
) -> Findings:
    """Return what a picture of a practice has to show, beside who is in what.

    `within` are the IRIs of the picture's nodes. Marked are cut points and sole bridges among the
    actors, and areas without evidenced civil society. Linked are actors that are named together and
    share no known initiative, and initiatives that may do the same work: of each the `shown`
    strongest whose ends are both in the picture.

    >>> from samverkan.knowledge import KnowledgeBase
    >>> kb = KnowledgeBase.memory("vagen-in")
    >>> network = kb.network("declared", area="bostad")
    >>> found = findings(kb.practice(area="bostad"), network)
    >>> sorted({link.kind for link in found.links}), found.left_out
    (['missing-link'], {'missing-link': 9})
    """
    marks: dict[str, list[Mark]] = defaultdict(list)
    for node, mark in (*_cut_points(practice, lang), *_bridges(practice, lang)):
        marks[node].append(mark)
    for node, mark in _without_civil_society(practice, lang):
        marks[node].append(mark)
    missing = missing_links(practice)
    overlaps = find_overlaps(practice, limit=LOOKED_AT)
    links = [
        *islice(_within(_missing(missing[:LOOKED_AT], practice, lang), within), shown),
        *islice(_within(_overlaps(overlaps.rows, practice, lang), within), shown),
    ]
    drawn = {kind: sum(link.kind == kind for link in links) for kind in ("missing-link", "overlap")}
    found = {"missing-link": len(missing), "overlap": sum(overlaps.totals.values())}
    return Findings(
        marks={node: tuple(told) for node, told in marks.items() if node in within},
        links=tuple(links),
        left_out={kind: n - drawn[kind] for kind, n in found.items() if n > drawn[kind]},
    )


def _within(links: Iterable[Link], nodes: Collection[str]) -> Iterator[Link]:
    return (link for link in links if link.source in nodes and link.target in nodes)


def _told(gap: Gap, practice: Practice, lang: str) -> str:
    """Return why a gap stands where it does, how sure it is, and what to ask."""
    facts = practice.facts
    sure = gap_words.confidence(gap.confidence, lang)
    text = say("picture.finding_told", lang, why=gap_words.why(gap, facts, lang), confidence=sure)
    return f"{text} {gap_words.to_ask(gap, facts, lang)}"


def _cut_points(practice: Practice, lang: str) -> Iterator[tuple[str, Mark]]:
    for gap in single_points(practice):
        if gap.details["form"] == "cut-point":
            yield gap.subjects[0], Mark("cut-point", _told(gap, practice, lang))


def _bridges(practice: Practice, lang: str) -> Iterator[tuple[str, Mark]]:
    for gap in sole_bridges(practice):
        yield gap.subjects[0], Mark("sole-bridge", _told(gap, practice, lang))


def _without_civil_society(practice: Practice, lang: str) -> Iterator[tuple[str, Mark]]:
    for gap in absent_sectors(practice):
        area, sector = gap.subjects
        if is_civil_society(practice, sector):
            yield area, Mark("no-civil-society", _told(gap, practice, lang))


def _missing(gaps: Iterable[Gap], practice: Practice, lang: str) -> Iterator[Link]:
    for gap in gaps:
        one, other = gap.subjects
        yield Link(one, other, "missing-link", gap.strength, _told(gap, practice, lang))


def _overlaps(rows: Iterable[Overlap], practice: Practice, lang: str) -> Iterator[Link]:
    for row in rows:
        kind = overlap_words.kind_label(row.kind, lang)
        caution = overlap_words.modestly(row.kind, lang)
        text = f"{kind}. {caution}. {overlap_words.why(row, practice.facts, lang)}"
        yield Link(row.one, row.other, "overlap", row.score, text)
