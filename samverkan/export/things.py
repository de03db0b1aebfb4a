"""Things, sources and ready-made questions as every answer of an analysis tells them."""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samverkan.analysis.practice import Practice
from samverkan.errors import AmbiguousName
from samverkan.graph.description import sources
from samverkan.graph.facts import Facts
from samverkan.graph.naming import row_iri
from samverkan.graph.query import TEXT_PARAMETERS
from samverkan.graph.store import Store
from samverkan.ontology.identity import local_id
from samverkan.words import say


def thing(facts: Facts, iri: str, lang: str) -> dict[str, str]:
    """Return a thing as `id` and `label`; what is no thing, such as a year, is its own label."""
    return {"id": iri, "label": facts.label(iri, lang)}


def places(facts: Facts, statements: Iterable[str], lang: str) -> list[dict[str, Any]]:
    """Return the places in sources that statements rest on, each with its statement."""
    return [
        {
            "statement": statement,
            "source": source,
            "locator": locator,
            "as_printed": wording,
        }
        for statement, found in sources(facts.store, statements, lang).items()
        for source, locator, wording in found
    ]


def scope_of(practice: Practice, lang: str) -> Iterator[str]:
    """Yield the registers, and what an analysis is narrowed to."""
    facts, scope = practice.facts, practice.scope
    yield from sorted(facts.label(iri, lang) for iri in facts.store.registers())
    for name in ("area", "place"):
        narrowed = getattr(scope, name)
        if narrowed:
            yield say(f"scope.{name}", lang, label=facts.label(narrowed, lang))
    if scope.when:
        yield say("scope.when", lang, when=scope.when)
    for name in ("expand", "printed_only"):
        if getattr(scope, name):
            yield say(f"scope.{name}", lang)
    if scope.without:
        labels = ", ".join(sorted(facts.label(iri, lang) for iri in scope.without))
        yield say("scope.without", lang, labels=labels)


def asked(
    facts: Facts, question: str, parameters: Mapping[str, str], *flags: str
) -> dict[str, Any]:
    """Return a ready-made question with its parameters, and the command line that asks it."""
    return again(facts.store, question, parameters, *flags)


def again(
    store: Store, question: str, parameters: Mapping[str, str], *flags: str
) -> dict[str, Any]:
    """Return a ready-made question with its parameters, and the command line that asks it."""
    given = {name: _typed(store, name, value) for name, value in parameters.items()}
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    command = shlex.join(["samverkan", "ask", question, *options, *flags])
    return {"question": question, "parameters": given, "command": command}


def _typed(store: Store, parameter: str, value: str) -> str:
    """Return what to type for a value: its id, or its IRI where several registers have the id."""
    if parameter in TEXT_PARAMETERS or "/" not in value:
        return value
    try:
        row_iri(store, local_id(value))
    except AmbiguousName:
        return value
    return local_id(value)
