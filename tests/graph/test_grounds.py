"""What statements rest on: own and further sources, and works in several extractions."""

from pathlib import Path

from samverkan.graph.grounds import documents, sources
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from tests.analysis.registers import register
from tests.conftest import BASE

TABLES = {
    "sources": (
        "id,name,kind,publisher,date,same_work_as\nsrc,Ett,web page,Länet,2015,\n"
        "two,Två,register,,,src\nthree,Tre,law,,2019,two\n"
        "x,X,law,,,y\ny,Y,law,,,x\nz,Z,law,,,x\n"
    ),
    "organisations": "id,name,source,note\no1,Ett,src,\no2,Två,three,\n",
    "evidence": (
        "id,statement,date,source\ne1,o1,,three\ne2,o1,2020-05,two\ne3,e1,,src\n"
    ),
}  # fmt: skip


def small(tmp_path: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES))


def test_extractions_of_one_work_share_the_first_of_them(tmp_path: Path) -> None:
    found = documents(small(tmp_path).facts)
    works = {local_id(iri): local_id(source.work) for iri, source in found.items()}
    # Those that point at each other are one work all the same.
    assert works == {"src": "src", "two": "src", "three": "src", "x": "x", "y": "x", "z": "x"}


def test_own_sources_come_before_further_ones_and_evidence_may_have_a_date(tmp_path: Path) -> None:
    kb = small(tmp_path)
    one, two = (kb.meaning("actor", name) for name in ("o1", "o2"))
    found = sources(kb.facts, [one, two])
    told = [(local_id(source.iri), source.date) for source in found[one]]
    assert told[0] == ("src", "2015")
    assert sorted(told[1:]) == [("three", "2019"), ("two", "2020-05")]
    assert [local_id(source.iri) for source in found[two]] == ["three"]
    assert found[one][0].publisher == "Länet"


def test_what_nobody_asked_about_is_not_there(tmp_path: Path) -> None:
    kb = small(tmp_path)
    assert sources(kb.facts, []) == {}
    assert sources(kb.facts, ["https://example.org/nothing"]) == {"https://example.org/nothing": ()}


def test_the_shipped_register(kb: KnowledgeBase) -> None:
    statement = BASE + "com-bostad-planering-kommunerna"
    told = [(local_id(s.iri), local_id(s.work)) for s in sources(kb.facts, [statement])[statement]]
    assert told == [
        ("src-agreement-002", "src-agreement-002"),
        ("src-agreement-001", "src-agreement-002"),
    ]
