"""What rests on a proposal is marked in every answer that shows it, and in no other."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan.errors import UsageError
from samverkan.graph.query import names
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    with KnowledgeBase.edit(tmp_path / "store") as kb:
        kb.load(tiny)
        kb.propose_row(
            "participations",
            {"id": "part-ny", "actor": "org-orsa", "initiative": "init-bo", "role": "partner"},
            sender="Orsa kommun",
        )
        kb.propose_row("organisations", {"place": "Orsa"}, row="org-af", sender="AF")
    return tmp_path / "store"


def test_a_row_says_its_basis_sender_and_proposal(folder: Path) -> None:
    with KnowledgeBase.open(folder) as kb:
        known = kb.ask("who-cooperates", area="bostad", place="mora")
        by_sender = {one.sender: one.id for one in kb.proposals()}
    with KnowledgeBase.open(folder, with_proposals=True) as kb:
        table = kb.ask("who-cooperates", area="bostad", place="mora")
    new = [row for row in table.rows if row["basis"] == "unreviewed"]
    assert [(row["actor_label"], row["proposal"]) for row in new] == [
        ("Orsa kommun", f"Orsa kommun, {by_sender['Orsa kommun']}")
    ]
    rest = [{k: v for k, v in row.items() if k != "proposal"} for row in table.rows]
    assert [row for row in rest if row["basis"] != "unreviewed"] == list(known.rows)


@pytest.mark.slow
def test_every_question_gives_what_is_known_and_marks_the_rest(folder: Path) -> None:
    with (
        KnowledgeBase.open(folder) as known,
        KnowledgeBase.open(folder, with_proposals=True) as seen,
    ):
        marked = set()
        for name in names():
            before = {tuple(row.values()) for row in known.ask(name).rows}
            for row in seen.ask(name).rows:
                cells = dict(row)
                on = cells.pop("proposal")
                if "basis" not in known.ask(name).columns:
                    cells.pop("basis")
                assert (tuple(cells.values()) in before) == (on is None), name
                marked |= {name} if on else set()
    assert {"who-cooperates", "partners-of", "contents"} <= marked


def test_a_row_of_a_select_is_marked_and_nothing_else_can_be_asked(folder: Path) -> None:
    text = "SELECT ?p ?proposal { ?p a sam:Participation . BIND(1 AS ?proposal) }"
    with KnowledgeBase.open(folder, with_proposals=True) as kb:
        found = kb.sparql(text)
        assert isinstance(found, ox.QuerySolutions)
        assert [one.value for one in found.variables] == ["p", "proposal", "proposal_"]
        told = {local_id(str(row["p"])[1:-1]): row["proposal_"] for row in found}
        assert {name for name, on in told.items() if on is not None} == {"part-ny"}
        with pytest.raises(UsageError):
            kb.sparql("ASK { ?p a sam:Participation }")


def test_a_cell_is_marked_with_what_is_known_in_its_place(folder: Path) -> None:
    with KnowledgeBase.open(folder, with_proposals=True) as kb:
        marks = kb.marks()
        assert marks is not None
        af, part = kb.meaning("actor", "AF"), kb.meaning("thing", "part-ny")
        ids = {one.sender: one.id for one in kb.proposals()}
        assert kb.show("AF").cells["place"][0].text == "Orsa"
        assert ids["AF"] in marks.text(af, "place", "sv")
        assert marks.text(af, "name", "sv") == ""
        assert marks.text(af, None, "sv") == ""
        assert ids["Orsa kommun"] in marks.text(part, None, "sv")


def test_what_is_the_same_and_what_is_proposed_are_not_seen_at_once(folder: Path) -> None:
    with pytest.raises(UsageError):
        KnowledgeBase.open(folder, merged=True, with_proposals=True)
