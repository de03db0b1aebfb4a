"""Every answer of an analysis stands alone: its columns have words, and say what they hold."""

from collections.abc import Callable

import pytest

from samverkan import words
from samverkan.analysis.comparison import compare
from samverkan.analysis.coverage import coverage
from samverkan.analysis.gaps import find_gaps
from samverkan.analysis.overlaps import find_overlaps
from samverkan.analysis.portrait import portraits
from samverkan.analysis.side_by_side import networks
from samverkan.analysis.similar import find_similar
from samverkan.export import (
    comparison_rows,
    gap_reading,
    matrix_sheets,
    overlaps,
    similar,
)
from samverkan.export import (
    portraits as told,
)
from samverkan.export.comparison import as_json
from samverkan.export.tables.answer import Answer
from samverkan.export.tables.formats import FORMATS, write
from samverkan.graph.table import Table
from samverkan.knowledge import KnowledgeBase

TODAY = "2026-11-01"


def gaps(kb: KnowledgeBase, lang: str) -> Answer:
    practice = kb.practice()
    return gap_reading.answer(find_gaps(practice, today=TODAY, limit=2), practice, lang, 2)


def pairs(kb: KnowledgeBase, lang: str) -> Answer:
    practice = kb.practice()
    return overlaps.answer(find_overlaps(practice, limit=5), practice, lang)


def like(kb: KnowledgeBase, lang: str) -> Answer:
    practice = kb.practice()
    initiative = sorted(practice.facts.initiatives)[0]
    return similar.answer(find_similar(practice, initiative, today=TODAY), practice, lang)


def compared(kb: KnowledgeBase, lang: str) -> Answer:
    practice = kb.practice()
    found = compare(practice, "2015", "2019")
    return comparison_rows.answer(as_json(found, practice, lang), lang)


def measured(kb: KnowledgeBase, lang: str) -> Answer:
    drawn = networks(kb.store, ["declared"], modes=("one",), lang=lang)
    return told.answer(portraits(drawn, ["density", "degree"]), [], lang)


def matrix(kb: KnowledgeBase, lang: str) -> Answer:
    practice = kb.practice()
    return matrix_sheets.answer(coverage(practice, "actor", "sub-area"), practice, lang)


MADE = [gaps, pairs, like, compared, measured, matrix]


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("make", MADE)
def test_every_column_has_a_heading_and_a_meaning(
    kb: KnowledgeBase, make: Callable[[KnowledgeBase, str], Answer], lang: str
) -> None:
    answer = make(kb, lang)
    for table in answer.parts().values():
        for column in answer.columns(table):
            name = column.removesuffix("_label")
            known = {f"column.{name}", f"column.{answer.family}_{name}"}
            assert known & set(words.catalogue()), column
            assert answer.meaning(column), column


@pytest.mark.parametrize("make", MADE)
def test_every_answer_can_be_written_in_every_format(
    kb: KnowledgeBase, make: Callable[[KnowledgeBase, str], Answer]
) -> None:
    answer = make(kb, "sv")
    for form in FORMATS:
        assert write(answer, form) == write(make(kb, "sv"), form)


def test_ids_are_told_apart_from_what_people_read() -> None:
    table = Table(("one", "one_label", "statement", "other_id", "leads"), ())
    answer = Answer(table, "T", "sv")
    assert answer.columns(table) == ["one_label", "leads"]
    assert answer.ids(table) == ["one", "statement", "other_id"]
    own = Answer(table, "T", "sv", worded=False)
    assert own.columns(table) == list(table.columns)
    assert own.ids(table) == []


def test_the_words_of_a_family_come_first() -> None:
    answer = Answer(Table((), ()), "T", "sv", family="compare")
    assert answer.heading("from") == "före"
    assert answer.heading("layer") == "lager"
