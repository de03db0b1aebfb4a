"""A register as a folder of CSV files, and what is said of it as `register.toml`."""

import csv
import io
import json
from collections.abc import Iterator

from samverkan.data.register import Register
from samverkan.export.register.tables import cells, header, tables
from samverkan.export.tables import harmless, text_of
from samverkan.ontology.publication import ITEMS


def csv_files(register: Register, lang: str = "sv", *, people: bool = False) -> dict[str, bytes]:
    """Return the files of a folder that loads again as the register, by name.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which is taken
    away when it is read.
    """
    files = {"register.toml": "\n".join(_toml(register)).encode() + b"\n"}
    for row_class, rows in tables(register, people):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(header(row_class, lang))
        for row in rows:
            writer.writerow([harmless(text_of(value)) for value in cells(row, lang)])
        files[f"{row_class.table}.csv"] = out.getvalue().encode("utf-8-sig")
    return files


def _toml(register: Register) -> Iterator[str]:
    for key in ("id", "title", "title_en", "base"):
        text = getattr(register, key)
        if text:
            yield f"{key} = {_quoted(text)}"
    if register.hubs:
        yield f"hubs = [{', '.join(map(_quoted, register.hubs))}]"
    if register.publication:
        yield "\n[catalogue]"
    for key, texts in register.publication.items():
        told = ", ".join(map(_quoted, texts))
        yield f"{key} = [{told}]" if ITEMS[key].many else f"{key} = {told}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
