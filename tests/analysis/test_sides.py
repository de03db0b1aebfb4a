"""Two words mean two times or two registers, or why they cannot be compared."""

from pathlib import Path

import pytest

from samverkan.analysis.sides import Side, sides
from samverkan.errors import UnknownName, UsageError
from samverkan.graph.facts import Facts
from samverkan.knowledge import KnowledgeBase


def test_years_months_and_days_are_times(kb: KnowledgeBase) -> None:
    assert sides(kb.facts, "2015", "2019") == (Side("2015"), Side("2019"))
    assert sides(kb.facts, "2015-12", "2016-01-01") == (Side("2015-12"), Side("2016-01-01"))


def test_registers_are_named_by_id_or_iri(tiny: Path) -> None:
    with KnowledgeBase.memory("vagen-in", tiny) as kb:
        one, other = sides(kb.facts, "tiny", "https://w3id.org/samverkan/register/vagen-in")
    assert (one.name, other.name) == ("tiny", "vagen-in")
    assert one.things == "https://w3id.org/samverkan/id/tiny/"


def test_a_register_may_be_called_a_year(tiny: Path, tmp_path: Path) -> None:
    registers = []
    for name in ("2015", "2020"):
        folder = tmp_path / name
        folder.mkdir()
        for file in tiny.iterdir():
            (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
        text = (folder / "register.toml").read_text("utf-8").replace('"tiny"', f'"{name}"')
        (folder / "register.toml").write_text(text, "utf-8")
        registers.append(folder)
    with KnowledgeBase.memory(*registers) as kb:
        assert all(side.register for side in sides(kb.facts, "2015", "2020"))
        assert not any(side.register for side in sides(kb.facts, "2015", "2019"))


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("2015", "2015", "compare_same"),
        ("vagen-in", "vagen-in", "compare_same"),
        ("2019", "2015", "compare_backwards"),
        ("2015", "2015-06", "compare_overlap"),
        ("2015-06", "2015", "compare_overlap"),
        ("2015", "vagen-in", "compare_mixed"),
        ("vagen-in", "2015", "compare_mixed"),
        ("2015", "20155", "bad_moment"),
        ("2015-13", "2016", "bad_moment"),
        ("1 maj", "2016", "bad_moment"),
    ],
)
def test_what_cannot_be_compared_is_said(
    kb: KnowledgeBase, before: str, after: str, key: str
) -> None:
    with pytest.raises(UsageError) as caught:
        sides(kb.facts, before, after)
    assert caught.value.key == key
    assert all(caught.value.say(lang) for lang in ("sv", "en"))


def test_an_unknown_register_is_told_with_those_there_are(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        sides(kb.facts, "vagen-in", "vagen-ut")
    assert caught.value.suggestions == ("vagen-in",)


def test_a_time_has_what_held_then_and_a_register_its_own_rows() -> None:
    assert Side("2018").has("any", "2017", "2019") == "in"
    assert Side("2018").has("any", "2017", None) == "undated"
    assert Side("2018").has("any", "2019", None) == "out"
    register = Side("a", "https://example.org/register/a")
    assert register.has("https://example.org/id/a/org-x", None, None) == "in"
    assert register.has("https://example.org/id/ab/org-x", "2018", "2018") == "out"


def test_facts_of_an_empty_store_know_no_register() -> None:
    with KnowledgeBase.memory() as kb, pytest.raises(UnknownName):
        sides(Facts(kb.store), "a", "b")
