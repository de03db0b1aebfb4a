"""A proposal as a mapping file, with what speaks for each line as a comment."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from samverkan import words
from samverkan.data.lists.guess import Guess, Proposal

#: The most of a value that is shown.
_LONGEST: Final = 40


def mapping_text(proposal: Proposal, lang: str) -> str:
    """Return the text of the mapping file that is proposed, with comments in `lang`."""
    return "\n".join(_lines(proposal, lang)) + "\n"


def _lines(proposal: Proposal, lang: str) -> Iterator[str]:
    for line in words.say("guess.intro", lang, file=proposal.file).splitlines():
        yield f"# {line}"
    yield ""
    if len(proposal.sheets) > 1:
        told = words.say("guess.sheet", lang, sheets=", ".join(proposal.sheets))
        yield f"sheet = {_quoted(proposal.sheet or '')}  # {told}"
    if proposal.header != proposal.first:
        yield f"header = {proposal.header}"
    yield from _dates(proposal, lang)
    yield from _amounts(proposal, lang)
    if proposal.missing:
        listed = ", ".join(map(_quoted, proposal.missing))
        yield from (f"missing = [{listed}]  # {words.say('guess.missing', lang)}", "")
    yield "[columns]"
    for key in dict.fromkeys(guess.key for guess in proposal.guesses):
        yield from _column(key, [one for one in proposal.guesses if one.key == key], lang)
    if not proposal.guesses:
        yield f"# {words.say('guess.nothing', lang)}"
    yield from _unread(proposal, lang)
    yield from _values(proposal, lang)


def _unread(proposal: Proposal, lang: str) -> Iterator[str]:
    if proposal.unread:
        yield from ("", f"# {words.say('guess.unread', lang)}")
    for column in proposal.unread:
        shown = ", ".join(_quoted(_short(value)) for value in column.shown)
        why = words.say(f"guess_other.{column.why}", lang)
        yield f"#   {_quoted(column.heading)}: {why}" + (f" ({shown})" if shown else "")


def _values(proposal: Proposal, lang: str) -> Iterator[str]:
    if proposal.separators:
        yield from ("", f"# {words.say('guess.separators', lang)}", "[separators]")
        for key, marks in proposal.separators.items():
            listed = ", ".join(map(_quoted, marks))
            yield f"{key} = {listed}" if len(marks) == 1 else f"{key} = [{listed}]"
    if proposal.statuses:
        yield from ("", f"# {words.say('guess.statuses', lang)}", "[status]")
        for printed, meant in proposal.statuses.items():
            line = f"{_quoted(printed)} = {_quoted(meant)}"
            yield line if meant else f"# {line}  # {words.say('guess.status_unknown', lang)}"


def _dates(proposal: Proposal, lang: str) -> Iterator[str]:
    """Yield what a person must decide where dates can be read in two ways: it is never guessed."""
    day, month, both = proposal.dates
    if both:
        told = words.say("guess.dates", lang, both=both, day=day, month=month)
        yield f"# {told}"
        yield f'# dates = "{"mdy" if month > day else "dmy"}"'
        yield ""


def _amounts(proposal: Proposal, lang: str) -> Iterator[str]:
    """Yield what a person must decide of amounts: it is never guessed."""
    if proposal.unitless:
        yield from (f"# {words.say('guess.amounts', lang)}", '# amounts = "SEK"', "")
    if proposal.two_ways:
        told = words.say("guess.decimal", lang, value=proposal.two_ways)
        yield from (f"# {told}", '# decimal = ","', "")


def _column(key: str, guesses: Sequence[Guess], lang: str) -> Iterator[str]:
    if len(guesses) == 1:
        yield f"{key} = {_quoted(guesses[0].heading)}  # {_why(guesses[0], lang)}"
        return
    yield f"{key} = ["
    for guess in guesses:
        yield f"  {_quoted(guess.heading)},  # {_why(guess, lang)}"
    yield "]"


def _why(guess: Guess, lang: str) -> str:
    reasons = [
        words.say(f"guess_reason.{reason}", lang, share=share) for reason, share in guess.reasons
    ]
    return f"{words.say(f'guess.{guess.confidence}', lang)}: {'; '.join(reasons)}"


def _quoted(text: str) -> str:
    """Return a text as TOML writes it, in one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
