"""A gap: something that is not there, or hangs by one thread, and what that conclusion rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Confidence = Literal["known", "unknown"]


@dataclass(frozen=True)
class Gap:
    """A gap of some kind. Everything in it that is a thing is an IRI.

    `subjects` stand in a telling order, such as (area, place) or (actor, area). The larger its
    `strength`, the sooner it should be looked at among those of its kind; None where that cannot be
    said. It is *known* where somebody was asked or where what it rests on is complete, and else
    *unknown*. `evidence` is the statements, initiatives and inquiries behind it, and may be empty
    for what is not there. `question` is the name of a ready-made question that shows what is behind
    it, `parameters` what to ask it with.
    """

    kind: str
    subjects: tuple[str, ...]
    strength: float | None
    confidence: Confidence
    evidence: tuple[str, ...]
    question: str
    parameters: Mapping[str, str]
    details: Mapping[str, object] = field(default_factory=dict)
