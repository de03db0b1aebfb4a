"""What a reviewer is told of a proposal: who else says so, what it touches, what would change."""

from pathlib import Path

import pytest

from samverkan.graph.proposals import Proposal
from samverkan.knowledge import KnowledgeBase


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def propose(kb: KnowledgeBase, table: str, row: str, sender: str, **cells: str) -> Proposal:
    (one,) = kb.propose_row(table, cells, row=row, sender=sender).proposals
    return one


def test_sources_and_other_senders_are_told_with_whether_they_say_the_same(
    kb: KnowledgeBase,
) -> None:
    first = propose(kb, "organisations", "org-mora", "Mora", place="Orsa")
    same = propose(kb, "organisations", "org-mora", "Orsa", place="place-orsa")
    other = propose(kb, "organisations", "org-mora", "AF", place="place-dalarna", name_en="M")
    kb.review([other], "rejected", why="Nej")
    (cell,) = kb.weighing().weigh(first).cells
    assert (cell.column, cell.sent, cell.now) == ("place", "Orsa", "Mora")
    assert {(voice.who, voice.text, voice.same, voice.status) for voice in cell.voices} == {
        ("Överenskommelsen", "Mora", False, None),
        (f"Orsa ({same.id})", "Orsa", True, "open"),
        (f"AF ({other.id})", "Dalarnas län", False, "rejected"),
    }


def test_the_readings_of_a_correction_are_told_by_their_sources(kb: KnowledgeBase) -> None:
    one = propose(kb, "initiatives", "init-bo", "Mora", to="2018-11-30")
    (cell,) = kb.weighing().weigh(one).cells
    assert {(voice.who, voice.text, voice.same) for voice in cell.voices} == {
        ("Projektsidan", "2018-12-31", False),
        ("Överenskommelsen", "2018-11-30", True),
    }


def test_a_new_row_tells_of_those_that_may_be_the_same(kb: KnowledgeBase) -> None:
    one = propose(kb, "organisations", "", "X", id="org-ny", name="mora  Kommun")
    two = propose(kb, "organisations", "", "Y", id="org-nyare", name="Mora Kommun")
    part = propose(kb, "participations", "", "X", actor="AF", initiative="Jobb", role="owner")
    weighing = kb.weighing()
    assert {voice.who for voice in weighing.weigh(one).alike} == {"org-mora", f"Y ({two.id})"}
    assert [voice.who for voice in weighing.weigh(part).alike] == ["part-3"]


def test_what_refers_to_a_row_is_counted_and_what_goes_with_it_is_named(kb: KnowledgeBase) -> None:
    (one,) = kb.propose_removal("org-af", why="Nej", sender="X").proposals
    weighed = kb.weighing().weigh(one)
    assert weighed.naming == {"commitments": 2, "names": 1, "participations": 1}
    assert weighed.going == ("name-af",)


def test_what_it_has_to_be_accepted_with_is_named(kb: KnowledgeBase) -> None:
    new = propose(kb, "organisations", "", "X", id="org-ny", name="Ny")
    part = propose(kb, "participations", "", "X", actor="org-ny", initiative="Jobb", role="owner")
    assert kb.weighing().weigh(part).waits_on == (new.id,)
    effects = {e.question: (e.more, e.fewer) for e in kb.weighing().effects(part)}
    assert effects["who-cooperates"] == (1, 0)


def test_an_answer_that_is_lost_is_counted_and_the_store_stays(kb: KnowledgeBase) -> None:
    before = set(kb.store.quads())
    (one,) = kb.propose_removal("part-1", why="Nej", sender="X").proposals
    effects = {e.question: (e.more, e.fewer) for e in kb.weighing().effects(one)}
    assert effects["who-cooperates"] == (0, 1)
    assert set(kb.store.quads()) == before


def test_proposals_are_narrowed_to_what_they_concern(kb: KnowledgeBase) -> None:
    org = propose(kb, "organisations", "org-mora", "X", name_en="Mora Municipality")
    part = propose(kb, "participations", "", "X", actor="org-orsa", initiative="init-bo",
                   role="partner")  # fmt: skip
    sector = propose(kb, "sectors", "sector-kommun", "X", name="Kommuner")
    found = {
        name: {one.id for one in kb.proposals(**{name: text})}
        for name, text in (("actor", "Orsa kommun"), ("place", "Mora"), ("area", "bostad"))
    }
    assert found == {"actor": {part.id}, "place": {org.id, part.id}, "area": {part.id}}
    assert {one.id for one in kb.proposals(place="dalarna", actor="Mora kommun")} == {org.id}
    assert sector.id in {one.id for one in kb.proposals()}
