"""`mapping`: what the columns of other people's lists hold – explained, guessed, checked."""

from pathlib import Path

import click

from samverkan.commands.base import command, option
from samverkan.commands.output import put
from samverkan.commands.screen import tell
from samverkan.commands.settings import Settings, settings

_FILE = click.Path(path_type=Path)


@command("mapping")
@option("--guess", "guessed_list", type=_FILE, metavar="FILE")
@option("--check", "checked_list", type=_FILE, metavar="FILE")
def mapping(guessed_list: Path | None, checked_list: Path | None) -> None:
    from samverkan.errors import UsageError

    state = settings()
    if guessed_list is not None and checked_list is not None:
        raise UsageError("guess_and_check")
    if guessed_list is not None:
        _guess(state, guessed_list)
    elif checked_list is not None:
        _check(state, checked_list)
    else:
        _explain(state)


def _guess(state: Settings, path: Path) -> None:
    from samverkan.commands.base import unless_there
    from samverkan.commands.load import put_faults
    from samverkan.data.bounded import bounded
    from samverkan.data.lists.guess import propose_mapping
    from samverkan.data.lists.guess.writing import mapping_text
    from samverkan.errors import FaultsFound

    if state.out is not None:
        unless_there(state.out, state.force)
    try:
        proposal = bounded(propose_mapping, path)
    except FaultsFound as error:
        put_faults(state, list(error.faults))
        raise
    put(state, mapping_text(proposal, state.lang))


def _check(state: Settings, path: Path) -> None:
    from samverkan.commands.load import put_faults
    from samverkan.errors import FaultsFound
    from samverkan.loading import check

    register, faults = check(path)
    for line in register.remarks(state.lang):
        tell(line)
    if faults:
        put_faults(state, faults)
        raise FaultsFound(faults, "faults_told")
    rows = sum(len(rows) for rows in register.tables.values())
    state.told("done.sound", path=path, rows=rows, tables=len(register.tables))


def _explain(state: Settings) -> None:
    from samverkan.data.lists.declared import COLUMNS

    width = max(map(len, COLUMNS))
    lines = [state.say("mapping.intro"), ""]
    for key, several in COLUMNS.items():
        more = state.say("mapping.several") if several else ""
        lines.append(f"  {key:<{width}}  {state.say(f'mapping_key.{key}')}{more}")
    put(state, "\n".join([*lines, "", state.say("mapping.more")]) + "\n")
