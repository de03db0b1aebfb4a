"""A report as a page of HTML that stands alone: no script, nothing fetched, fit for paper."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from samverkan.export.reports.document import Document, Heading, Part, Run, Table, text_of
from samverkan.export.webpage import policy, render, template
from samverkan.words import say

if TYPE_CHECKING:
    from markupsafe import Markup

#: The elements of runs that come from the data, or stand out.
_ELEMENTS = {"strong": "strong", "name": "bdi", "quote": "bdi", "code": "code"}


def page(document: Document) -> str:
    """Return the page of a report; the same document gives the same text. Write it as UTF-8."""
    from markupsafe import Markup

    lang, style = document.lang, template("report.css") + _widths(document.parts)
    blocks = [
        (kind, list(some))
        for kind, some in groupby(document.parts, lambda part: type(part).__name__)
    ]
    contents = [p for p in document.parts if isinstance(p, Heading) and p.level == 1 and p.id]
    words = partial(_say, "report", lang)
    form = partial(_say, "form", lang)
    names = ("row", "field", "said", "correction", "comment", "source")
    return render(
        "report.html",
        {
            "runs": _Writer(lang).runs,
            "plain": text_of,
            "drawn": lambda part: Markup(part.svg),
        },
        lang=lang,
        policy=policy(styles=[style]),
        style=Markup(style),
        title=document.title,
        subtitle=document.subtitle,
        contents=contents,
        blocks=[one for kind, some in blocks for one in _apart(kind, some)],
        say=words,
        form_say=form,
        form_columns=[form(name) for name in names],
    )


def _apart(kind: str, some: list[Part]) -> Iterable[tuple[str, list[Part]]]:
    """Yield parts one by one, but notes in a row together."""
    if kind == "Note":
        yield kind, some
    else:
        yield from ((kind, [part]) for part in some)


def _widths(parts: Iterable[Part]) -> str:
    """Return the style of columns: their widths cannot stand in the page's elements."""
    widths = {width for part in parts if isinstance(part, Table) for width in part.widths}
    return "".join(f".w{width}{{width:{width}%}}\n" for width in sorted(widths))


def _say(section: str, lang: str, key: str, **fields: object) -> str:
    return say(f"{section}.{key}", lang, **fields)


class _Writer:
    """Writes runs. The first that leads to an anchor is what is come back to from there."""

    def __init__(self, lang: str) -> None:
        self._mark = say("report.mark", lang)
        self._seen: set[str] = set()

    def runs(self, runs: Iterable[Run]) -> "Markup":
        """Return runs as HTML, every text escaped."""
        from markupsafe import Markup

        return Markup("").join(self._run(run) for run in runs)

    def _run(self, run: Run) -> "Markup":
        from markupsafe import Markup

        element = _ELEMENTS.get(run.ink)
        text = Markup("{}").format(run.text)
        if element:
            text = Markup(f"<{element}>{{}}</{element}>").format(run.text)
        if run.to is None:
            return text
        mark = Markup("")
        if run.mark:
            hidden = Markup('<span class="hidden"> {} </span>').format(self._mark)
            mark = Markup("<sup>{}{}</sup>").format(hidden, run.mark)
        link = Markup('<a href="#{}"{}{}>{}</a>')
        kind = Markup(' class="count"') if run.ink == "count" else Markup("")
        if run.ink == "told":
            return text + link.format(run.to, self._first(run.to), kind, mark)
        return link.format(run.to, self._first(run.to), kind, text + mark)

    def _first(self, to: str) -> "Markup":
        from markupsafe import Markup

        place = to.removeprefix("ref-")
        if place == to or to in self._seen:
            return Markup("")
        self._seen.add(to)
        return Markup(' id="from-{}"').format(place)
