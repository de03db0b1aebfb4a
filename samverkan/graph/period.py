"""When something held: the one rule that narrows an answer to a date or a year."""

from typing import Literal

from samverkan.ontology.dates import earliest, latest

Verdict = Literal["in", "out", "undated"]


def held(start: str | None, end: str | None, when: str) -> Verdict:
    """Say whether something from `start` to `end` held at some time in `when`.

    All are a year, a month or a day. What cannot be told, since an end that matters is not
    known, is `undated`.

    >>> held("2015-06-03", "2020", "2018")
    'in'
    >>> held("2014", "2014", "2018")
    'out'
    >>> held("2014", None, "2018"), held(None, None, "2018"), held("2019", None, "2018")
    ('undated', 'undated', 'out')
    """
    if start and earliest(start) > latest(when):
        return "out"
    if end and latest(end) < earliest(when):
        return "out"
    if start and end:
        return "in"
    known = start or end
    if known and earliest(when) <= latest(known) and earliest(known) <= latest(when):
        return "in"
    return "undated"
