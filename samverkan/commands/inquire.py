"""`inquire`: who was asked about what, and what the answer was."""

import datetime

import click

from samverkan.commands.base import command, option
from samverkan.commands.recorded import put_recorded, recorded
from samverkan.commands.settings import settings

#: What can be answered.
ANSWERS = ("nothing", "something", "no answer")


@command("inquire", formats=("table", "json"))
@option("--actor", "asked_actor", required=True)
@option("--area", "asked_area")
@option("--place", "asked_place")
@option("--from", "asked_from", metavar="YYYY-MM-DD")
@option("--to", "asked_to", metavar="YYYY-MM-DD")
@option("--answer", "asked_answer", type=click.Choice(ANSWERS), required=True)
@option("--by", "said_by", required=True)
@option("--date", "said_on", metavar="YYYY-MM-DD")
@option("--note", "said_note")
def inquire(
    asked_actor: str,
    asked_area: str | None,
    asked_place: str | None,
    asked_from: str | None,
    asked_to: str | None,
    asked_answer: str,
    said_by: str,
    said_on: str | None,
    said_note: str | None,
) -> None:
    state = settings()
    cells = {
        "actor": asked_actor,
        "area": asked_area,
        "place": asked_place,
        "from": asked_from,
        "to": asked_to,
        "date": said_on or datetime.date.today().isoformat(),
        "answer": asked_answer,
        "by": said_by,
        "note": said_note,
    }
    put_recorded(state, recorded(state, "inquiries", cells))
