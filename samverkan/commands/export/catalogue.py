"""`export catalogue`: a register as open data, a folder that stands on any web server."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samverkan.commands.base import command, option
from samverkan.commands.scope import force, known_at
from samverkan.commands.settings import Settings, settings

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase
    from samverkan.ontology.publication import Publication


@command("catalogue")
@known_at
@option("--register", "register")
@option("--publisher")
@option("--publisher-type", metavar="TYPE")
@option("--publisher-org-number", metavar="NNNNNN-NNNN")
@option("--licence", metavar="LICENCE")
@option("--contact-role", metavar="TEXT")
@option("--contact-email", metavar="ADDRESS")
@option("--base-url", metavar="URL")
@option("--issued", metavar="YYYY-MM-DD")
@option("--modified", metavar="YYYY-MM-DD")
@option("--draft", is_flag=True)
@force
def catalogue(
    register: str | None,
    issued: str | None,
    modified: str | None,
    draft: bool,
    force: bool,
    **given: str | None,
) -> None:
    from samverkan.export.files import write_folder
    from samverkan.export.opendata import contents, open_data
    from samverkan.ontology.identity import local_id

    state = settings()
    _check(state)
    facts = _facts(state, {key: text for key, text in given.items() if text is not None})
    days = _days({"issued": issued, "modified": modified})
    with state.opened() as kb:
        iri = _register(kb, register)
        about = contents(kb.quads(local_id(iri)), iri, facts, days, draft=draft)
    target = state.out or Path(state.say("file.catalogue", name=about.name))
    click.echo(write_folder(target, open_data(about), force))
    if about.left_out:
        state.told("done.left_out", count=about.left_out)
    if about.missing:
        lines = [state.say("done.draft")]
        lines += [f"  {state.say(f'lacking.{name}')}" for name in about.missing]
        click.echo("\n".join(lines), err=True)


def _check(state: Settings) -> None:
    """Raise UsageError for global options that mean nothing here."""
    from samverkan.errors import UsageError

    if state.format is not None:
        raise UsageError("no_format")
    if str(state.out) == "-":
        raise UsageError("no_stdout")


def _register(kb: "KnowledgeBase", name: str | None) -> str:
    """Return the IRI of the register asked for, or of the only one there is."""
    from samverkan.errors import UsageError
    from samverkan.ontology.identity import local_id

    if name is not None:
        return kb.meaning("register", name)
    known = kb.store.registers()
    if len(known) > 1:
        raise UsageError("which_register", known=", ".join(map(local_id, known)))
    return known[0]


def _facts(state: Settings, given: Mapping[str, str]) -> "Publication":
    """Return the facts given as options. Raises UsageError for one that cannot be used."""
    from samverkan.errors import UsageError
    from samverkan.ontology.publication import ITEMS, read

    facts, faults = read(given)
    for key, value, code in faults:
        why = state.say(f"fault.{code}", expected=", ".join(ITEMS[key].known))
        raise UsageError("bad_catalogue", option=key.replace("_", "-"), value=value, why=why)
    return facts


def _days(given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the days given. Raises UsageError for one that is none."""
    from samverkan.errors import UsageError
    from samverkan.ontology.dates import is_date

    days = {name: day for name, day in given.items() if day is not None}
    for day in days.values():
        if not (is_date(day) and len(day) == len("YYYY-MM-DD")):
            raise UsageError("bad_date", value=day)
    return days
