"""Files made to do harm, and large or odd ones that are honest: made here, kept nowhere."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from openpyxl import Workbook

Make = Callable[[Path], None]
_RDF: Final = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
_SHEET: Final = "xl/worksheets/sheet1.xml"


def text(content: str, encoding: str = "utf-8") -> Make:
    return lambda path: path.write_bytes(content.encode(encoding)) and None  # type: ignore[func-returns-value]


def raw(content: bytes) -> Make:
    return lambda path: path.write_bytes(content) and None  # type: ignore[func-returns-value]


def doctype(entities: str, content: str = "") -> Make:
    return text(f'<?xml version="1.0"?><!DOCTYPE rdf:RDF [{entities}]>{_RDF}{content}</rdf:RDF>')


def growing(levels: int, times: int) -> str:
    first = '<!ENTITY e0 "aaaaaaaaaaaaaaaaaaaa">'
    return first + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * times}">' for n in range(1, levels))


def workbook(**parts: bytes) -> bytes:
    """Return a small workbook, with these parts put in or in place of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("#org", "#sector", "#adm1"), ("Röda Korset", "Bostad", "Dalarna")):
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def cells(*references: str) -> bytes:
    inner = "".join(
        f'<row><c r="{at}" t="inlineStr"><is><t>x</t></is></c></row>' for at in references
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{inner}</sheetData></worksheet>'.encode()


def archive(**parts: bytes) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name, content in parts.items():
                new.writestr(name, content)

    return make


def lying_archive(path: Path) -> None:
    """Write an archive whose directory says that a large part is small."""
    made = io.BytesIO(workbook(**{_SHEET: b"<a>" + b" " * 30_000_000 + b"</a>"}))
    data = made.getvalue()
    size = (30_000_007).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))


def pipe(path: Path) -> None:
    import os

    os.mkfifo(path)


def elsewhere(path: Path) -> None:
    path.symlink_to("/dev/zero")


DEEP: Final = 100_000
TAGS: Final = "#org,#sector,#adm1\n"

#: Each hostile file: its name, and how it is made.
HOSTILE: Final[dict[str, Make]] = {
    # Tables and lists
    "null-bytes.csv": text(TAGS + "a\0b,c,d\n"),
    "open-quote.csv": text(TAGS + '"' + "a,b,c\n" * 50_000),
    "long-cell.csv": text(TAGS + "a" * 3_000_000 + ",b,c\n"),
    "no-columns.csv": text("," * 1_000_000),
    "only-noise.csv": raw(bytes(range(256)) * 1000),
    "nothing.csv": text(""),
    "only-lines.csv": text("\n" * 1_000_000),
    "workbook.csv": raw(workbook()),
    "page.csv": text(
        "<!DOCTYPE html><html><body><table><tr><td>#org</td></tr></table></body></html>"
    ),
    "spaced-page.csv": text("\ufeff\n\n  <HTML><table><tr><td>#org</td></tr></table>"),
    "program.csv": raw(b"\x7fELF" + bytes(1000)),
    "picture.csv": raw(b"\x89PNG\r\n" + bytes(1000)),
    "document.csv": raw(b"%PDF-1.7\n" + bytes(100)),
    "old-book.csv": raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)),
    "packed.csv": raw(b"\x1f\x8b\x08" + bytes(100)),
    "zeroes.csv": raw(bytes(3_000_000)),
    "pipe.csv": pipe,
    "device.csv": elsewhere,
    "bad-tags.csv": text("#org,#,##,#é é\n1,2,3,4\n"),
    "half.csv": raw((TAGS + "å,b,c\n").encode("utf-16-le")[:-1]),
    # RDF/XML
    "laughs.rdf": doctype(growing(12, 10), "&e11;"),
    "nested.rdf": doctype('<!ENTITY a "aa"><!ENTITY b "&a;&a;">', "&b;"),
    "long.rdf": doctype(f'<!ENTITY a "{"a" * 80_000}">', "&a;" * 20_000),
    "elsewhere.rdf": doctype('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
    "fetched.rdf": doctype('<!ENTITY a SYSTEM "http://127.0.0.1:9/a">', "&a;"),
    "parameter.rdf": doctype('<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;'),
    "inner-parameter.rdf": doctype("<!ENTITY % a 'b'>"),
    "dtd.rdf": text(f'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd">{_RDF}</rdf:RDF>'),
    "circle.rdf": doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
    "deep.rdf": text("<a>" * DEEP),
    "broken.rdf": text(_RDF + "<a"),
    "noise.rdf": raw(b"\xff\xfe\x00" * 1000),
    "laughs.owl": doctype(growing(8, 20), "&e7;"),
    # Other RDF
    "prefixes.ttl": text(
        f"@prefix a: <http://a/{'a' * 60_000}#> ." + "a:a a:b a:c . a:d a:e a:f . \n" * 4000
    ),
    "deep-lists.ttl": text("<a:a> <a:b> " + "(" * DEEP),
    "deep-nodes.ttl": text("<a:a> <a:b> " + "[<a:b> " * DEEP),
    "deep-terms.ttl": text("<a:a> <a:b> " + "<<( <a:a> <a:b> " * 20_000),
    "open-text.ttl": text('<a:a> <a:b> """' + "a" * 2_000_000),
    "bad-address.ttl": text("<a:a> <a:b> <http://a b/{}> ."),
    "relative.ttl": text("<a> <b> <c> ."),
    "base.ttl": text("@base <file:///etc/> . <passwd> a <shadow> ."),
    "noise.nq": raw(bytes(range(256)) * 4000),
    "deep.trig": text("<g:g> { <a:a> <a:b> " + "(" * DEEP),
    "no-register.nt": text("<a:a> <a:b> <a:c> ."),
    "noise.nt": raw(b"\x80\x81" * 1000),
    "deep.jsonld": text('{"a":' * DEEP + "1" + "}" * DEEP),
    "deep-lists.jsonld": text("[" * DEEP + "]" * DEEP),
    "context.jsonld": text('{"@context": "http://127.0.0.1:9/c.jsonld", "@id": "a:a"}'),
    "context-file.jsonld": text('{"@context": ["file:///etc/passwd"], "@id": "a:a"}'),
    "import.jsonld": text('{"@context": {"@version": 1.1, "@import": "c.jsonld"}, "@id": "a:a"}'),
    "inner-context.jsonld": text(
        '{"a:b": {"@context": {"x": {"@id": "a:x", "@context": "http://127.0.0.1:9/"}}}}'
    ),
    "broken.jsonld": text('{"@id": '),
    "noise.jsonld": raw(b"\x00\xff" * 1000),
    # Workbooks
    "grows.xlsx": archive(**{"xl/workbook.xml": b" " * 300_000_000}),
    "grows-inside.xlsx": raw(workbook(**{_SHEET: b"<a>" + b" " * 200_000_000 + b"</a>"})),
    "lies.xlsx": lying_archive,
    "far.xlsx": raw(workbook(**{_SHEET: cells(*(f"XFD{n}" for n in range(1, 5_000)))})),
    "laughs.xlsx": raw(
        workbook(**{_SHEET: f"<!DOCTYPE a [{growing(12, 10)}]><a>&e11;</a>".encode()})
    ),
    "elsewhere.xlsx": raw(
        workbook(**{_SHEET: b'<!DOCTYPE a [<!ENTITY e SYSTEM "/etc/passwd">]><a>&e;</a>'})
    ),
    "strings.xlsx": raw(
        workbook(
            **{
                "xl/sharedStrings.xml": (
                    f"<!DOCTYPE s [{growing(12, 10)}]><sst><si><t>&e11;</t></si></sst>".encode()
                )
            }
        )
    ),
    "below.xlsx": raw(workbook(**{_SHEET: cells("A99999999999999999999")})),
    "deep.xlsx": raw(workbook(**{_SHEET: b"<a>" * DEEP})),
    "no-book.xlsx": archive(**{"a.txt": b"a"}),
    "paths.xlsx": archive(**{"../../a": b"a"}),
    "many-parts.xlsx": archive(**{f"a{n}": b"a" for n in range(3_000)}),
    "half.xlsx": raw(workbook()[:-300]),
    "text.xlsx": text("a;b"),
    "old.xlsx": raw(b"\xd0\xcf\x11\xe0" + bytes(1000)),
    "nothing.xlsx": raw(b""),
    "merged.xlsx": raw(
        workbook(
            **{
                _SHEET: cells("A1").replace(
                    b"</worksheet>",
                    b"<mergeCells>"
                    + b'<mergeCell ref="A1:XFD1048576"/>' * 20_000
                    + b"</mergeCells></worksheet>",
                )
            }
        )
    ),
    # Of no known kind
    "unknown.exe": raw(b"MZ\x90\x00"),
    "unknown.doc": raw(b"\xd0\xcf\x11\xe0" + bytes(100)),
    "no-suffix": text("a,b,c\n"),
}

#: Hostile files of networks.
HOSTILE_NETWORKS: Final[dict[str, Make]] = {
    "laughs.graphml": text(f"<!DOCTYPE g [{growing(12, 10)}]><graphml>&e11;</graphml>"),
    "elsewhere.graphml": text(
        '<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml>&a;</graphml>'
    ),
    "deep.graphml": text("<graphml>" + "<graph>" * DEEP),
    "deep.gexf": text("<gexf>" + "<node id='a'>" * DEEP),
    "deep.gml": text("graph [ " + "node [ " * DEEP),
    "deep.json": text('{"nodes":' + "[" * DEEP),
    "deep.cyjs": text('{"elements":' + "[" * DEEP),
    "many.net": text("*Vertices 2000000000\n1 a\n*Edges\n1 2\n"),
    "many.gml": text("graph [ directed 1" + "0" * 100_000 + " ]"),
    "noise.gml": raw(bytes(range(256)) * 100),
    "noise.net": raw(b"*Vertices \xff\xfe"),
    "workbook.json": raw(workbook()),
    "null-bytes.csv": text("source,target\na\0,b\n"),
}


def turtle_of(count: int) -> str:
    head = """@prefix sam: <https://w3id.org/samverkan/ns#> .
@prefix t: <https://w3id.org/samverkan/id/t/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/samverkan/register/t> a sam:Register ; skos:prefLabel "T"@sv .
"""
    return head + "".join(
        f't:sector-{n} a sam:Sector ; skos:prefLabel "Sektor {n}"@sv .\n' for n in range(count)
    )


def rdf_xml(entities: str) -> str:
    return f"""<?xml version="1.0"?><!DOCTYPE rdf:RDF [{entities}]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<rdf:Description rdf:about="&reg;t"><rdf:type rdf:resource="&sam;Register"/>
<skos:prefLabel xml:lang="sv">T</skos:prefLabel></rdf:Description>
<rdf:Description rdf:about="&id;sector-a"><rdf:type rdf:resource="&sam;Sector"/>
<skos:prefLabel xml:lang="sv">A</skos:prefLabel></rdf:Description></rdf:RDF>"""


NAMESPACES: Final = (
    '<!ENTITY sam "https://w3id.org/samverkan/ns#">'
    '<!ENTITY reg "https://w3id.org/samverkan/register/">'
    '<!ENTITY id "https://w3id.org/samverkan/id/t/">'
)
_ROW: Final = "Röda Korset,Bostad,Dalarna\n"
LINKED: Final = {
    "@context": {
        "sam": "https://w3id.org/samverkan/ns#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
    },
    "@id": "https://w3id.org/samverkan/register/t",
    "@type": "sam:Register",
    "skos:prefLabel": {"@value": "T", "@language": "sv"},
}

#: Documents that are read for what they say.
HOSTILE_DOCUMENTS: Final[dict[str, Make]] = {
    "grows.docx": archive(**{"word/document.xml": b" " * 300_000_000}),
    "laughs.docx": archive(
        **{
            "[Content_Types].xml": b"<a/>",
            "word/document.xml": f"<!DOCTYPE a [{growing(12, 10)}]><a>&e11;</a>".encode(),
        }
    ),
    "half.docx": raw(workbook()[:-300]),
    "no-document.docx": raw(workbook()),
    "text.docx": text("hej"),
    "text.pdf": text("hej"),
    "half.pdf": raw(b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>>"),
    "circle.pdf": raw(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]"
        b"/Count 1>>endobj\ntrailer<</Root 1 0 R>>"
    ),
}

#: Files that are honest, however odd, and are read without a fault.
HONEST: Final[dict[str, Make]] = {
    "tagged.xlsx": raw(workbook()),
    "plain.csv": text(TAGS + _ROW),
    "windows.csv": text(TAGS + _ROW, "cp1252"),
    "wide.csv": text(TAGS + _ROW, "utf-16"),
    "rows.json": text('[["Vem"], ["#org"], ["Röda Korset"]]'),
    "marked.csv": text("\ufeff" + TAGS + _ROW),
    "semicolons.csv": text((TAGS + _ROW).replace(",", ";")),
    "tabs.tsv": text((TAGS + _ROW).replace(",", "\t")),
    "excel-lines.csv": text("sep=;\r\n" + (TAGS + _ROW).replace(",", ";").replace("\n", "\r\n")),
    "many-rows.csv": text(TAGS + "".join(f"Org {n % 500},Bostad,Dalarna\n" for n in range(5_000))),
    "alike.csv": text(TAGS + _ROW * 2_000),
    "long-cell.csv": text(TAGS + "a" * 30_000 + ",b,c\n"),
    "many-columns.csv": text(TAGS.strip() + "," * 500 + "\n" + _ROW.strip() + "," * 500 + "\n"),
    "quoted.csv": text(TAGS + '"Röda ""Korset""","Bostad\nnu","Dalarna"\n'),
    "editor.owl": text(rdf_xml(NAMESPACES)),
    "entities.rdf": text(rdf_xml(NAMESPACES)),
    "plain.ttl": text(turtle_of(3)),
    "many.ttl": text(turtle_of(2_000)),
    "same.trig": text(turtle_of(1)),
    "own-context.jsonld": text(json.dumps(LINKED)),
}
