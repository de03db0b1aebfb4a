"""Names in English are recognised, and mean what the Swedish name of the same body means."""

import pytest

from samverkan.graph.resolution.compounds import parts
from samverkan.graph.resolution.lexicon import fold
from samverkan.graph.resolution.meaning import is_english, translated

SAME = (
    ("Skogsstyrelsen", "Swedish Forest Agency"),
    ("Myndigheten för kulturanalys", "Agency for Cultural Analysis"),
    ("Havs- och vattenmyndigheten", "Swedish Agency for Marine and Water Management"),
    ("Institutet för rymdfysik", "Swedish Institute of Space Physics"),
    ("Inspektionen för strategiska produkter", "Inspectorate of Strategic Products"),
)


@pytest.mark.parametrize(("swedish", "english"), SAME)
def test_two_languages_mean_the_same(swedish: str, english: str) -> None:
    assert is_english(fold(english))
    assert not is_english(fold(swedish))
    score, about = translated(fold(swedish), fold(english))
    assert score > 0.6
    assert about >= 1


@pytest.mark.parametrize("other", [english for _, english in SAME[1:]])
def test_other_names_mean_less(other: str) -> None:
    right, _ = translated(fold(SAME[0][0]), fold(SAME[0][1]))
    wrong, _ = translated(fold(SAME[0][0]), fold(other))
    assert wrong < right - 0.3


def test_a_place_alone_is_not_what_a_name_is_about() -> None:
    assert translated(fold("Mora museum"), fold("Municipality of Mora"))[1] == 0


def test_a_word_without_known_parts_stays_whole() -> None:
    assert parts("karolinska") == ("karolinska",)
    assert parts("skogsstyrelsen") == ("skogs", "styrelsen")


def test_the_parts_of_a_word_are_the_word() -> None:
    for word in ("forskningsradet", "integritetsskyddsmyndigheten", "x", "abcdefgh"):
        assert "".join(parts(word)) == word
