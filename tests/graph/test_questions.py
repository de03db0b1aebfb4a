"""Every question: its header, the law of parameters, both engines, and answers known by hand."""

import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from samverkan.data.intake import read_register
from samverkan.data.rdf import open_quads
from samverkan.errors import UnknownName, UsageError
from samverkan.export.rdf import serialize_quads
from samverkan.graph.query import Query, names, plain, question
from samverkan.graph.store import Change, Store
from samverkan.graph.table import Table
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology import vocabulary
from samverkan.ontology.identity import local_id
from samverkan.ontology.vocabulary import PREFIXES, SAM, SKOS
from tests.conftest import BASE, TINY

# rdflib warns of its own internals.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")

EXPECTED = Path(__file__).parent / "expected"
SMALL = "https://w3id.org/samverkan/id/tiny/"
#: Values of one parameter, and pairs of values, that are tried on the shipped register.
MOST = 6

#: What is laid over the tiny register so that every question has at least two rows.
MORE = {
    "sources.csv": """
id,name,kind,date,same_work_as
src-a,Överenskommelsen,agreement,2015,
src-b,Projektsidan,project page,,
src-c,Avskriften,agreement,2015,src-a
""",
    "sectors.csv": """
id,name
sector-kommun,Kommun
sector-ideell,Ideell sektor
""",
    "organisations.csv": """
id,name,name_en,sector,org_number,place,source,locator
org-orsa,Orsa kommun,Orsa Municipality,sector-kommun,,place-orsa,src-a,rad 1
org-mora,Mora kommun,,sector-kommun,212000-2213,place-mora,src-a,rad 2
org-af,Arbetsförmedlingen,,,,,src-a,rad 3
org-klubben,Klubben,The Club,sector-ideell,,,src-b,rad 1
org-gamla,Gamla regionen,,,,,src-a,rad 4
org-nya,Nya regionen,,,,,src-b,rad 2
""",
    "names.csv": """
id,named,name,name_kind,source,locator
name-af,org-af,AF,short,src-a,
name-nya,org-nya,Nja regionen,misspelling,src-a,rad 4
""",
    "groups.csv": TINY["groups.csv"],
    "successions.csv": """
id,predecessor,successor,kind,date,source,locator
succ-1,org-gamla,org-nya,enters,2019-01-01,src-b,rad 2
succ-2,org-nya,org-af,becomes,,src-b,rad 3
""",
    "places.csv": """
id,name,kind,within,neighbours,source
place-dalarna,Dalarnas län,county,,,src-a
place-orsa,Orsa,municipality,place-dalarna,place-mora,src-a
place-mora,Mora,municipality,place-dalarna,place-orsa,src-a
""",
    "areas.csv": """
id,name,name_en,broader,agreement,source
area-bostad,Vägen till bostad,The way to housing,,agr-a,src-a
area-planering,Planera,,area-bostad,agr-a,src-a
area-arbete,Vägen till arbete,The way to work,,agr-a,src-a
area-foretag,Företagande,,area-arbete,agr-a,src-a
""",
    "commitments.csv": """
id,agreement,area,actor,leads,as_printed,source,locator
com-1,agr-a,area-planering,org-af,ja,Arbetsförmedlingen,src-a,rad 9
com-2,agr-a,area-planering,group-kommunerna,,kommunerna,src-a,rad 9
com-3,agr-a,area-arbete,org-af,,Arbetsförmedlingen,src-a,rad 12
com-4,agr-a,area-planering,org-nya,,Nya regionen,src-a,rad 9
""",
    "evidence.csv": """
id,statement,source,locator,as_printed
ev-1,com-1,src-b,rad 3,AF
ev-2,com-2,src-c,rad 109,kommunerna
""",
    "initiatives.csv": """
id,name,kind,status,from,to,areas,places,document,source,locator
init-bo,Bo i Mora,project,ended,2018-01-01,2018-12-31,area-planering,place-mora,,src-b,
init-jobb,Jobb,project,,,,,,,src-b,
init-forr,Förr,project,ended,2014,2014,area-planering,place-mora,"pdf, 2 sidor",src-b,rad 40
init-plan,Planen,plan,proposed,2016,,area-foretag,,,src-a,rad 41
init-kurs,Kursen,course,ongoing,2019,,area-foretag,place-dalarna,,src-b,rad 42
init-fri,Fri,measure,ongoing,2017,,,,,src-b,rad 44
init-rapport,Rapporten,report,ended,2019-03,2019-03,,,,src-b,rad 45
""",
    "participations.csv": """
id,actor,initiative,role,source,locator
part-1,org-mora,init-bo,owner,src-b,rad 5
part-2,org-orsa,init-jobb,owner,src-b,rad 6
part-3,org-af,init-jobb,partner,src-b,rad 6
part-4,org-klubben,init-bo,partner,src-b,rad 5
part-5,org-nya,init-forr,owner,src-b,rad 40
part-6,org-af,init-plan,producer,src-a,rad 41
part-7,org-klubben,init-kurs,owner,src-b,rad 42
part-8,org-klubben,init-fri,partner,src-b,rad 44
part-9,org-nya,init-fri,owner,src-b,rad 44
""",
    "classifications.csv": """
id,subject,term,coder,date,why
class-1,init-jobb,area-arbete,redaktionen,2026-11-22,Namnet säger det.
class-2,init-jobb,place-mora,redaktionen,2026-11-22,Ägaren finns där.
""",
    "fundings.csv": """
id,initiative,funder,programme,amount,currency,share,as_printed,source,locator
fund-1,init-bo,,ESF,1234.50,SEK,,"1 234,50 kr",src-b,
fund-2,init-kurs,org-af,,5000,SEK,0.5,"hälften, 5 000 kr",src-b,rad 43
""",
    "events.csv": """
id,name,kind,status,from,to,areas,places,count,attending_low,attending_high,source,locator
event-dag,Processdag,process day,ended,2018-06-05,2018-06-05,area-planering,place-mora,,10,12,src-b,rad 30
event-dialog,Dialog,meeting,planned,2020,,,,2,,,src-b,rad 31
event-lunch,Lunch,meeting,ended,,,area-arbete,,,,,src-b,rad 32
""",  # noqa: E501
    "attendances.csv": """
id,actor,event,role,source,locator
att-1,org-af,event-dag,organiser,src-b,rad 30
att-2,org-klubben,event-dag,participant,src-b,rad 30
att-3,org-mora,event-dialog,invited,src-b,rad 31
att-4,group-kommunerna,event-dag,participant,src-b,rad 30
""",
    "bodies.csv": """
id,name,name_en,kind,status,frequency,from,to,source,locator
body-kansli,Kansliet,The secretariat,secretariat,ongoing,,2015,2020,src-a,rad 20
body-rad,Rådet,,council,proposed,två gånger per år,,,src-a,rad 21
""",
    "memberships.csv": """
id,body,member,role,from,to,source,locator
mem-1,body-kansli,org-mora,host,,,src-a,rad 20
mem-2,body-kansli,org-af,member,2018,2019,src-b,rad 9
""",
    "inquiries.csv": """
id,actor,area,place,date,answer,by,source,locator
inq-1,org-orsa,area-planering,place-orsa,2019,nothing,redaktionen,src-b,
inq-2,org-mora,area-bostad,place-mora,2019,something,redaktionen,src-b,rad 51
""",
    "corrections.csv": """
id,row,field,reading_a,source_a,locator_a,reading_b,source_b,locator_b,reading_c,source_c,locator_c,chosen,why
corr-1,init-bo,to,2018-12-31,src-b,rad 5,2018-11-30,src-a,rad 7,,,,a,Projektsidan är närmast.
corr-2,org-nya,name,Nya regionen,src-b,rad 2,Nya Regionen,src-a,,Region Ny,src-c,rad 8,unresolved,Oklart.
""",  # noqa: E501
}  # fmt: skip


def write(folder: Path, *more: Mapping[str, str]) -> Path:
    """Write the small register; `more` lays further rows under the tables it names."""
    folder.mkdir()
    tables = TINY | MORE
    for extra in more:
        tables |= {name: tables[name].rstrip() + text for name, text in extra.items()}
    for name, text in tables.items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    return folder


Building = Callable[..., KnowledgeBase]
#: A row as either engine gives it, in terms that the two share.
Solution = dict[str, tuple[str, ...] | None]


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Building]:
    """Build the small register with further rows, or without some tables."""
    made: list[KnowledgeBase] = []

    def build(more: Mapping[str, str], without: Iterable[str] = ()) -> KnowledgeBase:
        folder = write(tmp_path / f"small-{len(made)}", more)
        for name in without:
            (folder / name).unlink()
        made.append(KnowledgeBase.memory(folder))
        return made[-1]

    yield build
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("questions") / "small")


@pytest.fixture(scope="module")
def small(folder: Path) -> Iterator[KnowledgeBase]:
    """The small register, in memory."""
    with KnowledgeBase.memory(folder) as found:
        yield found


class Engines:
    """The small register in both engines."""

    def __init__(self, quads: list[ox.Quad]) -> None:
        self.oxigraph = Store.memory()
        self.oxigraph.apply(Change(frozenset(quads), frozenset()))
        self.rdflib = rdflib.Dataset(default_union=True)
        self.rdflib.parse(data=serialize_quads(quads, "nquads").decode(), format="nquads")
        self._free: dict[str, list[Solution]] = {}

    def free(self, asked: Query) -> list[Solution]:
        """Return what rdflib answers when nothing is bound."""
        if asked.name not in self._free:
            self._free[asked.name] = solutions(self.rdflib.query(asked.text))
        return self._free[asked.name]

    def close(self) -> None:
        self.oxigraph.close()


@pytest.fixture(scope="module")
def whole(folder: Path) -> Iterator[Engines]:
    register, faults = read_register(folder)
    assert faults == []
    engines = Engines(list(open_quads(register)))
    yield engines
    engines.close()


@pytest.fixture(scope="module")
def lean(folder: Path) -> Iterator[Engines]:
    """The same without the labels of what is neither an actor nor an area."""
    named = re.compile("(org|group|area)-|register/")
    quads = [
        quad
        for quad in open_quads(read_register(folder)[0])
        if quad.predicate.value != SKOS.prefLabel or named.search(quad.subject.value)
    ]
    engines = Engines(quads)
    yield engines
    engines.close()


@pytest.fixture
def engines(asked: Query, request: pytest.FixtureRequest) -> Engines:
    """The engines to ask in; rdflib joins every label with every other in `pairs`."""
    found: Engines = request.getfixturevalue("lean" if asked.name == "pairs" else "whole")
    return found


every = pytest.mark.parametrize("asked", [question(name) for name in names()], ids=names())


def variables(asked: Query) -> list[str]:
    """Return the variables that the text selects, by the engine alone, as any tool runs it."""
    return [variable.value for variable in ox.Store().query(asked.text).variables]


# The text of each question


@every
def test_a_question_has_a_summary_in_both_languages(asked: Query) -> None:
    assert {lang for lang, text in asked.summary.items() if text.endswith("?")} == {"sv", "en"}


@every
def test_a_question_selects_what_its_header_names(asked: Query) -> None:
    selected = variables(asked)
    parameters = set(asked.parameters) - {"period"}
    if "period" in asked.parameters:
        assert {"from", "to"} <= set(selected)
    assert parameters <= set(selected)
    derived = {"basis"} if asked.basis else set()
    assert {f"{name}_basis" for name in asked.basis} <= set(selected)
    assert set(asked.basis) <= parameters
    assert set(asked.columns) - derived <= set(selected)
    assert {column.removeprefix("-") for column in asked.sort} - derived <= set(selected)
    assert set(asked.grouping) <= parameters
    assert len(set(asked.columns)) == len(asked.columns)


@every
def test_every_parameter_is_written_with_a_dollar_and_selected(asked: Query) -> None:
    written = set(re.findall(r"\$(\w+)", asked.text))
    named = set(asked.parameters) - {"period"}
    assert named <= written
    assert written <= set(variables(asked))
    assert written <= named | {asked.expand}


def code(text: str) -> str:
    """Return a query without its comments and string literals."""
    without = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    return re.sub(r"(?m)(^|\s)#.*$", "", without)


@every
def test_a_question_uses_declared_terms_only(asked: Query) -> None:
    text = code(asked.text)
    declared = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    assert declared.items() <= PREFIXES.items()
    body = re.sub(r"PREFIX .*", "", text)
    assert "<http" not in body
    used = set(re.findall(r"\b([a-z]+):(\w+)", body))
    assert used
    for prefix, term in used:
        assert prefix in declared
        assert term in getattr(vocabulary, prefix.upper()).terms


@every
def test_nothing_in_a_named_graph_gives_wrong_answers(asked: Query) -> None:
    text = code(asked.text)
    for match in re.finditer(r"GRAPH\s+[?$]\w+\s*\{", text):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        block = text[match.end() : end]
        assert not re.search(r"\b(SELECT|VALUES|MINUS|LIMIT)\b", block, re.I)


@every
def test_the_file_runs_as_it_stands_in_any_tool(asked: Query) -> None:
    assert variables(asked)
    answer = rdflib.Graph().query(asked.text)
    assert [str(v) for v in answer.vars or ()] == variables(asked)


def test_an_unknown_question_is_told_with_those_near() -> None:
    with pytest.raises(UnknownName) as caught:
        question("who-coperates")
    assert "who-cooperates" in caught.value.suggestions


def test_a_parameter_that_a_question_does_not_take_is_refused(small: KnowledgeBase) -> None:
    for given in ({"bound": {"area": "x"}}, {"when": "2018"}, {"expand": True}):
        with pytest.raises(UsageError) as caught:
            question("succession").run(small.store, **given)
        assert caught.value.say("sv")


@every
def test_every_parameter_can_be_given_on_the_command_line(asked: Query) -> None:
    from samverkan.commands.ask import ask

    options = {parameter.name for parameter in ask.params}
    assert set(asked.parameters) - {"period"} <= options


# Bound is free, filtered


def term(value: Any) -> tuple[str, ...] | None:
    """Return a term of either engine in a form that the two share."""
    if value is None:
        return None
    if isinstance(value, (ox.NamedNode, rdflib.URIRef)):
        return ("iri", value.value if isinstance(value, ox.NamedNode) else str(value))
    if isinstance(value, ox.Literal):
        return (value.value, value.language or "", value.datatype.value)
    default = PREFIXES["xsd"] + "string" if not value.language else PREFIXES["rdf"] + "langString"
    return (str(value), value.language or "", str(value.datatype or default))


def solutions(answer: Any) -> list[Solution]:
    """Return what an engine answered, as rows that can be compared."""
    if isinstance(answer, ox.QuerySolutions):
        head = [variable.value for variable in answer.variables]
        return [dict(zip(head, map(term, row), strict=True)) for row in answer]
    head = [str(variable) for variable in answer.vars]
    return [dict(zip(head, map(term, row), strict=True)) for row in answer]


def counted(rows: Iterable[Solution]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(sorted(row.items())) for row in rows)


def bindings(
    rows: Iterable[Mapping[str, Any]], asked: Query, most: int, strangers: int = 2
) -> list[dict[str, Any]]:
    """Return parameters with values that occur in free rows, alone and in pairs.

    `strangers` is how many pairs of values are added that need not meet in any row.
    """
    chance = random.Random(asked.name)
    found: list[dict[str, Any]] = []
    narrowed = [name for name in asked.parameters if name != "period"]
    for count in (1, 2):
        for chosen in combinations(narrowed, count):
            values = {tuple(row[name] for name in chosen) for row in rows}
            known = sorted((v for v in values if None not in v), key=str)
            if len(known) > most:
                known = chance.sample(known, most)
            if count == 2:
                alone = [sorted({row[n] for row in rows if row[n]}, key=str) for n in chosen]
                known += [tuple(map(chance.choice, alone)) for _ in range(strangers) if all(alone)]
            found += [dict(zip(chosen, value, strict=True)) for value in known]
    return found


def values(table: Table) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row[c] for c in table.columns) for row in table.rows)


def law(kb: KnowledgeBase, asked: Query, most: int) -> None:
    answer: Any = kb.store.query(asked.text)
    head = [variable.value for variable in answer.variables]
    solved = [dict(zip(head, row, strict=True)) for row in answer]
    if asked.expand:
        itself = ox.NamedNode(SAM.itself)
        solved = [row for row in solved if row[asked.expand] == itself]
    free = [{name: plain(value) for name, value in row.items()} for row in solved]
    tried = bindings(free, asked, most)
    assert tried or asked.parameters in ((), ("period",))
    for bound in tried:
        table = asked.run(kb.store, bound)
        kept = [row for row in free if all(row[k] == v for k, v in bound.items())]
        judged = [row | basis(row, asked, bound) for row in kept]
        expected = {tuple(row[c] for c in table.columns) for row in judged}
        if asked.basis:  # what is printed as well as coded is printed
            place = table.columns.index("basis")
            printed = {row for row in expected if row[place] == "printed"}
            coded = expected - printed
            bare = {(*row[:place], *row[place + 1 :]) for row in printed}
            expected = printed | {r for r in coded if (*r[:place], *r[place + 1 :]) not in bare}
        assert values(table) == Counter(expected), bound


def basis(row: Mapping[str, Any], asked: Query, bound: Mapping[str, str]) -> dict[str, str]:
    """Return what a row rests on: a coding, where one places it in what was asked about."""
    if not asked.basis:
        return {}
    placed = {row[f"{name}_basis"] for name in asked.basis if name in bound}
    return {"basis": "coded" if "coded" in placed else "printed"}


@every
def test_bound_is_free_filtered(asked: Query, small: KnowledgeBase) -> None:
    law(small, asked, 100)


@pytest.mark.slow
@every
def test_bound_is_free_filtered_on_the_shipped_register(asked: Query, kb: KnowledgeBase) -> None:
    law(kb, asked, MOST)


@pytest.mark.slow
@every
def test_both_engines_give_the_same_rows(asked: Query, engines: Engines) -> None:
    one = solutions(engines.oxigraph.query(asked.text))
    assert len(one) >= 2
    assert counted(one) == counted(engines.free(asked))


@pytest.mark.slow
@every
def test_bound_is_free_filtered_in_rdflib(asked: Query, engines: Engines) -> None:
    free = engines.free(asked)
    narrowed = [name for name in asked.parameters if name != "period"]
    # Each parameter alone, and one pair of them: rdflib is slow.
    for bound in bindings(free, asked, 1, strangers=0)[: len(narrowed) + 1]:
        given = {
            name: rdflib.URIRef(value[1]) if value[0] == "iri" else rdflib.Literal(value[0])
            for name, value in bound.items()
        }
        rows = solutions(engines.rdflib.query(asked.text, initBindings=given))
        kept = [row for row in free if all(row[k] == v for k, v in bound.items())]
        assert kept
        assert counted(rows) == counted(kept), bound


# Answers worked out by hand


def read(name: str) -> tuple[list[str], list[list[str]]]:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return head, rows


def written(table: Table) -> list[list[str]]:
    """Return the rows as the expected tables have them: ids for IRIs, nothing for None."""

    def cell(value: Any) -> str:
        return "" if value is None else str(value).removeprefix(SMALL)

    return [[cell(row[column]) for column in table.columns] for row in table.rows]


@every
def test_the_answer_is_the_one_worked_out_by_hand(asked: Query, small: KnowledgeBase) -> None:
    head, rows = read(asked.name)
    table = asked.run(small.store)
    assert list(table.columns) == head
    assert written(table) == rows


def test_every_question_has_an_expected_table() -> None:
    assert sorted(path.stem for path in EXPECTED.glob("*.csv")) == list(names())


def ids(rows: Iterable[Mapping[str, Any]], *columns: str) -> list[Any]:
    """Return the local ids in one column, or tuples of them in several, sorted."""
    found = [tuple(local_id(str(row[column])) for column in columns) for row in rows]
    return sorted(one[0] for one in found) if len(columns) == 1 else sorted(found)


#: By the lists of Samverkansparter in the agreement, one count for each list, in its order.
PRINTED = {
    "area-arbete-anstallning": 7,
    "area-arbete-foretagande": 6,
    "area-sprak-utbildning-vuxenutbildning": 7,
    "area-sprak-utbildning-barn-ungdom": 8,
    "area-halsa-forebyggande": 4,
    "area-halsa-rehabilitering": 6,
    "area-bostad-planering": 7,
    "area-social-sammanhallning-kultur": 10,
    "area-social-sammanhallning-folkbildning": 5,
    "area-social-sammanhallning-diskriminering": 8,
}


def test_each_list_of_the_agreement_has_its_actors(kb: KnowledgeBase) -> None:
    rows = kb.ask("who-cooperates", layer="declared").rows
    assert Counter(local_id(row["via"]) for row in rows) == PRINTED
    assert len(rows) == 68


@pytest.mark.parametrize(
    ("area", "count"),
    [
        ("arbete", 13),
        ("sprak-utbildning", 15),
        ("halsa", 10),
        ("bostad", 7),
        ("social-sammanhallning", 23),
    ],
)
def test_an_area_includes_its_sub_areas(kb: KnowledgeBase, area: str, count: int) -> None:
    assert len(kb.ask("who-cooperates", area=area, layer="declared")) == count


def test_the_actors_named_are_14_organisations_and_9_groups(kb: KnowledgeBase) -> None:
    rows = kb.ask("who-cooperates", layer="declared").rows
    assert Counter({row["actor"]: row["kind"] for row in rows}.values()) == {
        "organisation": 14,
        "group": 9,
    }
    most = Counter(row["actor_label"] for row in rows).most_common(5)
    assert most[:2] == [("kommunerna", 10), ("Arbetsförmedlingen", 6)]
    assert dict(most[2:]) == {
        "Högskolan Dalarna": 5,
        "Länsstyrelsen Dalarna": 5,
        "den ideella sektorn": 5,
    }


HOUSING = [
    ("Arbetsförmedlingen", "Arbetsförmedlingen"),
    ("Länsstyrelsen Dalarna", "Länsstyrelsen"),
    ("Migrationsverket", "Migrationsverket"),
    ("Region Dalarna (före 2019)", "Region Dalarna"),
    ("den ideella sektorn", "den ideella sektorn"),
    ("kommunerna", "kommunerna"),
    ("näringslivet", "näringslivet"),
]


@pytest.mark.parametrize(
    "area",
    ["bostad", "area-bostad", "Vägen till bostad", "The way to housing", BASE + "area-bostad"],
)
def test_who_cooperates_on_housing(kb: KnowledgeBase, area: str) -> None:
    table = kb.ask("who-cooperates", area=area)
    assert sorted((row["actor_label"], row["as_printed"]) for row in table.rows) == HOUSING
    assert all(row["locator"].endswith("rad 268") for row in table.rows)
    assert (table.undated, table.unplaced) == ((), ())


def test_expanding_housing_shows_the_known_members_marked(kb: KnowledgeBase) -> None:
    table = kb.ask("who-cooperates", area="bostad", layer="declared", expand=True)
    own = [row for row in table.rows if row["member_of"] is None]
    assert sorted((row["actor_label"], row["as_printed"]) for row in own) == HOUSING
    members = Counter(local_id(row["member_of"]) for row in table.rows if row["member_of"])
    # The agreement names five of the voluntary sector after "exempelvis".
    assert members == {"group-kommunerna": 15, "group-ideella-sektorn": 5}
    for row in table.rows:
        if row["member_of"]:
            assert row["member_of_label"] == row["as_printed"]


def test_the_register_counts_what_the_documents_hold(kb: KnowledgeBase) -> None:
    counts = {row["class"]: row["count"] for row in kb.ask("contents").rows}
    expected = {"Signature": 24, "Commitment": 68, "Body": 11, "Membership": 10, "Event": 13}
    assert {name: counts[name] for name in expected} == expected
    assert "Person" not in counts


def test_two_actors_lead(kb: KnowledgeBase) -> None:
    rows = kb.ask("ties", layer="declared").rows
    assert ids((r for r in rows if r["role"] == "leads"), "actor", "unit") == [
        ("org-arbetsformedlingen", "area-arbete-anstallning"),
        ("org-forsakringskassan", "area-halsa-rehabilitering"),
    ]


def test_eight_commitments_are_examples_of_a_group(kb: KnowledgeBase) -> None:
    found = kb.store.quads(predicate=ox.NamedNode(SAM.exampleOf))
    assert Counter(local_id(quad.object.value) for quad in found) == {"group-ideella-sektorn": 8}


def test_thirteen_events_by_year(kb: KnowledgeBase) -> None:
    table = kb.ask("events")
    assert Counter(row["from"][:4] for row in table.rows) == {
        "2015": 1,
        "2018": 4,
        "2019": 6,
        "2020": 2,
    }
    planned = ids((row for row in table.rows if row["status"] == "planned"), "event")
    assert planned == ["event-dialoger-2020", "event-kommunturne-2020"]


@pytest.mark.parametrize(("year", "count"), [("2014", 0), ("2015", 1), ("2018", 4), ("2019", 6)])
def test_events_of_a_year(kb: KnowledgeBase, year: str, count: int) -> None:
    table = kb.ask("events", when=year)
    assert (len(table), table.undated) == (count, ())


@pytest.mark.parametrize("name", ["who-cooperates", "ties"])
def test_a_planned_event_is_never_met(kb: KnowledgeBase, name: str) -> None:
    unit = "via" if name == "who-cooperates" else "unit"
    met = {local_id(row[unit]) for row in kb.ask(name, layer="met").rows}
    assert met
    assert not met & {"event-dialoger-2020", "event-kommunturne-2020"}


def test_the_secretariat_has_two_hosts(kb: KnowledgeBase) -> None:
    rows = kb.ask("bodies").rows
    assert len({row["body"] for row in rows}) == 11
    assert sum(row["member"] is not None for row in rows) == 10
    hosts = [row for row in rows if row["role"] == "host"]
    assert ids(hosts, "body", "member") == [
        ("body-kansli", "org-lansstyrelsen-dalarna"),
        ("body-kansli", "org-region-dalarna"),
    ]


def test_contradictions_and_those_left_open(kb: KnowledgeBase) -> None:
    rows = kb.ask("contradictions").rows
    assert len(rows) == len({row["correction"] for row in rows}) == 147
    assert sum(row["chosen"] == "unresolved" for row in rows) == 32
    assert all(row["why"] and row["reading_a"] and row["source_b"] for row in rows)


def test_the_social_fund_pays_for_all_of_the_project(kb: KnowledgeBase) -> None:
    rows = kb.ask("funding").rows
    assert [
        (local_id(row["initiative"]), row["amount"], row["currency"], row["share"])
        for row in rows
        if row["amount"]
    ] == [("init-dalarna-implementering-integration", "2823610", "SEK", "1")]
    assert {row["programme"] for row in rows} == {
        "Programområde 2 Ökat arbetskraftsutbud",
        "Integrationsfonden",
        "Horizon 2020",
    }


def test_three_regions_and_two_successions(kb: KnowledgeBase) -> None:
    rows = kb.ask("succession").rows
    assert ids(rows, "predecessor", "successor", "kind", "date") == [
        ("org-landstinget-dalarna", "org-region-dalarna", "enters", "2019-01-01"),
        ("org-region-dalarna-2015", "org-region-dalarna", "enters", "2019-01-01"),
    ]


def test_two_extractions_of_the_agreement_are_one_work(kb: KnowledgeBase) -> None:
    rows = kb.ask("evidence-of", thing=BASE + "com-bostad-planering-migrationsverket").rows
    assert ids(rows, "source") == ["src-agreement-001", "src-agreement-002"]
    assert ids(rows, "work") == ["src-agreement-002", "src-agreement-002"]
    assert {row["as_printed"] for row in rows} == {"Migrationsverket"}


def test_every_commitment_stands_in_both_extractions(kb: KnowledgeBase) -> None:
    rows = kb.ask("evidence-of").rows
    places = Counter(r["statement"] for r in rows if local_id(r["statement"]).startswith("com-"))
    assert Counter(places.values()) == {2: 68}


def test_initiatives_by_status(kb: KnowledgeBase) -> None:
    rows = kb.ask("initiatives").rows
    status = {row["initiative"]: row["status"] for row in rows}
    assert Counter(status.values()) == {
        None: 12,
        "proposed": 7,
        "ongoing": 7,
        "ended": 6,
        "approved": 1,
    }
    proposed = ids((row for row in rows if row["status"] == "proposed"), "initiative")
    assert set(proposed) == {
        "init-agenda-integration-tillvaxt",
        "init-akademi-integration",
        "init-forstudie-kansli",
        "init-handlingsplan",
        "init-kompetensforsorjning-landstinget",
        "init-korta-vagen",
        "init-nyborjarsvenska",
    }


def test_every_area_and_municipality_has_a_cell(kb: KnowledgeBase) -> None:
    rows = kb.ask("coverage").rows
    assert len(rows) == len({(row["area"], row["place"]) for row in rows}) == 15 * 15
    assert {row["status"] for row in rows} == {"covered", "unknown"}  # nobody has been asked
    for row in rows:
        known = row["initiatives"] + row["via_county"] > 0
        assert row["status"] == ("covered" if known else "unknown")


def test_nothing_is_known_of_housing_anywhere(kb: KnowledgeBase) -> None:
    rows = kb.ask("coverage", area="bostad").rows
    assert len(rows) == 15
    assert {(row["initiatives"], row["via_county"], row["status"]) for row in rows} == {
        (0, 0, "unknown")
    }
    assert len(kb.ask("named-no-evidence", area="bostad")) == 7
    assert len(kb.ask("active-not-named", area="bostad")) == 0


def test_answers_are_in_the_language_asked_for(small: KnowledgeBase) -> None:
    swedish = small.ask("who-cooperates", area="bostad").rows
    english = small.ask("who-cooperates", area="bostad", lang="en").rows
    assert [row["actor"] for row in swedish if row["actor_label"] == "Klubben"]
    assert [row["actor"] for row in english if row["actor_label"] == "The Club"]
    assert {row["actor_label"] for row in english} >= {"Arbetsförmedlingen"}  # has no English name


# When, where, on what evidence


PERIOD = [name for name in names() if "period" in question(name).parameters]


@pytest.mark.parametrize("when", ["2013", "2014", "2018", "2018-06", "2019-05-03", "2021"])
@pytest.mark.parametrize("name", PERIOD)
def test_no_row_is_both_dated_and_undated(small: KnowledgeBase, name: str, when: str) -> None:
    def keys(rows: Iterable[Mapping[str, Any]]) -> set[tuple[Any, ...]]:
        return {tuple(row.values()) for row in rows}

    every_row = keys(small.ask(name).rows)
    table = small.ask(name, when=when)
    dated, undated = keys(table.rows), keys(table.undated)
    assert not dated & undated
    assert dated | undated <= every_row


def test_what_held_stands_in_the_rows_and_what_cannot_be_told_apart(small: KnowledgeBase) -> None:
    table = small.ask("ties", when="2018")
    assert ids(table.rows, "statement") == [
        *("att-1", "att-2", "att-4", "com-1", "com-2", "com-3", "com-4", "part-1", "part-4"),
    ]
    assert ids(table.undated, "statement") == ["part-2", "part-3", "part-8", "part-9"]


def test_a_date_within_the_year_is_narrower_than_the_year(small: KnowledgeBase) -> None:
    met = [len(small.ask("ties", layer="met", when=w)) for w in ("2018", "2018-06", "2018-06-06")]
    assert met == [3, 3, 0]


def test_a_place_includes_what_covers_it_and_what_lies_in_it(small: KnowledgeBase) -> None:
    places = {"orsa": 5, "mora": 13, "place-dalarna": 13}
    for place, count in places.items():
        table = small.ask("who-cooperates", place=place)
        assert len(table) == count
        assert ids(table.unplaced, "via") == ["init-fri", "init-fri"]
    assert small.ask("who-cooperates").unplaced == ()


def test_what_has_no_place_is_narrowed_to_the_year_too(small: KnowledgeBase) -> None:
    assert len(small.ask("who-cooperates", place="mora", when="2016").unplaced) == 0
    assert len(small.ask("who-cooperates", place="mora", when="2018").unplaced) == 2


def test_a_group_is_not_its_members_until_asked(small: KnowledgeBase) -> None:
    plain_rows = small.ask("who-cooperates", area="bostad")
    opened = small.ask("who-cooperates", area="bostad", expand=True)
    assert "member_of" not in plain_rows.columns
    more = [row for row in opened.rows if row["member_of"]]
    assert ids(more, "actor", "via", "member_of") == [
        ("org-mora", "area-planering", "group-kommunerna"),
        ("org-mora", "event-dag", "group-kommunerna"),
        ("org-orsa", "area-planering", "group-kommunerna"),
        ("org-orsa", "event-dag", "group-kommunerna"),
    ]
    own = [dict(row) for row in opened.rows if not row["member_of"]]
    assert [{c: row[c] for c in plain_rows.columns} for row in own] == list(plain_rows.rows)


AREAS = ["area-arbete", "area-bostad", "area-foretag", "area-planering"]


def test_printed_only_leaves_out_coded_rows(small: KnowledgeBase) -> None:
    every_row = small.ask("who-cooperates", area="arbete")
    printed = small.ask("who-cooperates", area="arbete", printed_only=True)
    assert ids(every_row.rows, "actor", "via", "basis") == [
        ("org-af", "area-arbete", "printed"),
        ("org-af", "init-jobb", "coded"),
        ("org-klubben", "init-kurs", "printed"),
        ("org-orsa", "init-jobb", "coded"),
    ]
    assert list(printed.rows) == [row for row in every_row.rows if row["basis"] == "printed"]


@pytest.fixture(scope="module")
def coded_and_bare(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[KnowledgeBase, KnowledgeBase]]:
    """The small register with many codings, and the same without any."""
    printed = {
        "initiatives.csv": "\ninit-halv,Halv,project,ongoing,2018,2019,area-planering,,,src-b,\n",
        "participations.csv": "\npart-10,org-orsa,init-halv,owner,src-b,\n",
    }
    coded = {
        "classifications.csv": "\nclass-3,init-bo,place-orsa,redaktionen,2026-11-22,Där bor de.\n"
        "class-4,init-fri,area-planering,redaktionen,2026-11-22,Så verkar det.\n"
        "class-5,init-halv,place-orsa,redaktionen,2026-11-22,Platsen är ägarens.\n",
    }
    folder = tmp_path_factory.mktemp("coded")
    write(folder / "coded", printed, coded)
    write(folder / "bare", printed)
    (folder / "bare" / "classifications.csv").unlink()
    with (
        KnowledgeBase.memory(folder / "coded") as one,
        KnowledgeBase.memory(folder / "bare") as other,
    ):
        yield one, other


@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("name", [n for n in names() if "area" in question(n).parameters])
def test_printed_only_is_the_answer_without_codings(
    coded_and_bare: tuple[KnowledgeBase, KnowledgeBase], name: str, area: str
) -> None:
    """Where a question cannot leave codings out it says so, and never gives them silently."""
    coded, bare = coded_and_bare
    try:
        printed = coded.ask(name, area=area, printed_only=True)
    except UsageError:
        return
    assert values(printed) == values(bare.ask(name, area=area))


@pytest.mark.parametrize("name", ["initiatives", "who-cooperates", "ties", "partners-of"])
def test_printed_only_keeps_what_is_printed_when_no_area_or_place_is_asked_for(
    small: KnowledgeBase, built: Building, name: str
) -> None:
    bare = built({}, without=["classifications.csv"])
    assert values(small.ask(name, printed_only=True)) == values(bare.ask(name))


def test_a_row_is_not_doubled_by_a_coding_beside_what_is_printed(built: Building) -> None:
    coded = {
        "classifications.csv": "\nclass-3,init-bo,area-arbete,redaktionen,2026-11-22,Det verkar.\n"
    }
    rows = built(coded).ask("initiatives").rows
    assert Counter(local_id(row["initiative"]) for row in rows)["init-bo"] == 1


# Cases that the small register has not


def test_coverage_counts_a_county_that_is_coded_as_one_that_is_printed(built: Building) -> None:
    extra = {
        "classifications.csv": "\nclass-3,init-fri,area-bostad,redaktionen,2026-11-22,Så.\n"
        "class-4,init-fri,place-dalarna,redaktionen,2026-11-22,Så.\n"
    }
    kb = built(extra)
    rows = kb.ask("coverage", area="bostad", place="orsa").rows
    assert [(r["initiatives"], r["via_county"], r["status"]) for r in rows] == [(0, 1, "covered")]
    assert ids(kb.ask("initiatives", area="bostad", place="orsa").rows, "initiative") == [
        "init-fri"
    ]


def test_coverage_counts_an_initiative_once(built: Building) -> None:
    """One that names the municipality and the county around it is direct, not both."""
    extra = {
        "initiatives.csv": "\ninit-x,X,project,ongoing,2018,2019,area-foretag,"
        "place-orsa|place-dalarna,,src-b,\n"
    }
    rows = built(extra).ask("coverage", area="area-foretag", place="orsa").rows
    assert [(r["initiatives"], r["via_county"]) for r in rows] == [(1, 1)]  # X, and Kursen


@pytest.mark.parametrize("name", ["who-cooperates", "partners-of", "ties", "events"])
def test_an_event_with_one_date_was_on_that_day_alone(built: Building, name: str) -> None:
    extra = {
        "events.csv": "\nevent-en,En dag,meeting,ended,2016-02-03,,,,,,,src-b,\n",
        "attendances.csv": "\natt-5,org-af,event-en,participant,src-b,\n"
        "att-6,org-nya,event-en,participant,src-b,\n",
    }
    kb = built(extra)
    unit = {"who-cooperates": "via", "partners-of": "via", "ties": "unit", "events": "event"}[name]
    for when, there in (("2016", True), ("2018", False)):
        table = kb.ask(name, when=when)
        assert ("event-en" in ids(table.rows, unit)) is there
        assert "event-en" not in ids(table.undated, unit)


def test_who_is_named_for_a_whole_area_is_named_for_its_sub_areas(built: Building) -> None:
    extra = {"participations.csv": "\npart-10,org-af,init-kurs,partner,src-b,rad 42\n"}
    rows = built(extra).ask("active-not-named").rows
    assert "org-af" not in ids(rows, "actor")


def test_a_proposal_is_a_promise_and_not_practice(small: KnowledgeBase) -> None:
    assert ids(small.ask("initiatives", area="area-foretag").rows, "initiative") == [
        "init-kurs",
        "init-plan",
    ]
    for name, unit in (("who-cooperates", "via"), ("ties", "unit"), ("partners-of", "via")):
        assert "init-plan" not in ids(small.ask(name).rows, unit)


def test_partners_of_an_actor(small: KnowledgeBase) -> None:
    rows = small.ask("partners-of", actor="AF").rows
    assert ids(rows, "partner", "layer", "via") == [
        ("group-kommunerna", "declared", "area-planering"),
        ("group-kommunerna", "met", "event-dag"),
        ("org-klubben", "met", "event-dag"),
        ("org-nya", "declared", "area-planering"),
        ("org-orsa", "evidenced", "init-jobb"),
    ]


def test_an_answer_has_no_row_twice(kb: KnowledgeBase) -> None:
    for name in names():
        assert set(values(kb.ask(name)).values()) == {1}, name
