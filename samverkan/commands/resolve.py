"""`resolve`: organisations that may be one under two names, for somebody to judge."""

from pathlib import Path

import click

from samverkan.commands.base import command, option
from samverkan.commands.load import put_faults
from samverkan.commands.scope import known_at
from samverkan.commands.settings import settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, tabular


def _kinds(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    from samverkan.graph.resolution import KINDS

    return [name for name in KINDS if name.startswith(incomplete)]


@command("resolve", formats=TABLES)
@option("--between", nargs=2, metavar="REGISTER REGISTER")
@option("--names", "names_file", type=click.Path(path_type=Path), metavar="FILE")
@option("--within", "within_list", is_flag=True)
@option("--kind", "match_kinds", multiple=True, metavar="KIND", shell_complete=_kinds)
@option("--threshold", type=click.FloatRange(0, 1), default=0.6)
@option("--limit", type=click.IntRange(min=0), default=50)
@known_at
@tabular
def resolve(
    between: tuple[str, str] | None,
    names_file: Path | None,
    within_list: bool,
    match_kinds: tuple[str, ...],
    threshold: float,
    limit: int,
) -> None:
    from samverkan.errors import FaultsFound
    from samverkan.export import resolution as written

    state = settings()
    with state.opened() as kb:
        try:
            found = stoppable(
                lambda: kb.resolve(
                    between=between,
                    names=names_file,
                    within=within_list,
                    kinds=match_kinds,
                    threshold=threshold,
                    limit=limit or None,
                )
            )
        except FaultsFound as error:
            put_faults(state, list(error.faults))
            raise
        put_answer(
            state,
            lambda: written.answer(found, kb.facts, state.lang),
            read=lambda: written.sheet(found, kb.facts, state.lang),
            value=lambda: written.as_json(found, kb.facts, state.lang),
            name=state.say("file.resolve"),
        )
