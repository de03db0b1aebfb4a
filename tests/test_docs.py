"""The documents are true: what they show runs, and what is generated is what the program makes."""

import contextlib
import importlib.util
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import click
import pytest

import samverkan
from samverkan import words
from samverkan.cli import COMMANDS, cli
from samverkan.errors import SamverkanError
from samverkan.graph.query import names, question

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md"))]

#: A fenced block, with the file that the line above it says it is the content of.
BLOCK = re.compile(
    r"^(?:`(?P<path>[^`\n]+)`:\n+)?```(?P<kind>\w+)(?: exit=(?P<code>\d+))?\n(?P<body>.*?)^```$",
    re.M | re.S,
)


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = _load(DOCS / "generate.py")


class Block(NamedTuple):
    """What stands between two fences: `code` is the exit code that its commands have."""

    path: str | None
    kind: str
    code: int
    body: str


class Command(NamedTuple):
    """A command as typed, and the lines of its answer that the document quotes."""

    arguments: list[str]
    quoted: list[str]


def blocks(page: Path) -> Iterator[Block]:
    for found in BLOCK.finditer(page.read_text("utf-8")):
        yield Block(found["path"], found["kind"], int(found["code"] or 0), found["body"])


def commands(body: str) -> Iterator[Command]:
    """Yield the commands of a console block; a quote that is opened goes on over the lines."""
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        lines = part.splitlines()
        for length in range(1, len(lines) + 1):
            with contextlib.suppress(ValueError):
                yield Command(shlex.split("\n".join(lines[:length])), lines[length:])
                break
        else:
            pytest.fail(f"a quote is not closed: {part}")


def at_terminal(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run a command as at a terminal of 100 columns; return its exit code and what was seen."""
    pty = pytest.importorskip("pty")
    near, far = pty.openpty()
    terminal = {"COLUMNS": "100", "LINES": "50", "TERM": "dumb"}
    with subprocess.Popen(
        [sys.executable, "-m", "samverkan", *arguments],
        stdin=far, stdout=far, stderr=far, cwd=folder, env=os.environ | terminal,
    ) as process:  # fmt: skip
        os.close(far)
        seen = b"".join(_read(near))
    os.close(near)
    return process.returncode, seen.decode("utf-8")


def _read(descriptor: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # Linux tells the end of a terminal as an error
        while chunk := os.read(descriptor, 65536):
            yield chunk


def plain(text: str) -> str:
    """Return text without what depends on the width of a terminal."""
    return re.sub("─+", "─", " ".join(text.split()))


def obey(block: Block, folder: Path) -> None:
    """Do what a block says, and look that it comes out as the document says."""
    match block.kind:
        case "console":
            for command in commands(block.body):
                assert command.arguments[0] == "samverkan"
                code, seen = at_terminal(command.arguments[1:], folder)
                assert (command.arguments, code) == (command.arguments, block.code), seen
                for line in command.quoted:
                    if line.strip() and not line.rstrip().endswith("…"):
                        assert plain(line) in plain(seen), seen
        case "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(block.body, "README", "exec"), {})
            told = re.findall(r"^ *print\(.*\)  # (.*)$", block.body, re.M)
            assert out.getvalue().splitlines() == told
        case _ if block.path:
            (folder / block.path).parent.mkdir(exist_ok=True)
            (folder / block.path).write_text(block.body, "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        *(f"docs/{name}.md" for name in ("analysis", "exchange", "guide", "lists", "reference")),
    ],
)
def test_what_a_document_shows_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("SAMVERKAN_LANG", raising=False)
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    found = list(blocks(ROOT / name))
    assert found
    for block in found:
        obey(block, folder)


@pytest.mark.parametrize("name", ["cli.md", "exchange.md", "questions.md", "register.md"])
def test_a_generated_page_is_what_the_program_makes(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == generate.pages()[name], "python docs/generate.py"


@pytest.mark.parametrize(
    "command", [command for _, command in generate.commands()], ids=lambda command: command.name
)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_command_has_help_and_an_example(command: click.Command, lang: str) -> None:
    key = (command.name or "").replace("-", "_")
    assert words.catalogue()[f"command.{key}"][lang]
    for param in command.params:
        if isinstance(param, click.Option):
            assert words.catalogue()[f"option.{param.name}"][lang]
    example = shlex.split(words.catalogue()[f"example.{key}"][lang].partition(" >>")[0])
    assert example[0] == "samverkan"
    _parses(example[1:])


def _parses(arguments: list[str]) -> None:
    """Look that the commands and options of a line exist, and that its values are allowed."""
    command: click.Command = cli
    ctx = click.Context(cli, info_name="samverkan")
    while isinstance(command, click.Group):
        name, found, arguments = command.resolve_command(ctx, arguments)
        assert found is not None
        command, ctx = found, click.Context(found, info_name=name, parent=ctx)
    command.parse_args(ctx, arguments)


@pytest.mark.parametrize("name", names())
def test_every_question_is_documented_with_an_example_that_runs(
    name: str, store: Path, run: Callable[..., Any]
) -> None:
    page = (DOCS / "questions.md").read_text("utf-8")
    example = generate.example(question(name))
    for text in (f"## `{name}`", *question(name).summary.values(), example):
        assert text in page
    done = run("--store", store, *shlex.split(example)[1:])
    assert done.code == 0, done.err


@pytest.mark.parametrize("page", ["README.md", "docs/guide.md"])
def test_a_command_told_in_passing_is_one(page: str, store: Path, run: Callable[..., Any]) -> None:
    text = BLOCK.sub("", (ROOT / page).read_text("utf-8"))
    for line in re.findall(r"`samverkan ([^`]+)`", text):
        name, *rest = shlex.split(line)
        assert name in COMMANDS
        if name == "ask" and rest:
            done = run("--store", store, name, *rest)
            assert done.code == 0, (line, done.err)


def test_every_public_name_is_in_the_reference() -> None:
    page = (DOCS / "reference.md").read_text("utf-8")
    for name in samverkan.__all__:
        assert f"samverkan.{name}" in page


def test_every_exit_code_is_in_the_reference_and_the_readme() -> None:
    codes = {error.exit_code for error in [SamverkanError, *SamverkanError.__subclasses__()]}
    expected = {"0", "130"} | {str(code) for code in codes}
    for page in (ROOT / "README.md", DOCS / "cli.md"):
        assert expected == set(re.findall(r"`(\d+)`", page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).is_file(), target


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for page in PAGES:
        for target in re.findall(r"(?:`|^)make ([a-z]+)", page.read_text("utf-8"), re.M):
            assert f"\n{target}:" in makefile, page


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## [{samverkan.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("furo"), reason="the docs extra is not installed")
def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", tmp_path / "trees"]
    done = subprocess.run(
        [*command, DOCS, tmp_path / "html"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
