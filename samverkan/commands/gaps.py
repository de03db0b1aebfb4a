"""`gaps`: what is promised and not known, what nobody does, what hangs by a thread."""

from functools import partial

import click

from samverkan.commands.base import command, option
from samverkan.commands.scope import Scope, scoped, today
from samverkan.commands.settings import Settings, settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, put_explained, tabular

#: Explains every kind.
ALL = "all"


def _kinds(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    from samverkan.analysis.gaps import KINDS

    return [name for name in KINDS if name.startswith(incomplete)]


@command("gaps", formats=TABLES)
@option("--kind", "gap_kinds", multiple=True, metavar="KIND", shell_complete=_kinds)
@scoped()
@option("--months", type=click.IntRange(min=0), default=24)
@option("--limit", type=click.IntRange(min=0), default=5)
@option("--significance", is_flag=True)
@option("--seed", type=click.IntRange(min=0), default=1)
@option("--explain", "explained_gap", metavar="KIND", shell_complete=_kinds)
@tabular
def gaps(
    scope: Scope,
    gap_kinds: tuple[str, ...],
    months: int,
    limit: int,
    significance: bool,
    seed: int,
    explained_gap: str | None,
) -> None:
    from samverkan.analysis.gaps import find_gaps, kind_named
    from samverkan.export import gap_reading
    from samverkan.export import gaps as written

    state = settings()
    if explained_gap is not None:
        _explain(state, explained_gap)
        return
    for name in gap_kinds:
        kind_named(name)
    with state.opened() as kb:
        practice = stoppable(lambda: kb.practice(**scope))
        found = stoppable(
            lambda: find_gaps(
                practice,
                gap_kinds,
                today=today(scope),
                limit=limit,
                significance=significance,
                seed=seed,
                months=months,
            )
        )
        told = partial(gap_reading.reading, found, practice, state.lang, limit)
        rows = partial(written.rows, found, practice, state.lang)
        put_answer(
            state,
            lambda: gap_reading.answer(found, practice, state.lang, limit),
            read=lambda: gap_reading.sheet(found, rows(), told(), state.lang),
            value=lambda: {"reading": told(), "totals": written.totals(found), "rows": rows()},
            name=state.say("file.gaps"),
        )


def _explain(state: Settings, name: str) -> None:
    from samverkan.analysis.gaps import KINDS
    from samverkan.export.gap_reading import explained
    from samverkan.export.gap_words import explanation

    told = [explanation(kind, state.lang) for kind in (KINDS if name == ALL else [name])]
    put_explained(state, told, explained, title="gap_kinds", every=name == ALL)
