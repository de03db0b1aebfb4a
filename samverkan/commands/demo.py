"""`demo`: the main job in one go, on the register that comes with the program."""

import sys
from datetime import date
from pathlib import Path

import click

from samverkan.commands.base import argument, command
from samverkan.commands.output import put_rich
from samverkan.commands.settings import settings

REGISTER = "vagen-in"
QUESTION = "who-cooperates"
#: The kinds of gaps told of, and how many of each.
GAPS = ("named-no-evidence", "empty-cell")
LIMIT = 2
#: The area asked about, by the id that it has in the register.
AREA = "bostad"


@command("demo", formats=("table",))
@argument("folder", type=click.Path(path_type=Path, file_okay=False), default="samverkan-demo")
def demo(folder: Path) -> None:
    from samverkan.analysis.coverage import coverage
    from samverkan.analysis.gaps import find_gaps
    from samverkan.errors import OutputError
    from samverkan.export import gap_reading, heatmap
    from samverkan.export.files import write
    from samverkan.export.gaps import rows
    from samverkan.export.network_page import page
    from samverkan.export.reading import answer
    from samverkan.export.reports.gap_report import gap_report
    from samverkan.export.reports.html import page as report_page
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
        housing, everything = kb.practice(area=AREA), kb.practice()
        gaps = find_gaps(housing, GAPS, today=date.today().isoformat(), limit=LIMIT)
        told = gap_reading.reading(gaps, housing, state.lang, LIMIT)
        put_rich(state, *gap_reading.sheet(gaps, rows(gaps, housing, state.lang), told, state.lang))
        pages = {
            state.say("file.network", name=f"-{AREA}"): page(
                kb.picture(area=AREA, lang=state.lang)
            ),
            state.say("file.network", name=""): page(kb.picture(lang=state.lang)),
            f"{state.say('file.matrix')}.html": heatmap.page(
                coverage(everything), everything, state.lang
            ),
            f"{state.say('file.report', name='')}.html": report_page(
                gap_report(everything, today=date.today().isoformat(), lang=state.lang)
            ),
        }
    for name, content in pages.items():
        click.echo(state.say("done.written", path=write(folder / name, content.encode())))
    program = sys.argv[0] if Path(sys.argv[0]).stem == "samverkan" else "samverkan"
    click.echo(state.say("done.demo", program=program, store=store))
