"""`demo`: the main job in one go, on the register that comes with the program."""

import sys
from pathlib import Path

import click

from samverkan.commands.base import argument, command, settings
from samverkan.commands.output import put_rich

REGISTER = "vagen-in"
QUESTION = "who-cooperates"
#: The area asked about, by the id that it has in the register.
AREA = "bostad"


@command("demo", formats=("table",))
@argument("folder", type=click.Path(path_type=Path, file_okay=False), default="samverkan-demo")
def demo(folder: Path) -> None:
    from samverkan.errors import OutputError
    from samverkan.export.files import write
    from samverkan.export.html import page
    from samverkan.export.reading import answer
    from samverkan.graph.query import question
    from samverkan.knowledge import KnowledgeBase

    state = settings()
    store = state.store or folder / "store"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("out_unwritable", path=folder, why=error.strerror) from error
    with KnowledgeBase.edit(store) as kb:
        loaded = kb.load(REGISTER)
        state.told("done.loaded", register=loaded.register, rows=loaded.rows)
        table = kb.ask(QUESTION, area=AREA, lang=state.lang)
        put_rich(
            state, *answer(question(QUESTION), table, {"area": AREA}, kb.names.label, state.lang)
        )
        pictures = {
            f"-{AREA}": kb.picture(area=AREA, lang=state.lang),
            "": kb.picture(lang=state.lang),
        }
    for name, picture in pictures.items():
        path = folder / state.say("file.network", name=name)
        write(path, page(picture).encode())
        click.echo(state.say("done.written", path=path))
    program = sys.argv[0] if Path(sys.argv[0]).stem == "samverkan" else "samverkan"
    click.echo(state.say("done.demo", program=program, store=store))
