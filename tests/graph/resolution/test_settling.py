"""An abbreviation or a translation is judged by what else it could be, in the list at hand."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.graph.resolution import Match, Party
from samverkan.graph.resolution.candidates import among
from samverkan.graph.resolution.judged import Judged

LONG = "Yllets bokstavsförbund"
NAMES = (
    *("YBF", LONG, "Ytornas bilförbund", "Fiskeforskningsverket", "Statens fiskeforskningsnämnd"),
    *("Agency for Fisheries Research", "National Board of Fisheries", "Fiskerinämnden"),
    *("Mora kommun", "Municipality of Mora", "Mora kommuns bibliotek", "Region Mora"),
)


def rows(*names: str) -> dict[frozenset[str], Match]:
    every = [Party(name, name, (name,)) for name in names]
    found = among(every, Judged({}), {}, threshold=0.0)
    return {frozenset((row.one.id, row.other.id)): row for row in found.rows}


def pair(found: dict[frozenset[str], Match], one: str, other: str) -> Match:
    return found[frozenset((one, other))]


def test_an_abbreviation_that_fits_only_one_is_proposed() -> None:
    found = pair(rows("YBF", LONG, "Mora kommun"), "YBF", LONG)
    assert (found.kind, found.proposed) == ("abbreviation", "same")
    assert "fits_one" in [reason.key for reason in found.reasons]


def test_one_that_fits_several_is_a_question_that_scores_less() -> None:
    other = "Ytornas bilförbund"
    found = rows("YBF", LONG, other)
    for long in (LONG, other):
        row = pair(found, "YBF", long)
        assert (row.proposed, row.score < 0.82) == ("undecided", True)
        assert "fits_several" in [reason.key for reason in row.reasons]


def test_two_names_of_one_count_as_one() -> None:
    found = rows("YBF", LONG, "Yllets bokstavsförbunds")
    assert {row.proposed for row in found.values()} == {"same"}


def test_two_letters_alone_are_always_a_question() -> None:
    assert pair(rows("AB", "Alfa Beta", "Mora"), "AB", "Alfa Beta").proposed == "undecided"


def test_of_two_translations_the_one_that_fits_better_remains() -> None:
    found = rows("Swedish Forest Agency", "Skogsstyrelsen", "Skogsbiblioteket")
    assert pair(found, "Swedish Forest Agency", "Skogsstyrelsen").proposed == "same"
    other = found.get(frozenset(("Swedish Forest Agency", "Skogsbiblioteket")))
    assert other is None or other.score < 0.6


def test_a_place_behind_an_abbreviation_must_be_that_of_the_name() -> None:
    found = rows("YBF Mora", f"{LONG} Mora", f"{LONG} Orsa")
    assert pair(found, "YBF Mora", f"{LONG} Mora").proposed == "same"
    assert frozenset(("YBF Mora", f"{LONG} Orsa")) not in found


@settings(max_examples=10)
@given(st.permutations(NAMES))
def test_the_order_of_a_list_changes_nothing(names: list[str]) -> None:
    def told(some: Iterable[str]) -> set[tuple[frozenset[str], str, str, float]]:
        return {(pair, r.kind, r.proposed, r.score) for pair, r in rows(*some).items()}

    assert told(names) == told(NAMES)
