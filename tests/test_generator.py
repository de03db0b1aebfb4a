"""Generated registers are sound, always the same, and hold what they say is planted in them."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from benchmarks.generator import generate
from benchmarks.synthetic.plan import Planted
from samverkan.data.intake import read_register
from samverkan.data.rdf import open_quads
from samverkan.data.register import Register
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.model import Row
from tests.conftest import Ran

pytestmark = pytest.mark.slow

SIZE = 400


@dataclass
class Known:
    """What a register says, read by other means than the generator's."""

    register: Register
    planted: Planted

    def rows(self, table: str) -> tuple[Row, ...]:
        return self.register.tables[table]

    @cached_property
    def by_id(self) -> dict[str, Row]:
        return {row.id: row for row in self.register.rows()}

    @cached_property
    def within(self) -> dict[str, set[str]]:
        """Each area and place with all that it lies in, itself too."""
        above = {row.id: row.broader for row in self.rows("areas")}
        above |= {row.id: row.within for row in self.rows("places")}
        found: dict[str, set[str]] = {}
        for start in above:
            at, found[start] = start, set()
            while at:
                found[start].add(at)
                at = above[at]
        return found

    @cached_property
    def terms(self) -> dict[str, set[str]]:
        """All that each initiative is about, for and at, printed or coded."""
        facets = ("areas", "places", "target_groups", "activities")
        terms = {
            row.id: {term for facet in facets for term in getattr(row, facet)}
            for row in self.rows("initiatives")
        }
        for row in self.rows("classifications"):
            terms[row.subject].add(row.term)
        return terms

    @cached_property
    def practice(self) -> list[Row]:
        promised = ("proposed", "planned")
        return [row for row in self.rows("initiatives") if row.status not in promised]

    @cached_property
    def actors(self) -> dict[str, set[str]]:
        """Who takes part in each initiative."""
        actors: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("participations"):
            actors[row.initiative].add(row.actor)
        return actors

    @cached_property
    def owners(self) -> dict[str, set[str]]:
        owners: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("participations"):
            if row.role == "owner":
                owners[row.initiative].add(row.actor)
        return owners

    @cached_property
    def done_by(self) -> dict[str, list[Row]]:
        done: dict[str, list[Row]] = defaultdict(list)
        for row in self.practice:
            for actor in self.actors[row.id]:
                done[actor].append(row)
        return done

    @cached_property
    def members(self) -> dict[str, set[str]]:
        members: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("group_members"):
            members[row.group].add(row.member)
        return members

    @cached_property
    def main_area(self) -> dict[str, str]:
        return {row.id: row.broader or row.id for row in self.rows("areas")}

    @cached_property
    def at_work_in(self) -> dict[str, set[str]]:
        """The actors of each area, whole areas only."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.practice:
            for term in self.terms[row.id] & set(self.main_area):
                found[self.main_area[term]] |= self.actors[row.id]
        return found

    @cached_property
    def about(self) -> dict[str, list[Row]]:
        """What is done in each area, and in what it lies in."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.practice:
            for area in {up for t in self.terms[row.id] if t in self.main_area
                         for up in self.within[t]}:  # fmt: skip
                found[area].append(row)
        return found

    def covering(self, area: str, place: str) -> list[Row]:
        """Return what is done about an area in a municipality, wide or not."""
        return [row for row in self.about[area] if self.terms[row.id] & self.within[place]]

    def has_evidence(self, row: Row) -> bool:
        agreement = self.by_id[row.agreement]
        return any(
            row.area in self.within.get(term, ()) and overlap(done, agreement)
            for actor in {row.actor} | self.members[row.actor]
            for done in self.done_by[actor]
            for term in self.terms[done.id]
        )


def overlap(one: Row, other: Row) -> bool:
    """Say whether two periods meet; what is undated meets nothing."""
    dated = (one.from_ or one.to) and (other.from_ or other.to)
    return bool(dated) and all(
        earliest(a.from_ or "0001") <= latest(b.to or "9999")
        for a, b in ((one, other), (other, one))
    )


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = tmp_path_factory.mktemp("generated")
    made = generate(SIZE, seed=1)
    made.write_csv(folder)
    register, faults = read_register(folder)
    assert faults == []
    return Known(register, made.planted)


def test_the_folder_the_rows_and_the_statements_are_one_register(known: Known) -> None:
    made = generate(SIZE, seed=1)
    whole = made.register()
    assert {t: [r.model_dump() for r in rows] for t, rows in whole.tables.items()} == {
        t: [r.model_dump() for r in rows] for t, rows in known.register.tables.items()
    }
    assert (whole.id, whole.title, whole.hubs) == (
        known.register.id, known.register.title, known.register.hubs
    )  # fmt: skip
    assert list(made.quads()) == list(open_quads(known.register))


def test_size_and_seed_decide_everything(tmp_path: Path) -> None:
    for name, seed in (("one", 0), ("again", 0), ("other", 1)):
        generate(100, seed).write_csv(tmp_path / name)
    files = {
        name: [path.read_bytes() for path in sorted((tmp_path / name).iterdir())]
        for name in ("one", "again", "other")
    }
    assert files["one"] == files["again"] != files["other"]


def test_the_command_writes_a_folder_that_is_sound(tmp_path: Path, run: Callable[..., Ran]) -> None:
    folder = tmp_path / "made"
    command = [sys.executable, "-m", "benchmarks.generator", "100", "--seed", "2"]
    subprocess.run([*command, "--out", str(folder)], check=True, capture_output=True)
    assert run("check", folder).code == 0
    listed = json.loads((folder / "planted.json").read_text("utf-8"))
    assert listed["gaps"]["time_gap"] == [["area-kultur", "2019-03", "2020-08"]]
    assert set(listed) == {"gaps", "overlaps", "decoys", "judged"}


def test_rows_are_made_as_they_are_taken() -> None:
    tables = dict(generate(20_000).tables())
    assert all(iter(rows) is rows for rows in tables.values())
    assert [row.id for row in islice(tables["initiatives"], 2)] == ["init-0000000", "init-0000001"]


def test_too_small_for_what_is_planted() -> None:
    with pytest.raises(ValueError, match="100"):
        generate(99)


def test_the_shape_is_that_of_a_real_register() -> None:
    made = dict(generate(5000).tables())
    rows = list(made["participations"])
    sizes = Counter(row.initiative for row in rows)
    assert len(rows) / 5000 == pytest.approx(3.6, abs=0.2)
    assert max(sizes.values()) > 25
    activity = sorted(
        Counter(row.actor for row in dict(generate(5000).tables())["participations"]).values()
    )
    assert sum(activity[-50:]) > sum(activity[:-50]) / 3  # a tenth of the actors
    words = [len(row.description.split()) for row in made["initiatives"] if row.description]
    assert min(words) > 15
    assert 250 < max(words) < 320
    assert len(list(made["organisations"])) == 500


def test_places_are_municipalities_with_mutual_neighbours(known: Known) -> None:
    towns = {row.id: row for row in known.rows("places") if row.kind == "municipality"}
    counties = {row.id for row in known.rows("places") if row.kind == "county"}
    assert (len(towns), len(counties)) == (290, 21)
    for town in towns.values():
        assert known.by_id[town.within].code == town.code[:2]
        assert town.neighbours
        assert all(town.id in towns[other].neighbours for other in town.neighbours)


def test_empty_cells_are_empty_and_no_others_are_asked_and_empty(known: Known) -> None:
    gaps = known.planted.gaps
    for cell in gaps["empty_cell_asked"] + gaps["empty_cell_unknown"]:
        assert not known.covering(*cell)
    nil = {
        (row.area, row.place)
        for row in known.rows("inquiries")
        if row.answer == "nothing" and row.place
    }
    assert {cell for cell in nil if not known.covering(*cell)} == set(gaps["empty_cell_asked"])
    for area, place, initiative in known.planted.decoys["asked_but_covered"]:
        assert (area, place) in nil
        assert initiative in {row.id for row in known.covering(area, place)}


def test_just_those_planted_are_named_without_evidence(known: Known) -> None:
    gaps = known.planted.gaps
    silent = {(r.actor, r.area) for r in known.rows("commitments") if not known.has_evidence(r)}
    asked = {
        (row.actor, row.area)
        for row in known.rows("inquiries")
        if row.answer == "nothing" and not row.place
    }
    assert silent == set(gaps["named_inactive"] + gaps["named_no_evidence"])
    assert asked == set(gaps["named_inactive"])


def test_active_without_being_named_and_named_without_a_link(known: Known) -> None:
    named = defaultdict(set)
    for row in known.rows("commitments"):
        named[row.actor].add(row.area)
    members = {row.member for row in known.rows("group_members")}
    for actor, area in known.planted.gaps["active_not_named"]:
        assert any(area in known.terms[row.id] for row in known.done_by[actor])
        assert actor not in named
        assert actor not in members
    for one, other in known.planted.gaps["missing_link"]:
        assert named[one] & named[other]
        assert not any({one, other} <= actors for actors in known.actors.values())


def test_holes_between_areas_have_no_bridge_or_one(known: Known) -> None:
    for one, other in known.planted.gaps["area_hole"]:
        assert not known.at_work_in[one] & known.at_work_in[other]
    ((one, other, bridge),) = known.planted.gaps["sole_bridge"]
    assert known.at_work_in[one] & known.at_work_in[other] == {bridge}


def test_cut_points_cut(known: Known) -> None:
    graph = nx.Graph()
    for actors in known.actors.values():
        graph.add_nodes_from(actors)
        graph.add_edges_from(combinations(sorted(actors), 2))
    found = set(nx.articulation_points(graph))
    assert {actor for (actor,) in known.planted.gaps["cut_point"]} <= found


def test_the_sector_the_target_groups_and_the_months_left_out(known: Known) -> None:
    gaps = known.planted.gaps
    for sector, area in gaps["sector_absent"]:
        sectors = {getattr(known.by_id[actor], "sector", None) for actor in known.at_work_in[area]}
        assert sector not in sectors
    for group, area in gaps["target_group_unserved"]:
        assert known.about[area]
        assert not any(group in known.terms[row.id] for row in known.about[area])
    ((area, first, last),) = gaps["time_gap"]
    for row in known.about[area]:
        assert latest(row.to) < earliest(first) or earliest(row.from_) > latest(last)


def test_what_ended_has_no_successor(known: Known) -> None:
    for (initiative,) in known.planted.gaps["end_without_successor"]:
        ended = known.by_id[initiative]
        assert [row.id for row in known.covering(ended.areas[0], ended.places[0])] == [initiative]


FACETS = ("areas", "places", "target_groups", "activities")


def months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7])


@pytest.mark.parametrize(
    ("heading", "kind", "apart", "same_owner", "wait"),
    [
        ("overlaps", "parallel_delivery", (), False, None),
        ("overlaps", "neighbouring", ("places",), False, None),
        ("overlaps", "restart", (), True, (0, 24)),
        ("overlaps", "same_record", (), True, None),
        ("decoys", "owners_together", (), False, None),
        ("decoys", "other_period", (), False, (25, 99)),
        ("decoys", "far_apart", ("places",), False, None),
        ("decoys", "other_group", ("target_groups",), False, None),
        ("judged", "complementary", (), False, None),
    ],
)
def test_pairs_share_what_their_kind_says(
    known: Known,
    heading: str,
    kind: str,
    apart: tuple[str, ...],
    same_owner: bool,
    wait: tuple[int, int] | None,
) -> None:
    pairs = getattr(known.planted, heading)[kind]
    assert pairs
    for ids in pairs:
        one, other = (known.by_id[i] for i in ids)
        for facet in FACETS:
            values = [set(getattr(row, facet)) for row in (one, other)]
            assert not all(values) or bool(values[0] & values[1]) != (facet in apart)
        a, b = (known.owners[i] for i in ids)
        assert (a == b) if same_owner else not a & b
        assert overlap(one, other) == (wait is None)
        if wait:
            assert wait[0] <= months(other.from_) - months(one.to) <= wait[1]
        linked = [row for row in known.done_by[next(iter(a))] if b <= known.actors[row.id]]
        assert same_owner or bool(linked) == (kind == "owners_together")
        assert same_owner or all(overlap(row, one) and overlap(row, other) for row in linked)


def test_neighbours_touch_and_the_far_do_not(known: Known) -> None:
    for heading, kind, touch in (
        ("overlaps", "neighbouring", True),
        ("decoys", "far_apart", False),
    ):
        for ids in getattr(known.planted, heading)[kind]:
            (one,), (other,) = (known.by_id[i].places for i in ids)
            assert (other in known.by_id[one].neighbours) == touch


def test_the_nearest_text_is_the_paraphrase(known: Known) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    told = [row for row in known.rows("initiatives") if row.description]
    at = {row.id: number for number, row in enumerate(told)}
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(
        row.description for row in told
    )
    likeness = (vectors @ vectors.T).toarray()
    np.fill_diagonal(likeness, 0)
    for heading in ("overlaps", "decoys", "judged"):
        for pairs in getattr(known.planted, heading).values():
            for one, other in (ids for ids in pairs if all(i in at for i in ids)):
                assert likeness[at[one]].argmax() == at[other]
                assert told[at[one]].description != told[at[other]].description


def test_an_event_entered_twice_has_one_day_and_one_of_a_series_another(known: Known) -> None:
    for heading, kind, same in (
        ("overlaps", "same_event", True),
        ("decoys", "event_series", False),
    ):
        for ids in getattr(known.planted, heading)[kind]:
            one, other = (known.by_id[i] for i in ids)
            assert one.places == other.places
            assert one.name in other.name
            assert (one.from_ == other.from_) == same


def test_who_entered_another_is_gone(known: Known) -> None:
    for predecessor, successor in known.planted.decoys["succeeded"]:
        assert known.by_id[predecessor].to == "2017-12-31"
        assert all(latest(row.to) < "2018" for row in known.done_by[predecessor])
        (row,) = (r for r in known.rows("successions") if r.predecessor == predecessor)
        assert row.successor == successor


def test_judgements_are_stored(known: Known) -> None:
    stored = {(row.subject, row.object): row.verdict for row in known.rows("judgements")}
    listed = {ids: verdict for verdict, pairs in known.planted.judged.items() for ids in pairs}
    assert stored == listed
