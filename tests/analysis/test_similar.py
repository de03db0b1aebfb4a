"""Who has done something like it: what counts as alike, what is told, and what is left out."""

from typing import Any

import pytest

from samverkan.analysis import similar
from samverkan.analysis.similar import Similar, find_similar
from samverkan.errors import NotFound
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.model import Post, Relation
from tests.analysis.overlaps.works import FROM, IRI, judged, known, owned, short, tie, work

TEXT = """Frivilliga träffar nyanlända varje vecka och övar svenska i samtal om vardagen, om skola,
arbete och fritid, så att fler lär känna varandra och vågar tala"""
OTHER = """Byalaget gräver ner optisk fiber och upphandlar en operatör så att hushållen utanför
tätorten får bredband före årets slut med bidrag från staten"""


def like(kb: KnowledgeBase, id: str = "i1", limit: int | None = 10) -> Similar:
    return find_similar(kb.practice(), IRI + id, today="2020-01-01", limit=limit)


def ids(found: Similar) -> list[str]:
    return [short(row.unit.iri) for row in found.rows]


def post(id: str, of: str, *areas: str) -> Post:
    row: dict[str, Any] = {"name": "samordnare", "post_of": of, "areas": areas} | FROM
    return Post(id=id, **row)


def test_finished_ones_first_then_the_most_alike() -> None:
    cells: dict[str, Any] = {"areas": ("a1",), "target_groups": ("g1",)}
    kb = known(
        [
            work("i1", **cells, places=("m1",)),
            work("i2", areas=("a1", "a2"), target_groups=("g1",), status="ended", places=("m4",)),
            work("i3", **cells, start="2019", places=("m1",)),
            work("i4", **cells, end="2018", places=("m4",)),
            work("i5", **cells, end="2021"),
            work("i6", areas=("b1",), target_groups=("g1",), status="ended"),
        ]
    )
    found = like(kb)
    assert ids(found) == ["i4", "i2", "i3", "i5"]
    assert [row.finished for row in found.rows] == [True, True, None, False]
    assert [row.elsewhere for row in found.rows] == [True, True, False, None]
    assert [row.likeness for row in found.rows] == pytest.approx([1, 0.75, 1, 1])
    assert found.missing == ("activity", "text")


def test_the_limit_keeps_the_most_alike() -> None:
    cells: dict[str, Any] = {"areas": ("a1",), "target_groups": ("g1",)}
    kb = known(
        [
            work("i1", **cells),
            work("i2", areas=("a1", "a2"), target_groups=("g2",), status="ended"),
            work("i3", areas=("a1",)),
            work("i4", **cells),
        ]
    )
    found = like(kb, limit=2)
    # Of two that are equally alike, the one that more is known of comes first.
    assert (ids(found), found.total) == (["i4", "i3"], 3)
    assert found.rows[1].unknown == ["group", "activity", "text"]


def test_a_text_that_is_alike_makes_up_for_an_area_that_is_not_known() -> None:
    kb = known(
        [
            work("i1", areas=("a1",), description=TEXT),
            work("i2", description=f"{TEXT} i hela länet"),
            work("i3", description=OTHER),
        ]
    )
    found = like(kb)
    assert ids(found) == ["i2"]
    row = found.rows[0]
    assert row.likeness == row.facets["text"]
    assert row.short_text


def test_method_result_and_whom_to_ask() -> None:
    kb = known(
        [
            work("i1", areas=("a1",)),
            work("i2", areas=("a1",), method="Samtal i par.", result="Hälften fick arbete."),
            work("study"),
        ],
        [tie("i2", "o2")],
        posts=[
            post("p-work", "i2"),
            post("p-all", "o2"),
            post("p-near", "o2", "a"),
            post("p-far", "o2", "b"),
            post("p-other", "o3"),
        ],
        relations=[
            Relation(id="r1", subject="study", relation="studies", object="i2", **FROM),
            Relation(id="r2", subject="i1", relation="cites", object="i2", **FROM),
        ],
    )
    (row,) = like(kb).rows
    assert (row.method, row.result) == ("Samtal i par.", "Hälften fick arbete.")
    assert [short(actor) for actor in row.owners.actors] == ["o2"]
    assert [short(one) for one in row.posts] == ["p-all", "p-near", "p-work"]
    assert [short(one) for one in row.studied_by] == ["study"]


def test_of_many_only_the_texts_of_the_most_alike_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar, "READ", 2)
    monkeypatch.setattr(similar, "MOST", 1)
    works = [
        work("i1", areas=("a1",), description=TEXT),
        work("i2", areas=("a1", "a2"), description=TEXT + " igen"),
        work("i3", areas=("a1",), description=TEXT + " också"),
    ]
    found = like(known(works))
    texts = {short(row.unit.iri): row.facets["text"] for row in found.rows}
    assert texts["i2"] is None
    assert texts["i3"] is not None


def test_what_its_own_owners_did_is_counted_and_left_out() -> None:
    works = [work(f"i{n}", areas=("a1",)) for n in range(1, 4)]
    found = like(known(works, owned({"i1": "o1", "i2": "o1", "i3": "o2"})))
    assert (ids(found), found.own) == (["i3"], 1)


def test_what_is_judged_the_same_is_left_out() -> None:
    works = [work(f"i{n}", areas=("a1",)) for n in range(1, 4)]
    found = like(
        known(works, judgements=[judged("i2", "i1", "same"), judged("i3", "i1", "different")])
    )
    assert ids(found) == ["i3"]


def test_one_that_is_only_proposed_may_be_asked_for_and_is_not_told() -> None:
    works = [
        work("i1", areas=("a1",), status="proposed"),
        work("i2", areas=("a1",)),
        work("i3", areas=("a1",), status="proposed"),
    ]
    found = like(known(works, [tie("i1", "o1"), tie("i2", "o1", "partner")]))
    assert (ids(found), found.own) == ([], 1)
    assert ids(like(known(works), "i2")) == []
    assert ids(like(known(works), "i3")) == ["i2"]


def test_too_little_is_known() -> None:
    found = like(known([work("i1", places=("m1",)), work("i2", areas=("a1",))]))
    assert (found.rows, found.missing) == ((), ("area", "group", "activity", "text"))


def test_alone_in_the_register() -> None:
    found = like(known([work("i1", areas=("a1",), description=TEXT)]))
    assert (found.rows, found.total, found.missing) == ((), 0, ("group", "activity"))


def test_there_is_no_such_initiative() -> None:
    with pytest.raises(NotFound):
        like(known([work("i1")]), "i9")
