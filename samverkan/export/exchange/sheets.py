"""Networks as lists of nodes and of ties: two files of CSV, or a workbook."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from samverkan.export.exchange.fitting import Fitted
from samverkan.export.exchange.limits import Limits, of_utf8, of_xml
from samverkan.export.tables.plain import to_csv
from samverkan.export.workbook import DIGITS, LETTERS, Sheet, workbook
from samverkan.graph.table import Table
from samverkan.words import say

#: The columns that tell which node, and which nodes a tie joins and how, as Gephi calls them.
NODE: Final = "id"
TIE: Final = ("source", "target", "type")


def of_cell(text: str) -> str:
    """Return text that a cell of a workbook can hold, shortened if it is too long."""
    text = of_xml(text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"


def of_line(text: str) -> str:
    """Return text that CSV can hold."""
    return re.sub("\x00", "\N{REPLACEMENT CHARACTER}", of_utf8(text))


CSV: Final = Limits(
    taken={"nodes": (NODE,), "ties": TIE},
    whole=(),
    mixed=True,
    typed=False,
    formulas=False,
    text=of_line,
    name=of_line,
)
XLSX: Final = Limits(
    taken={"nodes": (NODE,), "ties": TIE},
    whole=("name", "description"),
    empty=False,
    mixed=True,
    nonfinite=False,
    most=10**DIGITS - 1,
    text=of_cell,
    name=of_cell,
)


def csv(held: Fitted) -> tuple[bytes, bytes]:
    """Return the nodes and the ties as CSV, in UTF-8."""
    nodes, ties = (to_csv(Table(tuple(c), tuple(rows))) for c, rows in _lists(held))
    return nodes.encode(), ties.encode()


def xlsx(held: Fitted) -> bytes:
    """Return a workbook with the nodes, the ties, and what this is."""
    (node_columns, nodes), (tie_columns, ties) = _lists(held)
    title = str(held.about.get("name", ""))
    way = "directed" if held.directed else "undirected"
    about = [
        [title or say("exchange.network", held.lang)],
        *([line] for line in str(held.about.get("description", "")).splitlines()),
        [say("exchange.counted", held.lang, nodes=len(nodes), ties=len(ties))],
        [say(f"exchange.{way}", held.lang)],
        [say("exchange.sheets", held.lang)],
    ]
    return workbook(
        [
            Sheet("nodes", [[row[c] for c in node_columns] for row in nodes], node_columns, 1),
            Sheet("ties", [[row[c] for c in tie_columns] for row in ties], tie_columns, 2),
            Sheet("about", about),
        ],
        title,
        held.lang,
    )


Lists = tuple[Sequence[str], Sequence[dict[str, Any]]]


def _lists(held: Fitted) -> tuple[Lists, Lists]:
    """Return the columns and the rows of the nodes, and those of the ties."""
    way = "Directed" if held.directed else "Undirected"
    nodes = [{NODE: node, **about} for node, about in held.nodes.items()]
    ties = [
        dict(zip(TIE, (tie.source, tie.target, way), strict=True)) | tie.about for tie in held.ties
    ]
    return _whole([NODE], nodes), _whole(TIE, ties)


def _whole(first: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Lists:
    """Return every column, and the rows with all of them."""
    columns = list(dict.fromkeys([*first, *(name for row in rows for name in row)]))
    return columns, [{name: row.get(name) for name in columns} for row in rows]
