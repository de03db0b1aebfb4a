"""What tells of a person in a row that was sent: it is no part of a proposal."""

import re
from collections.abc import Iterator
from typing import Final

from samverkan.data.sent.row import SentRow
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.ontology.numbers import is_personal

_EMAIL: Final = re.compile(r"\S+@\S+\.\S+")
_NUMBER: Final = re.compile(r"(?<!\d)\d{6}(?:\d{2})?[-+]?\d{4}(?!\d)")
#: A telephone number as it is written in Sweden: with its country, or with a dash after its area.
_PHONE: Final = re.compile(
    r"(?<![\d/-])(?:(?:\+|00)46[\s()0-]*[1-9]|0[1-9]\d{0,2}\s*[-/–](?!\d\d[-/.]\d{4}))"
    r"(?:[\s-]*\d){5,8}(?![\d-])"
)
_OPAQUE: Final = re.compile(r"person-[0-9a-f]{6,}")


def personal(row: SentRow, file: str) -> Iterator[Fault]:
    """Yield a fault for the first cell of a row that tells of a person.

    That is a row of people, the name of a person where an id belongs, and an e-mail address, a
    telephone number or a personal number in any text. A value is not told again: faults end up in
    files too.
    """
    if row.table == "people":
        yield row.fault(file, "people_not_proposed", "id", row.row)
        return
    refs = {f.name: f.refs for f in fields(TABLES[row.table])} if row.table in TABLES else {}
    texts = (*row.cells.items(), ("id", row.row), (None, row.remark), (None, row.as_printed))
    for column, text in texts:
        if refs.get(column or "") == ("people",) and not _OPAQUE.fullmatch(text):
            yield row.fault(file, "person_named", column)
            return
        if tells(text, number=column == "org_number"):
            yield row.fault(file, "personal_in_text", column)
            return


def tells(text: str, *, number: bool = False) -> bool:
    """Say whether a text has an e-mail address, a telephone number or a personal number in it.

    One that is a `number` itself is judged by what it is a number of.

    >>> [tells(text) for text in ("Ring 0250-260 00", "2015-2020, rad 14", "Org.nr 212000-2213")]
    [True, False, False]
    """
    numbers = () if number else _NUMBER.findall(text)
    return bool(
        _EMAIL.search(text)
        or any(map(is_personal, numbers))
        or (not number and _PHONE.search(text))
    )
