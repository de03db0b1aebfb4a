"""What the global options say, and where every command finds it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samverkan import words
from samverkan.commands.screen import tell
from samverkan.errors import UsageError

if TYPE_CHECKING:
    from samverkan.knowledge import KnowledgeBase


@dataclass
class Settings:
    """What the global options say. `format` is None until the user names one."""

    store: Path | None = None
    lang: str = words.DEFAULT
    format: str | None = None
    out: Path | None = None
    #: Whether a file that exists is written over.
    force: bool = False
    #: What was asked of CSV, by the option that asked it.
    csv: dict[str, Any] = field(default_factory=dict)
    #: The formats that the running command can write.
    formats: tuple[str, ...] = ()
    #: The moment to answer as of, if not now.
    known_at: str | None = None
    merged: bool = False
    #: Whether what is proposed and not reviewed is seen too.
    with_proposals: bool = False

    def say(self, key: str, **fields: object) -> str:
        """Return the words of `key` in the user's language."""
        return words.say(key, self.lang, **fields)

    def told(self, key: str, **fields: object) -> None:
        """Write a message to standard error, where progress and messages go."""
        tell(self.say(key, **fields))

    def target(self, named: Path | None) -> Path | None:
        """Return where to write, for a command that also takes the place as an argument.

        Raises UsageError if it is named twice.
        """
        if named is not None and self.out is not None:
            raise UsageError("two_targets", one=named, other=self.out)
        return named if named is not None else self.out

    def opened(self) -> "KnowledgeBase":
        """Open the knowledge base for reading, as it is or as it was, and say as of when.

        Every command that only reads opens it here, so that --known-at is never passed over.
        """
        from samverkan.knowledge import KnowledgeBase

        kb = KnowledgeBase.open(
            self.store,
            known_at=self.known_at,
            merged=self.merged,
            with_proposals=self.with_proposals,
        )
        if self.known_at is not None:
            sets = kb.history.change_sets
            saved = sets[-1].saved if sets else None
            if saved is None:
                self.told("history.known_unrecorded")
            else:
                when = saved.astimezone().strftime("%Y-%m-%d %H:%M")
                self.told("history.known_at", number=sets[-1].number, when=when)
        if self.merged:
            self.told("resolve.merged", count=len(kb.same))
        if kb.unreviewed is not None:
            left_out = kb.unreviewed.left_out
            self.told("proposal.seen", count=len(kb.unreviewed.proposals))
            if left_out:
                self.told("proposal.not_seen", ids=", ".join(one.id for one in left_out))
        return kb


def settings() -> Settings:
    """Return the settings of the running command."""
    return click.get_current_context().find_root().ensure_object(Settings)


def initial_lang(arguments: Sequence[str] = ()) -> str:
    """Return the language to start in: --lang, else $SAMVERKAN_LANG, else Swedish.

    --lang is looked for wherever it stands, so that help before it is in that language too.

    >>> initial_lang(["ask", "--help", "--lang", "en"]), initial_lang(["--lang=en"])
    ('en', 'en')
    """
    lang = os.environ.get("SAMVERKAN_LANG", words.DEFAULT)[:2]
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang"):
            lang = (
                argument.removeprefix("--lang=")
                if "=" in argument
                else "".join(arguments[i + 1 : i + 2])
            )
    return lang if lang in words.LANGUAGES else words.DEFAULT
