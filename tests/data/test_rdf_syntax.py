"""What is wrong with RDF that does not parse, in words that a person can act on."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan import words
from samverkan.data.rdf_places import Places
from samverkan.data.rdf_syntax import reason, syntax_faults
from samverkan.faults import Fault

A = "@prefix a: <http://a/> .\n"
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a/">\n'
SUFFIXES = {
    "ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS, "rdf": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip


def faults(tmp_path: Path, suffix: str, text: str) -> list[Fault]:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SyntaxError) as caught:
        list(ox.parse(path=str(path), format=SUFFIXES[suffix]))
    return syntax_faults(path, SUFFIXES[suffix], caught.value)


#: The file, and the kind, the line and the text that are told of it.
MISTAKES = [
    ("ttl", A + 'a:b a:c "x"\na:d a:e a:f .', "no_dot", 3, "a:d"),
    ("ttl", "b:c a b:d .", "prefix", 1, "b:c"),
    ("ttl", A + "a:b a:c <http://a/b c> .", "iri_sign", 2, "<http://a/b c>"),
    ("ttl", A + "a:b a:c <http://a/%zz> .", "iri_percent", 2, "<http://a/%zz>"),
    ("ttl", "<x> a <y> .", "iri_part", 1, "<x>"),
    ("ttl", A + 'a:b a:c "x', "end", 2, '"x'),
    ("ttl", A + "a:b a:c [ a:d ", "end", 2, None),
    ("ttl", "hello world", "subject", 1, "hello"),
    ("ttl", A + 'a:b "x" a:d .', "predicate", 2, '"x"'),
    ("ttl", A + "a:b a:c .", "object", 2, "."),
    ("ttl", A + 'a:b a:c "x"@sv_SE .', "language", 2, None),
    ("ttl", A + 'a:b a:c "x"^^ .', "datatype", 2, "."),
    ("ttl", A + 'a:b a:c "x\\q" .', "escape", 2, "\\q"),
    ("ttl", A + 'a:b a:c "\xe4" .', "encoding", 2, None),
    ("ttl", A + 'a:b a:c "a\nb" .', "line_end", 2, None),
    ("ttl", "@prefix a <http://a/> .", "prefix_form", 1, None),
    ("trig", "GRAPH { }", "graph", 1, "{"),
    ("nt", '<http://a/b> "x" <http://b> .', "predicate", 1, '"x"'),
    ("nq", '<http://a/b> <http://a/c> "x" <g h> .', "iri_sign", 1, "<g h>"),
    ("rdf", RDF + '<rdf:Description rdf:about="http://a/b">\n</rdf:RDF>', "xml_tag", 3, None),
    ("rdf", RDF + '<rdf:Description rdf:about="b c"/></rdf:RDF>', "iri_sign", 2, "b c"),
    ("rdf", RDF + "<y:Description/></rdf:RDF>", "xml_prefix", None, None),
    ("rdf", "text", "xml_text", 1, "text"),
    ("jsonld", '{"@id": 5}', "json_value", None, None),
    ("jsonld", '{"@id":"http://a", "@id":"http://b"}', "json_twice", None, None),
]


@pytest.mark.parametrize(("suffix", "text", "key", "row", "value"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(
    tmp_path: Path, suffix: str, text: str, key: str, row: int | None, value: str | None
) -> None:
    (fault,) = faults(tmp_path, suffix, text)
    said = words.catalogue()[f"rdf_why.{key}"]["sv"].partition("{")[0]
    assert said in fault.say("sv")
    assert fault.row == row
    assert value is None or fault.value == value
    assert "Parser error" not in fault.say("sv") + fault.say("en")


def test_json_that_is_none_is_told_by_its_place(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "jsonld", '{"@id": "http://a",\n "http://b": owner}')
    assert (fault.key, fault.row, fault.value) == ("json_syntax", 2, "owner}")


def test_every_line_that_stands_alone_is_tried(tmp_path: Path) -> None:
    good = '<http://a/b> <http://a/c> "x" .\n'
    told = faults(tmp_path, "nt", good + "<http://a/b> x .\n" + good + "<a> <b> <c> .\n")
    assert [fault.row for fault in told] == [2, 4]


def test_the_reason_alone_has_its_line() -> None:
    error = SyntaxError("Parser error at line 3 column 1: A dot is expected at the end")
    error.lineno = 3
    assert reason(error)["sv"].startswith("Rad 3: Här börjar något nytt")


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "jsonld"])
def test_the_line_of_a_statement(suffix: str) -> None:
    quads = [
        ox.Quad(
            ox.NamedNode(f"http://a/thing-{i}"),
            ox.NamedNode("http://a/ns#role"),
            ox.Literal(f"value {i}"),
        )
        for i in range(20)
    ]
    triples = [quad.triple for quad in quads]
    text = (ox.serialize(triples, format=SUFFIXES[suffix]) or b"").decode()
    text = text.replace("},", "},\n").replace('",', '",\n').replace("><", ">\n<")
    line = Places(text).line("http://a/thing-7", "http://a/ns#role", "value 7")
    assert line is not None
    assert "value 7" in text.splitlines()[line - 1]
