"""What a stranger is told of a folder of open data, in both languages: one text, two renderings."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import pyoxigraph as ox

from samverkan import words
from samverkan.export.opendata.contents import Contents
from samverkan.export.opendata.files import ontology
from samverkan.export.webpage import policy, render, template
from samverkan.ontology.identity import sort_key
from samverkan.ontology.model import TABLES
from samverkan.ontology.publication import LICENCES
from samverkan.ontology.vocabulary import DCTERMS, RDF, RDFS, SAM

#: The classes that make the layers, which come first among the classes.
_LAYERS: Final = (SAM.Commitment, SAM.Participation, SAM.Attendance)
_RULES: Final = ("layers", "unknown", "groups", "evidence", "coded", "people")
#: Ways to load the data, and the language of the code for each.
_LOADING: Final = {
    "python": "python",
    "tables": "python",
    "r": "r",
    "sparql": "sparql",
    "samverkan": "sh",
}


@dataclass(frozen=True)
class Part:
    """A part of a section: paragraphs, a list, a table whose first row is its header, or code.

    `files` is a table too, whose first cells are names of files. The rows of `facts` are what it
    is called, the fact, and where it leads, if anywhere; those of `code` the language and the text.
    """

    kind: Literal["warning", "text", "list", "facts", "table", "files", "code"]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Told:
    """The whole in one language."""

    lang: str
    title: str
    sections: Sequence[Section]


def readme(about: Contents, files: Mapping[str, bytes]) -> list[Told]:
    """Return what is told of a folder that holds these files, Swedish first."""
    return [
        Told(
            lang,
            about.label(about.iri, lang) or about.label(about.iri, words.DEFAULT) or about.name,
            list(_sections(about, files, lang)),
        )
        for lang in words.LANGUAGES
    ]


def _sections(about: Contents, files: Mapping[str, bytes], lang: str) -> Iterator[Section]:
    def say(key: str, **fields: object) -> str:
        return words.say(f"opendata.{key}", lang, **fields)

    key = "description" if lang == "sv" else f"description_{lang}"
    opening = [
        Part("text", [(text,) for text in (about.fact(key), say("is")) if text]),
    ]
    if about.left_out:
        opening.append(Part("warning", [(say("left_out", count=about.left_out),)]))
    if about.missing:
        lacking = [(words.say(f"lacking.{name}", lang),) for name in about.missing]
        opening = [Part("warning", [(say("draft"),)]), Part("list", lacking), *opening]
    yield Section(say("what"), opening)
    rules = [Part("list", [(say(rule),) for rule in _RULES])]
    yield Section(say("understood"), rules)
    yield Section(say("terms"), [Part("facts", list(_terms(about, lang)))])
    yield Section(say("files"), list(_files(about, files, lang)))
    header = tuple(say(f"column_{name}") for name in ("class", "count", "means"))
    yield Section(say("classes"), [Part("table", [header, *_classes(about, lang)])])
    sources = [(_cited(about, one, lang),) for one in about.of_class(SAM.Source)]
    if sources:
        yield Section(say("sources"), [Part("list", sources)])
    yield Section(say("loading"), [part for name in _LOADING for part in _code(about, name, lang)])


def _terms(about: Contents, lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is known of who publishes the data, and on what terms."""
    unknown = words.say("opendata.unknown_yet", lang)

    def fact(key: str, text: str | None, leads: str = "") -> tuple[str, str, str]:
        return words.say(f"opendata.term_{key}", lang), text or unknown, leads if text else ""

    licence, mail = about.fact("licence"), about.fact("contact_email")
    yield fact("publisher", about.fact("publisher"))
    yield fact("licence", licence, LICENCES[licence] if licence else "")
    yield fact("contact", about.fact("contact_role"))
    yield fact("email", mail, f"mailto:{mail}")
    yield fact("address", about.fact("base_url"), about.fact("base_url") or "")
    periods = ", ".join(f"{start or ''}–{end or ''}" for start, end in about.periods)
    places = ", ".join(about.label(place, lang) or place for place in about.places)
    shown = [("period", periods), ("places", places), *about.days.items()]
    yield from (fact(key, text) for key, text in shown if text)


def _files(about: Contents, files: Mapping[str, bytes], lang: str) -> Iterator[Part]:
    """Yield the files with their checksums, and the tables with their rows."""

    def header(*names: str) -> tuple[str, ...]:
        return tuple(words.say(f"opendata.column_{name}", lang) for name in names)

    whole = [
        (name, _told(about, name, lang), str(len(content)), hashlib.sha256(content).hexdigest())
        for name, content in files.items()
        if not name.startswith("tables/")
    ]
    yield Part("files", [header("file", "holds", "bytes", "sha256"), *whole])
    yield Part("text", [(words.say("opendata.sums", lang),)])
    yield Part("text", [(words.say("opendata.tables", lang),)])
    tables = [
        (name, _table(name, lang), str(sum(1 for _ in csv.reader(io.StringIO(text))) - 1))
        for name, text in ((n, c.decode()) for n, c in files.items() if n.startswith("tables/"))
    ]
    yield Part("files", [header("file", "holds", "rows"), *tables])


def _table(path: str, lang: str) -> str:
    """Return what a table is called."""
    name = path.removeprefix("tables/").removesuffix(".csv")
    return TABLES[name].sv if lang == "sv" else name.replace("_", " ")


def _told(about: Contents, name: str, lang: str) -> str:
    """Return what a file is."""
    suffix = name.rpartition(".")[2] if name.startswith(f"{about.name}.") else name
    key = "file_" + re.sub(r"\W", "_", suffix)
    return words.say(f"opendata.{key}", lang)


def _classes(about: Contents, lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield each class that has something in it: its label, how many, and what it means."""
    counts: dict[str, int] = {}
    for known in about.by_subject.values():
        for kind in known.get(RDF.type, ()):
            counts[kind.value] = counts.get(kind.value, 0) + 1
    defined = _definitions()
    layers = [kind for kind in _LAYERS if kind in counts]
    rest = sorted(counts.keys() - layers, key=lambda kind: sort_key(defined[kind, lang][0]))
    for kind in (*layers, *rest):
        label, meaning = defined[kind, lang]
        yield label, str(counts[kind]), meaning


@cache
def _definitions() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the label and the definition of each term, by its IRI and the language."""
    labels: dict[tuple[str, str], str] = {}
    meanings: dict[tuple[str, str], str] = {}
    for quad in ox.parse(input=ontology(), format=ox.RdfFormat.TURTLE):
        language = getattr(quad.object, "language", None)
        if language and quad.predicate.value == RDFS.label:
            labels[quad.subject.value, language] = quad.object.value
        elif language and quad.predicate.value.endswith("#definition"):
            meanings[quad.subject.value, language] = quad.object.value
    return {key: (label, meanings.get(key, "")) for key, label in labels.items()}


def _cited(about: Contents, source: str, lang: str) -> str:
    name = about.label(source, lang) or about.label(source, words.DEFAULT) or source
    terms = (DCTERMS.publisher, DCTERMS.date)
    more = [value.value for term in terms for value in about.values(source, term)]
    return ", ".join([name, *more])


def _code(about: Contents, name: str, lang: str) -> Iterator[Part]:
    text = template(f"open_data_{name}.txt").replace("NAME", about.name)
    yield Part("text", [(words.say(f"opendata.load_{name}", lang, name=about.name),)])
    yield Part("code", [(_LOADING[name], text.rstrip("\n"))])


def as_markdown(told: Sequence[Told]) -> str:
    """Return the text as Markdown."""
    lines = []
    for one in told:
        lines += [f"# {_plain(one.title)}", ""]
        for section in one.sections:
            lines += [f"## {section.heading}", ""]
            for part in section.parts:
                lines += [*_lines(part), ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(part: Part) -> Iterator[str]:
    if part.kind == "code":
        yield from (f"```{language}\n{text}\n```" for language, text in part.rows)
    elif part.kind == "facts":
        for name, text, leads in part.rows:
            yield f"- {name}: " + (f"[{_plain(text)}](<{leads}>)" if leads else _plain(text))
    elif part.kind in ("table", "files"):
        header, *rows = (list(map(_plain, row)) for row in part.rows)
        if part.kind == "files":
            rows = [[f"[{name}](<{name}>)", *cells] for name, *cells in rows]
        for row in (header, ["---"] * len(header), *rows):
            yield "| " + " | ".join(row) + " |"
    else:
        form = {"warning": "> **{}**", "list": "- {}", "text": "{}\n"}[part.kind]
        yield from (form.format(_plain(text)) for (text,) in part.rows)


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>#|~&$])", r"\\\1", re.sub(r"\s+", " ", text))


def as_html(told: Sequence[Told]) -> str:
    """Return the text as a web page that loads nothing."""
    from markupsafe import Markup

    style = Markup(template("open_data.css"))
    return render("open_data.html", told=told, style=style, policy=policy(styles=[style]))
