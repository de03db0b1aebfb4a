"""Workbooks and documents are archives: what one unpacks to is known before it is unpacked."""

import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from samverkan.errors import UnreadableFile

_MB: Final = 1_000_000
#: What any archive may unpack to, and what it may for each byte of it.
UNPACKED: Final = (100 * _MB, 20)
#: How much larger a large part may be than when it is packed.
RATIO: Final = 200
LARGE: Final = 1 * _MB
PARTS: Final = 2_000
#: The most cells that a sheet may span, those between included that hold nothing.
CELLS: Final = 20_000_000

_FAR: Final = re.compile(rb'<c[^>]*? r="([A-Z]{3})(\d{1,7})"')
#: A row far below the last that a sheet has.
_TOO_FAR: Final = re.compile(rb'<(?:\w+:)?(?:c|row)\b[^>]{0,200}? r="[A-Z]*\d{8,}"')
#: Where a document type stands, if there is one.
_HEAD: Final = 4_096
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_ENCRYPTED: Final = 1


def look_at_archive(path: Path) -> None:
    """Raise UnreadableFile for an archive that is broken, locked, or made to grow."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _look_at_sizes(path, parts)
            for part in parts:
                _look_at_beginning(path, archive, part)
                if _SHEET.fullmatch(part.filename):
                    _look_at_extent(path, archive, part)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableFile("archive_broken", path=path) from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "_lzma", "_bz2"):
            raise UnreadableFile("archive_broken", path=path) from error
        raise


def _look_at_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS:
        raise UnreadableFile("archive_parts", path=path, count=len(parts), most=PARTS)
    total = sum(part.file_size for part in parts)
    if total > UNPACKED[0] + UNPACKED[1] * path.stat().st_size:
        raise UnreadableFile("archive_grows", path=path, size=total // _MB)
    for part in parts:
        if part.file_size > LARGE and part.file_size > RATIO * max(part.compress_size, 1):
            raise UnreadableFile("archive_grows", path=path, size=part.file_size // _MB)
        if part.flag_bits & _ENCRYPTED:
            raise UnreadableFile("archive_locked", path=path)
        place = PurePosixPath(part.filename.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts:
            raise UnreadableFile("archive_paths", path=path, name=part.filename)


def _look_at_beginning(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part with a document type: no program writes one, and entities may stand in it."""
    if part.filename.endswith((".xml", ".rels")):
        with archive.open(part) as opened:
            # Whatever the encoding, its letters are those of ASCII with or without zeros between.
            if b"<!DOCTYPE" in opened.read(_HEAD).replace(b"\0", b"").upper():
                raise UnreadableFile("xml_entity", path=path, name=part.filename)


def _look_at_extent(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a sheet whose few cells stand so far out that what lies between fills the memory."""
    rows: set[bytes] = set()
    widest = 0
    with archive.open(part) as sheet:
        rest = b""
        while chunk := sheet.read(1 << 20):
            text = rest + chunk
            if _TOO_FAR.search(text):
                raise UnreadableFile("sheet_extent", path=path, sheet=part.filename)
            for column, row in _FAR.findall(text):
                rows.add(row)
                widest = max(widest, _number(column))
            if len(rows) * widest > CELLS:
                raise UnreadableFile("sheet_extent", path=path, sheet=part.filename)
            rest = text[-64:]


def _number(column: bytes) -> int:
    """Return the number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
