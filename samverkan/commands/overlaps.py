"""`overlaps`: pairs of initiatives that may do the same work, for somebody who knows to check."""

import click

from samverkan.commands.base import command, option
from samverkan.commands.scope import Scope, scoped
from samverkan.commands.settings import Settings, settings
from samverkan.commands.stopping import stoppable
from samverkan.commands.tabular import TABLES, put_answer, put_explained, tabular

#: Explains every kind.
ALL = "all"


def _kinds(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    from samverkan.analysis.overlaps import KINDS

    return [name for name in KINDS if name.startswith(incomplete)]


@command("overlaps", formats=TABLES)
@option("--kind", "overlap_kinds", multiple=True, metavar="KIND", shell_complete=_kinds)
@scoped()
@option("--initiative")
@option("--text", "by_text", is_flag=True)
@option("--include-partners", is_flag=True)
@option("--judged", is_flag=True)
@option("--limit", type=click.IntRange(min=0), default=20)
@option("--explain", "explained_overlap", metavar="KIND", shell_complete=_kinds)
@tabular
def overlaps(
    scope: Scope,
    overlap_kinds: tuple[str, ...],
    initiative: str | None,
    by_text: bool,
    include_partners: bool,
    judged: bool,
    limit: int,
    explained_overlap: str | None,
) -> None:
    from samverkan.analysis.overlaps import find_overlaps
    from samverkan.export import overlaps as written

    state = settings()
    if explained_overlap is not None:
        _explain(state, explained_overlap)
        return
    with state.opened() as kb:
        asked = kb.meaning("initiative", initiative) if initiative else None
        practice = stoppable(lambda: kb.practice(**scope))
        found = stoppable(
            lambda: find_overlaps(
                practice,
                kinds=overlap_kinds,
                initiative=asked,
                by_text=by_text,
                with_partners=include_partners,
                limit=limit or None,
            )
        )
        put_answer(
            state,
            lambda: written.answer(found, practice, state.lang, judged=judged),
            read=lambda: written.sheet(found, practice, state.lang, judged=judged),
            value=lambda: written.as_json(found, practice, state.lang),
            name=state.say("file.overlaps"),
        )


def _explain(state: Settings, name: str) -> None:
    from samverkan.analysis.overlaps import KINDS
    from samverkan.export.overlap_words import explanation
    from samverkan.export.overlaps import explained

    told = [explanation(kind, state.lang) for kind in (KINDS if name == ALL else [name])]
    put_explained(state, told, explained, title="overlap_kinds", every=name == ALL)
