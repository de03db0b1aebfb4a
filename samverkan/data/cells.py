"""What a cell of a workbook holds, as the text that a person sees in it."""

import re
from datetime import datetime, time
from typing import Any, Final

#: What Excel shows where a formula has gone wrong, in English and in Swedish.
ERRORS: Final = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"),
        *("#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "#SKÄRNING!"),
        *("#OGILTIGT!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#####"),
    }
)
#: The digits of a number that Excel keeps.
DIGITS: Final = 15

_ZEROS: Final = re.compile("0+")


class Unreadable(Exception):
    """A cell that cannot be read: `key` says why, `value` what it shows."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key)
        self.key = key
        self.value = value


def text_of(cell: Any) -> str:
    """Return what a cell of openpyxl holds as text; a day as `YYYY-MM-DD`.

    Raises Unreadable for an error of Excel, and for a number of more digits than it keeps.
    """
    value = cell.value
    if isinstance(value, str):
        if cell.data_type == "e":
            raise Unreadable("cell_error", value)
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _number(value: float, shown: str) -> str:
    if abs(value) >= 10**DIGITS:
        raise Unreadable("number_rounded", f"{value:.0f}")
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    text = str(int(value))
    # A code is often a number that is merely shown with its zeros.
    return text.zfill(len(shown)) if _ZEROS.fullmatch(shown) and value >= 0 else text
