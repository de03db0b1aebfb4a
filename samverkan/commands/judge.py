"""`judge`: what a person decides about a pair, and why."""

import datetime
from typing import Any

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.recorded import put_recorded, recorded
from samverkan.commands.settings import Settings, settings

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
    done = recorded(state, "judgements", cells)
    put_recorded(state, done, **_seen(state, done[0].iri))


def _seen(state: Settings, iri: str) -> dict[str, Any]:
    """Return what a judgement is beside the others: sentences, and the same as JSON-able values."""
    from samverkan.export.contradictions import as_json, judgement, sentence, sentences
    from samverkan.graph.resolution.sameness import beside, contradicted

    lang = state.lang
    with state.opened() as kb:
        told = dict(zip(("earlier", "later"), beside(kb.facts, iri), strict=True))
        found = contradicted(kb.facts, iri)
        notes = [
            state.say(f"contradiction.{when}", judgement=sentence(row, kb.facts, lang))
            for when, rows in told.items()
            for row in rows
        ]
        for conflict in found:
            notes += sentences(conflict, kb.facts, lang)
        also = {
            **{when: [judgement(r, kb.facts, lang) for r in rows] for when, rows in told.items()},
            "contradictions": [as_json(conflict, kb.facts, lang) for conflict in found],
        }
    return {"notes": notes, "also": also}
