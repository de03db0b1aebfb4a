"""What parties send waits to be reviewed, and what is accepted keeps its evidence."""

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.data.rdf import register_from_quads
from samverkan.data.register import Register
from samverkan.errors import ChangeConflict, FaultsFound, NotFound, UnreadableFile, UsageError
from samverkan.graph.proposals import Proposal
from samverkan.graph.query import names, question
from samverkan.knowledge import KnowledgeBase
from samverkan.loading import check
from samverkan.ontology.model import Row

FORM = ("row", "table", "field", "said", "correction", "comment", "source")


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def sent(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def register(kb: KnowledgeBase) -> Register:
    (iri,) = kb.store.registers()
    return register_from_quads(kb.store.quads(), iri)


def rows(kb: KnowledgeBase, table: str) -> dict[str, Row]:
    return {row.id: row for row in register(kb).tables.get(table, ())}


def one(kb: KnowledgeBase, **cells: str) -> Proposal:
    done = kb.propose_row("organisations", cells, row="org-mora", sender="Mora kommun")
    (found,) = done.proposals
    return found


def accept(kb: KnowledgeBase, *chosen: Proposal, force: bool = False) -> int:
    made = kb.review(chosen, "accepted", by="kansliet", why="Stämmer", force=force)
    assert made is not None
    return made.number


def test_a_row_of_a_table_is_a_new_row_and_a_known_id_changes_the_cells_that_are_filled(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = sent(
        tmp_path,
        "initiatives.csv",
        "id;namn;slag;läge;områden\n"
        ";Hyresdialog;project;ongoing;Vägen till bostad\n"
        "init-jobb;;;ended;\n"
        "init-bo;Bo i Mora;;;\n",
    )
    done = kb.propose(path, sender="Mora kommun")
    assert done.same == 1
    new, change = sorted(done.proposals, key=lambda p: p.kind, reverse=True)
    assert (new.kind, new.cells["areas"], new.cells["name"]) == (
        "new",
        "area-bostad",
        "Hyresdialog",
    )
    assert (change.kind, change.cells, change.known) == (
        "change",
        {"status": "ended"},
        {"status": ""},
    )
    assert (new.file, new.locator, new.status) == ("initiatives.csv", "rad 2", "open")
    assert new.as_printed == "namn: Hyresdialog; slag: project; läge: ongoing; områden: " + (
        "Vägen till bostad"
    )


def test_nothing_unreviewed_is_in_any_answer(kb: KnowledgeBase, tmp_path: Path) -> None:
    def answers() -> list[object]:
        return [question(name).run(kb.store).rows for name in names()]

    before, quads = answers(), set(kb.store.quads())
    path = sent(tmp_path, "organisations.csv", "id,name\norg-zebra,Zebraföreningen\n")
    assert len(kb.propose(path, sender="Zebra").proposals) == 1
    assert answers() == before
    assert set(kb.store.quads()) == quads
    assert all("Zebra" not in hit.name for hit in kb.find("Zebraföreningen"))


def test_the_same_file_twice_adds_nothing(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = sent(tmp_path, "organisations.csv", "id,name\norg-ny,Ny förening\n")
    kb.propose(path, sender="Ny")
    sets = len(kb.history.change_sets)
    again = kb.propose(path, sender="Ny")
    assert (again.proposals, again.again) == ((), 1)
    assert len(kb.history.change_sets) == sets


def test_every_fault_is_told_at_its_cell_and_nothing_is_taken_in(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = sent(
        tmp_path,
        "participations.csv",
        "actor,initiative,role\norg-mora,init-bo,hövding\nOkänd förening,init-jobb,partner\n"
        "org-af,Jobb,partner\n",
    )
    with pytest.raises(FaultsFound) as raised:
        kb.propose(path, sender="Mora kommun")
    told = {(f.row, f.column, f.value, f.key) for f in raised.value.faults}
    assert told == {
        (2, "role", "hövding", "not_allowed"),
        (3, "actor", "Okänd förening", "name_unknown"),
    }
    assert kb.proposals(None) == []


def test_rows_of_one_sender_may_refer_to_each_other(kb: KnowledgeBase, tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    sent(folder, "organisations.csv", "id,name\norg-ny,Ny förening\n")
    sent(folder, "participations.csv", "actor,initiative,role\norg-ny,init-bo,partner\n")
    done = kb.propose(folder, sender="Ny förening")
    (part,) = (one for one in done.proposals if one.table == "participations")
    with pytest.raises(FaultsFound) as raised:  # alone, it would lead nowhere
        accept(kb, part)
    (fault,) = raised.value.faults
    (waited,) = (one.id for one in done.proposals if one is not part)
    assert (fault.key, fault.fields["proposal"]) == ("waits_on", waited)
    assert part in kb.proposals()
    accept(kb, *done.proposals)
    assert "org-ny" in rows(kb, "organisations")
    assert kb.proposals() == []


def test_what_is_accepted_rests_on_the_senders_file(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = sent(tmp_path, "organisations.csv", "id,name\norg-ny,Ny förening\n")
    (new,) = kb.propose(path, sender="Ny förening").proposals
    accept(kb, new)
    row = rows(kb, "organisations")["org-ny"].model_dump()
    source = rows(kb, "sources")[row["source"]].model_dump()
    assert (row["locator"], row["as_printed"]) == ("rad 2", "id: org-ny; name: Ny förening")
    assert (source["kind"], source["publisher"]) == ("reply", "Ny förening")
    assert "organisations.csv" in source["name"]
    (done,) = kb.proposals("accepted")
    assert (done.by, done.why) == ("kansliet", "Stämmer")
    last = kb.history.change_sets[-1]
    assert (last.command, last.files[0].name) == ("review", "organisations.csv")


def test_a_value_that_contradicts_a_source_is_kept_as_the_other_reading(kb: KnowledgeBase) -> None:
    accept(kb, one(kb, place="Orsa", name_en="Mora Municipality"))
    row = rows(kb, "organisations")["org-mora"].model_dump()
    assert (row["place"], row["source"], row["name_en"]) == (
        "place-orsa",
        "src-a",
        "Mora Municipality",
    )
    (correction,) = (r.model_dump() for i, r in rows(kb, "corrections").items() if i != "corr-1")
    assert (correction["field"], correction["reading_a"], correction["reading_b"]) == (
        "place",
        "place-mora",
        "place-orsa",
    )
    assert (correction["source_a"], correction["locator_a"], correction["chosen"]) == (
        "src-a",
        "rad 2",
        "b",
    )
    evidence = [r.model_dump() for r in rows(kb, "evidence").values()]
    assert "place: Orsa; name_en: Mora Municipality" in [r["as_printed"] for r in evidence]


def test_a_review_is_undone_whole_and_the_proposal_waits_again(kb: KnowledgeBase) -> None:
    proposed = one(kb, place="Orsa")
    before = set(kb.store.quads())
    number = accept(kb, proposed)
    assert set(kb.store.quads()) != before
    kb.undo(number)
    assert set(kb.store.quads()) == before
    assert kb.proposals() == [proposed]


def test_what_is_rejected_leaves_the_register_and_is_not_reviewed_again(kb: KnowledgeBase) -> None:
    proposed, before = one(kb, place="Orsa"), set(kb.store.quads())
    kb.review([proposed], "rejected", by="kansliet", why="Fel ort", rule="table=organisations")
    assert set(kb.store.quads()) == before
    (done,) = kb.proposals("rejected")
    assert (done.why, done.rule) == ("Fel ort", "table=organisations")
    with pytest.raises(UsageError):
        kb.review([done], "accepted", why="Ändå")


def test_what_was_changed_since_is_told_and_not_overwritten(kb: KnowledgeBase) -> None:
    first, second = one(kb, name="Mora stad"), one(kb, name="Mora socken")
    accept(kb, first)
    with pytest.raises(ChangeConflict) as raised:
        accept(kb, second)
    (conflict,) = raised.value.conflicts
    assert (conflict.column, conflict.now) == ("name", "Mora stad")
    assert rows(kb, "organisations")["org-mora"].model_dump()["name"] == "Mora stad"
    accept(kb, second, force=True)
    assert rows(kb, "organisations")["org-mora"].model_dump()["name"] == "Mora socken"


def test_two_proposals_that_contradict_each_other_are_not_accepted_at_once(
    kb: KnowledgeBase,
) -> None:
    chosen, before = (one(kb, name="Mora stad"), one(kb, name="Mora socken")), register(kb)
    with pytest.raises(ChangeConflict) as raised:
        accept(kb, *chosen, force=True)
    (conflict,) = raised.value.conflicts
    assert (conflict.key, conflict.column, conflict.now) == ("proposed_twice", "name", "Mora stad")
    assert register(kb) == before


def test_loading_the_files_again_tells_what_it_would_take_back(
    kb: KnowledgeBase, tiny: Path
) -> None:
    accept(kb, one(kb, place="Orsa"))
    with pytest.raises(ChangeConflict):
        kb.load(tiny)


def test_the_register_is_sound_when_proposals_are_accepted(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    accept(kb, one(kb, place="Orsa"))
    path = tmp_path / "again.nq"
    path.write_bytes(
        ox.serialize(
            (ox.Triple(q.subject, q.predicate, q.object) for q in kb.store.quads()),
            format=ox.RdfFormat.N_TRIPLES,
        )
        or b""
    )
    found, faults = check(path.rename(path.with_suffix(".nt")))
    assert faults == []
    assert len(list(found.rows())) == len(list(register(kb).rows()))


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("people.csv", "id,name,basis\nperson-ffff99,Eva Hemlig,roll\n", "people_not_proposed"),
        ("signatures.csv", "agreement,actor,person\nagr-a,org-af,Eva Hemlig\n", "person_named"),
        ("organisations.csv", "id,name,note\norg-x,X,Ring eva@hemlig.se\n", "personal_in_text"),
        ("organisations.csv", "id,name,note\norg-x,X,Eva 19121212-1212\n", "personal_in_text"),
    ],
)
def test_people_are_never_taken_into_the_open_store(
    tiny: Path, tmp_path: Path, name: str, text: str, key: str
) -> None:
    folder = tmp_path / "store"
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        with pytest.raises(FaultsFound) as raised:
            kb.propose(sent(tmp_path, name, text), sender="X")
    assert key in {fault.key for fault in raised.value.faults}
    stored = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert not any(word in stored for word in (b"Hemlig", b"hemlig.se", b"19121212"))


def test_a_sender_is_a_party_and_not_somebodys_address(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = sent(tmp_path, "organisations.csv", "id,name\norg-ny,Ny\n")
    with pytest.raises(UsageError):
        kb.propose(path, sender="eva@hemlig.se")
    with pytest.raises(UsageError):
        kb.propose(path.rename(tmp_path / "eva@hemlig.se.csv"), sender="Ny", table="organisations")
    assert kb.proposals(None) == []


def test_a_form_gives_values_and_remarks(kb: KnowledgeBase, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        FORM,
        ("org-mora", "organisations", "place", "plats: Mora", "Orsa", "Vi har flyttat", ""),
        ("org-mora", "organisations", "sector", "sektor: Kommun", "", "", ""),
        ("com-1", "inquiries", "answer", "Vad görs?", "Ingenting", "", "Vår webbplats"),
        ("init-bo", "initiatives", "from", "från: 2018-01-01", "i våras", "", ""),
        ("new-1", "initiatives", "name", "nytt", "Hyresdialog", "", ""),
    ):
        sheet.append(line)
    path = tmp_path / "formulär.xlsx"
    book.save(path)
    found = {p.locator: p for p in kb.propose(path, sender="Mora kommun").proposals}
    assert {where: p.kind for where, p in found.items()} == {
        "rad 2, org-mora.place": "change",
        "rad 4, com-1.answer": "remark",
        "rad 5, init-bo.from": "remark",
        "rad 6, new-1.name": "remark",
    }
    moved = found["rad 2, org-mora.place"]
    assert (moved.cells, moved.remark) == ({"place": "place-orsa"}, "Vi har flyttat")
    assert found["rad 5, init-bo.from"].remark == "i våras"
    assert found["rad 6, new-1.name"].as_printed == "nytt; Hyresdialog"
    before = register(kb)
    accept(kb, *(p for p in found.values() if p.kind == "remark"))
    assert register(kb) == before


def book_of(path: Path, **sheets: list[tuple[str, ...]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def test_a_workbook_is_proposed_sheet_by_sheet(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "svar.xlsx",
        organisationer=[("id", "namn", "plats"), ("org-ny", "Ny förening", "Mora")],
        deltaganden=[("aktör", "insats", "roll"), ("org-ny", "Bo i Mora", "partner")],
    )
    done = kb.propose(path, sender="Ny förening")
    assert {(p.table, p.kind, p.locator) for p in done.proposals} == {
        ("organisations", "new", "organisationer, rad 2"),
        ("participations", "new", "deltaganden, rad 2"),
    }
    accept(kb, *done.proposals)
    taken = [row.model_dump() for row in rows(kb, "participations").values()]
    assert [p["initiative"] for p in taken if p["actor"] == "org-ny"] == ["init-bo"]


def test_a_fault_of_a_workbook_is_told_at_its_sheet_row_and_header(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = book_of(
        tmp_path / "svar.xlsx",
        deltaganden=[("aktör", "insats", "roll"), ("org-af", "Bo i Mora", "hövding")],
        organisationer=[("id", "namn", "påhitt"), ("org-ny", "Ny", "x")],
        personer=[("id", "namn"), ("person-ffff99", "Eva Hemlig")],
    )
    with pytest.raises(FaultsFound) as raised:
        kb.propose(path, sender="Ny förening")
    told = {(f.sheet, f.row, f.column, f.key) for f in raised.value.faults}
    assert told == {
        ("deltaganden", 2, "roll", "not_allowed"),
        ("organisationer", 1, "påhitt", "header_unknown"),
        ("personer", 2, "id", "people_not_proposed"),
    }
    assert kb.proposals(None) == []


def test_a_folder_of_replies_is_taken_in_whole_and_an_empty_one_is_told(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    folder = tmp_path / "svar"
    folder.mkdir()
    with pytest.raises(NotFound):
        kb.propose(folder, sender="X")
    sent(folder, "organisationer.csv", "id;namn\norg-ny;Ny förening\n")
    sent(folder, "~$svar.xlsx", "what Excel keeps beside an open file")
    book_of(
        folder / "svar.xlsx",
        deltaganden=[("aktör", "insats", "roll"), ("org-ny", "Jobb", "partner")],
    )
    found = kb.propose(folder, sender="X").proposals
    assert {one.file for one in found} == {"organisationer.csv", "svar.xlsx"}


def test_a_row_that_waits_may_be_referred_to(kb: KnowledgeBase) -> None:
    (new,) = kb.propose_row("organisationer", {"id": "org-ny", "name": "Ny"}, sender="X").proposals
    cells = {"actor": "org-ny", "initiative": "Jobb", "role": "partner"}
    (part,) = kb.propose_row("participations", cells, sender="Y").proposals
    with pytest.raises(FaultsFound) as raised:
        accept(kb, part)
    assert [fault.fields.get("proposal") for fault in raised.value.faults] == [new.id]
    accept(kb, new, part)


def test_a_row_of_no_register_is_not_changed(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFound):
        kb.propose_row("organisations", {"place": "Orsa"}, row="org-none", sender="X")


def test_a_new_row_that_was_accepted_goes_again_when_that_is_undone(kb: KnowledgeBase) -> None:
    (new,) = kb.propose_row("organisations", {"id": "org-ny", "name": "Ny"}, sender="X").proposals
    before = set(kb.store.quads())
    kb.undo(accept(kb, new))
    assert set(kb.store.quads()) == before
    assert kb.proposals() == [new]
    proposed = kb.history.change_sets[1].number
    taken_back = kb.undo(proposed)
    assert taken_back is not None
    assert kb.proposals(None) == []
    kb.undo(taken_back.number)  # and what was taken back comes again
    assert kb.proposals() == [new]


def test_a_pipe_is_refused_before_it_is_waited_for(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = tmp_path / "organisations.csv"
    os.mkfifo(path)
    with pytest.raises(UnreadableFile):
        kb.propose(path, sender="Mora")
