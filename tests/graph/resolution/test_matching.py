"""What a pair of organisations comes to: variants, parts, successors, namesakes."""

import pytest

from samverkan.graph.resolution.matching import Match, match
from samverkan.graph.resolution.names import Known
from samverkan.graph.resolution.party import Party

NOTHING = Known(lambda _: 1.0, frozenset(), {})


def party(name: str, *names: str, **known: str | None) -> Party:
    return Party(name, name, (name, *names), **known)  # type: ignore[arg-type]


def pair(one: str | Party, other: str | Party, known: Known = NOTHING) -> Match | None:
    both = (party(p) if isinstance(p, str) else p for p in (one, other))
    return match(*both, known)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AF", "Arbetsförmedlingen"),
        ("Arbetsförmedlingens", "arbetsformedlingen"),
        ("Arbetsförmedlingen (AF)", "Swedish Public Employment Service"),
        ("Falu kommun", "Falun"),
        ("Falu kn", "Falu kommun"),
        ("Länsstyrelsen Dalarna", "Länsstyrelsen i Dalarnas län"),
        ("County Administrative Board of Dalarna", "Länsstyrelsen Dalarna"),
        ("Migrations verket", "Migrationsverket"),
        ("Försäkringskasan", "Försäkringskassan"),
        ("F\ufffdrs\ufffdkringskassan", "Försäkringskassan"),
        ("Kommunen Mora", "Mora kommun"),
        ("Mora komun", "Mora kommun"),
        ("Kopparstaden AB", "Kopparstaden"),
        ("Högskolan Dalarna", "Dalarna University"),
        ("AF Falun", "Arbetsförmedlingen i Falun"),
        ("Statens räddningsverk", "Räddningsverket"),
        ("Kungl. biblioteket", "Kungliga biblioteket"),
        ("Riksförbundet Tulpanen", "Tulpanen"),
        ("Länsstyrelsen i Sörmland", "Länsstyrelsen i Södermanlands län"),
        ("Clas Olofsson AB", "Claes Olofsson AB"),
    ],
)
def test_variants_of_a_name_are_proposed_as_one(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        found = pair(a, b)
        assert found is not None
        assert (found.proposed, found.kind) == ("same", "variant")
        assert found.score >= 0.8


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Arbetsförmedlingen", "Arbetsförmedlingen Falun", "branch"),
        ("Arbetsförmedlingen", "AF Region Dalarna", "branch"),
        ("Mora kommun", "Mora kommun, socialförvaltningen", "branch"),
        ("Mora kommun", "Kommunstyrelsen i Mora kommun", "branch"),
        ("Röda Korset", "Röda Korsets högskola", "branch"),
        ("Högskolan Dalarna", "Högskolan Dalarnas studentkår", "branch"),
        ("Fiskeriverket", "Avvecklingsmyndigheten för Fiskeriverket", "succession"),
        ("Landstinget Dalarna", "Region Dalarna", "succession"),
        ("Västmanlands läns landsting", "Region Västmanland", "succession"),
        ("Röda Korset Mora", "Röda Korset Orsa", "homonym"),
        ("Länsstyrelsen Dalarna", "Region Dalarna", "homonym"),
        ("Stiftelsen Siljansringen", "Siljansringen AB", "homonym"),
        ("Öjeskolan 1", "Öjeskolan 2", "homonym"),
        ("Migrationsverket", "Skolverket", None),
        ("Mora kommun", "Orsa kommun", None),
    ],
)
def test_what_only_looks_the_same_is_told_apart(one: str, other: str, kind: str | None) -> None:
    for a, b in ((one, other), (other, one)):
        found = pair(a, b)
        assert (found and found.kind) == kind
        assert found is None or found.proposed == "different"


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        ("Styrelsen för radiovågor", "Myndigheten för radiovågor", "succession", "head_changed"),
        ("Lotteriinspektionen", "Lotterinämnden", "succession", "head_changed"),
        ("Svenska kyrkan i Leksand", "Leksands församling", "near", "parish"),
        ("Agency for Fisheries Research", "Fiskeforskningsverket", "translation", "meaning"),
        ("UmU", "Umeå universitet", "variant", "name_known"),
        ("YrU", "Yrsas universitet", "abbreviation", "initials_more"),
    ],
)
def test_what_may_be_one_is_a_question_with_its_reason(
    one: str, other: str, kind: str, why: str
) -> None:
    found = pair(one, other)
    assert found is not None
    assert found.kind == kind
    assert why in [reason.key for reason in found.reasons]
    assert found.proposed == ("same" if kind == "variant" else "undecided")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skolinspektionen", "Spelinspektionen"),
        ("Lärarnas förbund", "Länkarnas förbund"),
        ("Swedish Forest Agency", "Spelinspektionen"),
        ("Mora museum", "Municipality of Mora"),
    ],
)
def test_words_that_are_two_are_no_misspelling(one: str, other: str) -> None:
    found = pair(one, other)
    assert found is None or found.proposed != "same"
    assert found is None or found.score < 0.75


def test_an_equal_number_is_the_same_whatever_the_names() -> None:
    number = "202100-2114"
    found = pair(party("Alfa", number=number), party("Beta", number=number))
    assert found is not None
    assert (found.kind, found.proposed, found.score) == ("number", "same", 1.0)
    assert found.reasons[0].key == "number_equal"


def test_a_branch_shares_the_number_of_the_whole() -> None:
    number = "202100-2114"
    whole = party("Arbetsförmedlingen", number=number)
    found = pair(whole, party("Arbetsförmedlingen Falun", number=number))
    assert found is not None
    assert (found.kind, found.proposed) == ("branch", "different")


def test_different_numbers_are_different_whatever_the_names() -> None:
    found = pair(party("Alfa", number="202100-2114"), party("Alfa", number="202100-2163"))
    assert found is not None
    assert (found.kind, found.proposed) == ("homonym", "different")
    assert found.score < 0.5


def test_the_same_name_in_two_places_is_a_question() -> None:
    found = pair(party("Språkcaféet", place="Mora"), party("Språkcaféet", place="Orsa"))
    assert found is not None
    assert found.proposed == "undecided"
    assert "place_differs" in [reason.key for reason in found.reasons]


def test_the_place_where_it_is_adds_nothing() -> None:
    found = pair(party("Hushagsgymnasiet", place="Borlänge"), "Hushagsgymnasiet Borlänge")
    assert found is not None
    assert found.proposed == "same"


def test_a_stated_succession_is_not_sameness() -> None:
    known = Known(lambda _: 1.0, frozenset(), {("Beta", "Alfa"): "2019-01-01"})
    found = pair("Alfa", "Beta", known)
    assert found is not None
    assert (found.kind, found.proposed) == ("succession", "different")


def test_a_stated_part_is_not_its_whole() -> None:
    unit = Party("u", "Alfa", ("Alfa",), above=frozenset({"w"}))
    found = pair(unit, Party("w", "Alfa", ("Alfa",)))
    assert found is not None
    assert (found.kind, found.proposed) == ("branch", "different")


def test_one_that_ended_before_the_other_began_is_a_question() -> None:
    found = pair(party("Region Alfa", end="2018"), party("Region Alfa", start="2019-01-01"))
    assert found is not None
    assert (found.kind, found.proposed) == ("succession", "undecided")


def test_short_names_shared_by_many_do_not_make_two_one() -> None:
    one = party("Röda Korset Mora", "Röda Korset")
    found = pair(one, party("Röda Korset Orsa", "Röda Korset"))
    assert found is not None
    assert found.proposed == "different"


def test_a_name_that_fits_any_of_its_kind_is_not_compared() -> None:
    assert pair(party("Mora kommun", "kommunen"), party("Orsa kommun", "kommunen")) is None


def test_of_several_names_the_pair_that_says_what_it_is_decides() -> None:
    whole = party("Röda Korset", "Red Cross")
    found = pair(whole, "Röda Korsets ungdomsförbund")
    assert found is not None
    assert (found.kind, found.proposed) == ("branch", "different")


def test_a_part_in_the_register_with_a_longer_name_is_no_whole() -> None:
    unit = Party("u", "Alfa kommun, AME", ("Alfa kommun, AME",), above=frozenset({"w"}))
    found = pair(unit, "Alfa kommun")
    assert found is not None
    assert (found.kind, found.proposed) == ("branch", "different")
    assert "is_part" in [reason.key for reason in found.reasons]
