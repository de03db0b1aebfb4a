"""Abbreviations are found in the names that they are made of, and in no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.graph.resolution.initials import beginnings, shortened, spells
from samverkan.graph.resolution.lexicon import fold

COSTS = {
    ("Myndigheten för alfabetets vänner", "mav"): 0,
    ("Högskolan i Gävle", "hig"): 0,
    ("Centrala studiestödsnämnden", "csn"): 0,
    ("Specialpedagogiska skolmyndigheten", "spsm"): 0,
    ("Statens jordbruksverk", "sjv"): 0,
    ("Umeå universitet", "umu"): 1,
    ("Säkerhetspolisen", "sapo"): 2,
    ("Sveriges Television AB", "svt"): 1,
    ("Landsorganisationen i Sverige", "lo"): 0,
}


@pytest.mark.parametrize(("name", "short"), COSTS)
def test_a_name_is_shortened_by_words_and_their_parts(name: str, short: str) -> None:
    assert spells(fold(name), short) == COSTS[name, short]


@pytest.mark.parametrize(
    ("name", "short"),
    [("Skatteverket", "abc"), ("Centrala studiestödsnämnden", "nsc")],
)
def test_other_letters_or_another_order_are_none(name: str, short: str) -> None:
    assert spells(fold(name), short) is None


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=9), min_size=2, max_size=6))
def test_the_first_letters_cost_nothing(words: list[str]) -> None:
    short = "".join(word[0] for word in words)
    assert spells(" ".join(words), short) == 0
    assert shortened(" ".join(words), beginnings([short]), [short]) == {short: 0}
