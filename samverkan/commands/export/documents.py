"""Where a report goes: into a file, in the format asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from samverkan.commands.output import export_format, save
from samverkan.commands.settings import Settings

if TYPE_CHECKING:
    from samverkan.export.reports.document import Document

#: The formats of a report, and the suffix of each.
SUFFIXES: Final[Mapping[str, str]] = {"html": ".html", "docx": ".docx", "pdf": ".pdf"}
FORMATS: Final = tuple(SUFFIXES)


def put_document(
    settings: Settings,
    document: "Document",
    name: str,
    force: bool,
    suffixes: Mapping[str, str] = SUFFIXES,
) -> None:
    """Write a report to --out, or to a file called `name` with the suffix of its format."""
    from samverkan.export.reports.writers import WRITERS

    form = export_format(settings, suffixes, "html")
    target = settings.out or Path(f"{name}{SUFFIXES[form]}")
    save(settings, target, WRITERS[form](document), force)
