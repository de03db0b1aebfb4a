"""A mapping file beside a list says which column is what: `list.toml` beside `list.csv`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import zip_longest
from pathlib import Path

from samverkan.data.lists.declared import LEVELS, near, wrong_in
from samverkan.data.lists.files import Record, trimmed
from samverkan.data.lists.hxl import tag_row
from samverkan.data.lists.money import unit_of
from samverkan.data.lists.plan import Columns, Doer, Plan, Spot, register_id
from samverkan.data.toml_files import read_toml
from samverkan.faults import Fault
from samverkan.ontology.identity import clean


def plan_by_mapping(
    path: Path, file: str, records: Sequence[Record]
) -> tuple[Plan | None, list[Fault]]:
    """Return the plan for reading the records of `file` that the mapping in `path` makes.

    Returns also every fault in the mapping. One that is wrong in itself makes no plan, nor do no
    records. Raises UnreadableFile if it is no TOML.
    """
    told = read_toml(path)
    faults = list(wrong_in(path.name, told))
    if faults or not records:
        return None, faults
    number = told.get("header", records[0].number)
    header = next((one for one in records if one.number == number), Record(number, ()))
    heads = headings(header, records)
    found: dict[str, list[int]] = {}
    for key, name in _named(told["columns"]):
        count = heads.count(clean(name))
        if count == 1:
            found.setdefault(key, []).append(heads.index(clean(name)))
        elif count:
            faults.append(Fault(file, "header_doubled", number, clean(name), name))
        else:
            faults.append(_no_column(path.name, key, name, header, heads))
    missing = {trimmed(text).casefold() for text in told.get("missing", ())}
    tags = tag_row(records)  # a list may have both; then the mapping counts
    plan = Plan(
        file=file,
        id=told.get("id", register_id(file)),
        title=told.get("title", Path(file).stem),
        title_en=told.get("title_en"),
        kind=told.get("kind", "project"),
        heads=heads,
        rows=tuple(
            _without(missing, one) for one in records if one.number > number and one != tags
        ),
        columns=_columns(found),
        source={key: str(value) for key, value in told.get("source", {}).items()},
        separator=told.get("separator"),
        separators={
            column: (marks,) if isinstance(marks, str) else tuple(marks)
            for key, marks in told.get("separators", {}).items()
            for column in found.get(key, ())
        },
        order=told.get("dates"),
        unit=unit_of(told["amounts"]) if "amounts" in told else None,
        decimal=told.get("decimal"),
        statuses=_trimmed(told.get("status", {})),
        roles=_trimmed(told.get("role", {})),
        mapping=path.name,
    )
    return plan, faults


def headings(header: Record, records: Sequence[Record]) -> tuple[str, ...]:
    """Return the headings that stand in a row, or where it is empty in the row right above it."""
    above = next((one for one in records if one.number == header.number - 1), Record(0, ()))
    width = max(len(header.cells), len(above.cells) if header.cells else 0)
    return tuple(clean(header.text(i) or above.text(i)) for i in range(width))


def sheet_named(path: Path) -> str | None:
    """Return the sheet of a workbook that a mapping names, if any. Raises UnreadableFile."""
    sheet = read_toml(path).get("sheet")
    return sheet if isinstance(sheet, str) and sheet.strip() else None


def no_sheet(mapping: str, sheet: str, sheets: Sequence[str]) -> Fault:
    """Return the fault of a mapping that names a sheet that is not there."""
    context: dict[str, object] = {"near": near(sheet, sheets), "sheets": ", ".join(sheets) or "–"}
    return Fault(mapping, "mapping_sheet", column="sheet", value=sheet, fields=context)


def _named(columns: Mapping[str, str | list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each key of `[columns]` with each heading that it names."""
    for key, named in columns.items():
        for name in [named] if isinstance(named, str) else named:
            yield key, name


def _no_column(file: str, key: str, name: str, header: Record, heads: Sequence[str]) -> Fault:
    context: dict[str, object] = {"near": near(clean(name), heads), "row": header.number}
    context["columns"] = ", ".join(filter(None, heads)) or "–"
    return Fault(file, "mapping_column", None, f"columns.{key}", name, context)


def _trimmed(table: Mapping[str, str]) -> dict[str, str]:
    return {trimmed(printed): ours for printed, ours in table.items()}


def _without(missing: Set[str], record: Record) -> Record:
    """Return a record whose cells are empty where they only say that nothing is known."""
    if not missing:
        return record
    cells = ("" if cell.casefold() in missing else cell for cell in record.cells)
    return Record(record.number, tuple(cells))


def _columns(found: Mapping[str, list[int]]) -> Columns:
    def all_(key: str) -> tuple[int, ...]:
        return tuple(found.get(key, ()))

    def one(key: str) -> int | None:
        return next(iter(found.get(key, ())), None)

    actors = all_("actor")
    return Columns(
        doers=(
            *(Doer(i, sector=one("sector") if i == actors[0] else None) for i in actors),
            *(Doer(i, role="partner") for i in all_("partner")),
        ),
        funders=all_("funder"),
        areas=all_("area"),
        subareas=all_("subarea"),
        activities=all_("activity"),
        target_groups=all_("target_group"),
        places=tuple(
            Spot(kind, *pair)
            for level, kind in LEVELS.items()
            for pair in zip_longest(all_(level), all_(f"{level}_code"))
        ),
        names=all_("name"),
        descriptions=all_("description"),
        notes=all_("note"),
        start=one("from"),
        end=one("to"),
        periods=all_("period"),
        status=one("status"),
        role=one("role"),
        id=one("id"),
        amounts=all_("amount"),
        currency=one("currency"),
        programme=one("programme"),
    )
