"""What people type is found by id, label, variant and word, and never guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.errors import AmbiguousName, UnknownName
from samverkan.graph.naming import CLASSES
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id
from tests.conftest import BASE


@pytest.mark.parametrize(
    ("text", "parameter", "meant"),
    [
        ("area-bostad", "area", "area-bostad"),
        ("bostad", "area", "area-bostad"),
        ("BOSTAD", "area", "area-bostad"),
        (" bostad ", "area", "area-bostad"),
        (BASE + "area-bostad", "area", "area-bostad"),
        ("Vägen till bostad", "area", "area-bostad"),
        ("vägen till BOSTAD", "area", "area-bostad"),
        ("Va\u0308gen  till bostad", "area", "area-bostad"),
        ("The way to housing", "area", "area-bostad"),
        ("språk", "area", "area-sprak-utbildning"),
        ("Rehabilitering", "area", "area-halsa-rehabilitering"),
        ("mora", "place", "place-mora"),
        ("Mora", "actor", "org-mora-kommun"),
        ("Mora kommun", "actor", "org-mora-kommun"),
        ("Sätters kommun", "actor", "org-saters-kommun"),
        ("ALMI", "actor", "org-almi-gavledala"),
        ("Länsstyrelsen", "actor", "org-lansstyrelsen-dalarna"),
        ("kommunerna", "actor", "group-kommunerna"),
        ("Rådslag", "actor", "body-radslag"),
        ("Horizon 2020-projekt med Högskolan Dalarna", "initiative", "init-horizon-2020"),
        ("org-migrationsverket", None, "org-migrationsverket"),
    ],
)
def test_a_name_means_one_thing(
    kb: KnowledgeBase, text: str, parameter: str | None, meant: str
) -> None:
    assert local_id(kb.names.resolve(text, parameter)) == meant


def test_the_parameter_says_what_kind_of_thing_is_meant(kb: KnowledgeBase) -> None:
    assert local_id(kb.names.resolve("Mora", "place")) == "place-mora"
    assert local_id(kb.names.resolve("Mora", "actor")) == "org-mora-kommun"
    with pytest.raises(UnknownName):
        kb.names.resolve("area-bostad", "actor")


def test_a_part_of_a_word_is_not_a_name(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName):
        kb.names.resolve("bosta", "area")
    with pytest.raises(UnknownName):
        kb.names.resolve("or", "place")


def test_what_fits_several_things_is_refused_with_what_it_may_mean(kb: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousName) as caught:
        kb.names.resolve("Korta vägen till", "area")
    for lang in ("sv", "en"):
        told = caught.value.say(lang)
        assert "area-arbete-anstallning" in told
        assert "area-arbete-foretagande" in told


def test_a_printed_region_dalarna_is_never_chosen_between_old_and_new(kb: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousName) as caught:
        kb.names.resolve("Region Dalarna", None)
    assert "org-region-dalarna-2015" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "parameter", "near"),
    [
        ("bostda", "area", "area-bostad"),
        ("Morra", "place", "place-mora"),
        ("Arbetsförmedlinge", "actor", "org-arbetsformedlingen"),
        ("migrationsvärket", "actor", "org-migrationsverket"),
    ],
)
def test_a_misspelling_is_told_with_what_comes_close(
    kb: KnowledgeBase, text: str, parameter: str, near: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        kb.names.resolve(text, parameter)
    assert any(near in suggestion for suggestion in caught.value.suggestions)
    assert len(caught.value.suggestions) <= 3
    assert near in caught.value.say("sv")
    assert near in caught.value.say("en")


def test_suggestions_are_things_of_the_kind_asked_for(kb: KnowledgeBase) -> None:
    with pytest.raises(UnknownName) as caught:
        kb.names.resolve("Morra", "place")
    assert all("place-" in suggestion for suggestion in caught.value.suggestions)


@pytest.mark.parametrize("text", ["", " ", "\n", "<>", "x" * 500, "%", '"', "\u0000"])
@pytest.mark.parametrize("parameter", [*CLASSES, None])
def test_nonsense_is_an_unknown_name(kb: KnowledgeBase, text: str, parameter: str | None) -> None:
    with pytest.raises(UnknownName) as caught:
        kb.names.resolve(text, parameter)
    assert caught.value.say("sv")


@given(st.text(max_size=12))
def test_any_text_means_one_thing_or_is_refused(kb: KnowledgeBase, text: str) -> None:
    try:
        found = kb.names.resolve(text, "place")
    except (UnknownName, AmbiguousName):
        return
    assert kb.names.kind(found) == "place"


def test_every_thing_is_found_by_its_own_id(kb: KnowledgeBase) -> None:
    for parameter, kind in (("area", "area"), ("place", "place"), ("initiative", "initiative")):
        things = {r["thing"] for r in kb.ask("names-of").rows}
        own = [thing for thing in things if kb.names.kind(thing) == kind]
        assert own
        assert [kb.names.resolve(local_id(thing), parameter) for thing in own] == own


def test_finding_forgives_spelling_and_puts_the_best_first(kb: KnowledgeBase) -> None:
    for text in ("Migrationsverket", "migrationsvrket", "igrationsverke"):
        hits = kb.find(text)
        assert local_id(hits[0].iri) == "org-migrationsverket"
        assert (hits[0].kind, hits[0].label) == ("organisation", "Migrationsverket")
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert kb.find("Migrationsverket")[0].score == 100


def test_finding_tells_the_name_that_was_found(kb: KnowledgeBase) -> None:
    hit = next(h for h in kb.find("Sätters kommun") if local_id(h.iri) == "org-saters-kommun")
    assert (hit.name, hit.label) == ("Sätters kommun", "Säters kommun")


def test_finding_has_a_limit_and_may_find_nothing(kb: KnowledgeBase) -> None:
    assert len(kb.find("kommun", limit=4)) == 4
    assert kb.find("xqzwv") == []


def test_labels_are_in_the_language_asked_for_else_in_swedish(kb: KnowledgeBase) -> None:
    names = kb.names
    assert names.label(BASE + "area-bostad", "en") == "The way to housing"
    assert names.label(BASE + "area-bostad") == "Vägen till bostad"
    assert names.label(BASE + "group-kommunerna", "en") in ("kommunerna", "the municipalities")


def test_names_follow_a_load(tiny: Path) -> None:
    with KnowledgeBase.memory(tiny) as kb:
        names = tiny / "names.csv"
        for old, new in (("AF", "Verket"), ("Verket", "Kontoret")):
            names.write_text(names.read_text("utf-8").replace(f",{old},", f",{new},"), "utf-8")
            kb.load(tiny)
            assert local_id(kb.names.resolve(new, "actor")) == "org-af"
        with pytest.raises(UnknownName):
            kb.names.resolve("Verket", "actor")
