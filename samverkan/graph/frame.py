"""Rows as a DataFrame of pandas, each column of the type that its values have."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samverkan.extras import extra

if TYPE_CHECKING:
    from pandas import DataFrame, Series

    from samverkan.graph.table import Row


def frame(columns: Sequence[str], rows: "Sequence[Row]", attrs: Mapping[str, int]) -> "DataFrame":
    """Return rows as a DataFrame, what is not known missing; `attrs` goes with it.

    Raises MissingExtra where pandas is not installed.
    """
    with extra("notebook"):
        import pandas as pd

    made = pd.concat(
        [_series(name, [row.get(name) for row in rows]) for name in columns], axis=1
    ) if columns else pd.DataFrame(index=range(len(rows)))  # fmt: skip
    made.columns = list(columns)
    made.attrs.update({name: count for name, count in attrs.items() if count})
    return made


def _series(name: str, values: Sequence[Any]) -> "Series[Any]":
    """Return a column; one of values of several types stays as it is."""
    import pandas as pd

    known = [value for value in values if value is not None]
    kinds = {type(value) for value in known}
    whole = len(known) == len(values)
    if not kinds:
        return pd.Series(values, name=name, dtype="object")
    if kinds == {bool}:
        return pd.Series(values, name=name, dtype="bool" if whole else "boolean")
    if kinds == {int} and all(-(2**63) <= value < 2**63 for value in known):
        return pd.Series(values, name=name, dtype="int64" if whole else "Int64")
    if kinds <= {int, float, Decimal} and kinds != {int}:
        numbers = [math.nan if value is None else float(value) for value in values]
        return pd.Series(numbers, name=name, dtype="float64")
    if kinds in ({date}, {datetime}):
        return _days(name, values)
    return pd.Series(values, name=name, dtype="str" if kinds == {str} and whole else None)


def _days(name: str, values: Sequence[Any]) -> "Series[Any]":
    """Return a column of days or times; those with zones in UTC, those that pandas lacks as is."""
    import pandas as pd

    zones = {value.tzinfo is not None for value in values if isinstance(value, datetime)}
    try:
        if len(zones) < 2:
            return pd.Series(pd.to_datetime(list(values), utc=True in zones), name=name)
    except (OverflowError, ValueError):  # a year that pandas cannot count to
        pass
    return pd.Series(values, name=name, dtype="object")
