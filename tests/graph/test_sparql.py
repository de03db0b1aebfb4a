"""A stranger's query: what is refused, what is not, and how a mistake is told."""

import pyoxigraph as ox
import pytest

from samverkan.errors import QueryRefused, QuerySyntaxError
from samverkan.graph.sparql import MAX_DEPTH, guard, normal
from samverkan.knowledge import KnowledgeBase

CANARY = "http://127.0.0.1:9/"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE <{CANARY}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent <{CANARY}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICESILENT<{CANARY}>{{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERV\\u0049CE <{CANARY}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE#x\n<{CANARY}> {{ ?s ?p ?o }} }}",
        f"PREFIX e: <{CANARY}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
        f"PREFIX : <{CANARY}> SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
        "SELECT * { SERVICEsam:x { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        f'SELECT * {{ ?s ?p """a\\"""b""" SERVICE <{CANARY}> {{}} #"""\n }}',
        f"SELECT * {{ ?s sam:a\\#b ?o . SERVICE <{CANARY}> {{ }} }}",
        f"# x\rSELECT * {{ SERVICE <{CANARY}> {{ }} }}",
        f"SELECT * {{ BIND(1 AS ?x)SERVICE<{CANARY}>{{}} }}",
        f"SELECT * {{ ?a ?p ?b FILTER(?a<?b)SERVICE#>\n<{CANARY}>{{?s ?p ?o}} }}",
        f"SELECT * {{ ?a ?p ?b FILTER(?a<'x>')SERVICE<{CANARY}>{{?s ?p ?o}}FILTER(?a<'y') }}",
        f"SELECT * {{ FILTER(?a<sam:c#>'''\n) SERVICE <{CANARY}> {{ }} #'''\n }}",
        f"PREFIX a\u0301: <{CANARY}> SELECT * {{ SERVICE a\u0301:x {{ ?s ?p ?o }} }}",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="network"):
        guard(normal(text))


def test_from_is_refused_since_it_would_be_ignored() -> None:
    with pytest.raises(QueryRefused, match="FROM"):
        guard("SELECT * FROM <https://example.org/> { ?s ?p ?o }")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(QueryRefused):
        guard("SELECT * { ?s ?p '\ud800' }")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?service ?p "SERVICE" }',
        "SELECT * { ?s <https://example.org/SERVICE> ?o } # SERVICE",
        "PREFIX service: <https://example.org/> SELECT * { ?s service:x ?o }",
        "SELECT * { ?s sam:service ?o }",
        "SELECT * { ?s ?p '''it's SERVICE here''' }",
        "SELECT ?insert { ?insert ?delete 'INSERT DATA' }",
        "SELECT (REPLACE(?a, 'DROP', '') AS ?add) { ?a ?b ?c }",
    ],
)
def test_words_that_only_look_dangerous_are_let_through(text: str) -> None:
    guard(text)
    ox.Store().query(text, prefixes={"sam": "https://w3id.org/samverkan/ns#"})


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX x: <https://example.org/> DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "clear graph <https://example.org/>",
        f"LOAD <{CANARY}>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="change nothing"):
        guard(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * (MAX_DEPTH + 1),
        "SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        "SELECT * { FILTER(1" + "+1" * 12800 + ") }",
        "SELECT * { FILTER(" + "!" * 12800 + "true) }",
        "SELECT * { " + "BIND(1 AS ?a) " * 3200 + "}",
        "#" * 70_000,
    ],
)
def test_texts_that_break_the_engine_are_refused(text: str) -> None:
    with pytest.raises(QueryRefused):
        guard(text)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELEC * {}", 1, 1),
        ("SELECT ?a\nWHERE { ?a ?b }", 2, 9),
        ("SELECT * {\n  ?å ?b ?c .\n  FILTER(?x > 3\n}", 3, 3),
        ("SELECT * { ?a ?b ?c ?d }", 1, 21),
        ("SELECT *\r\n{\t?a ?b ?c ?d }", 2, 12),
        ("SELECT * {", 1, 11),
        ("", 1, 1),
        ("SELECT * {\n ?a nosuch:thing ?c }", 2, 5),
        ("PREFIX x: <https://example.org/> SELECT * { ?a x:y z:thing }", 1, 52),
    ],
)
def test_a_mistake_is_told_where_it_begins(
    kb: KnowledgeBase, text: str, line: int, column: int
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        kb.sparql(text)
    fields = caught.value.fields
    assert (fields["line"], fields["column"]) == (line, column)
    *_, shown, caret = caught.value.say("sv").splitlines()
    assert shown.strip() == normal(text).expandtabs(1).split("\n")[line - 1].strip()
    assert caret.index("^") == column + 1


def test_a_long_line_is_shown_around_the_place(kb: KnowledgeBase) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        kb.sparql("SELECT * { " + "?a ?b ?c . " * 100 + "?d ?e }")
    assert max(map(len, caught.value.say("sv").splitlines())) < 120


def test_known_prefixes_need_no_declaration(kb: KnowledgeBase) -> None:
    assert kb.sparql("ASK { ?a a sam:Area ; skos:prefLabel ?l }")
