"""Where an answer goes: to the terminal, down a pipe, or into a file."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import unless_there
from samverkan.commands.screen import visible
from samverkan.commands.settings import Settings
from samverkan.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

#: The formats that are not called as the suffix of their files.
FORMS = {"md": "markdown", "nq": "nquads", "ttl": "turtle", "txt": "table"}
#: Columns of text for a table that is not read on a terminal.
WIDTH = 180


def chosen_format(settings: Settings) -> str:
    """Return the format asked for, else `table` on a terminal and `json` down a pipe.

    Who asks how CSV is written asks for CSV. Raises UsageError for a suffix of no format, and for
    a wish about CSV with another format.
    """
    named = named_format(settings)
    out = settings.out
    if named is None and out is not None and out.suffix:
        raise UsageError("unknown_out_suffix", suffix=out.suffix, known=_known(settings.formats))
    for wish in settings.csv if named != "csv" else ():
        if named:
            raise UsageError("csv_only", option=f"--{wish.replace('_', '-')}", form=named)
        return "csv"
    return named or ("table" if out is None and on_terminal() else "json")


def named_format(settings: Settings) -> str | None:
    """Return the format that --format or the suffix of --out names, if any."""
    if settings.format:
        return settings.format
    suffix = settings.out.suffix.lower().lstrip(".") if settings.out else ""
    form = FORMS.get(suffix, suffix)
    return form if form in settings.formats else None


def _known(formats: Iterable[str]) -> str:
    """Return the suffixes of formats."""
    suffixes = {form: suffix for suffix, form in FORMS.items()}
    return ", ".join(f".{suffixes.get(form, form)}" for form in formats)


def on_terminal() -> bool:
    """Say whether a person reads the answer as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def put(settings: Settings, text: str | bytes) -> None:
    """Write an answer to standard output, or to the file of --out and say so."""
    if settings.out is None or str(settings.out) == "-":
        shown = visible(text) if isinstance(text, str) and on_terminal() else text
        click.echo(shown, nl=False)
        return
    from samverkan.export.files import write

    path = write(settings.out, text.encode() if isinstance(text, str) else text)
    settings.told("done.written", path=path)


def put_rich(settings: Settings, *parts: "RenderableType") -> None:
    """Write tables and text as a terminal shows them."""
    import io

    from rich.console import Console
    from rich.segment import Segment, Segments

    terminal = settings.out is None and on_terminal()
    out = io.StringIO()
    width = None if terminal else WIDTH
    console = Console(file=out, width=width, force_terminal=terminal, highlight=False)
    for part in parts:
        drawn = console.render_str(part, markup=False) if isinstance(part, str) else part
        texts = [
            one if one.control else Segment(visible(one.text), one.style)
            for one in console.render(drawn)
        ]
        console.print(Segments(texts), end="")
    if settings.out is None or str(settings.out) == "-":
        click.echo(out.getvalue(), nl=False)  # what draws the table steers the terminal
    else:
        put(settings, out.getvalue())


def save(settings: Settings, target: Path, content: bytes, force: bool = False) -> None:
    """Write an export to its file and print the path."""
    save_all(settings, {target: content}, force)


def save_all(settings: Settings, files: Mapping[Path, bytes], force: bool = False) -> None:
    """Write an export to its files and print the paths; if one of them is there, write none."""
    from samverkan.export.files import write

    if "-" in map(str, files):
        for content in files.values():
            put(settings, content)
        return
    for target in files:
        unless_there(target, force or settings.force)
    for target, content in files.items():
        click.echo(write(target, content))


def export_format(settings: Settings, suffixes: Mapping[str, str], default: str) -> str:
    """Return the format that --format names, else that of the suffix of --out, else `default`.

    `suffixes` has the suffix of each format; the longest that fits tells. Raises UsageError for a
    suffix of none of them.
    """
    if settings.format:
        return settings.format
    out = settings.out
    if out is None or str(out) == "-":
        return default
    name = out.name.lower()
    fitting = [form for form, suffix in suffixes.items() if name.endswith(suffix)]
    found = max(fitting, key=lambda form: len(suffixes[form]), default=None)
    if found is None:
        known = ", ".join(dict.fromkeys(suffixes.values()))
        raise UsageError("unknown_out_suffix", suffix=out.suffix or "–", known=known)
    return found


def stem(text: str | None) -> str:
    """Return the part of a file name that says what the file is about.

    >>> stem("Vägen till bostad"), stem(None)
    ('-vägen-till-bostad', '')
    """
    import re

    return "-" + "-".join(re.findall(r"\w+", text.casefold())) if text else ""


def put_json(settings: Settings, value: object) -> None:
    """Write an answer as JSON; a number that is none is a fault of ours, and never written."""
    import json

    put(settings, json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
