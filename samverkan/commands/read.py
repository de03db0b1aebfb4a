"""`read`: what documents say, proposed as rows; nothing is stored."""

from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.commands.base import argument, command, option
from samverkan.commands.settings import Settings, settings
from samverkan.commands.tabular import TABLES, put_answer, tabular

if TYPE_CHECKING:
    from samverkan.reading import Read


@command("read", formats=TABLES)
@argument("documents", nargs=-1, required=True)
@option("--all", "read_all", is_flag=True)
@tabular
def read(documents: tuple[str, ...], read_all: bool) -> None:
    from samverkan.export import documents as told

    state = settings()
    done = _read(state, [Path(one) for one in documents])
    for one in done:
        for line in told.remarks(one, state.lang):
            state.told("reading.remark", file=one.path.name, text=line)
    put_answer(
        state,
        lambda: told.answer(done, state.lang),
        read=lambda: told.sheet(done, state.lang, every=read_all),
        value=lambda: told.as_json(done, state.lang),
        name=state.say("file.read"),
    )


def _read(state: Settings, paths: list[Path]) -> "list[Read]":
    """Read the documents with the names of the knowledge base, if there is one."""
    from samverkan.errors import StoreMissing
    from samverkan.reading import read as read_documents

    try:
        kb = state.opened()
    except StoreMissing:
        state.told("reading.no_store")
        return read_documents(paths)
    with kb:
        return kb.read(paths)
