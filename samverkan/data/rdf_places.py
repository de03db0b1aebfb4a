"""Where in a file of RDF a statement stands, as far as its text shows it: a line to go to."""

import re
from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import Final

#: How many lines the description of one thing may have.
_FAR: Final = 200
_TOKEN: Final = re.compile(r"[\w.%-]+")
#: What the line has where a thing begins to be described in XML and JSON-LD.
_BEGINS: Final = ("rdf:about", "rdf:ID", '"@id"')
_ENDS: Final = re.compile(r"(?:(?<![\w:])\.|</rdf:Description>)\s*$")


class Places:
    """The lines of a file, looked up by what they name."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def line(self, subject: str, predicate: str | None, value: str | None) -> int | None:
        r"""Return the line that says this of a thing, or else where it is described; or None.

        >>> places = Places('<http://a/b>\n  <http://a/c> "x" ;\n  <http://a/d> "y" .')
        >>> places.line("http://a/b", "http://a/d", "y"), places.line("http://a/z", None, None)
        (3, None)
        """
        name, what = _last(subject), _last(predicate or "")
        found = self._index.get(name, [])
        own = [at for at in found if self._begins(at, name)] or found
        for at in own:
            if self._says(at, what, value):
                return at + 1
        for at in own:
            for near in range(at, min(at + _FAR, len(self._lines))):
                if self._says(near, what, value):
                    return near + 1
                if _ENDS.search(self._lines[near]):
                    break
        return own[0] + 1 if own else None

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            for token in dict.fromkeys(_TOKEN.findall(line)):
                index[token.strip(".")].append(at)
        return index

    def _begins(self, at: int, name: str) -> bool:
        """Say whether a thing begins to be described in a line, and is not only referred to."""
        line = self._lines[at].strip()
        first = next(islice(line.split(), 1), "")
        return name in _TOKEN.findall(first) or any(begin in line for begin in _BEGINS)

    def _says(self, at: int, what: str, value: str | None) -> bool:
        line = self._lines[at]
        told = not what or what in _TOKEN.findall(line) or (what == "type" and " a " in line)
        return told and (value is None or value in line or _last(value) in _TOKEN.findall(line))


def _last(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1].strip(".")
