"""The options that say what an answer looks at, and what they mean together."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from samverkan.commands.base import kept, option
from samverkan.ontology.vocabulary import LAYERS

#: The keywords that `KnowledgeBase.practice` and `KnowledgeBase.picture` take.
Scope = dict[str, Any]

_OPTIONS: dict[str, Callable[..., Any]] = {
    "area": option("--area"),
    "place": option("--place"),
    "year": option("--year", "when_year", metavar="YYYY"),
    "date": option("--date", "when_date", metavar="YYYY-MM-DD"),
    "expand": option("--expand", is_flag=True),
    "printed_only": option("--printed-only", is_flag=True),
    "no_hubs": option("--no-hubs", is_flag=True),
}

#: The layers wanted; none means all.
layers = option("--layer", "layers", type=click.Choice(LAYERS), multiple=True)
#: Write over a file that exists. The command gets it, and so does whatever writes its answer.
force = option("--force", is_flag=True, callback=kept("force"))
#: Answer as of a moment: what the store knew, never when it held.
known_at = option("--known-at", metavar="YYYY-MM-DD", expose_value=False, callback=kept("known_at"))
#: See those that are the same as one. Every name, id and statement stays in the store.
merged = option("--merged", is_flag=True, expose_value=False, callback=kept("merged"))

#: See what is proposed as if it held, and mark all that rests on it.
with_proposals = option(
    "--with-proposals", is_flag=True, expose_value=False, callback=kept("with_proposals")
)


def scoped(*, without: tuple[str, ...] = ()) -> Callable[..., Any]:
    """Return a decorator that gives a command the options of a scope, but those `without`.

    The command gets them together, as `scope`.
    """
    names = [name for name in _OPTIONS if name not in without]

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def call(**given: Any) -> None:
            scope: Scope = {name: given.pop(name, None) for name in ("area", "place")}
            scope["when"] = moment(given.pop("when_year", None), given.pop("when_date", None))
            for name in ("expand", "printed_only"):
                scope[name] = given.pop(name, False)
            scope["hubs"] = not given.pop("no_hubs", False)
            function(scope=scope, **given)

        merged(call)
        known_at(call)
        for name in reversed(names):
            _OPTIONS[name](call)
        return call

    return decorate


def moment(year: str | None, date: str | None) -> str | None:
    """Return the year or the date asked for.

    Raises UsageError if both are given, or the year is none.
    """
    from samverkan.errors import UsageError

    if year is not None and date is not None:
        raise UsageError("year_and_date")
    if year is not None and not (year.isdigit() and len(year) == 4):
        raise UsageError("bad_year", value=year)
    return year if date is None else date


def today(scope: Scope) -> str:
    """Return the day from which gaps are seen: the one asked for, else today."""
    import datetime

    when = scope["when"] or ""
    return when if len(when) > len("YYYY") else datetime.date.today().isoformat()
