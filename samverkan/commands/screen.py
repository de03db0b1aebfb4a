"""What a person sees on a terminal: text that came from files cannot steer it."""

import re
from typing import Final

import click

#: Controls of both sets, and those that turn the direction of what follows.
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: Where the signs stand that show the first controls.
_SIGNS: Final = 0x2400


def visible(text: str) -> str:
    r"""Return a text with a sign in the place of each control, but for new lines and tabs.

    >>> visible("\x1b[31mMora\x07")
    '␛[31mMora␇'
    """
    return text if text.isprintable() else _STEERING.sub(_sign, text)


def tell(text: str) -> None:
    """Write a message to standard error, where progress and messages go."""
    click.echo(visible(text), err=True)


def _sign(found: re.Match[str]) -> str:
    number = ord(found[0])
    return chr(_SIGNS + number) if number < ord(" ") else "\N{REPLACEMENT CHARACTER}"
