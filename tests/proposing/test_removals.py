"""A row that is proposed to go, and a proposal that its sender takes back."""

from pathlib import Path

import pytest

from samverkan.errors import ChangeConflict, FaultsFound, NotFound, UsageError
from samverkan.graph.proposals import Proposal
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def to_go(kb: KnowledgeBase, row: str) -> Proposal:
    (one,) = kb.propose_removal(row, why="Vi slutade", sender="AF").proposals
    return one


def ids(kb: KnowledgeBase) -> set[str]:
    return {local_id(quad.subject.value) for quad in kb.store.quads()}


def test_a_row_goes_with_what_is_said_about_it_alone_and_comes_back(kb: KnowledgeBase) -> None:
    before, quads = ids(kb), set(kb.store.quads())
    one = to_go(kb, "com-1")
    assert (one.kind, one.table, one.known["actor"]) == ("remove", "commitments", "org-af")
    assert set(kb.store.quads()) == quads
    made = kb.review([one], "accepted", why="Stämmer")
    assert made is not None
    gone = {name for name in before - ids(kb) if "/" not in name and name != "evidence"}
    assert gone == {"com-1", "ev-1"}
    kb.undo(made.number)
    assert set(kb.store.quads()) == quads
    assert kb.proposals() == [one]


def test_a_row_that_others_refer_to_stays_and_they_are_told(kb: KnowledgeBase) -> None:
    quads = set(kb.store.quads())
    with pytest.raises(ChangeConflict) as raised:
        kb.review([to_go(kb, "org-af")], "accepted", why="Ja", force=True)
    told = {(one.key, one.label) for one in raised.value.conflicts}
    assert told == {("still_named", name) for name in ("com-1", "com-3", "part-3")}
    assert set(kb.store.quads()) == quads


def test_rows_that_refer_to_each_other_go_together(kb: KnowledgeBase) -> None:
    chosen = [to_go(kb, row) for row in ("org-af", "com-1", "com-3", "part-3")]
    kb.review(chosen, "accepted", why="Ja")
    assert ids(kb).isdisjoint({"org-af", "com-1", "com-3", "part-3", "name-af", "ev-1"})


def test_what_an_answer_is_recorded_about_does_not_go(kb: KnowledgeBase) -> None:
    kb.record(
        "judgements",
        subject="org-orsa",
        object="org-mora",
        verdict="different",
        why="Ja",
        by="kansliet",
        date="2026-11-28",
    )
    with pytest.raises(ChangeConflict) as raised:
        kb.review(
            [to_go(kb, row) for row in ("org-mora", "gm-mora", "part-1", "sig-mora")],
            "accepted",
            why="Ja",
        )
    assert {one.key for one in raised.value.conflicts} == {"still_named"}


def test_a_row_that_was_changed_since_is_told(kb: KnowledgeBase) -> None:
    one = to_go(kb, "com-3")
    (change,) = kb.propose_row("commitments", {"leads": "ja"}, row="com-3", sender="X").proposals
    with pytest.raises(ChangeConflict) as raised:  # not both at once
        kb.review([one, change], "accepted", why="Ja", force=True)
    assert [conflict.key for conflict in raised.value.conflicts] == ["changed_and_removed"]
    kb.review([change], "accepted", why="Ja")
    kb.propose_row("commitments", {"area": "area-bostad"}, row="com-3", sender="Y")
    kb.review(kb.proposals(sender="Y"), "accepted", why="Ja")
    with pytest.raises(ChangeConflict) as raised:
        kb.review([one], "accepted", why="Ja")
    assert {conflict.column for conflict in raised.value.conflicts} == {"area"}
    kb.review([one], "accepted", why="Ja", force=True)
    assert "com-3" not in ids(kb)


def test_a_column_of_a_table_says_which_rows_go(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "commitments.csv"
    path.write_text("id;Ta bort\ncom-1;x\ncom-2;nej\ncom-3;Stod fel i avtalet\n", "utf-8")
    found = kb.propose(path, sender="AF").proposals
    assert {(local_id(one.row), one.kind, one.remark) for one in found} == {
        ("com-1", "remove", None),
        ("com-3", "remove", "Stod fel i avtalet"),
    }
    path.write_text("id;ta_bort\ncom-9;x\norg-af;x\n", "utf-8")
    with pytest.raises(FaultsFound) as raised:
        kb.propose(path, sender="AF")
    assert [(fault.key, fault.row) for fault in raised.value.faults] == [
        ("no_row_to_remove", 2),
        ("no_row_to_remove", 3),
    ]


def test_words_in_a_form_say_it_too_and_are_never_taken_for_a_value(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("row", "table", "field", "said", "correction", "comment", "source"))
    sheet.append(("com-1", "commitments", "area", "", "Ta bort raden.", "Vi är inte med", ""))
    sheet.append(("org-af", "organisations", "name", "", "Stryk", "", ""))
    path = tmp_path / "formulär.xlsx"
    book.save(path)
    found = kb.propose(path, sender="AF").proposals
    assert [(one.kind, one.remark) for one in found] == [
        ("remove", "Vi är inte med"),
        ("remark", "Stryk"),
    ]


def test_a_row_that_is_not_there_cannot_go(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFound):
        to_go(kb, "org-none")


def test_a_sender_takes_back_its_own_proposals_and_no_others(kb: KnowledgeBase) -> None:
    one = to_go(kb, "com-1")
    with pytest.raises(UsageError):
        kb.withdraw([one], sender="Mora kommun", why="Nej")
    made = kb.withdraw([one], sender="AF", why="Fel av oss")
    assert made is not None
    (taken_back,) = kb.proposals("withdrawn")
    assert (taken_back.by, taken_back.why, kb.proposals()) == ("AF", "Fel av oss", [])
    for again in (lambda: kb.withdraw([taken_back], sender="AF", why="Igen"),):
        with pytest.raises(UsageError):
            again()
    kb.undo(made.number)
    assert kb.proposals() == [one]


def test_what_was_taken_back_may_be_sent_again(kb: KnowledgeBase) -> None:
    one = to_go(kb, "com-1")
    kb.withdraw([one], sender="AF", why="Fel av oss")
    assert to_go(kb, "com-1") == one
    assert kb.proposals(None) == [one]
