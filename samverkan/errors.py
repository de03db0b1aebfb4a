"""Every exception the library raises.

    SamverkanError                 exit code 1: something the user can mend
    ├── NotFound                   a file, a thing, a question or a name that is not there
    │   └── UnknownName            … with the names it may have been meant as
    ├── AmbiguousName              a name that fits several things
    ├── StoreError                 the store cannot be opened, read or written
    │   ├── StoreMissing
    │   ├── StoreHeld              another process holds it
    │   └── StoreUnwritable
    ├── OutputError                a file cannot be written
    ├── Incomplete                 a record lacks what it must have, all of it in `missing`
    ├── MissingExtra               a library that is wanted for this is not installed
    ├── MissingBundle              what is built when the package is installed is not there
    ├── UnreadableFile             a file from outside cannot be read at all
    ├── QueryError                 a SPARQL text cannot be run
    │   ├── QuerySyntaxError       … with line and column
    │   └── QueryRefused           … because it would change data or call the network
    ├── ChangeConflict             a change would undo what others have changed since
    ├── UsageError                 exit code 2: a value that is not allowed
    └── FaultsFound                exit code 3: the data have faults, all of them in `faults`

Each carries the key of its words in the catalogue and the values that fill them, so that the same
error can be told in Swedish and in English; `str(error)` is the English text.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from samverkan import words

if TYPE_CHECKING:
    from samverkan.faults import Conflict, Fault


class SamverkanError(Exception):
    """Root of the tree. `key` names the words, `fields` fill them; a dict has words by language."""

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, **fields: object) -> None:
        self.key = key
        self.fields = fields
        super().__init__(key, fields)

    def say(self, lang: str) -> str:
        """Return the message in `lang` (`sv` or `en`)."""
        fields = {k: v[lang] if isinstance(v, dict) else v for k, v in self.fields.items()}
        if "path" in fields:  # the name of a file may hold new lines
            fields["path"] = " ".join(str(fields["path"]).splitlines())
        return words.say(f"error.{self.key}", lang, **fields)

    def __str__(self) -> str:
        return self.say("en")


class NotFound(SamverkanError):
    """A file, a thing or a question is not there."""


class UnknownName(NotFound):
    """Nothing goes by this name; `suggestions` are names that come close."""

    def __init__(self, key: str, suggestions: Sequence[str] = (), **fields: object) -> None:
        super().__init__(key, **fields)
        self.suggestions = tuple(suggestions)

    def say(self, lang: str) -> str:
        text = super().say(lang)
        if not self.suggestions:
            return text
        return text + " " + words.say("error.did_you_mean", lang, names=", ".join(self.suggestions))


class AmbiguousName(SamverkanError):
    """The name fits several things."""


class StoreError(SamverkanError):
    """The store cannot be opened, read or written."""


class StoreMissing(StoreError):
    """There is no store where one was asked for."""


class StoreHeld(StoreError):
    """Another process holds the store."""


class StoreUnwritable(StoreError):
    """The store's folder cannot be written."""


class OutputError(SamverkanError):
    """A file cannot be written."""


class Incomplete(SamverkanError):
    """A record lacks facts that it must have; `missing` names them."""

    def __init__(self, key: str, missing: Sequence[str], **fields: object) -> None:
        super().__init__(key, **fields)
        self.missing = tuple(missing)

    def say(self, lang: str) -> str:
        """Return the message, with what to write for each."""
        told = (f"\n  {words.say(f'lacking.{name}', lang)}" for name in self.missing)
        return super().say(lang) + "".join(told)


class MissingExtra(SamverkanError):
    """A library that is wanted for this is not installed."""


class MissingBundle(SamverkanError):
    """What is built when the package is installed is not there."""


class UnreadableFile(SamverkanError):
    """A file from outside cannot be read at all."""


class QueryError(SamverkanError):
    """A SPARQL text cannot be run."""


class QuerySyntaxError(QueryError):
    """A SPARQL text that does not parse from `place` on; `line` and `column` count from 1."""

    def __init__(self, text: str, place: int, key: str, **fields: object) -> None:
        before = text[:place]
        line, column = before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1
        start = max(0, column - 60)  # a long line is shown around the place
        shown = text.split("\n")[line - 1][start : start + 100]
        caret = " " * (column - 1 - start) + "^"
        super().__init__(key, line=line, column=column, text=shown, caret=caret, **fields)


class QueryRefused(QueryError):
    """A SPARQL text that would change data or call the network."""


class ChangeConflict(SamverkanError):
    """A change would undo what others have changed since: `conflicts` says what, row by row."""

    def __init__(self, key: str, conflicts: "Sequence[Conflict]", **fields: object) -> None:
        super().__init__(key, count=len(conflicts), **fields)
        self.conflicts = tuple(conflicts)


class UsageError(SamverkanError):
    """A value that is not allowed here."""

    exit_code = 2


class FaultsFound(SamverkanError):
    """The data have faults; nothing was stored."""

    exit_code = 3

    def __init__(self, faults: "Sequence[Fault]", key: str = "faults_found") -> None:
        super().__init__(key, count=len(faults))
        self.faults = tuple(faults)
