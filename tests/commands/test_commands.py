"""The command line as users meet it: answers, files, mistakes, exit codes."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from samverkan import __version__, words
from samverkan.cli import COMMANDS
from samverkan.graph.store import Store
from tests.conftest import BASE, Ran, process

Run = Callable[..., Ran]
GRAPH = ox.NamedNode("https://w3id.org/samverkan/register/tiny")


def test_version(run: Run) -> None:
    assert run("--version").out == f"samverkan {__version__}\n"


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("command", [None, *COMMANDS, "export network", "export data"])
def test_help_is_in_the_language_with_an_example(run: Run, lang: str, command: str | None) -> None:
    arguments = command.split() if command else []
    ran = run("--lang", lang, *arguments, "--help")
    assert ran.code == 0
    name = arguments[-1] if arguments else "samverkan"
    assert words.say(f"command.{name}", lang).split("\n")[0][:30] in ran.out.replace("\n  ", " ")
    assert words.catalogue()[f"example.{name}"][lang] in " ".join(ran.out.split())
    assert words.say("help.usage", lang) in ran.out
    other = "Options:" if lang == "sv" else "Val:"
    assert other not in ran.out


def test_nothing_at_all_shows_help(run: Run) -> None:
    ran = run()
    assert "demo" in ran.out + ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["aks"], 2, "ask"),
        (["ask", "who-coperates"], 1, "who-cooperates"),
        (["ask", "who-cooperates", "--aera", "x"], 2, "--area"),
        (["ask", "who-cooperates", "--layer", "promised"], 2, "declared"),
        (["ask", "who-cooperates", "--area", "bostda"], 1, "area-bostad"),
        (["ask", "who-cooperates", "--place", "Morra"], 1, "place-mora"),
        (["ask", "partners-of", "--actor", "Arbetsförmedlinge"], 1, "org-arbetsformedlingen"),
        (["ask", "succession", "--area", "bostad"], 2, "actor"),
        (["ask", "succession", "--year", "2018"], 2, "actor"),
        (["ask", "succession", "--expand"], 2, "succession"),
        (["ask", "who-cooperates", "--year", "18"], 2, "18"),
        (["ask", "who-cooperates", "--date", "2018-02-31"], 2, "2018-02-31"),
        (["ask", "who-cooperates", "--year", "2018", "--date", "2018-01-01"], 2, "--year"),
        (["show", "nobody-at-all"], 1, "nobody-at-all"),
        (["query", "SELECT * {"], 1, "^"),
        (["query", "missing.rq"], 1, "missing.rq"),
        (["query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 1, "SERVICE"),
        (["query", "DROP ALL"], 1, "DROP"),
        (["query", "ASK { ?s ?p ?o }", "--format", "turtle"], 2, "json"),
        (["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"], 2, "turtle"),
        (["query"], 2, "TEXT"),
        (["load"], 2, "REGISTER"),
        (["load", "nowhere"], 1, "vagen-in"),
        (["check", "nowhere"], 1, "vagen-in"),
        (["export", "data", "--format", "xml"], 2, "turtle"),
        (["export", "data", "--out", "x.doc"], 2, ".ttl"),
        (["export", "data", "--out", "no/such/folder.ttl"], 1, "no/such"),
        (["export", "data", "--register", "vagen-ut", "--out", "x.ttl"], 1, "vagen-in"),
        (["export", "network", "--area", "bostda"], 1, "area-bostad"),
        (["completion", "tcsh"], 2, "bash"),
        (["--store", "nowhere", "info"], 1, "samverkan load"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_what_to_do(
    run: Run, store: Path, arguments: list[str], code: int, told: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    given = arguments if "--store" in arguments else ["--store", store, *arguments]
    for lang in words.LANGUAGES:
        ran = run("--lang", lang, *given)
        assert (ran.code, ran.out) == (code, "")
        assert told in ran.err
        lines = [line for line in ran.err.splitlines() if not line.startswith(("Läser", "Reading"))]
        assert len(lines) == 1 or "^" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_ask_alone_lists_the_questions(run: Run) -> None:
    rows = run("ask", "--format", "json").json()["rows"]
    assert {"who-cooperates", "coverage", "names-of"} <= {row["question"] for row in rows}


def test_who_cooperates_on_housing(run: Run, store: Path) -> None:
    ran = run("ask", "who-cooperates", "--area", "bostad", "--store", store)
    answer = ran.json()
    assert answer["question"] == "who-cooperates"
    assert [row["layer"] for row in answer["rows"]] == ["declared"] * 7
    keys = ["actor", "actor_label", "kind", "layer", "via", "via_label"]
    assert list(answer["rows"][0])[:9] == [*keys, "as_printed", "source", "locator"]
    assert answer["rows"][0]["actor"].startswith(BASE)


def test_options_stand_before_or_after_the_command(run: Run, store: Path) -> None:
    before = run("--store", store, "--lang", "en", "--format", "csv", "ask", "bodies")
    after = run("ask", "bodies", "--store", store, "--lang", "en", "--format", "csv")
    assert before.out == after.out != ""


def test_the_same_in_swedish_and_english(run: Run, store: Path) -> None:
    swedish = run("--store", store, "ask", "who-cooperates", "--area", "bostad").json()
    english = run(
        "--store", store, "--lang", "en", "ask", "who-cooperates", "--area", "housing"
    ).json()
    assert [r["actor"] for r in swedish["rows"]] != []
    assert {r["actor"] for r in swedish["rows"]} == {r["actor"] for r in english["rows"]}
    label = {row["actor_label"] for row in english["rows"]}
    assert "Swedish Public Employment Service" in label


def test_a_table_says_that_promises_are_only_promises(run: Run, store: Path) -> None:
    ran = run("--store", store, "ask", "who-cooperates", "--area", "bostad", "--format", "table")
    assert "inte detsamma som att inget görs" in ran.out
    assert "Migrationsverket" in ran.out


def test_nothing_known_is_not_told_as_nothing(run: Run, store: Path) -> None:
    arguments = ["ask", "who-cooperates", "--area", "bostad", "--layer", "evidenced"]
    ran = run("--store", store, *arguments, "--format", "table")
    assert "Det betyder inte att inget finns" in ran.out
    assert run("--store", store, *arguments).json()["rows"] == []


def test_csv_answers_can_be_read_back(run: Run, store: Path) -> None:
    arguments = ["--store", store, "ask", "names-of"]
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").out)))
    assert len(rows) == len(run(*arguments, "--format", "json").json()["rows"]) > 100


def test_out_writes_a_file_and_nothing_else(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "svar.json"
    ran = run("--store", store, "ask", "bodies", "--format", "json", "--out", out)
    assert ran.out == ""
    assert json.loads(out.read_text("utf-8"))["rows"]
    assert [path.name for path in tmp_path.iterdir()] == ["svar.json"]


def test_show_query_is_the_file(run: Run) -> None:
    ran = run("ask", "coverage", "--show-query")
    assert ran.out.startswith("#+ summary@sv:")
    assert "SELECT" in ran.out


@pytest.mark.parametrize(
    ("form", "begins"),
    [("json", '{"head"'), ("xml", "<?xml"), ("csv", "namn"), ("tsv", "?namn"), ("table", "")],
)
def test_query_in_every_result_format(run: Run, store: Path, form: str, begins: str) -> None:
    text = "SELECT ?namn { ?a a sam:Area ; skos:prefLabel ?namn } ORDER BY ?namn"
    ran = run("--store", store, "query", text, "--format", form)
    assert ran.code == 0
    assert ran.out.startswith(begins)
    assert "Vägen till bostad" in ran.out


@pytest.mark.parametrize("form", ["turtle", "nt", "jsonld"])
@pytest.mark.parametrize(
    "verb", ["CONSTRUCT WHERE { ?s a sam:Area }", "DESCRIBE ?s { ?s a sam:Area }"]
)
def test_graphs_in_every_format(run: Run, store: Path, form: str, verb: str) -> None:
    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    ran = run("--store", store, "query", verb, "--format", form)
    assert len(list(ox.parse(input=ran.out, format=formats[form]))) >= 15


def test_graphs_are_turtle_unless_said(run: Run, store: Path) -> None:
    ran = run("--store", store, "query", "CONSTRUCT WHERE { ?s a sam:Area }")
    assert ran.out.startswith("@prefix")


def test_ask_queries(run: Run, store: Path) -> None:
    assert run("--store", store, "query", "ASK { ?a a sam:Area }").json()["boolean"] is True


def test_query_from_file_and_from_standard_input(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "fråga.rq"
    path.write_text("\ufeffSELECT (COUNT(*) AS ?n) { ?a a sam:Commitment }", "utf-8")
    from_file = process("--store", store, "query", path, "--format", "csv")
    piped = process(
        "--store", store, "query", "-", "--format", "csv", input=path.read_text("utf-8-sig")
    )
    assert from_file.stdout == piped.stdout == "n\n68\n"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_ctrl_c_stops_a_query_at_once(store: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "samverkan", "--store", str(store), "query", endless]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(2)
    child.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, err = child.communicate(timeout=20)
    assert child.returncode == 130
    assert time.monotonic() - started < 5
    assert b"Traceback" not in err


def test_find_forgives_spelling(run: Run, store: Path) -> None:
    hits = run("--store", store, "find", "arbetsförmedlngen", "--format", "json").json()["rows"]
    assert hits[0]["label"] == "Arbetsförmedlingen"
    nothing = run("--store", store, "find", "xqzwv", "--format", "table")
    assert nothing.code == 0
    assert "xqzwv" in nothing.out


def test_show_opens_a_statement_to_its_evidence(run: Run, store: Path) -> None:
    rows = run("--store", store, "ask", "who-cooperates", "--area", "bostad").json()["rows"]
    actor = next(row["actor"] for row in rows if row["kind"] == "organisation")
    shown = run("--store", store, "show", actor, "--format", "json").json()
    assert shown["mentions"]["commitment"][0]["evidence"][0]["locator"]
    text = run("--store", store, "show", actor, "--format", "table").out
    assert "Källa:" in text
    assert "rad " in text


def test_info_counts(run: Run, store: Path) -> None:
    told = run("--store", store, "info", "--format", "json").json()
    counts = {row["class"]: row["count"] for row in told["rows"]}
    assert counts["Commitment"] == 68
    assert counts["Signature"] == 24


def test_load_says_what_changed(run: Run, tiny: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    first = run("--store", store, "load", tiny, "--format", "json").json()[0]
    assert first["added"]["commitments"] == ["com-1", "com-2", "com-3"]
    again = run("--store", store, "load", tiny, "--format", "table")
    assert "oförändrat" in again.out
    path = tiny / "commitments.csv"
    text = path.read_text("utf-8").replace("rad 12", "rad 13")
    path.write_text(
        "\n".join(line for line in text.splitlines() if "com-2" not in line) + "\n", "utf-8"
    )
    third = run("--store", store, "load", tiny, "--format", "json").json()[0]
    assert third["added"] == {}
    assert third["changed"] == {"commitments": ["com-3"]}
    assert third["removed"] == {"commitments": ["com-2"]}


@pytest.mark.slow
def test_other_registers_are_untouched(run: Run, tiny: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("--store", store, "load", "vagen-in", tiny)
    before = run("--store", store, "export", "data", "--register", "vagen-in", "--format", "nquads",
                 "--out", tmp_path / "before.nq")  # fmt: skip
    assert before.code == 0
    (tiny / "commitments.csv").unlink()
    (tiny / "evidence.csv").unlink()
    assert run("--store", store, "load", tiny).code == 0
    run("--store", store, "export", "data", "--register", "vagen-in", "--format", "nquads",
        "--out", tmp_path / "after.nq")  # fmt: skip
    assert (tmp_path / "before.nq").read_bytes() == (tmp_path / "after.nq").read_bytes()


def test_faults_leave_the_store_as_it_was(run: Run, tiny: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("--store", store, "load", tiny)
    (tiny / "commitments.csv").write_text("id,aktör\nx,y\n", "utf-8")
    before = _content(run, store, tmp_path / "a.nq")
    ran = run("--store", store, "load", tiny, "--format", "json")
    assert ran.code == 3
    faults = ran.json()["faults"]
    # The row that evidence.csv is about is gone with the others.
    assert {fault["file"] for fault in faults} == {"commitments.csv", "evidence.csv"}
    assert all(fault["message"] for fault in faults)
    assert _content(run, store, tmp_path / "b.nq") == before
    table = run("check", tiny, "--format", "table", "--lang", "en")
    assert table.code == 3
    assert "commitments.csv" in table.out


def _content(run: Run, store: Path, path: Path) -> bytes:
    assert run("--store", store, "export", "data", "--format", "nquads", "--out", path).code == 0
    return path.read_bytes()


def test_faults_make_no_store(run: Run, tiny: Path, tmp_path: Path) -> None:
    (tiny / "areas.csv").write_text("id,nmae\n", "utf-8")
    assert run("--store", tmp_path / "s", "load", tiny).code == 3
    assert not (tmp_path / "s").exists()


def test_a_store_that_another_process_holds(
    store: Path, tmp_path: Path, run: Run, tiny: Path
) -> None:
    mine = tmp_path / "s"
    run("--store", mine, "load", tiny)
    code = (
        "import pathlib, sys; from samverkan.graph.store import Store\n"
        f"with Store.write(pathlib.Path({str(mine)!r})): print(1, flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        for arguments in (["load", tiny], ["ask", "bodies"]):
            ran = run("--store", mine, *arguments)
            assert ran.code == 1
            assert "används av ett annat program" in ran.err
    finally:
        holder.communicate()


def test_a_store_folder_that_cannot_be_written(run: Run, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("--store", tmp_path / "file" / "store", "load", tiny)
    assert ran.code == 1
    assert "--store" in ran.err


def test_an_export_does_not_overwrite(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "data.ttl"
    assert run("--store", store, "export", "data", "--out", out).out == f"{out}\n"
    first = out.read_bytes()
    ran = run("--store", store, "export", "data", "--out", out)
    assert ran.code == 1
    assert "--force" in ran.err
    assert run("--store", store, "export", "data", "--out", out, "--force").code == 0
    assert out.read_bytes() == first


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "nt", "jsonld"])
def test_an_export_has_nobodys_name(run: Run, store: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "x"
    run("--store", store, "export", "data", "--format", form, "--out", out)
    people = Path(words.__file__).parent.parent / "data/registers/vagen-in/people.csv"
    rows = csv.DictReader(io.StringIO(people.read_text("utf-8")))
    names = [row["name"] for row in rows]
    text = out.read_text("utf-8")
    assert len(names) == 28
    assert [name for name in names if name in text] == []


def test_the_people_store_is_apart(store: Path) -> None:
    people = store.with_name(store.name + "-people")
    assert people.is_dir()
    if os.name != "nt":
        assert people.stat().st_mode & 0o077 == 0
    for path in store.rglob("*"):
        if path.is_file():
            assert b"Maria Norrfalk" not in path.read_bytes()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    assert "_SAMVERKAN_COMPLETE" in run("completion", shell).out


def test_completion_knows_the_questions() -> None:
    environment = os.environ | {
        "_SAMVERKAN_COMPLETE": "bash_complete",
        "COMP_WORDS": "samverkan ask who",
        "COMP_CWORD": "2",
    }
    code = "from samverkan.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert "who-cooperates" in ran.stdout


def test_under_a_plain_locale(store: Path, tmp_path: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = process("--store", store, "find", "Älvdalen", "--format", "table", env=environment)
    assert ran.returncode == 0
    assert "Älvdalens kommun" in ran.stdout


@pytest.mark.slow
def test_demo_does_the_main_job(tmp_path: Path) -> None:
    for _ in range(2):
        ran = process("demo", "--format", "table", cwd=tmp_path)
        assert ran.returncode == 0
        assert "Migrationsverket" in ran.stdout
        assert "Namngiven, inget belägg känt: 7 av 7." in ran.stdout
    folder = tmp_path / "samverkan-demo"
    pages = sorted(path.name for path in folder.glob("*.html"))
    assert pages == [
        "luckor-och-overlapp.html",
        "natverk-bostad.html",
        "natverk.html",
        "tackning.html",
    ]
    assert (folder / "store").is_dir()


def test_an_exported_register_says_nothing_of_people_and_takes_none(
    run: Run, tiny: Path, tmp_path: Path
) -> None:
    store = tmp_path / "s"
    run("--store", store, "load", tiny)
    run("--store", store, "export", "data", "--out", tmp_path / "tiny.ttl")
    assert (
        "oförändrat"
        in run("--store", store, "load", tmp_path / "tiny.ttl", "--format", "table").out
    )
    with Store.read(tmp_path / "s-people") as people:
        assert "Eva Exempel" in {quad.object.value for quad in people.quads(graph=GRAPH)}


def test_a_change_of_people_or_hubs_is_told(run: Run, tiny: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("--store", store, "load", tiny)
    people = tiny / "people.csv"
    people.write_text(people.read_text("utf-8").replace("Eva Exempel", "Eva Exempelsson"), "utf-8")
    ran = run("--store", store, "load", tiny, "--format", "json")
    assert ran.json()[0]["changed"] == {"people": ["person-0f3a9c"]}
    about = tiny / "register.toml"
    about.write_text(about.read_text("utf-8").replace("group-kommunerna", "org-mora"), "utf-8")
    ran = run("--store", store, "load", tiny, "--format", "json")
    assert ran.json()[0]["changed"] == {"register": ["tiny"]}


def test_one_register_given_twice_is_refused(run: Run, tiny: Path, tmp_path: Path) -> None:
    ran = run("--store", tmp_path / "s", "load", tiny, tiny)
    assert (ran.code, ran.out) == (2, "")
    assert "tiny" in ran.err


def test_a_base_without_a_register_does_not_answer(run: Run, tmp_path: Path) -> None:
    Store.write(tmp_path / "s").close()
    ran = run("--store", tmp_path / "s", "ask", "bodies")
    assert ran.code == 1
    assert "inget register" in ran.err


@pytest.mark.parametrize("name", ["organisations.tsv", "organisations.xlsx"])
def test_a_table_that_would_not_be_read_is_a_fault(run: Run, tiny: Path, name: str) -> None:
    (tiny / "organisations.csv").rename(tiny / name)
    faults = run("check", tiny, "--format", "json").json()["faults"]
    assert (name, "not_a_table_file") in {(fault["file"], fault["code"]) for fault in faults}


def test_a_register_without_rows_is_a_fault(run: Run, tiny: Path) -> None:
    for path in tiny.glob("*.csv"):
        path.unlink()
    (tiny / "register.toml").write_text('id = "x"\ntitle = "x"\n', "utf-8")
    assert run("check", tiny, "--format", "json").json()["faults"][0]["code"] == "register_empty"


def test_faults_of_several_registers_say_which(run: Run, tiny: Path) -> None:
    (tiny / "areas.csv").write_text("id,nmae\n", "utf-8")
    faults = run("check", tiny, "vagen-in", "--format", "json").json()["faults"]
    files = {fault["file"] for fault in faults}
    assert "tiny/areas.csv" in files
    assert all(file.startswith("tiny/") for file in files)


def test_csv_tells_what_it_has_no_room_for(run: Run, store: Path) -> None:
    ran = run("--store", store, "ask", "initiatives", "--year", "2016", "--format", "csv")
    assert "Utan datum" in ran.err


@pytest.mark.parametrize(("suffix", "begins"), [("nt", "<"), ("ttl", "@prefix"), ("jsonld", "{")])
def test_the_suffix_says_the_format(
    run: Run, store: Path, tmp_path: Path, suffix: str, begins: str
) -> None:
    out = tmp_path / f"x.{suffix}"
    query = "CONSTRUCT WHERE { ?s a sam:Area }"
    assert run("--store", store, "query", query, "--out", out).code == 0
    assert out.read_text("utf-8").startswith(begins)


@pytest.mark.skipif(os.name == "nt", reason="links differ")
def test_a_link_keeps_leading_to_its_file(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("")
    (tmp_path / "link.json").symlink_to("real.json")
    out = tmp_path / "link.json"
    assert run("--store", store, "ask", "bodies", "--out", out).code == 1
    assert run("--store", store, "ask", "bodies", "--out", out, "--force").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text("utf-8"))["rows"]


def test_an_address_is_no_store(run: Run) -> None:
    ran = run("--store", "https://example.org/sparql", "info")
    assert (ran.code, ran.out) == (2, "")


def test_the_current_folder_as_a_store(tiny: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    assert process("--store", ".", "load", tiny, cwd=here).returncode == 0
    assert (tmp_path / "here-people").is_dir()


def test_words_that_are_not_text(store: Path) -> None:
    latin = b"h\xe4lsa".decode("utf-8", "surrogateescape")
    ran = process("--store", store, "ask", "who-cooperates", "--area", latin)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Traceback" not in ran.stderr


def test_an_engine_error_is_one_line(run: Run, store: Path) -> None:
    ran = run("--store", store, "query", "SELECT (<http://f/x>(1) AS ?y) {}")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["--lang"], ["info", "extra"], ["export", "nope"], ["ask", "--layer", "x"]]
)
def test_usage_errors_are_in_the_language(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert not {"requires", "argument", "No", "Got", "Invalid"} & set(ran.err.split())


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_help_is_in_the_language_wherever_it_is_asked_for(run: Run, lang: str) -> None:
    assert run("ask", "--help", "--lang", lang).out == run("--lang", lang, "ask", "--help").out
    assert run("export", "--lang", lang, "network", "--help").code == 0
