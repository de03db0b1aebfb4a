"""Missing links are held to a register worked out by hand, and to networks of the same store."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.links import missing_links
from samverkan.analysis.practice import Practice, Scope
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import sort_key
from tests.analysis.gaps.drawn import drawn, missing, scope, short
from tests.analysis.registers import register
from tests.conftest import BASE

#: Ett and Tre do something together, and Fyra does with a member of the group.
TABLES = {
    "sectors": "id,name\nsec-k,Kommun\nsec-c,Civilsamhälle\n",
    "organisations": (
        "id,name,sector,source\no1,Ett,sec-k,src\no2,Två,sec-k,src\no3,Tre,sec-c,src\n"
        "o4,Fyra,,src\no5,Fem,sec-k,src\no6,Sex,sec-k,src\n"
    ),
    "groups": "id,name,source\ng,gruppen,src\n",
    "group_members": "id,group,member,basis,source\ngm1,g,o5,rule,src\ngm2,g,o6,rule,src\n",
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2020,src\n",
    "areas": (
        "id,name,broader,agreement,source\na,Arbete,,agr,src\na1,Praktik,a,agr,src\n"
        "a2,Jobb,a,agr,src\nb,Bostad,,agr,src\nb1,Bygge,b,agr,src\n"
    ),
    "commitments": (
        "id,agreement,area,actor,as_printed,source\n"
        "c1,agr,a1,o1,x,src\nc2,agr,a1,o2,x,src\nc3,agr,a1,o3,x,src\nc4,agr,a2,o1,x,src\n"
        "c5,agr,a2,o2,x,src\nc6,agr,b1,o3,x,src\nc7,agr,b1,o4,x,src\nc8,agr,b1,g,x,src\n"
    ),
    "initiatives": (
        "id,name,kind,status,from,to,areas,source\ni1,Praktiken,project,ended,2016,2017,a1,src\n"
        "i2,Bygget,project,ended,2016,2017,b1,src\ni3,Planen,project,planned,2019,2019,a1,src\n"
    ),
    "participations": (
        "id,actor,initiative,role,source\np1,o1,i1,owner,src\np2,o3,i1,partner,src\n"
        "p3,o4,i2,owner,src\np4,o5,i2,partner,src\np5,o2,i3,owner,src\np6,o3,i3,partner,src\n"
    ),
}
ASKED = "id,actor,area,place,from,to,date,answer,by\n"


def told(practice: Practice) -> list[tuple[str, float, str]]:
    """Return each link as its two ids, its strength and how sure it is."""
    return [
        (" ".join(short(gap.subjects)), gap.strength or 0.0, gap.confidence)
        for gap in missing_links(practice)
    ]


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def test_pairs_named_together_that_share_nothing(small: KnowledgeBase) -> None:
    # a1 names three (1/2 a pair), a2 two (1), b1 three (1/2); Ett and Två are of one sector.
    assert told(small.practice()) == [
        ("o4 g", 0.5, "unknown"),
        ("o4 o3", 0.5, "unknown"),
        ("g o3", 0.5, "unknown"),
        ("o3 o2", 0.5, "unknown"),
        ("o1 o2", 0.0, "unknown"),
    ]


def test_a_group_replaced_by_its_members(small: KnowledgeBase) -> None:
    # b1 now names four: 1/3 a pair. Fyra and Fem share i2; Fem and Sex are of one sector.
    found = told(small.practice(expand=True, area="b"))
    assert [(pair, round(strength, 6)) for pair, strength, _ in found] == [
        ("o5 o3", 0.333333),
        ("o4 o6", 0.333333),
        ("o4 o3", 0.333333),
        ("o6 o3", 0.333333),
        ("o5 o6", 0.0),
    ]


def test_what_a_link_tells(small: KnowledgeBase) -> None:
    links = {" ".join(short(gap.subjects)): gap for gap in missing_links(small.practice())}
    tre_tva = links["o3 o2"]
    assert short(tre_tva.evidence) == ["c2", "c3"]
    assert (tre_tva.kind, tre_tva.question) == ("missing-link", "partners-of")
    assert tre_tva.parameters == {"actor": tre_tva.subjects[0]}
    assert short(tre_tva.details["shared"]) == ["a1"]
    assert tre_tva.details["newman"] == 0.5
    assert tre_tva.details["same_sector"] is False
    assert links["o1 o2"].details["same_sector"] is True
    assert links["o1 o2"].details["newman"] == 1.5
    assert short(links["o1 o2"].details["shared"]) == ["a1", "a2"]
    assert links["o4 o3"].details["same_sector"] is None


def test_what_a_member_does_for_its_group_is_told(small: KnowledgeBase) -> None:
    links = {" ".join(short(gap.subjects)): gap for gap in missing_links(small.practice())}
    assert short(links["o4 g"].details["through_members"]) == ["i2"]
    assert links["g o3"].details["through_members"] == []


def test_an_initiative_of_a_member_alone_is_shared_by_nobody(tmp_path: Path) -> None:
    tables = TABLES | {
        "groups": "id,name,source\ng,gruppen,src\nh,halva,src\n",
        "group_members": TABLES["group_members"] + "gm3,h,o5,rule,src\n",
        "commitments": TABLES["commitments"] + "c9,agr,b1,h,x,src\n",
        "participations": TABLES["participations"].replace("p3,o4,i2,owner,src\n", ""),
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables))
    links = {" ".join(short(gap.subjects)): gap for gap in missing_links(kb.practice())}
    assert links["g h"].details["through_members"] == []


def test_an_undated_initiative_may_be_shared_in_a_year(tmp_path: Path) -> None:
    tables = TABLES | {
        "initiatives": TABLES["initiatives"].replace("planned,2019,2019", "ongoing,,"),
    }
    kb = KnowledgeBase.memory(register(tmp_path, "r", tables))
    assert "o3 o2" not in [pair for pair, _, _ in told(kb.practice())]
    links = {" ".join(short(g.subjects)): g for g in missing_links(kb.practice(when="2016"))}
    assert short(links["o3 o2"].details["perhaps_shared"]) == ["i3"]
    assert links["o4 o3"].details["perhaps_shared"] == []


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        ("q1,o2,a,,,,2019,nothing,kansliet\n", {"o1 o2", "o3 o2"}),
        ("q1,o2,a1,,,,2019,nothing,kansliet\n", {"o3 o2"}),
        (
            "q1,o2,a1,,,,2019,nothing,kansliet\nq2,o1,a2,,,,2019,nothing,kansliet\n",
            {"o1 o2", "o3 o2"},
        ),
        ("q1,o2,,,,,2019,nothing,kansliet\n", {"o1 o2", "o3 o2"}),
        ("q1,o2,a,,,,2019,nothing,k\nq2,o2,a,,,,2019,something,k\n", set()),
        ("q1,o2,a,,,,2019,no answer,kansliet\n", set()),
        ("q1,o2,a,,2021,2022,2022,nothing,kansliet\n", set()),
        ("q1,g,b,,,,2019,nothing,kansliet\n", {"o4 g", "g o3"}),
    ],
)
def test_an_answer_that_there_is_nothing_makes_it_known(
    tmp_path: Path, answers: str, known: set[str]
) -> None:
    kb = KnowledgeBase.memory(register(tmp_path, "r", TABLES | {"inquiries": ASKED + answers}))
    links = missing_links(kb.practice())
    assert {" ".join(short(gap.subjects)) for gap in links if gap.confidence == "known"} == known
    assert links.totals == {"known": len(known), "unknown": len(links) - len(known)}
    inquiries = [iri for gap in links for iri in short(gap.evidence) if iri.startswith("q")]
    assert bool(inquiries) == bool(known)
    # What is known is no other link, and no stronger.
    assert [(p, s) for p, s, _ in told(kb.practice())] == [
        ("o4 g", 0.5), ("o4 o3", 0.5), ("g o3", 0.5), ("o3 o2", 0.5), ("o1 o2", 0.0)
    ]  # fmt: skip


def test_the_shipped_register(kb: KnowledgeBase) -> None:
    links = missing_links(kb.practice())
    assert {frozenset(gap.subjects): gap.details["newman"] for gap in links} == pytest.approx(
        missing(kb, Scope()), abs=1e-11
    )
    # 2/3 + 2/4 … : worked out from the sizes of the six sub-areas that name both.
    assert short(links[0].subjects) == ["org-arbetsformedlingen", "group-kommunerna"]
    sizes = [
        len({c.actor for c in kb.facts.commitments if c.unit == area})
        for area in links[0].details["shared"]  # type: ignore[attr-defined]
    ]
    assert links[0].strength == pytest.approx(sum(1 / (size - 1) for size in sizes), abs=1e-11)
    assert BASE + "body-kansli" not in {s for gap in links for s in gap.subjects}


@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot(seed: int) -> None:
    kb = drawn(seed)
    narrowed = scope(kb, seed)
    for within in (Scope(), narrowed, replace(narrowed, area=None, when=None)):
        links = missing_links(Practice(kb.facts, within))
        weights = missing(kb, within)
        sector = {iri: actor.sector for iri, actor in kb.facts.actors.items()}
        assert len(links) == len(weights)
        for gap in links:
            one, other = gap.subjects
            newman = weights[frozenset((one, other))]
            alike = sector[one] is not None and sector[one] == sector[other]
            assert gap.details["newman"] == pytest.approx(newman, abs=1e-11)
            assert gap.strength == pytest.approx(0 if alike else newman, abs=1e-11)
        order = [
            (-(gap.strength or 0), *(sort_key(kb.facts.label(actor)) for actor in gap.subjects))
            for gap in links
        ]
        assert order == sorted(order)
        sure = {gap.subjects for gap in links if gap.confidence == "known"}
        assert links.totals["known"] == len(sure)
        assert sure == {gap.subjects for gap in links if does_nothing_there(kb, gap)}


def does_nothing_there(kb: KnowledgeBase, gap: Gap) -> bool:
    """Say whether one of the two denied it for each sub-area; all inquiries here are timeless."""

    def denied(actor: str, area: str) -> bool:
        around = (None, *kb.facts.around(area))
        asked = [i for i in kb.facts.inquiries if i["actor"] == actor and i.get("area") in around]
        return {inquiry["answer"] for inquiry in asked} == {"nothing"}

    shared: Any = gap.details["shared"]
    return all(any(denied(actor, area) for actor in gap.subjects) for area in shared)


def test_without_an_agreement_there_are_no_missing_links(tmp_path: Path) -> None:
    kb = KnowledgeBase.memory(register(tmp_path, "r", {}))
    assert list(missing_links(kb.practice())) == []
    named_alone = {
        table: text for table, text in TABLES.items() if table not in ("commitments",)
    } | {"commitments": "id,agreement,area,actor,as_printed,source\nc1,agr,a1,o1,x,src\n"}
    (tmp_path / "alone").mkdir()
    kb = KnowledgeBase.memory(register(tmp_path / "alone", "r", named_alone))
    assert missing_links(kb.practice()).totals == {"known": 0, "unknown": 0}
