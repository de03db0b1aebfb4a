"""What a workbook says of itself: its first sheet, and the note on each header."""

from collections.abc import Iterator, Sequence
from typing import Final

from samverkan.data.about import LABELS
from samverkan.data.examples import example
from samverkan.data.register import Register
from samverkan.export.register.tables import table_name
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.definitions import defined, definition
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field
from samverkan.ontology.publication import ITEMS
from samverkan.words import say, term

#: What the first sheet explains, in order.
_EXPLAINED: Final = (
    *("rows", "id", "several", "needed", "unknown", "evidence", "printed", "dates", "choose"),
    *("example", "text", "check", "load", "again"),
)


def first_sheet(
    register: Register, shown: Sequence[type[Row]], lang: str
) -> Iterator[tuple[str, str, bool]]:
    """Yield the rows of the first sheet: name, text, and whether it is a heading."""
    yield say("workbook.title", lang), "", True
    yield say("workbook.facts", lang), "", True
    facts = {key: getattr(register, key) for key in LABELS if key != "hubs"}
    facts["hubs"] = "|".join(register.hubs)
    for key, label in LABELS.items():
        yield (label if lang == "sv" else key), facts[key] or "", False
    yield say("workbook.how", lang), "", True
    mark = example(TABLES["sources"], lang)["id"]
    for key in _EXPLAINED:
        yield say(f"explain.{key}", lang), say(f"explain.{key}_text", lang, example=mark), False
    yield say("workbook.tables", lang), "", True
    for row_class in shown:
        yield table_name(row_class, lang), defined(row_class.type, lang), False
    yield say("workbook.published", lang), "", True
    for key, item in ITEMS.items():
        told = register.publication.get(key, ())
        yield f"catalogue.{key}", "|".join(told) if item.many else "".join(told), False


def note(column: Field | None, lang: str) -> str:
    """Return the note on a header: what the column holds, and how it is written."""
    if column is None:
        return say("note.id", lang) + " " + say("note.needed", lang)
    base = column.name if column.name in COLUMNS else column.name.removesuffix(f"_{column.part}")
    return " ".join([definition(base, lang), *_how(column, lang)])


def _how(column: Field, lang: str) -> Iterator[str]:
    if column.refs is not None:
        named = ", ".join(table_name(TABLES[table], lang) for table in column.refs)
        yield say("note.ref" if named else "note.any", lang, tables=named)
    elif column.choices:
        values = ", ".join(term("value", one, lang) for one in column.choices)
        yield say("note.choice", lang, values=values)
    else:
        yield say(f"note.{column.kind}", lang)
    if column.many:
        yield say("note.several", lang)
    yield say("note.needed" if column.required else "note.optional", lang)
