"""What a Word document is around its text: page, styles, language, and no time of its own."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from samverkan.data.forms import MARKER, Form
from samverkan.export.reports.document import Document
from samverkan.export.workbook import WHEN

#: The language of a document, as Word names it.
_LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}
#: Characters that XML cannot hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: The most characters of what a document says of itself.
_TITLE: Final = 255


def set_up(made: Any, document: Document) -> None:
    """Set the page, the styles, the language and what the document says of itself."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(20)
    about = made.core_properties
    about.title, about.language = clean(document.title)[:_TITLE], _LANGUAGES[document.lang]
    about.author = about.last_modified_by = "samverkan"
    about.created = about.modified = WHEN.replace(tzinfo=None)
    about.comments, about.revision = "", 1
    for form in (part for part in document.parts if isinstance(part, Form)):
        about.category, about.subject = MARKER, form.about
    sizes = {"Title": 24, "Subtitle": 11, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11}
    for name, size in ({"Normal": 10.5, "Caption": 10, "List Bullet": 10.5} | sizes).items():
        style = made.styles[name]
        style.font.size, style.font.name = Pt(size), "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.font.color.rgb = RGBColor.from_string("1F2730")
    made.styles["Subtitle"].font.italic = False
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    defaults = made.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:lang"))
    for name in ("val", "eastAsia"):
        defaults.set(qn(f"w:{name}"), _LANGUAGES[document.lang])
    _number_pages(page.footer.paragraphs[0])


def _number_pages(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = 2
    for name in ("PAGE", "NUMPAGES"):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        paragraph._p.append(field)
        if name == "PAGE":
            paragraph.add_run(" / ")


def clean(text: str) -> str:
    """Return text that a document can hold; what it cannot is U+FFFD."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def timeless(content: bytes) -> bytes:
    """Return a document whose parts do not say when they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name, part in _parts(old):
            entry = zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in archive.namelist():
        yield name, archive.read(name)
