"""The shapes let a sound graph through and find each kind of fault in a spoilt one."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, Graph, Node, URIRef
from rdflib.namespace import SH

from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import Field, fields
from samverkan.ontology.vocabulary import PREFIXES

SHAPES = Graph().parse(
    data=files("samverkan.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle"
)
SOUND = Path(__file__).with_name("sound.ttl").read_text("utf-8")
COLUMNS = [
    pytest.param(table, field, id=f"{table}.{field.name}")
    for table, row in TABLES.items()
    for field in fields(row)
    if not field.part
]


class Breach(NamedTuple):
    """A fault told: the node, the column (or rule) by its English name, the demand."""

    focus: str
    column: str
    demand: str


def test_sound_graph_conforms() -> None:
    assert breaches(SOUND) == set()


def test_sound_graph_has_every_table_and_column() -> None:
    graph = parsed(SOUND)
    for row in TABLES.values():
        assert (None, RDF.type, URIRef(row.type)) in graph
        for field in fields(row):
            assert (None, URIRef(field.column.term), None) in graph, field.name


@pytest.mark.parametrize("table", list(TABLES))
def test_everything_required_is_missed(table: str, bare: set[Breach]) -> None:
    required = {field.name for field in fields(TABLES[table]) if field.required}
    if table == "corrections":
        required = {name for name in required if name[-2:] not in ("_a", "_b")} | {"reading"}
    assert {breach.column for breach in bare if breach.focus == f"bare-{table}"} == required


@pytest.mark.parametrize(("table", "field"), COLUMNS)
def test_wrong_value_is_found(table: str, field: Field, wrong: set[Breach]) -> None:
    assert field.name in {b.column for b in wrong if b.focus == f"wrong-{table}"}


@pytest.mark.parametrize(("table", "field"), COLUMNS)
def test_second_value_is_found(table: str, field: Field, wrong: set[Breach]) -> None:
    told = {
        b.column
        for b in wrong
        if b.focus == f"wrong-{table}" and b.demand in ("MaxCount", "UniqueLang")
    }
    if field.name in ("name", "name_en") and "name_en" in TABLES[table].model_fields:
        assert told >= {"name", "name_en"}
    else:
        assert (field.name in told) == (not field.many)


FAULTS = {
    # what is wrong: in the sound graph, instead, the node at fault, the column or rule told
    "no actor": ("sam:actor x:group ;", "", "com", "actor"),
    "actor is a place": ("sam:actor x:group ;", "sam:actor x:place ;", "com", "actor"),
    "two actors": ("sam:actor x:group ;", "sam:actor x:group , x:org ;", "com", "actor"),
    "no wording": ('<x:com/evidence> sam:asPrinted "t.ex. kommunerna" .', "", "com",
                   "as_printed"),
    "no source": ("sam:evidence <x:org/evidence> ;", "", "org", "source"),
    "two places at once": ("sam:evidence <x:org/evidence> ;",
                           "sam:evidence <x:org/evidence> , x:ev ;", "org", "source"),
    "evidence without a source": ("x:ev a sam:Evidence ; dcterms:source x:src ;",
                                  "x:ev a sam:Evidence ;", "ev", "source"),
    "evidence of two sources": ("x:ev a sam:Evidence ; dcterms:source x:src ;",
                                "x:ev a sam:Evidence ; dcterms:source x:src , x:src2 ;", "ev",
                                "source"),
    "evidence of nothing": ("sam:furtherEvidence x:ev ;", "", "ev", "statement"),
    "evidence of two statements": ("sam:furtherEvidence x:ev ;",
                                   "sam:furtherEvidence x:ev , <x:gm/evidence> ;", "gm/evidence",
                                   "statement"),
    "further evidence is none": ("sam:furtherEvidence x:ev ;",
                                 "sam:furtherEvidence x:ev , x:area ;", "area",
                                 "FurtherEvidence"),
    "group signs": ("sam:agreement x:agr ; sam:actor x:org ;",
                    "sam:agreement x:agr ; sam:actor x:group ;", "sig", "actor"),
    "personal number": ('"232100-0180"', '"231100-0180"', "org", "org_number"),
    "number without its dash": ('"232100-0180"', '"2321000180"', "org", "org_number"),
    "no Swedish name": ('"Arbetsgrupp bostad"@sv', '"Housing group"@en', "body", "name"),
    "two Swedish names": ('"Region Dalarna"@sv', '"Region Dalarna"@sv , "Regionen"@sv', "org",
                          "name"),
    "name in German": ('"Region of Dalarna"@en', '"Region Dalarna"@de', "org", "name_en"),
    "name without a language": ('"Region of Dalarna"@en', '"Regionen"', "org", "name_en"),
    "empty name": ('"AF"', '""@sv', "name", "name"),
    "unknown status": ('"ended"', '"avslutad"', "init", "status"),
    "date in words": ('"2015"^^xsd:gYear ; sam:signed', '"våren" ; sam:signed', "agr", "from"),
    "month thirteen": ('"2015-06"^^xsd:gYearMonth', '"2015-13"^^xsd:gYearMonth', "agr", "signed"),
    "year of five digits": ('"2015"^^xsd:gYear ; sam:signed', '"20150"^^xsd:gYear ; sam:signed',
                            "agr", "from"),
    "amount in words": ('"2823610"^^xsd:decimal', '"2 823 610 kr"', "fund", "amount"),
    "negative amount": ('"2823610"^^xsd:decimal', '"-1"^^xsd:decimal', "fund", "amount"),
    "share in per cent": ('"0.4"^^xsd:decimal', '"40"^^xsd:decimal', "fund", "share"),
    "half a meeting": ("sam:count 4", "sam:count 4.5", "event", "count"),
    "leads said in words": ("sam:leads true", 'sam:leads "ja"', "com", "leads"),
    "person by name": ("x:area ;\n    sam:person x:p1", 'x:area ; sam:person "Eva"', "post",
                       "person"),
    "one reading": ("sam:reading <x:corr/a>, <x:corr/b>", "sam:reading <x:corr/a>", "corr",
                    "reading"),
    "reading without its wording": ('sam:asPrinted "2016"', 'sam:locator "s. 3"', "corr",
                                    "reading"),
    "area under itself": ("skos:broader x:area", "skos:broader x:under", "under", "broader"),
    "areas in a ring": ("sam:order 2", "sam:order 2 ; skos:broader x:under", "area", "broader"),
    "ends before it starts": ('"2020-12-31"^^xsd:date', '"2014-12-31"^^xsd:date', "agr",
                              "PeriodInOrder"),
    "ends the month before": ('"2018-06-30"^^xsd:date', '"2018-02"^^xsd:gYearMonth', "init",
                              "PeriodInOrder"),
    "fewest exceed most": ("sam:attendingLow 30", "sam:attendingLow 300", "event",
                           "AttendingInOrder"),
    "lowest exceeds highest": ("sam:low 100", "sam:low 1000", "need", "NeedInOrder"),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(FAULTS))
def test_fault_is_found(fault: str) -> None:
    sound, spoilt, focus, column = FAULTS[fault]
    assert SOUND.count(sound) == 1
    assert (focus, column) in {breach[:2] for breach in breaches(SOUND.replace(sound, spoilt))}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2015", "2015"),
        ("2015", "2015-06"),
        ("2015-06-03", "2015-06"),
        ("2015-06", "2015"),
        ("2014-12-31", "2015-01"),
    ],
)
def test_dates_of_different_length_are_compared_as_far_as_both_go(start: str, end: str) -> None:
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    prefixes = "".join(
        f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("schema", "xsd")
    )
    from_, to = (f'"{day}"^^xsd:{kinds[len(day)]}' for day in (start, end))
    assert breaches(f"{prefixes}<x:a> schema:startDate {from_} ; schema:endDate {to} .") == set()


@pytest.mark.filterwarnings("ignore::UserWarning:rdflib")
@pytest.mark.parametrize("value", ['"ca 40"^^xsd:integer', '"ja"^^xsd:boolean', "[]", '"x"@sv'])
def test_number_that_is_none_is_a_fault_and_no_crash(value: str) -> None:
    spoilt = SOUND.replace("sam:attendingLow 30", f"sam:attendingLow {value}")
    assert {breach.column for breach in breaches(spoilt)} == {"attending_low"}


def parsed(turtle: str) -> Graph:
    """Return a graph in memory, read from N-Triples as the library does."""
    triples = (quad.triple for quad in ox.parse(turtle.encode(), ox.RdfFormat.TURTLE))
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return Graph().parse(data=lines, format="nt")


def breaches(turtle: str) -> set[Breach]:
    """Return each fault of a graph. A rule across columns tells the row as the value."""
    _, report, _ = pyshacl.validate(parsed(turtle), shacl_graph=SHAPES)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        demand = report.value(result, SH.sourceConstraintComponent)
        across = demand == SH.SPARQLConstraintComponent
        focus = report.value(result, SH.value if across else SH.focusNode)
        shape = report.value(result, SH.sourceShape)
        assert shape is not None
        found.add(
            Breach(
                focus=str(focus).removeprefix("x:"),
                column=english(SHAPES if isinstance(shape, URIRef) else report, shape),
                demand=str(demand).rpartition("#")[2].removesuffix("ConstraintComponent"),
            )
        )
    return found


def english(graph: Graph, shape: Node) -> str:
    names = [str(n) for n in graph.objects(shape, SH.name) if getattr(n, "language", "") == "en"]
    return names[0] if names else str(shape).rpartition("#")[2]


@pytest.fixture(scope="module")
def bare() -> set[Breach]:
    """What is told of a row of each table that says nothing."""
    return breaches("\n".join(f"<x:bare-{t}> a <{row.type}> ." for t, row in TABLES.items()))


@pytest.fixture(scope="module")
def wrong() -> set[Breach]:
    """What is told of a row of each table that has two wrong values in every column."""
    lines = [f"<x:wrong-{table}> a <{row.type}> ." for table, row in TABLES.items()]
    for table, row in TABLES.items():
        for field in fields(row):
            if not field.part:
                lines += wrong_triples(f"<x:wrong-{table}>", field)
    return breaches("\n".join(lines))


def wrong_triples(row: str, field: Field) -> Iterator[str]:
    """Yield two triples that a column must not have."""
    known = field.refs and field.refs != ("people",)
    values = {
        "ref": ("<x:nothing>", "<x:nobody>") if known else ('"a"', '"b"'),
        "text": ('"a"@sv', '"b"@sv'),
        "sv": ('""@sv', '"a"@sv'),
        "en": ('"a"@de', '"b"@de'),
        "date": ('"i våras"', '"i höstas"'),
        "choice": ('"a-"', '"b-"'),
    }.get(field.kind, ('"ja"', '"nej"'))
    if field.column.inverse:
        values = ("<x:one>", "<x:another>")
    for value in values:
        ends = (value, row) if field.column.inverse else (row, value)
        yield f"{ends[0]} <{field.column.term}> {ends[1]} ."
