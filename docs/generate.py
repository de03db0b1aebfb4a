"""Writes the parts of these pages that the program itself knows: `python docs/generate.py`.

The command line, the ready-made questions and the tables of a register are described once, in
the package; a test compares the pages with what is made here.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from samverkan import words
from samverkan.cli import cli
from samverkan.commands.ask import ask
from samverkan.commands.settings import Settings
from samverkan.data.network_readers import READERS
from samverkan.export.exchange.limits import Limits
from samverkan.export.formats import FORMS
from samverkan.export.tables import heading, shown_columns
from samverkan.graph.query import PERIOD, Query, names, question
from samverkan.graph.table import Table
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.definitions import defined, definition
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields, swedish

DOCS: Final = Path(__file__).resolve().parent
#: The part of a page between these lines is made here; the rest of it is written by hand.
BEGIN: Final = "<!-- begin: docs/generate.py -->"
END: Final = "<!-- end: docs/generate.py -->"

#: Options that every command takes; they are described once.
GLOBAL: Final = frozenset(param.name for param in cli.params) | {"help"}
#: What the examples of questions ask about.
EXAMPLES: Final = {"area": "bostad", "actor": "arbetsförmedlingen", "thing": "bostad"}

#: What a cell holds, by the kind of its column.
KINDS: Final = {
    "text": "text",
    "sv": "text på svenska · in Swedish",
    "en": "text på engelska · in English",
    "date": "år, månad eller dag · year, month or day",
    "boolean": "`ja`/`nej` · `true`/`false`",
    "integer": "heltal · whole number",
    "decimal": "tal · number",
}


def pages() -> dict[str, str]:
    """Return the text of each page that is made here, by its file name."""
    return {
        "cli.md": "\n\n".join(_command_line()) + "\n",
        "exchange.md": _within("exchange.md", _formats()),
        "questions.md": "\n\n".join(_questions()) + "\n",
        "register.md": _within("register.md", _register()),
    }


def _within(name: str, made: Iterable[str]) -> str:
    """Return a page whose part between the lines is made here."""
    before, _, rest = (DOCS / name).read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    text = "\n\n".join(made)
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def commands() -> Iterator[tuple[click.Context, click.Command]]:
    """Yield every command with a context in English, groups before what is in them."""
    yield from _below(_root(), cli)


def _root() -> click.Context:
    return click.Context(cli, info_name="samverkan", obj=Settings(lang="en"))


def _below(ctx: click.Context, group: click.Group) -> Iterator[tuple[click.Context, click.Command]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is not None:
            own = click.Context(command, info_name=name, parent=ctx)
            yield own, command
            if isinstance(command, click.Group):
                yield from _below(own, command)


def _command_line() -> Iterator[str]:
    yield "# The command line"
    yield words.catalogue()["command.samverkan"]["en"]
    yield "Answers go to standard output; progress and messages go to standard error."
    yield "## Options of every command"
    yield "They may stand before the command or after it, with `--help`, which tells what it takes."
    yield from _options(_root(), cli.params)
    yield "## Exit codes"
    yield _table(
        ("code", "means"),
        (
            ("`0`", "done"),
            ("`1`", "something you can mend: a file, a name, a store, a query"),
            ("`2`", "a command line that cannot be understood"),
            ("`3`", "the data have faults; nothing was stored"),
            ("`130`", "stopped by Ctrl-C"),
        ),
    )
    yield "## Environment"
    yield _table(
        ("variable", "means"),
        (
            ("`SAMVERKAN_STORE`", "the folder of the knowledge base, where `--store` names none"),
            ("`SAMVERKAN_LANG`", "the language, `sv` or `en`, where `--lang` names none"),
        ),
    )
    for ctx, command in commands():
        yield from _command(ctx, command)


def _command(ctx: click.Context, command: click.Command) -> Iterator[str]:
    key = (command.name or "").replace("-", "_")
    yield f"## `{ctx.command_path}`"
    yield words.catalogue()[f"command.{key}"]["en"]
    usage = " ".join(command.collect_usage_pieces(ctx))
    yield f"```text\n{ctx.command_path} {usage}\n```"
    yield from _options(ctx, (p for p in command.params if p.name not in GLOBAL))
    for param in command.params:
        if param.name == "format" and isinstance(param.type, click.Choice):
            yield "`--format`: " + ", ".join(f"`{form}`" for form in param.type.choices)
    yield f"```sh\n{words.catalogue()[f'example.{key}']['en']}\n```"


def _options(ctx: click.Context, params: Iterable[click.Parameter]) -> Iterator[str]:
    options = (param for param in params if isinstance(param, click.Option))
    records = [record for option in options if (record := option.get_help_record(ctx))]
    if records:
        yield _table(("option", "does"), ((f"`{name}`", does) for name, does in records))


def _questions() -> Iterator[str]:
    yield "# De färdiga frågorna · The ready-made questions"
    yield (
        "Varje fråga är en SPARQL-fråga i en egen fil; `samverkan ask NAMN --show-query` visar\n"
        "den. Ett val avgränsar svaret. Bara `--expand` lägger till något: kända medlemmar i\n"
        "grupper."
    )
    yield (
        "Each is a SPARQL query in a file of its own; `samverkan ask NAME --show-query` prints\n"
        "it, and it runs as it stands in any SPARQL tool. An option narrows the answer. Only\n"
        "`--expand` adds to it: the known members of groups."
    )
    for name in names():
        yield from _question(question(name))


def _question(asked: Query) -> Iterator[str]:
    yield f"## `{asked.name}`"
    yield f"{asked.summary['sv']}  \n*{asked.summary['en']}*"
    comment = asked.text.partition("PREFIX")[0].splitlines()
    remark = " ".join(line[2:] for line in comment if line.startswith("# "))
    if remark:
        yield remark
    shown = shown_columns(Table(asked.columns, ()))
    columns = "; ".join(f"{heading(c, 'sv')} · {heading(c, 'en')}" for c in shown)
    narrowing = ", ".join(_narrowing(asked)) or "–"
    yield f"- Avgränsas med · narrowed by: {narrowing}\n- Kolumner · columns: {columns}"
    yield f"```sh\n{example(asked)}\n```"


def _narrowing(asked: Query) -> Iterator[str]:
    options = {param.name for param in ask.params}
    for name in asked.parameters:
        if name == PERIOD:
            yield from ("`--year`", "`--date`")
        else:
            yield f"`--{name}`" if name in options else f"`{name}` (Python)"
    if asked.expand:
        yield "`--expand`"
    if "basis" in asked.columns:
        yield "`--printed-only`"


def example(asked: Query) -> str:
    """Return a command line that asks a question, narrowed where it can be."""
    narrowed = [f" --{name} {EXAMPLES[name]}" for name in asked.parameters if name in EXAMPLES]
    return f"samverkan ask {asked.name}{''.join(narrowed[:1])}"


def _formats() -> Iterator[str]:
    """Yield what each format of networks is called, and what it cannot hold."""
    yield _table(
        ("format", "`--format`", "files", "read by `read`", "does not hold"),
        (
            (
                form.title,
                f"`{form.name}`",
                ", ".join(f"`{end}`" for end in form.endings),
                "yes" if form.name in READERS else "–",
                "; ".join(_not_held(form.limits)) or "–",
            )
            for form in FORMS.values()
        ),
    )


def _not_held(limits: Limits) -> Iterator[str]:
    """Yield what a format cannot hold."""
    scopes = {"nodes": limits.nodes, "ties": limits.ties, "the whole": limits.whole}
    for scope, kept in scopes.items():
        if kept is not None:
            names = ", ".join(f"`{name}`" for name in kept)
            yield f"attributes of {scope}" + (f" but {names}" if names else "")
    probes = {"signs of control": "\x01", "quotes": '"', "white space": " "}
    lost = [name for name, sign in probes.items() if limits.text(sign) != sign]
    flags = {
        "ids: labels stand for them": limits.labels == "only",
        "parallel ties: they are added up": not limits.parallel,
        "that ties have no direction": not limits.undirected,
        "weights that are not numbers": not limits.any_weight,
        "lists": not limits.lists and limits.nodes is None,
        "what type a value is of": not limits.typed,
        "values of several types under one name": not limits.mixed and limits.nodes is None,
        "truth values: they are 1 and 0": not limits.booleans,
        f"whole numbers above {limits.most}": limits.most < Limits().most,
        "numbers that are infinite or none": not limits.nonfinite,
        "years and months: they are whole days": limits.days,
        "names of attributes beyond ASCII": limits.name("å") != "å" and limits.nodes is None,
        " and ".join(lost) + " in text": bool(lost),
    }
    yield from (told for told, holds in flags.items() if holds)


def _register() -> Iterator[str]:
    """Yield the description of every table and column of a register, in both languages."""
    for name, row_class in TABLES.items():
        yield f"### `{name}` · {row_class.sv}"
        yield "  \n".join(defined(row_class.type, lang) for lang in words.LANGUAGES)
        yield _table(("kolumn", "column", "innehåll · holds", "krävs · required"), _rows(row_class))
    yield "## Kolumnerna · The columns"
    yield _table(
        ("kolumn", "column", "betyder", "means"),
        (
            (f"`{column.sv}`", f"`{name}`", *(definition(name, lang) for lang in words.LANGUAGES))
            for name, column in COLUMNS.items()
            if name in _used()
        ),
    )


def _used() -> set[str]:
    """Return the names of the columns that some table has."""
    found = {(f.name, f.part) for row_class in TABLES.values() for f in fields(row_class)}
    return {name if name in COLUMNS else name.removesuffix(f"_{part}") for name, part in found}


def _rows(row_class: type[Row]) -> Iterator[tuple[str, ...]]:
    yield "`id`", "`id`", "radens eget id · the row's own id", "ja · yes"
    for field in fields(row_class):
        required = "ja · yes" if field.required else ""
        yield f"`{swedish(field)}`", f"`{field.name}`", _holds(field), required


def _holds(field: Field) -> str:
    """Return what the cells of a column hold."""
    several = ", ett eller flera · one or more" if field.many else ""
    if field.refs is not None:
        tables = ", ".join(f"`{table}`" for table in field.refs) or "någon tabell · any table"
        return f"id i · in {tables}{several}"
    if field.choices:
        told = (f"`{value}` ({words.term('value', value, 'sv')})" for value in field.choices)
        return "ett av · one of: " + ", ".join(told)
    least = "" if field.least is None else f", ≥ {field.least}"
    most = "" if field.most is None else f", ≤ {field.most}"
    return KINDS[field.kind] + least + most + several


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return "\n".join([line(header), line("---" for _ in header), *map(line, rows)])


def main() -> None:
    """Write the pages, and tell which of them changed."""
    for name, text in pages().items():
        path = DOCS / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
