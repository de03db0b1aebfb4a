"""Time gaps, by hand and month by month."""

from pathlib import Path

import pytest

from samverkan.analysis.dimensions import top_areas
from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.periods import time_gaps
from samverkan.analysis.practice import Practice
from samverkan.graph.period import held
from samverkan.knowledge import KnowledgeBase
from tests.analysis.gaps.drawn import drawn, short
from tests.analysis.registers import register

TODAY = "2026-11-22"
HEAD = "id,name,kind,status,from,to,areas,places,source\n"
TABLES = {
    "organisations": "id,name,source\no1,Ett,src\n",
    "places": (
        "id,name,kind,within,source\nlan,Län,county,,src\np-a,A,municipality,lan,src\n"
        "p-b,B,municipality,lan,src\n"
    ),
    "agreements": "id,name,from,to,source\nagr,Avtalet,2015,2018,src\nutan,Utan tid,,,src\n",
    "areas": (
        "id,name,broader,agreement,source\na,Arbete,,agr,src\na1,Praktik,a,agr,src\n"
        "b,Bostad,,utan,src\nc,Utan avtal,,,src\n"
    ),
    "initiatives": HEAD
    + (
        "i1,Ett,project,ended,2014,2015-03-10,a1,p-a,src\n"
        "i2,Två,project,ended,2016-01-20,2016-06,a,lan,src\n"
        "i3,Tre,project,ended,2018-06,2019,a,p-b,src\n"
        "i4,Fyra,project,planned,2017,2017,a,p-a,src\n"
    ),
}


def built(tmp_path: Path, **more: str) -> KnowledgeBase:
    return KnowledgeBase.memory(register(tmp_path, "r", TABLES | more))


def found(practice: Practice, today: str = TODAY) -> dict[str, Gap]:
    return {" ".join(short(gap.subjects)): gap for gap in time_gaps(practice, today)}


def test_the_longest_run_of_months_without_an_initiative(tmp_path: Path) -> None:
    gaps = found(built(tmp_path).practice())
    # Areas whose agreement says no start, or in none, are left out.
    assert set(gaps) == {"a"}
    details = gaps["a"].details
    assert (details["from"], details["to"], gaps["a"].strength) == ("2016-07", "2018-05", 23.0)
    assert (details["months"], details["of_months"], details["initiatives"]) == (23, 48, 3)
    assert (short(details["before"]), short(details["after"])) == (["i2"], ["i3"])
    assert short(gaps["a"].evidence) == ["i2", "i3"]
    assert gaps["a"].confidence == "unknown"


def test_in_a_place_what_covers_the_county_counts(tmp_path: Path) -> None:
    gap = found(built(tmp_path).practice(place="p-b"))["a p-b"]
    assert (gap.details["from"], gap.details["to"]) == ("2016-07", "2018-05")
    assert gap.details["form"] == "cell"
    assert short(gap.parameters.values()) == ["a", "p-b"]
    other = found(built_in(tmp_path, "again").practice(place="p-a"))["a p-a"]
    assert (other.details["from"], other.details["to"]) == ("2016-07", "2018-12")


def built_in(tmp_path: Path, name: str, **more: str) -> KnowledgeBase:
    (tmp_path / name).mkdir()
    return built(tmp_path / name, **more)


def test_the_future_is_no_gap(tmp_path: Path) -> None:
    kb = built(tmp_path)
    assert found(kb.practice(), "2016-09-15")["a"].details["to"] == "2015-12"
    assert found(kb.practice(), "2015-02") == {}


def test_within_a_year(tmp_path: Path) -> None:
    details = found(built(tmp_path).practice(when="2016"))["a"].details
    assert (details["from"], details["to"], details["of_months"]) == ("2016-07", "2016-12", 12)


def test_an_initiative_known_at_one_end_fills_that_month_alone(tmp_path: Path) -> None:
    more = HEAD + "i1,Ett,project,ongoing,2016-02,,a,,src\n"
    gap = found(built(tmp_path, initiatives=more).practice())["a"]
    assert (gap.details["from"], gap.details["undated"]) == ("2016-03", 1)


ASKED = "id,actor,area,place,from,to,date,answer,by\n"


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("q,o1,a,,,,2019,nothing,x", True),
        ("q,o1,a,,2016-07,2018-05,2019,nothing,x", True),
        ("q,o1,a,,2016-08,2018-05,2019,nothing,x", False),  # not the whole time
        ("q,o1,a,,,,2017,nothing,x", False),
        ("q,o1,a1,,,,2019,nothing,x", False),  # not the whole area
        ("q,o1,a,p-a,,,2019,nothing,x", False),
        ("q,o1,a,,,,2019,something,x", False),
    ],
)
def test_only_an_answer_about_the_whole_time_makes_it_known(
    tmp_path: Path, row: str, is_known: bool
) -> None:
    gap = found(built(tmp_path, inquiries=f"{ASKED}{row}\n").practice())["a"]
    assert (gap.confidence == "known") == is_known


def test_an_undated_initiative_makes_it_unknown(tmp_path: Path) -> None:
    more = {
        "inquiries": f"{ASKED}q,o1,a,,,,2019,nothing,x\n",
        "initiatives": TABLES["initiatives"] + "i9,Nio,project,,,,a1,,src\n",
    }
    gap = found(built(tmp_path, **more).practice())["a"]
    assert (gap.confidence, gap.details["undated"]) == ("unknown", 1)


def test_an_area_where_nothing_is_known_is_one_long_gap(kb: KnowledgeBase) -> None:
    gaps = {gap.subjects[0]: gap for gap in time_gaps(kb.practice(), TODAY)}
    details = gaps[kb.meaning("area", "bostad")].details
    assert (details["from"], details["to"], details["months"]) == ("2015-01", "2020-12", 72)
    assert (details["initiatives"], details["undated"]) == (0, 0)


@pytest.mark.parametrize("seed", range(40))
def test_registers_drawn_by_lot_month_by_month(seed: int) -> None:
    kb = drawn(seed)
    practice = kb.practice()
    frame = next(iter(kb.facts.agreements.values()))
    told = {gap.subjects[0]: gap for gap in time_gaps(practice, TODAY)}
    if not frame.start:
        assert told == {}
        return
    first, last = frame.start[:4], (frame.end or TODAY)[:7]
    months = [f"{y}-{m:02}" for y in range(int(first), 2027) for m in range(1, 13)]
    months = [m for m in months if held(frame.start, frame.end or last, m) == "in" and m <= TODAY]
    for area in top_areas(practice):
        units = [unit for unit in practice.initiatives if area in practice.areas(unit)]
        run = longest = 0
        for month in months:
            filled = any(held(unit.start, unit.end, month) == "in" for unit in units)
            run = 0 if filled else run + 1
            longest = max(longest, run)
        assert (told[area].strength if area in told else 0) == longest
