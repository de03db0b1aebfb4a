"""A gap in words: why it stands where it does, what to ask the parties, and what its kind means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from samverkan.analysis.gaps import Gap, kind_named
from samverkan.graph.facts import Facts
from samverkan.words import catalogue, say, term

#: What the subjects of each kind are, in the order that they stand.
ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "named-inactive": ("actor", "area"),
    "named-no-evidence": ("actor", "area"),
    "empty-cell": ("area", "place"),
    "group-unserved": ("group", "area"),
    "sector-absent": ("area", "sector"),
    "missing-link": ("one", "other"),
    "hole": ("one", "other"),
    "sole-bridge": ("actor", "one", "other"),
    "single-point": ("actor", "area", "place"),
    "active-not-named": ("actor", "area"),
    "time-gap": ("area", "place"),
    "no-successor": ("initiative",),
    "evidence-gap": ("actor", "unit"),
}

#: What the explanation of a kind tells, in order.
PARTS: Final = ("meaning", "definition", "strength", "known", "what_to_do", "source")

#: Names that are told before the rest is only counted.
_FEW: Final = 5


def explanation(kind: str, lang: str) -> dict[str, str]:
    """Return what a kind of gap means: its `kind`, `kind_label`, and the parts in `PARTS`.

    Raises UsageError for a kind that there is not.

    >>> explanation("hole", "en")["kind_label"]
    'Hole between areas'
    """
    kind_named(kind)
    sections = {"what_to_do": "todo"}
    told = {part: say(f"gap_{sections.get(part, part)}.{kind}", lang) for part in PARTS}
    return {"kind": kind, "kind_label": say(f"gap.{kind}", lang), **told}


def why(gap: Gap, facts: Facts, lang: str) -> str:
    """Return why a gap stands where it does, and what may hide that it is none."""
    fields = _fields(gap, facts, lang)
    first = say(_key("gap_why", gap), lang, **fields)
    return " ".join([first[:1].upper() + first[1:], *_notes(gap, facts, fields, lang)])


def to_ask(gap: Gap, facts: Facts, lang: str) -> str:
    """Return what to ask the parties about a gap."""
    return say(_key("gap_ask", gap), lang, **_fields(gap, facts, lang))


def number(value: float, lang: str) -> str:
    """Return a number as it is read: three figures, whole numbers whole.

    >>> number(0.842857, "sv"), number(72.0, "sv"), number(-143.0, "en")
    ('0,843', '72', '−143')
    """
    text = f"{value:.0f}" if float(value).is_integer() else f"{value:.3g}"
    return text.replace("-", "−").replace(".", "," if lang == "sv" else ".")


def _key(section: str, gap: Gap) -> str:
    """Return the key of the words for a gap: those for its form, before those for its kind."""
    details = gap.details
    forms = (
        details.get("form"),
        details.get("layer"),
        "named" if details.get("named") else None,
        "nobody" if details.get("actors") == [] or details.get("parties") == 0 else None,
        "unsaid" if gap.strength is None else None,
        gap.confidence,
    )
    keys = [f"{section}.{gap.kind}_{form}" for form in reversed(forms) if form]
    return next((key for key in keys if key in catalogue()), f"{section}.{gap.kind}")


def _fields(gap: Gap, facts: Facts, lang: str) -> dict[str, object]:
    """Return what fills the words of a gap: its subjects by role, and its details as text."""
    fields: dict[str, object] = {"strength": _text(gap.strength, facts, lang)}
    for name, value in gap.details.items():
        fields[name] = _text(value, facts, lang)
        if isinstance(value, list):
            fields[f"{name}_count"] = len(value)
    subjects = (facts.label(thing, lang) for thing in gap.subjects)
    fields |= zip(ROLES[gap.kind], subjects, strict=False)
    if "share_evidenced" in gap.details:
        share, named_for = gap.details["share_evidenced"], gap.details["named_for"]
        fields["evidenced"] = round(float(str(share)) * int(str(named_for)))
    if "reasons" in gap.details:
        fields["reasons"] = _reasons(gap, lang)
    return fields


def _reasons(gap: Gap, lang: str) -> str:
    reasons: Any = gap.details["reasons"]
    months = gap.details["months"]
    return _joined([say(f"gap_reason.{reason}", lang, months=months) for reason in reasons], lang)


def _notes(gap: Gap, facts: Facts, fields: Mapping[str, object], lang: str) -> Iterator[str]:
    """Yield a sentence for each detail that has one in the catalogue and says something."""
    for name, value in gap.details.items():
        key = f"gap_note.{name}"
        if value is None and f"{key}_none" in catalogue():
            yield say(f"{key}_none", lang, **fields)
        elif name == "answered" and value == "something":
            yield say("gap_note.answered_something", lang, **fields)
        elif name == "asked" and gap.confidence == "known":
            continue
        elif value and key in catalogue():
            count = len(value) if isinstance(value, list) else fields[name]
            names = fields[name] if isinstance(value, list) else ""
            yield say(key, lang, **{**fields, "n": count, "n_names": names})


def _text(value: object, facts: Facts, lang: str) -> str:
    """Return a detail as text."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return facts.label(value, lang) if "://" in value else value
    if isinstance(value, (int, float)):
        return number(value, lang)
    if isinstance(value, Sequence):
        return _joined([_text(one, facts, lang) for one in value], lang) or "–"
    return str(value)


def _joined(names: Sequence[str], lang: str) -> str:
    """Return names in a row, and how many more there are.

    >>> _joined(["a", "b", "c"], "en")
    'a, b and c'
    """
    if len(names) > _FEW + 1:
        more = len(names) - _FEW
        return say("gaps.more", lang, names=", ".join(names[:_FEW]), count=more)
    if len(names) < 2:
        return "".join(names)
    return say("gaps.and", lang, first=", ".join(names[:-1]), last=names[-1])


def confidence(value: str, lang: str) -> str:
    """Return `known` or `unknown` in a word."""
    return term("confidence", value, lang)
