"""A stranger's SPARQL: checked before it runs, its errors told with line, column and a caret."""

import re
from typing import Final

from samverkan.errors import QueryRefused, QuerySyntaxError
from samverkan.ontology.vocabulary import PREFIXES

#: Longest text and deepest nesting that the engine is given; beyond them it can die.
MAX_LENGTH: Final = 64 * 1024
MAX_DEPTH: Final = 64
#: Operators and alternatives in one text; each of them is a step down the engine's stack.
MAX_TOKENS: Final = 8_000

_TOKEN: Final = re.compile(
    r"""
      (?P<escape>  \\. )
    | (?P<comment> \#[^\n]* )
    | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>  \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
                 | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<variable>[?$]\w+ )
    | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<name>    (?:[^\W\d][\w.-]*)?:(?:[\w%:.-]|\\.)* )
    | (?P<word>    [^\W\d]\w* )
    | (?P<number>  \d+(?:\.\d+)? )
    | (?P<open>    [{(\[] )
    | (?P<close>   [})\]] )
    | (?P<other>   \S )
    """,
    re.X | re.S,
)
_BLANK = r"(?:\s|\#[^\n]*(?:\n|\Z))*"
#: Whatever the engine reads as a call of another server holds these characters in a row, however
#: the text before it is taken: what looks like an IRI or a string may be an operator to the engine.
_CALL: Final = re.compile(
    rf"""SERVICE{_BLANK}(?:SILENT{_BLANK})?
    (?: <[^<>{{}}\s]*> | [?$][^\s{{}}<>"'\#()]+ | [^\s{{}}<>"'\#?$]*:(?:\\.|[^\s{{}}<>"\#])* )
    {_BLANK}\{{""",
    re.X | re.I,
)
_PREFIX: Final = re.compile(r"PREFIX\s+([^\s:]*):", re.I)
_KNOWN: Final = ", ".join(PREFIXES)
_UPDATES: Final = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"]
)
_STARTS: Final = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def normal(text: str) -> str:
    """Return the text as it will be checked and run: every line break a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def guard(text: str) -> None:
    """Raise QueryRefused if the query would change data, call the network or break the engine.

    >>> guard('SELECT ?service WHERE { ?service a "SERVICE" }')
    >>> guard("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
        ...
    samverkan.errors.QueryRefused: SERVICE is refused: a query here never calls the network.
    """
    try:
        length = len(text.encode())
    except UnicodeEncodeError:
        raise QueryRefused("query_not_text") from None
    if length > MAX_LENGTH:
        raise QueryRefused("query_too_long", most=MAX_LENGTH // 1024)
    for reading in {text, _ESCAPE.sub(_unescaped, text)}:
        if _CALL.search(reading):
            raise QueryRefused("query_service")
        _guard(reading)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else ""


def _guard(text: str) -> None:
    depth = count = 0
    started = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "comment":
            continue
        count += 1
        depth += (kind == "open") - (kind == "close")
        if depth > MAX_DEPTH or count > MAX_TOKENS:
            raise QueryRefused("query_too_deep", depth=MAX_DEPTH, tokens=MAX_TOKENS)
        if kind != "word":
            continue
        word = match[0].upper()
        if word == "FROM":
            raise QueryRefused("query_from")
        if word in _STARTS:
            started = True
        elif not started and word in _UPDATES:
            raise QueryRefused("query_update", word=word)


def syntax_error(text: str, error: SyntaxError) -> QuerySyntaxError:
    """Return what is wrong with a query that the engine cannot read: a line and a place in it.

    The engine tells that a text is wrong but hardly where, so the place is that of the first
    prefix that nobody declared, else where rdflib's parser can read no further.
    """
    text = text.expandtabs(1)
    unknown = _unknown_prefix(text)
    if unknown:
        place, prefix = unknown
        return QuerySyntaxError(text, place, "query_prefix", prefix=prefix, known=_KNOWN)
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseBaseException as found:
        return QuerySyntaxError(text, found.loc, "query_syntax")
    except RecursionError:  # too long a text for that parser: the engine's place must do
        pass
    found_here = re.search(r"error at (\d+):(\d+)", str(error))
    line, column = map(int, found_here.groups()) if found_here else (1, 1)
    place = sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1
    return QuerySyntaxError(text, place, "query_syntax")


def _unknown_prefix(text: str) -> tuple[int, str] | None:
    """Return the first prefix that is neither known nor declared, and where it is used."""
    declared = {*PREFIXES, *(name.casefold() for name in _PREFIX.findall(text)), "_"}
    for match in _TOKEN.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if match.lastgroup == "name" and not before.rstrip().upper().endswith("PREFIX"):
            prefix = match[0].partition(":")[0]
            if prefix not in declared and prefix.casefold() not in declared:
                return match.start(), prefix
    return None
