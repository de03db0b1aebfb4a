"""Facts about a register as open data: read with every fault, stated, and read back."""

import pytest

from samverkan.ontology.publication import ITEMS, facts_of, read, triples

REGISTER = "https://example.org/register/a"
WHOLE = {
    "description": "Vad det är.",
    "description_en": "What it is.",
    "publisher": "Region Exempel",
    "publisher_type": "RegionalAuthority",
    "publisher_org_number": "2321000180",
    "contact_role": "Kansliet",
    "contact_email": "kansli@example.org",
    "licence": "CC-BY-4.0",
    "base_url": "https://example.org/data",
    "keywords": ["samverkan", "nyanländ"],
    "keywords_en": "collaboration",
    "themes": ["SOCI", "GOVE"],
    "frequency": "IRREG",
}


class _Statement:
    def __init__(self, triple: tuple[object, object, object]) -> None:
        self.subject, self.predicate, self.object = triple


def test_every_fact_is_read_stated_and_read_back() -> None:
    facts, faults = read(WHOLE)
    assert faults == []
    assert set(facts) == set(ITEMS) == set(WHOLE)
    assert facts["publisher_org_number"] == ("232100-0180",)
    assert facts["base_url"] == ("https://example.org/data/",)
    assert facts_of(REGISTER, map(_Statement, triples(REGISTER, facts))) == facts


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("licens", "CC0-1.0", "about_key"),
        ("licence", "CC-BY-NC-4.0", "about_choice"),
        ("publisher_type", "PrivateIndividual(s)", "about_choice"),
        ("themes", ["SOCI", "X"], "about_choice"),
        ("publisher", "", "about_text"),
        ("publisher", 7, "about_text"),
        ("publisher", ["a", "b"], "about_text"),
        ("publisher", "a\x01b", "about_text"),
        ("publisher_org_number", "232100-0181", "about_form"),
        ("publisher_org_number", "811228-9874", "about_form"),
        ("contact_email", "kansli at example.org", "about_form"),
        ("contact_email", "a@example.org>", "about_form"),
        ("base_url", "example.org", "about_form"),
        ("base_url", "https://example.org/a b", "about_form"),
        ("base_url", "https://example.org/#a", "about_form"),
    ],
)
def test_a_fact_that_cannot_be_used_is_told(key: str, value: object, code: str) -> None:
    facts, faults = read({key: value})
    assert facts == {}
    assert [(k, c) for k, _, c in faults] == [(key, code)]
