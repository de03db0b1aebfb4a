"""XML is gone through once, by a reader that builds nothing, before anything is built from it."""

from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

from samverkan.errors import UnreadableFile

#: The longest value of an entity: enough for the namespaces that editors of ontologies declare.
ENTITY: Final = 300
DEPTH: Final = 500


def look_at_xml(path: Path) -> None:
    """Raise UnreadableFile for XML with entities that grow or stand elsewhere, or that is too deep.

    XML that does not parse is left to its reader, which says where.
    """
    depth = 0

    def start(_name: str, _about: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise UnreadableFile("file_deep", path=path)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(
        name: str, is_parameter: bool, value: str | None, _base: Any, elsewhere: Any, *_: Any
    ) -> None:
        if elsewhere is not None or value is None:
            raise UnreadableFile("xml_elsewhere", path=path, name=name)
        if is_parameter or len(value) > ENTITY or "&" in value or "%" in value:
            raise UnreadableFile("xml_entity", path=path, name=name)

    def doctype(name: str, elsewhere: str | None, *_: Any) -> None:
        if elsewhere is not None:
            raise UnreadableFile("xml_elsewhere", path=path, name=name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    parser.StartDoctypeDeclHandler = doctype
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except (expat.ExpatError, ValueError, LookupError):
        return
