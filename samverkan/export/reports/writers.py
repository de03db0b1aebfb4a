"""The registry of what writes a report: a function from a document to bytes, by format."""

from collections.abc import Callable, Mapping
from typing import Final

from samverkan.export.reports.document import Document


def _html(document: Document) -> bytes:
    from samverkan.export.reports.html import page

    return page(document).encode()


def _docx(document: Document) -> bytes:
    from samverkan.export.reports.docx import document_of

    return document_of(document)


def _pdf(document: Document) -> bytes:
    from samverkan.export.reports.pdf import pdf

    return pdf(document)


#: What writes each format.
WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}
