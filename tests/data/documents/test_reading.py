"""Whole documents: what is found in them, and what is not taken for what it is not."""

from typing import Any

import pytest

from tests.data.documents.test_proposals import AGREEMENTS, read


def parties(document: dict[str, Any]) -> set[str]:
    return {one.meant[0].label for one in read(document["text"]).parties}


@pytest.mark.parametrize("document", AGREEMENTS, ids=lambda one: str(one["id"]))
def test_what_is_no_party_is_not_taken_for_one(document: dict[str, Any]) -> None:
    assert parties(document).isdisjoint(document.get("not_parties", ()))


@pytest.mark.slow
def test_nearly_all_parties_are_found_and_nothing_else() -> None:
    from benchmarks.reading import Score, own

    score = Score()
    for document in AGREEMENTS:
        own(score, document)
    count = score.counts["parties"]
    assert count["hit"] >= 0.95 * (count["hit"] + count["missed"]), score.lines
    assert count["hit"] >= 0.95 * (count["hit"] + count["extra"]), score.lines
