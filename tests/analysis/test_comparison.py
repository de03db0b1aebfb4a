"""What came, went, stayed and changed: worked out by hand, and as laws."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.comparison import (
    Comparison,
    LayerChange,
    MeasureChange,
    compare,
    difference,
    measures,
)
from samverkan.analysis.layers import Held, network, size
from samverkan.analysis.measures import measure
from samverkan.analysis.practice import Practice, Scope
from samverkan.errors import UsageError
from samverkan.graph.projection import one_mode, two_mode
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import LAYERS, Layer
from tests.analysis.registers import judge, register
from tests.conftest import BASE

TABLES = {
    "organisations": "id,name,org_number,source\n"
    + "".join(f"org-{n},{n.upper()},,src\n" for n in "abcdefghij"),
    "areas": "id,name,broader,source\narea-x,X,,src\narea-y,Y,area-x,src\narea-z,Z,,src\n",
    "successions": "id,predecessor,successor,kind,date,source\n"
    "succ-1,org-a,org-b,becomes,2017-01-01,src\n"
    "succ-2,org-c,org-d,enters,2018,src\n"
    "succ-3,org-e,org-f,becomes,,src\n",
    "initiatives": "id,name,kind,from,to,areas,source\n"
    "init-old,Gammal,project,2014,2016,area-y,src\n"
    "init-new,Ny,project,2018,2020,area-z,src\n"
    "init-long,Lång,project,2014,2020,area-z,src\n"
    "init-passed,Passerad,project,2016,2017,area-y,src\n"
    "init-open,Öppen,project,2014,,area-x,src\n"
    "init-undated,Odaterad,project,,,area-x,src\n",
    "participations": "id,actor,initiative,role,from,to,source\n"
    # a became b, which is in something new
    "p-1,org-a,init-old,owner,,,src\n"
    "p-2,org-b,init-new,owner,,,src\n"
    # c entered d, of which nothing more is known
    "p-3,org-c,init-old,partner,,,src\n"
    # e became f, no date said
    "p-4,org-e,init-old,partner,,,src\n"
    "p-5,org-f,init-long,partner,2018,2020,src\n"
    # g went, h came, i stayed, j may be there still
    "p-6,org-g,init-old,partner,,,src\n"
    "p-7,org-h,init-new,partner,,,src\n"
    "p-8,org-i,init-long,owner,,,src\n"
    "p-9,org-j,init-open,owner,,,src\n"
    "p-10,org-j,init-long,partner,2014,2015,src\n",
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A register in which every kind of change happens between 2015 and 2019."""
    folder = register(tmp_path_factory.mktemp("comparison"), "r", TABLES)
    with KnowledgeBase.memory(folder) as kb:
        yield Practice(kb.facts)


def evidenced(practice: Practice, before: str = "2015", after: str = "2019") -> LayerChange:
    return compare(practice, before, after, ["evidenced"]).layers[0]


def ids(things: object) -> list[str]:
    return [local_id(thing).partition("-")[2] for thing in things]  # type: ignore[attr-defined]


def became(change: LayerChange) -> list[tuple[str, str, str | None, bool | None]]:
    return [(local_id(b.old)[4:], local_id(b.new)[4:], b.date, b.there) for b in change.became]


def test_actors_came_went_and_became_others(changed: Practice) -> None:
    change = evidenced(changed)
    assert ids(change.actors.came) == ["h"]
    assert ids(change.actors.went) == ["g"]
    assert change.actors.stayed == 1
    assert ids(change.actors.undated) == ["j"]
    assert became(change) == [
        ("a", "b", "2017-01-01", True),
        ("c", "d", "2018", False),
        ("e", "f", None, True),
    ]


def test_ties_follow_the_actor_that_came_after(changed: Practice) -> None:
    change = evidenced(changed)
    came = {tuple(ids(tie)) for tie in change.ties.came}
    went = {tuple(ids(tie)) for tie in change.ties.went}
    # In 2015: a, c, e, g in Gammal; i, j in Lång. In 2019: b, h in Ny; f, i in Lång.
    assert came == {("b", "h"), ("f", "i")}
    assert went == {("b", "d"), ("b", "f"), ("b", "g"), ("d", "f"), ("d", "g"), ("f", "g")} | {
        ("i", "j")
    }
    assert change.ties.stayed == 0
    assert (len(change.bonds.came), len(change.bonds.went), change.bonds.stayed) == (3, 5, 1)
    assert ids(actor for actor, _ in change.bonds.undated) == ["j"]
    assert ids(change.after[change.ties.came[0][0]]) == ["new"]


def test_areas_and_initiatives(changed: Practice) -> None:
    found = compare(changed, "2015", "2019", ["evidenced"])
    areas = found.layers[0].areas
    # X is around Y, and something that began in X may go on.
    assert (ids(areas.came), ids(areas.went), areas.stayed) == ([], ["y"], 1)
    assert ids(areas.undated) == ["x"]
    done = found.initiatives
    assert (ids(done.came), ids(done.went), done.stayed) == (["new"], ["old"], 1)
    assert ids(done.undated) == ["undated", "open"]
    assert ids(found.passed) == ["passed"]


def test_a_time_of_which_nothing_is_known(changed: Practice) -> None:
    change = evidenced(changed, "2010", "2015")
    assert change.known == (False, True)
    assert change.actors.went == change.ties.went == change.areas.went == ()
    nothing = evidenced(changed, "2010", "2011")
    assert nothing.known == (False, False)
    assert nothing.actors.stayed == 0
    assert [(m.before, m.after, m.change) for m in measures(nothing)] == [(None,) * 3] * 8


def test_a_scope_narrows_both_sides(changed: Practice) -> None:
    facts = changed.facts
    change = evidenced(Practice(facts, Scope(area="https://w3id.org/samverkan/id/r/area-z")))
    assert ids(change.actors.came) == ["b", "f", "h"]
    assert ids(change.actors.went) == ["j"]
    without = Practice(facts, Scope(without=frozenset({"https://w3id.org/samverkan/id/r/org-g"})))
    assert evidenced(without).actors.went == ()


def test_what_a_scope_cannot_have_is_said(kb: KnowledgeBase) -> None:
    with pytest.raises(UsageError) as caught:
        compare(kb.practice(when="2018"), "2015", "2019")
    assert caught.value.key == "compare_when"


def test_the_regional_merger_is_no_loss(kb: KnowledgeBase) -> None:
    found = compare(kb.practice(expand=True), "2018", "2019")
    declared, _, met = found.layers
    for change in (declared, met):
        assert change.actors.went == ()
        assert [(local_id(b.old), local_id(b.new), b.there) for b in change.became] == [
            ("org-landstinget-dalarna", "org-region-dalarna", True),
            ("org-region-dalarna-2015", "org-region-dalarna", True),
        ]
    assert BASE + "org-region-dalarna" not in met.actors.came
    assert ids(met.actors.came) == ["myndigheter", "politiker", "tjanstepersoner"]


def test_after_a_merger_there_is_nothing_to_tell(kb: KnowledgeBase) -> None:
    declared = compare(kb.practice(), "2019", "2020").layers[0]
    assert declared.became == ()
    assert (declared.actors.came, declared.actors.went, declared.actors.stayed) == ((), (), 22)


@pytest.mark.parametrize("layer", LAYERS)
def test_measures_are_those_of_the_network_of_that_time(kb: KnowledgeBase, layer: Layer) -> None:
    change = compare(kb.practice(), "2015", "2019", [layer]).layers[0]
    told = {each.name: each for each in measures(change)}
    for side, year in (("before", "2015"), ("after", "2019")):
        asked = one_mode(two_mode(kb.store, layer, when=year))
        for name, each in told.items():
            value = getattr(each, side)
            if not asked:
                assert value is None
            elif name in ("actors", "ties"):
                assert value == (len(asked) if name == "actors" else asked.number_of_edges())
            elif name == "communities":
                assert value == len(measure(asked, name))
            else:
                assert value == (None if measure(asked, name) is None else measure(asked, name))


def test_a_change_of_a_measure_needs_both_sides() -> None:
    assert MeasureChange("density", 0.25, 0.75).change == 0.5
    assert MeasureChange("density", None, 0.75).change is None


def test_most_measures_are_left_out_of_large_networks() -> None:
    many = frozenset((f"a{i}", "u") for i in range(460))  # 105 570 ties
    two = frozenset({("a", "u"), ("b", "u"), ("c", "v")})
    nothing = difference(Held(frozenset(), frozenset()), Held(frozenset(), frozenset()))
    change = LayerChange(
        "met", nothing, (), nothing, nothing, nothing, (True, True),
        (size(many), size(two)), (many, two), {}, {},
    )  # fmt: skip
    told = {each.name: (each.before, each.after) for each in measures(change)}
    assert change.large
    assert told["actors"] == (460, 3)
    assert told["ties"] == (105_570, 1)
    assert told["density"] == (1.0, measure(network(two), "density"))
    assert set(told.values()) - {told[n] for n in ("actors", "ties", "density")} == {(None, None)}


# Registers


AGREEMENT = "id,name,from,to,source\nagr-1,Löftet,2015,2020,src\n"
COMMITMENTS = "id,agreement,area,actor,as_printed,source\n"


@pytest.fixture
def editions(tmp_path: Path) -> Comparison:
    """Two editions: Mora and Falun under other names, a merger, and a body that nobody judged."""
    numbered = "id,name,org_number,source\n"
    one = {
        "organisations": numbered
        + "org-mora,Mora kommun,212000-2213,src\norg-landsting,Landstinget,,src\n"
        "org-lag,Laget,,src\norg-gick,Gick,,src\n",
        "areas": "id,name,source\narea-bo,Bostad,src\narea-jobb,Jobb,src\n",
        "agreements": AGREEMENT,
        "commitments": COMMITMENTS
        + "c-1,agr-1,area-bo,org-mora,m,src\nc-2,agr-1,area-bo,org-landsting,l,src\n"
        "c-3,agr-1,area-bo,org-lag,l,src\nc-4,agr-1,area-jobb,org-gick,g,src\n",
    }
    other = {
        "organisations": numbered + "org-m,Mora,212000-2213,src\norg-landsting-a,Landstinget,,src\n"
        "org-region,Regionen,,src\norg-laget,laget,,src\n",
        "areas": "id,name,source\narea-bo,Bostad,src\n",
        "agreements": AGREEMENT,
        "commitments": COMMITMENTS
        + "c-1,agr-1,area-bo,org-m,m,src\nc-2,agr-1,area-bo,org-region,r,src\n"
        "c-3,agr-1,area-bo,org-laget,l,src\n",
        "successions": "id,predecessor,successor,kind,date,source\n"
        "succ-1,org-landsting-a,org-region,becomes,2019-01-01,src\n",
    }
    folders = [register(tmp_path, "a", one), register(tmp_path, "b", other)]
    with KnowledgeBase.memory(*folders) as kb:
        first, second = (f"https://w3id.org/samverkan/id/{name}/" for name in "ab")
        judge(kb, first + "org-landsting", second + "org-landsting-a", "same")
        judge(kb, first + "area-bo", second + "area-bo", "same", "2026-01-02")
        return compare(Practice(kb.facts), "a", "b", ["declared"])


def test_an_actor_of_two_registers_is_one_by_number_or_judgement(editions: Comparison) -> None:
    declared = editions.layers[0]
    assert declared.actors.stayed == 1
    assert ids(declared.actors.went) == ["gick", "lag"]
    assert ids(declared.actors.came) == ["laget"]
    assert [(ids([b.old, b.new]), b.date, b.there) for b in declared.became] == [
        (["landsting-a", "region"], "2019-01-01", True)
    ]
    assert (declared.areas.stayed, ids(declared.areas.went)) == (1, ["jobb"])
    assert declared.ties.stayed == 1


def test_an_equal_name_is_told_and_not_merged(editions: Comparison) -> None:
    assert [ids(pair) for pair in editions.alike] == [["lag", "laget"]]


def test_registers_have_no_common_places(tmp_path: Path) -> None:
    folders = [register(tmp_path, name, {}) for name in "ab"]
    with KnowledgeBase.memory(*folders) as kb, pytest.raises(UsageError) as caught:
        compare(Practice(kb.facts, Scope(area="x")), "a", "b")
    assert caught.value.key == "compare_scope"


def test_a_register_compared_with_a_copy_by_number_stays(tmp_path: Path) -> None:
    numbered = "id,name,org_number,source\norg-{n},M{n},212000-2213,src\n"
    folders = [
        register(
            tmp_path,
            name,
            {
                "organisations": numbered.format(n=name),
                "initiatives": "id,name,kind,source\ninit,I,project,src\n",
                "participations": "id,actor,initiative,role,source\n"
                f"p-1,org-{name},init,owner,src\n",
            },
        )
        for name in "ab"
    ]
    with KnowledgeBase.memory(*folders) as kb:
        found = compare(Practice(kb.facts), "a", "b")
    change = found.layers[1]
    assert (change.actors.came, change.actors.went, change.actors.stayed) == ((), (), 1)
    assert ids(change.actors.undated) == []
    # The initiatives have one name, and nobody has said that they are one.
    assert [len(found.initiatives.came), len(found.initiatives.went), len(found.alike)] == [1, 1, 1]


# Laws


_THINGS = st.frozensets(st.sampled_from("abcdefgh"))


@given(_THINGS, _THINGS, _THINGS, _THINGS)
def test_everything_falls_in_just_one_part(
    sure: frozenset[str], unsure: frozenset[str], now: frozenset[str], perhaps: frozenset[str]
) -> None:
    before, after = Held(sure, unsure - sure), Held(now, perhaps - now)
    found = difference(before, after)
    parts = [set(found.came), set(found.went), set(found.undated), before.sure & after.sure]
    assert sum(map(len, parts)) == len(before.every | after.every)
    assert set().union(*parts) == before.every | after.every
    turned = difference(after, before)
    assert (turned.came, turned.went) == (found.went, found.came)
    assert (turned.stayed, turned.undated) == (found.stayed, found.undated)


@given(_THINGS, _THINGS)
def test_nothing_comes_or_goes_between_a_side_and_itself(
    sure: frozenset[str], unsure: frozenset[str]
) -> None:
    side = Held(sure, unsure - sure)
    found = difference(side, side)
    assert (found.came, found.went, found.stayed) == ((), (), len(sure))
    assert set(found.undated) == unsure - sure
