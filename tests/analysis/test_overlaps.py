"""Overlaps: each kind worked out by hand, judgements, order, and what is unknown."""

from typing import Any

import pytest

from samverkan.analysis.overlaps import KINDS, Overlap, Overlaps, find_overlaps, search
from samverkan.analysis.practice import Practice, Scope
from samverkan.errors import UsageError
from samverkan.ontology.model import Initiative, Participation
from tests.analysis.overlaps.works import IRI, judged, known, owned, practice, short, tie, work

#: What two initiatives share unless a test says otherwise.
ALIKE: dict[str, Any] = {
    "areas": ("a1",),
    "places": ("m1",),
    "target_groups": ("g1",),
    "activities": ("v1",),
    "start": "2017-01-01",
    "end": "2018-12-31",
}
FREE = """Frivilliga träffar nyanlända varje vecka och övar svenska i samtal om vardagen, om skola,
arbete och fritid, så att fler lär känna varandra och vågar tala"""
FREELY = """Nyanlända övar samtal på svenska med frivilliga från orten en gång i veckan; de talar om
vardag, arbete, skola och fritid och lär känna nya vänner"""
FIBRE = """Byalaget gräver ner optisk fiber och upphandlar en operatör så att hushållen utanför
tätorten får bredband före årets slut med bidrag från staten"""


def two(
    first: dict[str, Any] | None = None, second: dict[str, Any] | None = None
) -> list[Initiative]:
    return [
        work("i1", name="Alfa", **(ALIKE | (first or {}))),
        work("i2", name="Beta", **(ALIKE | (second or {}))),
    ]


def found(
    works: list[Initiative], ties: list[Participation] | None = None, **options: Any
) -> Overlaps:
    ties = owned({"i1": "o1", "i2": "o2"}) if ties is None else ties
    return find_overlaps(practice(works, ties), **options)


def only(overlaps: Overlaps) -> Overlap:
    (row,) = overlaps.rows
    return row


def pairs(overlaps: Overlaps) -> list[tuple[str | None, str, str]]:
    return [(row.kind, short(row.one), short(row.other)) for row in overlaps.rows]


def test_parallel_delivery() -> None:
    row = only(found(two({"areas": ("a1", "a2")}, {"places": ("m1", "m2"), "start": "2018-07-01"})))
    assert row.kind == "parallel"
    assert row.facets == {
        "area": pytest.approx(1 / 2),
        "place": pytest.approx(1 / 2),
        "group": 1,
        "activity": 1,
        "period": 1,
        "text": None,
    }
    assert row.score == pytest.approx((1 / 4) ** (1 / 5))
    assert row.unknown == ["text"]
    assert [short(term) for term in row.shared["area"]] == ["a1"]
    assert [short(iri) for iri in row.evidence] == ["i1", "i2", "p-i1-o1-owner", "p-i2-o2-owner"]


def test_what_is_unknown_is_never_imputed() -> None:
    row = only(found(two({"target_groups": (), "areas": ("a1", "a2")}, {"end": None})))
    assert row.unknown == ["group", "period", "text"]
    assert row.score == pytest.approx((1 / 2) ** (1 / 3))  # area; place and activity are alike


@pytest.mark.parametrize(
    ("first", "kinds"),
    [
        ({"target_groups": (), "activities": (), "end": None}, []),  # two facets are known
        ({"target_groups": (), "activities": ()}, ["parallel"]),  # three are
        ({"areas": ()}, []),
        ({"places": ()}, []),
        ({"areas": ("b1",)}, []),
        ({"target_groups": ("g2",)}, []),
        ({"activities": ("v2",)}, []),
        ({"start": "2010", "end": "2011"}, []),
        ({"status": "proposed"}, []),
    ],
)
def test_enough_must_be_known_and_nothing_known_may_differ_wholly(
    first: dict[str, Any], kinds: list[str]
) -> None:
    assert [row.kind for row in found(two(first)).rows] == kinds


def test_neighbours_and_what_is_not_beside() -> None:
    row = only(found(two(None, {"places": ("m3",)})))
    assert (row.kind, row.beside, row.facets["place"]) == ("neighbouring", "neighbours", 0)
    assert row.score == 1  # the place does not count
    # m2 and m5 lie in one county and have no known neighbours; those of m1 are known.
    assert only(found(two({"places": ("m2",)}, {"places": ("m5",)}))).beside == "county"
    assert found(two(None, {"places": ("m2",)})).rows == ()
    assert found(two({"places": ("m2",)}, {"places": ("m4",)})).rows == ()


def test_a_restart_by_the_same_owner_or_in_the_same_place() -> None:
    later = {"start": "2019-06-01", "end": "2020-12-31"}
    same_place = only(found(two(later, None)))
    # The one that came first stands first.
    assert (same_place.kind, short(same_place.one)) == ("restart", "i2")
    assert same_place.days_between == 152
    assert same_place.facets["period"] == 0
    assert same_place.score == 1  # the period does not count
    mine = owned({"i1": "o1", "i2": "o1"})
    elsewhere = only(found(two(None, later | {"places": ("m4",)}), mine))
    assert (elsewhere.kind, elsewhere.facets["place"], elsewhere.score) == ("restart", 0, 1)
    assert found(two(None, later | {"places": ("m4",)})).rows == ()


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("2018-12-31", "restart"),
        ("2019-01-01", "restart"),
        ("2020-12-31", "restart"),
        ("2021-01-01", None),
        ("2018-12-30", "parallel"),
    ],
)
def test_restarts_begin_within_two_years(start: str, kind: str | None) -> None:
    rows = found(two(None, {"start": start, "end": "2022"})).rows
    assert [row.kind for row in rows] == ([kind] if kind else [])


def test_one_owner_at_the_same_time_is_no_overlap() -> None:
    assert found(two(), owned({"i1": "o1", "i2": "o1"})).rows == ()


def test_partners_are_left_out_but_can_be_listed() -> None:
    ties = [*owned({"i1": "o1", "i2": "o2", "i3": "o3"}), tie("i3", "o1", "partner")]
    works = [*two(), work("i3", name="Gamma", areas=("b",), start="2018", end="2019")]
    assert pairs(found(works, ties)) == [("parallel", "i1", "i2")]
    ties.append(tie("i3", "o2", "partner"))
    without = found(works, ties)
    assert (without.rows, without.excluded_partners, without.totals["parallel"]) == ((), 1, 0)
    listed = found(works, ties, with_partners=True)
    assert (only(listed).partners, listed.excluded_partners) == (True, 0)
    assert listed.totals["parallel"] == 1


def test_who_worked_together_at_another_time_are_no_partners() -> None:
    ties = [*owned({"i1": "o1", "i2": "o2", "i3": "o1"}), tie("i3", "o2", "partner")]
    works = [*two(), work("i3", name="Gamma", start="2010", end="2012")]
    assert pairs(found(works, ties)) == [("parallel", "i1", "i2")]


def test_the_owner_of_one_takes_part_in_the_other() -> None:
    ties = [*owned({"i1": "o1", "i2": "o2"}), tie("i2", "o1", "partner")]
    assert found(two(), ties).excluded_partners == 1


def test_partners_are_looked_for_outside_the_scope_too() -> None:
    ties = [*owned({"i1": "o1", "i2": "o2", "i3": "o1"}), tie("i3", "o2", "partner")]
    kb = known([*two(), work("i3", name="Gamma", areas=("b",), places=("m4",))], ties)
    assert find_overlaps(kb.practice(area="a", place="m1")).excluded_partners == 1


def test_without_an_owner_all_who_take_part_are() -> None:
    ties = [tie("i1", "o1", "partner"), tie("i1", "o2", "participant"), tie("i2", "o3")]
    overlaps = found(two(), ties)
    one, other = only(overlaps).owners
    assert (one.basis, other.basis) == ("participants", "owner")
    assert [short(actor) for actor in one.actors] == ["o1", "o2"]
    assert overlaps.owned_by_all == 1


def test_without_a_known_actor_nobody_can_say_that_owners_differ() -> None:
    overlaps = found(two(), owned({"i1": "o1"}))
    assert pairs(overlaps) == [("owners-unknown", "i1", "i2")]
    assert overlaps.owned_by_none == 1
    assert overlaps.totals["parallel"] == 0


def test_hubs_left_out_are_not_unknown_owners() -> None:
    kb = known(two(), owned({"i1": "o1", "i2": "o2"}))
    overlaps = find_overlaps(Practice(kb.facts, Scope(without=frozenset({IRI + "o1"}))))
    assert (overlaps.rows, overlaps.initiatives, overlaps.owned_by_none) == ((), 1, 0)


@pytest.mark.parametrize("verdict", ["duplicate", "complementary", "same", "different"])
def test_what_is_judged_is_no_open_question(verdict: str) -> None:
    kb = known(two(), owned({"i1": "o1", "i2": "o2"}), judgements=[judged("i2", "i1", verdict)])
    overlaps = find_overlaps(kb.practice())
    assert (overlaps.rows, overlaps.totals["parallel"]) == ((), 0)
    (row,) = overlaps.judged
    assert row.kind == "parallel"
    assert row.verdict is not None
    assert row.verdict["verdict"] == verdict
    assert row.verdict["by"] == "kansliet"


def test_undecided_stays_open_with_a_mark_and_the_last_judgement_counts() -> None:
    verdicts = [judged("i1", "i2", "duplicate"), judged("i1", "i2", "undecided", "2026-02-01")]
    kb = known(two(), owned({"i1": "o1", "i2": "o2"}), judgements=verdicts)
    overlaps = find_overlaps(kb.practice())
    row = only(overlaps)
    assert row.verdict is not None
    assert row.verdict["verdict"] == "undecided"
    assert overlaps.judged == ()


def test_judged_pairs_that_are_no_overlap_or_maybe_one_record() -> None:
    works = [*two(None, {"areas": ("b1",)}), work("i3", name="Alfa", **ALIKE)]
    verdicts = [judged("i1", "i2", "different"), judged("i1", "i3", "same")]
    kb = known(works, owned({"i1": "o1", "i2": "o2", "i3": "o3"}), judgements=verdicts)
    overlaps = find_overlaps(kb.practice())
    kinds = {(short(row.one), short(row.other)): row.kind for row in overlaps.judged}
    assert kinds == {("i1", "i2"): None, ("i1", "i3"): "same-record"}
    assert overlaps.totals["same-record"] == 0
    none = next(row for row in overlaps.judged if row.kind is None)
    assert none.score is None


def test_by_text_with_too_few_facets_known() -> None:
    bare = {"target_groups": (), "activities": (), "places": ()}
    works = [
        *two(bare | {"description": FREE}, bare | {"description": FREELY}),
        work("i3", name="Gamma", description=FIBRE),
    ]
    ties = owned({"i1": "o1", "i2": "o2", "i3": "o3"})
    assert found(works, ties).rows == ()
    overlaps = found(works, ties, by_text=True)
    row = only(overlaps)
    assert row.kind == "parallel"
    assert row.found_by == "text"
    assert row.score is None
    assert row.text_unusual
    assert row.short_text
    assert overlaps.unusual is not None
    assert row.facets["text"] is not None
    assert row.facets["text"] >= overlaps.unusual
    assert row.order == pytest.approx((row.facets["text"] * 1) ** (1 / 2))  # area and period: 1


def test_texts_do_not_unsay_what_is_known_to_differ() -> None:
    apart = {"description": FREELY, "areas": ("b1",)}
    works = [*two({"description": FREE}, apart), work("i3", description=FIBRE)]
    assert found(works, owned({"i1": "o1", "i2": "o2", "i3": "o3"}), by_text=True).rows == ()


def test_equal_scores_are_told_apart_by_text() -> None:
    works = [
        work("i1", name="Alfa", description=FIBRE, **ALIKE),
        work("i2", name="Beta", description=FREE, **ALIKE),
        work("i3", name="Gamma", description=FREELY, **ALIKE),
    ]
    overlaps = found(works, owned({"i1": "o1", "i2": "o2", "i3": "o3"}))
    assert {row.score for row in overlaps.rows} == {1.0}
    first = overlaps.rows[0]
    assert (short(first.one), short(first.other)) == ("i2", "i3")
    text = first.facets["text"]
    assert text is not None
    assert first.order == pytest.approx(text**0.5)


def test_an_initiative_stands_in_two_pairs_before_others_are_told() -> None:
    hub = [
        work(f"h{n}", name=name, **ALIKE) for n, name in enumerate(("Ett", "Två", "Tre", "Fyra"))
    ]
    weaker = ALIKE | {"start": "2018-12-01", "places": ("m4",), "target_groups": ("g1", "g2")}
    others = [
        work("x1", name="Fem", **weaker),
        work("x2", name="Sex", **(weaker | {"target_groups": ("g1",)})),
    ]
    ties = owned({"h0": "o1", "h1": "o2", "h2": "o3", "h3": "o4", "x1": "o5", "x2": "o6"})
    told = pairs(found([*hub, *others], ties))
    assert told.index(("parallel", "x1", "x2")) == 3
    assert len(told) == 7


def test_what_an_owner_calls_the_same_is_told_once_before_the_others() -> None:
    works = [
        work("i1", name="Vattenpunkter", **ALIKE),
        work("i2", name="Vattenpunkter", **(ALIKE | {"places": ("m1", "m2")})),
        work("i3", name="Brunnar", **(ALIKE | {"places": ("m1", "m2")})),
        work("i4", name="Pumpar", **(ALIKE | {"places": ("m1", "m2", "m5")})),
    ]
    overlaps = found(works, owned({"i1": "o1", "i2": "o1", "i3": "o2", "i4": "o3"}))
    told = [(short(row.one), short(row.other)) for row in overlaps.rows if row.kind == "parallel"]
    assert told == [("i3", "i4"), ("i1", "i3"), ("i1", "i4"), ("i2", "i3"), ("i2", "i4")]


def test_the_limit_caps_the_rows_and_not_the_totals() -> None:
    works = [work(f"i{n}", name=chr(65 + n) * 6, **ALIKE) for n in range(6)]
    ties = owned({f"i{n}": f"o{n + 1}" for n in range(6)})
    overlaps = found(works, ties, limit=3)
    assert (len(overlaps.rows), overlaps.totals["parallel"]) == (3, 15)
    assert len(found(works, ties, limit=None).rows) == 15


def test_of_many_initiatives_only_the_best_pairs_have_their_texts_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "READ", 3)
    monkeypatch.setattr(search, "POOL", (9, 2))
    works = [
        work("i1", name="Alfa", description=FREE, **ALIKE),
        work("i2", name="Beta", description=FREELY, **ALIKE),
        work("i3", name="Gamma", description=FIBRE, **(ALIKE | {"start": "2018-01-01"})),
        work("i4", name="Delta", description=FREE + " igen", **(ALIKE | {"places": ("c1",)})),
    ]
    ties = owned({f"i{n}": f"o{n}" for n in range(1, 5)})
    overlaps = found(works, ties, limit=2)
    assert (overlaps.totals["parallel"], len(overlaps.rows)) == (6, 2)
    assert (overlaps.unread, overlaps.texts) == (4, 3)
    assert all(row.facets["text"] is not None for row in overlaps.rows)
    # Asked to, it reads them all.
    assert found(works, ties, limit=2, by_text=True).texts == 4


def test_only_pairs_with_one_initiative() -> None:
    works = [work(f"i{n}", name=chr(65 + n) * 6, **ALIKE) for n in range(5)]
    kb = known(works, owned({f"i{n}": f"o{n + 1}" for n in range(5)}))
    overlaps = find_overlaps(kb.practice(), initiative=IRI + "i2")
    assert all(IRI + "i2" in (row.one, row.other) for row in overlaps.rows)
    assert overlaps.totals["parallel"] == len(overlaps.rows) == 4
    outside = find_overlaps(kb.practice(when="1990"), initiative=IRI + "i2")
    assert (outside.outside, outside.rows, sum(outside.totals.values())) == (True, (), 0)


def test_only_some_kinds() -> None:
    works = [*two(), work("i3", name="Gamma", **(ALIKE | {"start": "2019", "end": "2020"}))]
    ties = owned({"i1": "o1", "i2": "o2", "i3": "o3"})
    every = found(works, ties)
    assert (every.totals["parallel"], every.totals["restart"]) == (1, 2)
    assert list(every.totals) == list(KINDS)
    some = found(works, ties, kinds=["restart"])
    assert dict(some.totals) == {"restart": 2}
    with pytest.raises(UsageError, match="unknown-kind"):
        found(works, ties, kinds=["unknown-kind"])


def test_cells_are_counted_where_pairs_cannot_be_told() -> None:
    bare = {"areas": ("a",), "places": ("m1",)}
    works = [work("i1", **bare), work("i2", **bare), work("i3", areas=("b",), places=("m2",))]
    overlaps = found(works, owned({"i1": "o1", "i2": "o2", "i3": "o3"}))
    assert (overlaps.rows, overlaps.comparable) == ((), 0)
    assert overlaps.cells == {"with_two_or_more_actors": 1, "with_one_actor": 1, "total": 12}
    assert overlaps.lacking["period"] == 3


@pytest.mark.parametrize("works", [[], [work("i1", **ALIKE)]])
def test_nothing_to_compare(works: list[Initiative]) -> None:
    overlaps = find_overlaps(practice(works), by_text=True)
    assert (overlaps.rows, overlaps.judged, overlaps.initiatives) == ((), (), len(works))
    assert set(overlaps.totals.values()) == {0}


def test_the_same_twice_gives_the_same() -> None:
    works = [work(f"i{n}", name=chr(65 + n) * 6, description=FREE, **ALIKE) for n in range(6)]
    ties = owned({f"i{n}": f"o{n + 1}" for n in range(6)})
    assert found(works, ties) == found(works, ties)
