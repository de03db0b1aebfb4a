"""How deep a heading stands, and which area of collaboration another is a part of."""

import re
from collections.abc import Collection
from typing import Final

from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.parts import names_a_part

_NUMBER: Final = re.compile(r"^\s*(?:§\s*)?(\d+(?:\.\d+)*)\.?\s*(?:§\s)?")
#: A heading that only says that areas stand below it.
ANNOUNCES: Final = re.compile(
    r"(?:områden(?:a)?|teman|spår|insatser(?:na)?|prioriteringar)(?: (?:för|i|inom|av) .{3,40})?$",
    re.I,
)


def depth(passage: Passage) -> int:
    """Return how deep a heading stands by its style or its number, or 0 where neither says so."""
    line = passage.starts[0][1]
    number = _NUMBER.match(line.text)
    return line.level or (number[1].count(".") + 1 if number else 0)


def parents(passages: list[Passage], areas: Collection[str], title: str) -> dict[str, str]:
    """Return the area that each area is a part of, where the headings tell.

    `areas` are the headings that parties stand below. Without levels, a heading that nobody stands
    below, right before one of these, is what those until the next such heading are parts of.
    """
    headings = [one for one in passages if one.kind == "heading" and not _leads_on(one)]
    found: dict[str, str] = {}
    above: dict[int, str] = {}
    over = ""
    for at, passage in enumerate(headings):
        name, level = bare_heading(passage.read), depth(passage)
        if level:
            above = {deep: told for deep, told in above.items() if deep < level} | {level: name}
        following = bare_heading(headings[at + 1].read) if at + 1 < len(headings) else ""
        if name not in areas:
            begins = following in areas and not level
            over = name if begins and _may_hold(name, title) else ""
            continue
        higher = [above[deep] for deep in sorted(above) if deep < level]
        parent = higher[-1] if higher else "" if level else over
        if parent and _may_hold(parent, title) and not _is_part(parent, name, found):
            found[name] = parent
    return found


def _leads_on(passage: Passage) -> bool:
    """Say whether a line only leads on to what stands below it: "Därför vill vi samverka för:"."""
    return passage.text.rstrip().endswith(":") and not depth(passage)


def _may_hold(name: str, title: str) -> bool:
    """Say whether a heading may be an area that others are parts of."""
    bare = name.casefold()
    return not (
        bare in title.casefold() or ":" in name or len(name) > 90
        or names_a_part(name) or ANNOUNCES.search(name)
    )  # fmt: skip


def _is_part(one: str, other: str, found: dict[str, str]) -> bool:
    """Say whether an area is another, or a part of it."""
    while one != other and one in found:
        one = found[one]
    return one == other
