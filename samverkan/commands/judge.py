"""`judge`: what a person decides about a pair, and why."""

import datetime

import click

from samverkan.commands.base import argument, command, option, settings
from samverkan.commands.recorded import put_recorded, recorded

#: What can be decided.
VERDICTS = ("same", "different", "duplicate", "complementary", "undecided")


@command("judge", formats=("table", "json"))
@argument("one")
@argument("other")
@argument("verdict", type=click.Choice(VERDICTS))
@option("--by", "said_by", required=True)
@option("--why", "said_why", required=True)
@option("--date", "said_on", metavar="YYYY-MM-DD")
def judge(
    one: str, other: str, verdict: str, said_by: str, said_why: str, said_on: str | None
) -> None:
    state = settings()
    cells = {
        "subject": one,
        "object": other,
        "verdict": verdict,
        "by": said_by,
        "date": said_on or datetime.date.today().isoformat(),
        "why": said_why,
    }
    put_recorded(state, recorded(state, "judgements", cells))
