"""A comparison as rows: for CSV, and on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.tables.answer import Answer
from samverkan.export.terminal import Rows
from samverkan.graph.table import Table
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

#: One row for each change, as CSV has them.
COLUMNS: Final = (
    *("layer", "kind", "change", "id", "label", "other", "other_label", "date", "through"),
    *("from", "to"),
)


def table(told: Mapping[str, Any]) -> Table:
    """Return every change and measure of a comparison in JSON as rows, for CSV."""
    rows = [
        *(row for layer in told["layers"] for row in _rows(layer)),
        *_done(told["initiatives"]),
        *(
            {"kind": "measure", "layer": each["layer"], "label": each["name"]}
            | {side: each[side] for side in ("from", "to")}
            for each in told["measures"]
        ),
        *(_pair("alike", pair) for pair in told["maybe_same"]),
    ]
    return Table(COLUMNS, tuple({name: row.get(name) for name in COLUMNS} for row in rows))


def answer(told: Mapping[str, Any], lang: str) -> Answer:
    """Return a comparison in JSON as an answer that can stand alone."""
    return Answer(
        table(told),
        say("title.compare", lang, one=told["from"], other=told["to"]),
        lang,
        told=told["reading"],
        named=say("answer.sheet_compare", lang),
        family="compare",
    )


def _rows(layer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    about = {"layer": layer["layer"]}
    for kind, part in (("actor", "actors"), ("area", "areas")):
        for change in ("came", "went", "undated"):
            for one in layer[part][change]:
                yield about | {"kind": kind, "change": change} | _single(one)
        for turn in layer[part].get("became", ()):
            yield about | {"kind": kind, "date": turn["date"]} | _pair("became", turn)
    for change in ("came", "went"):
        for tie in layer["ties"][change]:
            pair = _pair(change, {"from": tie["one"], "to": tie["other"]})
            yield about | pair | {"kind": "tie", "through": _listed(tie["through"])}


def _done(initiatives: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for change in ("begun", "ended", "passed"):
        for one in initiatives[change]:
            yield {"layer": "evidenced", "kind": "initiative", "change": change} | _single(one)


def _single(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": one["id"], "label": one["label"], "through": _listed(one.get("through", ()))}


def _pair(change: str, pair: Mapping[str, Any]) -> dict[str, Any]:
    one, other = pair["from"], pair["to"]
    named = {"id": one["id"], "label": one["label"]}
    return {"change": change, "other": other["id"], "other_label": other["label"]} | named


def _listed(units: Sequence[Mapping[str, str]]) -> str | None:
    return "; ".join(unit["label"] for unit in units) or None


def sheet(told: Mapping[str, Any], lang: str) -> "Iterator[RenderableType]":
    """Yield a comparison in JSON as a person reads it: sentences, changes, measures."""
    from rich.text import Text

    yield from map(Text, told["reading"])
    for layer in told["layers"]:
        rows = [row for row in _rows(layer) if row["change"] != "undated"]
        if rows:
            name = term("value", layer["layer"], lang).capitalize()
            yield Text(say("compare.changes", lang, layer=name), style="bold")
            yield _changes(rows, lang)
            totals = [layer[part]["totals"] for part in ("actors", "ties", "areas")]
            every = sum(sum(t.values()) - t["undated"] for t in totals)
            yield from _more(len(rows), every, lang)
    done = list(_done(told["initiatives"]))
    done += [_pair("alike", pair) for pair in told["maybe_same"]]
    if done:
        yield Text(say("compare.done", lang), style="bold")
        yield _changes(done, lang)
        totals = sum(told["initiatives"]["totals"].values()) + len(told["maybe_same"])
        yield from _more(len(done), totals, lang)
    if any(value is not None for each in told["measures"] for value in (each["from"], each["to"])):
        yield Text(say("compare.measures", lang), style="bold")
        yield _measured(told, lang)


def _more(shown: int, every: int, lang: str) -> "Iterator[RenderableType]":
    from rich.text import Text

    if shown < every:
        yield Text(say("compare.more", lang, shown=shown, all=every), style="dim")


def _changes(rows: Sequence[Mapping[str, Any]], lang: str) -> Rows:
    """Return changes as rows: what is a pair stands in one cell."""
    shown = []
    for row in rows:
        name = row["label"]
        if row.get("other"):
            key = "turned" if row["change"] in ("became", "alike") else "pair"
            name = say(f"compare.{key}", lang, one=name, other=row["other_label"])
        shown.append(
            {
                "change": term("change", row["change"], lang),
                "kind": row.get("kind"),
                "name": name,
                "date": row.get("date"),
                "through": row.get("through"),
            }
        )
    columns = ("change", "kind", "name", "date", "through")
    return Rows([c for c in columns if any(row[c] for row in shown)], shown, lang)


def _measured(told: Mapping[str, Any], lang: str) -> Rows:
    """Return the measures of both sides beside each other."""
    sides = {"from": told["from"], "to": told["to"], "change": "difference"}
    rows = [
        {"layer": each["layer"], "measure": term("measure", each["name"], lang)}
        | {name: _number(each[side], side, lang) for side, name in sides.items()}
        for each in told["measures"]
        if each["from"] is not None or each["to"] is not None
    ]
    return Rows(["layer", "measure", *sides.values()], rows, lang)


def _number(value: float | None, side: str, lang: str) -> str:
    if value is None:
        return "–"
    sign = "+" if side == "change" else ""
    text = f"{value:{sign}.4f}" if isinstance(value, float) else f"{value:{sign}d}"
    return text.replace("-", "−").replace(".", "," if lang == "sv" else ".")
