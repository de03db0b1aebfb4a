"""The records in memory say what the store says."""

from pathlib import Path

import pytest

from samverkan.graph.facts import Facts
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import SAM


def short(things: object) -> set[str]:
    return {local_id(str(thing)) for thing in things}  # type: ignore[attr-defined]


@pytest.fixture
def facts(tiny: Path) -> Facts:
    return Facts(KnowledgeBase.memory(tiny).store)


def test_actors_have_kind_sector_and_place(facts: Facts) -> None:
    told = {local_id(a.iri): (a.kind, a.sector, a.place) for a in facts.actors.values()}
    assert set(told) == {"org-orsa", "org-mora", "org-af", "group-kommunerna"}
    kind, sector, place = told["org-mora"]
    assert (kind, local_id(sector or ""), local_id(place or "")) == (
        "organisation",
        "sector-kommun",
        "place-mora",
    )
    assert told["org-af"] == ("organisation", None, None)
    assert told["group-kommunerna"][0] == "group"


def test_units_tell_printed_from_coded(facts: Facts) -> None:
    units = {local_id(u.iri): u for u in facts.initiatives.values()}
    assert short(units["init-bo"].areas) == {"area-planering"}
    assert short(units["init-bo"].coded) == set()
    assert short(units["init-jobb"].areas) == set()
    assert short(units["init-jobb"].coded) == {"area-arbete"}
    assert (units["init-bo"].start, units["init-bo"].end) == ("2018-01-01", "2018-12-31")
    assert not units["init-bo"].intended


def test_ties_of_a_layer(facts: Facts) -> None:
    named = {(local_id(t.actor), local_id(t.unit), t.role) for t in facts.commitments}
    assert named == {
        ("org-af", "area-planering", "leads"),
        ("group-kommunerna", "area-planering", None),
        ("org-af", "area-arbete", None),
    }
    assert {(t.start, t.end) for t in facts.commitments} == {("2015", "2020")}
    done = {(local_id(t.actor), local_id(t.unit), t.start) for t in facts.participations}
    assert done == {
        ("org-mora", "init-bo", "2018-01-01"),
        ("org-orsa", "init-jobb", None),
        ("org-af", "init-jobb", None),
    }
    assert facts.attendances == []


def test_around_goes_from_the_inside_out(facts: Facts) -> None:
    mora = next(p for p in facts.places if p.endswith("mora"))
    assert [local_id(place) for place in facts.around(mora)] == ["place-mora", "place-dalarna"]
    below = next(a for a in facts.areas if a.endswith("planering"))
    assert [local_id(area) for area in facts.around(below)] == ["area-planering", "area-bostad"]


def test_labels_in_both_languages(facts: Facts) -> None:
    orsa, mora = (next(a for a in facts.actors if a.endswith(name)) for name in ("orsa", "mora"))
    assert facts.label(orsa, "en") == "Orsa Municipality"
    assert facts.label(mora, "en") == "Mora kommun"
    assert facts.label("2018") == "2018"


def test_members_of_groups(facts: Facts) -> None:
    ((group, members),) = facts.members.items()
    assert local_id(group) == "group-kommunerna"
    assert short(member for member, _, _ in members) == {"org-orsa", "org-mora"}


def test_shipped_register_is_counted_whole(kb: KnowledgeBase) -> None:
    facts = kb.facts
    counted = {row["class"]: row["count"] for row in kb.info()["rows"]}
    for name, found in {
        "Commitment": facts.commitments,
        "Participation": facts.participations,
        "Attendance": facts.attendances,
        "Initiative": facts.initiatives,
        "Event": facts.events,
        "Area": facts.areas,
        "Place": facts.places,
        "Succession": facts.successions,
        "Need": facts.needs,
    }.items():
        assert len(found) == counted[name], name
    assert len(facts.things(SAM.Sector)) == counted["Sector"]


def test_nothing_in_an_empty_store() -> None:
    facts = Facts(KnowledgeBase.memory().store)
    assert (facts.actors, facts.initiatives, facts.commitments) == ({}, {}, [])
    assert facts.inquiries == facts.judgements == facts.needs == []
