"""`export network` to files of other programs: formats, suffixes, files, words and mistakes."""

import io
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from samverkan import words
from samverkan.export.formats import FORMS
from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_format_by_name_and_by_suffix(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    form = FORMS[name]
    by_name = run("--store", store, "export", "network", "--area", "bostad", "--format", name)
    assert by_name.code == 0, by_name.err
    paths = [Path(line) for line in by_name.out.splitlines()]
    assert [path.name for path in paths] == [f"natverk-bostad{end}" for end in form.endings]
    chosen = tmp_path / f"mitt.nät{form.suffix}"
    by_suffix = run("--store", store, "export", "network", "--area", "bostad", "--out", chosen)
    assert by_suffix.code == 0, by_suffix.err
    for path, other in zip(paths, by_suffix.out.splitlines(), strict=True):
        assert path.read_bytes() == Path(other).read_bytes() != b""


@pytest.mark.parametrize("suffix", [".gml", ".csv"])
def test_files_that_are_there_are_kept_unless_forced(
    run: Run, store: Path, tmp_path: Path, suffix: str
) -> None:
    """Of several files, none is written where one of them is there."""
    out = tmp_path / f"x{suffix}"
    there = tmp_path / ("x-ties.csv" if suffix == ".csv" else out.name)
    there.write_text("mitt", "utf-8")
    asked = ["--store", store, "export", "network", "--area", "bostad", "--out", out]
    refused = run(*asked)
    assert refused.code == 1
    assert "--force" in refused.err
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["mitt"]
    assert run(*asked, "--force").code == 0
    assert there.read_text("utf-8") != "mitt"


@pytest.mark.slow
def test_layers_in_files_of_their_own(run: Run, store: Path, tmp_path: Path) -> None:
    asked = ["--store", store, "export", "network", "--format", "pajek"]
    ran = run(*asked, "--out", tmp_path / "nät.net")
    names = [Path(line).name for line in ran.out.splitlines()]
    assert names == ["nät-declared.net", "nät-evidenced.net", "nät-met.net"]
    refused = run(*asked, "--out", "-")
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_what_the_file_does_not_hold_is_said(
    run: Run, store: Path, tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "n.graphml"
    ran = run("--lang", lang, "--store", store, "export", "network", "--out", out)
    assert words.say("exchange.losses", lang, form="GraphML") in ran.err
    assert "statements" in ran.err


def test_actors_only_with_weights(run: Run, store: Path) -> None:
    asked = ["--store", store, "export", "network", "--layer", "declared", "--format", "graphml"]
    ran = run(*asked, "--mode", "one", "--weight-kind", "newman", "--out", "-")
    graph = nx.read_graphml(io.BytesIO(ran.out.encode()))
    assert (len(graph), graph.number_of_edges()) == (23, 136)
    assert not all(float(w).is_integer() for *_, w in graph.edges(data="weight"))


def test_a_network_of_nothing_is_a_sound_file_and_a_word(
    run: Run, store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "n.gexf"
    asked = ["--area", "bostad", "--layer", "met", "--lang", "en"]
    ran = run("--store", store, "export", "network", *asked, "--out", out)
    assert ran.code == 0
    assert words.say("exchange.nothing", "en") in ran.err
    assert len(nx.read_gexf(out, version="1.3")) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--format", "visio"], 2, "graphml"),
        (["--out", "x.vsd"], 2, ".gexf"),
        (["--out", "no/such/x.gexf"], 1, "no/such"),
        (["--mode", "one"], 2, "--mode"),
        (["--weight-kind", "newman", "--format", "html"], 2, "--weight-kind"),
        (["--weight-kind", "newman", "--format", "gexf"], 2, "--mode one"),
    ],
)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_mistakes(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], code: int, told: str, lang: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    ran = run("--lang", lang, "--store", store, "export", "network", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []
