"""Verdicts written in a workbook are carried out all at once, or each fault is told at its cell."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan.errors import FaultsFound, UnreadableFile
from samverkan.export.review_book import review_workbook
from samverkan.faults import Fault
from samverkan.graph.proposals import Proposal
from samverkan.knowledge import KnowledgeBase


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def propose(kb: KnowledgeBase, row: str, sender: str = "X", **cells: str) -> Proposal:
    (one,) = kb.propose_row("organisations", cells, row=row, sender=sender).proposals
    return one


def book(kb: KnowledgeBase, folder: Path, lang: str = "sv") -> Path:
    path = folder / "granska.xlsx"
    path.write_bytes(review_workbook(map(kb.weighing(lang).weigh, kb.proposals()), lang))
    return path


def write(path: Path, *cells: tuple[Proposal | str, str, str]) -> Path:
    """Write in the cell of a proposal and a column."""
    opened = load_workbook(path)
    sheet = opened.worksheets[1]
    heads = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    for one, column, text in cells:
        row = rows[one if isinstance(one, str) else one.id]
        sheet.cell(row, heads[column]).value = text
    opened.save(path)
    return path


def faults(kb: KnowledgeBase, path: Path, **how: str) -> list[tuple[str, str | None]]:
    before, waiting = set(kb.store.quads()), kb.proposals(None)
    with pytest.raises(FaultsFound) as raised:
        kb.carry_out(path, by="Anna", **how)  # type: ignore[arg-type]
    assert set(kb.store.quads()) == before
    assert kb.proposals(None) == waiting
    return [(told(fault), fault.cell) for fault in raised.value.faults]


def told(fault: Fault) -> str:
    assert fault.say("sv") != fault.say("en")
    return fault.key


def test_every_verdict_is_carried_out_in_one_change_that_can_be_undone(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    one, two = propose(kb, "org-mora", place="Orsa"), propose(kb, "org-orsa", name="Orsa stad")
    three, four = propose(kb, "org-af", place="Mora"), propose(kb, "org-af", name_en="PES")
    before, waiting = set(kb.store.quads()), kb.proposals()
    path = write(
        book(kb, tmp_path),
        (one, "beslut", "Godkänn"), (one, "varför", "Stämmer"),
        (two, "beslut", "avvisa"), (two, "varför", "Heter kommun"),
        (three, "beslut", "Vänta"),
    )  # fmt: skip
    made, decisions = kb.carry_out(path, by="Anna")
    assert made is not None
    assert (made.command, made.by) == ("review", "Anna")
    assert {one.id: verdict.why for one, verdict in decisions} == {
        one.id: "Stämmer",
        two.id: "Heter kommun",
    }
    assert {one.id for one in kb.proposals()} == {three.id, four.id}
    assert [(p.id, p.by, p.rule) for p in kb.proposals("accepted")] == [
        (one.id, "Anna", "granska.xlsx")
    ]
    kb.undo(made.number)
    assert (set(kb.store.quads()), kb.proposals()) == (before, waiting)


def test_one_reason_may_do_for_all_and_the_words_may_be_english(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    one = propose(kb, "org-mora", place="Orsa")
    path = write(book(kb, tmp_path, "en"), (one, "verdict", "Accept"))
    kb.carry_out(path, by="Anna", why="Known")
    assert [p.why for p in kb.proposals("accepted")] == ["Known"]


def test_a_workbook_without_verdicts_changes_nothing(kb: KnowledgeBase, tmp_path: Path) -> None:
    propose(kb, "org-mora", place="Orsa")
    assert kb.carry_out(book(kb, tmp_path), by="Anna") == (None, [])


def test_every_fault_is_told_at_its_cell(kb: KnowledgeBase, tmp_path: Path) -> None:
    chosen = [propose(kb, "org-af", sender=name, name_en=name) for name in "ABCDEF"]
    unknown, reasonless, edited, doubled, closed, renamed = chosen
    path = write(
        book(kb, tmp_path),
        (unknown, "beslut", "Kanske"), (unknown, "varför", "x"),
        (reasonless, "beslut", "Avslå"),
        (edited, "beslut", "Godkänn"), (edited, "varför", "x"),
        (edited, "det som är skickat", "engelskt namn: Annat"),
        (doubled, "beslut", "Avslå"), (doubled, "varför", "x"),
        (closed, "beslut", "Avslå"), (closed, "varför", "x"),
        (renamed, "beslut", "Avslå"), (renamed, "varför", "x"),
    )  # fmt: skip
    write(path, (renamed, "förslag", "prop-none"), (closed, "förslag", doubled.id))
    rows = {one.id: number for number, one in enumerate(kb.proposals(), start=2)}
    assert sorted(faults(kb, path)) == sorted(
        [
            ("verdict_unknown", f"B{rows[unknown.id]}"),
            ("verdict_reason", f"C{rows[reasonless.id]}"),
            ("verdict_rewritten", f"I{rows[edited.id]}"),
            ("verdict_twice", f"A{max(rows[doubled.id], rows[closed.id])}"),
            ("verdict_nowhere", f"A{rows[renamed.id]}"),
        ]
    )


def test_what_stands_in_the_way_is_told_at_the_verdicts_it_stops(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    one, two = propose(kb, "org-af", "A", place="Orsa"), propose(kb, "org-af", "B", place="Mora")
    new = propose(kb, "", "A", id="org-ny", name="Ny")
    (part,) = kb.propose_row(
        "participations",
        {"actor": "org-ny", "initiative": "init-bo", "role": "partner"},
        sender="A",
    ).proposals
    (gone,) = kb.propose_removal("com-2", why="x", sender="A").proposals
    rows = {p.id: number for number, p in enumerate(kb.proposals(), start=2)}
    path = book(kb, tmp_path)
    write(path, *((p, "beslut", "Godkänn") for p in (one, two, gone)))
    assert sorted(faults(kb, path, why="x")) == sorted(
        [("verdict_conflict", f"B{rows[p.id]}") for p in (one, two)]
    )
    path = write(book(kb, tmp_path), (part, "beslut", "Godkänn"), (new, "beslut", "Vänta"))
    assert faults(kb, path, why="x") == [("verdict_unsound", f"B{rows[part.id]}")]


def test_a_workbook_that_is_older_than_what_is_known_is_told(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    one, two = propose(kb, "org-af", "A", name="AF 1"), propose(kb, "org-af", "B", name="AF 2")
    path = write(book(kb, tmp_path), (one, "beslut", "Godkänn"), (two, "beslut", "Vänta"))
    kb.review([two], "accepted", why="Ja")
    (told_at,) = faults(kb, path, why="x")
    assert told_at[0] == "verdict_stale"
    kb.carry_out(path, by="Anna", why="x", force=True)
    assert {p.id for p in kb.proposals("accepted")} == {one.id, two.id}


def test_another_workbook_is_refused(kb: KnowledgeBase, tmp_path: Path) -> None:
    from openpyxl import Workbook

    path = tmp_path / "annan.xlsx"
    Workbook().save(path)
    with pytest.raises(UnreadableFile):
        kb.carry_out(path, by="Anna")
