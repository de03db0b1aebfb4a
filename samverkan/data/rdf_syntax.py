"""Text that is no RDF: where it goes wrong, what stands there, and what to write instead.

The parser stops at the first mistake and tells it in English; here its kinds are put into words of
both languages. In N-Triples and N-Quads, where each line stands alone, every line is tried.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.parsers import expat

import pyoxigraph as ox

from samverkan import words
from samverkan.faults import Fault

#: The most mistakes that are told of one file, and the longest text that is shown.
_MOST: Final = 1_000
_SHOWN: Final = 60
_LINES: Final = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)

#: What the parser says, and the words for it (`rdf_why.<key>`); groups fill the words.
_KINDS: Final = tuple(
    (re.compile(said), key)
    for said, key in (
        (r"dot is expected|must be followed by a dot", "no_dot"),
        (r"[Tt]he prefix (?P<name>\S*?):? has not been declared", "prefix"),
        (r"Unknown prefix (?P<name>[^:]*)", "xml_prefix"),
        (r"Invalid IRI code point '(?P<name>.)'", "iri_sign"),
        (r"Invalid IRI percent encoding '(?P<name>[^']*)'", "iri_percent"),
        (r"No scheme found in an absolute IRI", "iri_part"),
        (r"(?:parsing IRI|Invalid IRI|IRI .*invalid|Invalid port|authority)", "iri"),
        (r"Unexpected end|tag not closed|before end of input|end of file", "end"),
        (r"not a valid subject or graph name|[Tt]he subject of a triple", "subject"),
        (r"not a valid predicate|[Tt]he predicate of a triple", "predicate"),
        (r"not a valid RDF object|[Tt]he object of a triple", "object"),
        (r"not a valid graph name|[Tt]he graph name", "graph"),
        (r"language code|language tag|Unexpected character", "language"),
        (r"datatype IRI", "datatype"),
        (r"escape", "escape"),
        (r"UTF-8", "encoding"),
        (r"Line jumps", "line_end"),
        (r"PREFIX keyword", "prefix_form"),
        (r"blank node ID", "blank"),
        (r"expected `</(?P<name>[^>`]*)>?`, but `(?P<other>[^`]*)`", "xml_tag"),
        (r"XML namespaces are required", "xml_no_namespace"),
        (r"unrecognized entity `(?P<name>[^`]*)`", "xml_entity"),
        (r"attribute", "xml_attribute"),
        (r"Unexpected text", "xml_text"),
        (r"Invalid property element tag name: (?P<name>\S*)", "xml_name"),
        (r"(?P<name>@\w+|Term definition) value must be", "json_value"),
        (r"(?P<name>@?\w+) is defined twice", "json_twice"),
    )
)
_AN_IRI: Final = re.compile(r"(?:IRI|iri) '(?P<iri>[^']*)'")


class _Place(NamedTuple):
    """Where something stands, counted from 1; None where that is not known."""

    row: int | None = None
    character: int | None = None
    value: str | None = None


def reason(error: SyntaxError) -> dict[str, str]:
    """Return what is wrong with a file that does not parse, in each language, with its line."""
    fault = _fault("", error, _Place())
    why = fault.fields["why"]
    assert isinstance(why, dict)
    row = {lang: words.say("rdf_why.row", lang, row=error.lineno) for lang in words.LANGUAGES}
    return {lang: (row[lang] if error.lineno else "") + why[lang] for lang in words.LANGUAGES}


def syntax_faults(path: Path, syntax: ox.RdfFormat, error: SyntaxError) -> list[Fault]:
    """Return the mistakes of a file that does not parse, of which `error` tells the first."""
    data = path.read_bytes()
    if syntax in _LINES:
        return list(_each_line(path.name, data, syntax)) or [_fault(path.name, error, _Place())]
    if syntax == ox.RdfFormat.JSON_LD and (place := _in_json(data)):
        context: dict[str, object] = {"column": place.character}
        return [Fault(path.name, "json_syntax", place.row, None, place.value, context)]
    text = data.decode("utf-8", "replace")
    if syntax == ox.RdfFormat.RDF_XML:
        return [_fault(path.name, error, _in_xml(data, text, error))]
    return [_fault(path.name, error, _place(text.splitlines(), error))]


def _each_line(file: str, data: bytes, syntax: ox.RdfFormat) -> Iterator[Fault]:
    told = 0
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            for _ in ox.parse(line, format=syntax):
                pass
        except SyntaxError as error:
            place = _place([line.decode("utf-8", "replace")], error)
            yield _fault(file, error, place._replace(row=number))
            told += 1
            if told == _MOST:
                return


def _fault(file: str, error: SyntaxError, place: _Place) -> Fault:
    said = str(error.msg or error).split("\n")[0]
    said = re.sub(r"^Parser error at line .*?: ", "", said)
    key, fields = "other", {"said": said}
    for kind, name in _KINDS:
        if found := kind.search(said):
            key, fields = name, {k: v or "" for k, v in found.groupdict().items()}
            break
    at = place.character
    why = {
        lang: (words.say("rdf_why.at", lang, character=at) if at else "")
        + words.say(f"rdf_why.{key}", lang, **fields)
        for lang in words.LANGUAGES
    }
    return Fault(file, "rdf_syntax", place.row, None, place.value, {"why": why})


def _place(lines: list[str], error: SyntaxError) -> _Place:
    """Return where the parser stopped, and what stands there."""
    row, start = error.lineno, error.offset
    if not row or not start or row > len(lines):
        return _Place(row, start)
    end = error.end_offset if error.end_lineno == row and error.end_offset else None
    line = lines[row - 1]
    value = line[start - 1 : end - 1 if end and end > start else None].strip()
    return _Place(row, start, _short(value or line.strip()))


def _in_json(data: bytes) -> _Place | None:
    """Return where a text stops being JSON, or None if all of it is."""
    try:
        json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        value = error.doc[error.pos : error.pos + _SHOWN].split("\n")[0].strip()
        return _Place(error.lineno, error.colno, value or None)
    except (UnicodeDecodeError, RecursionError):
        return None
    return None


def _in_xml(data: bytes, text: str, error: SyntaxError) -> _Place:
    """Return where XML is ill-formed, or else where the address stands that is none."""
    lines = text.splitlines()
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as broken:
        line = lines[broken.lineno - 1] if broken.lineno <= len(lines) else ""
        return _Place(broken.lineno, broken.offset + 1, _short(line.strip()) or None)
    found = _AN_IRI.search(str(error.msg))
    wanted = found["iri"].lstrip("#") if found else ""
    for number, line in enumerate(lines, start=1):
        if wanted and wanted in line:
            return _Place(number, line.index(wanted) + 1, wanted)
    return _Place()


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
