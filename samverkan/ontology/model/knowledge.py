"""What is known about what is known: evidence, contradictions, codings, inquiries, judgements."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from samverkan.ontology.model.rows import (
    ActorRef,
    AnyRef,
    AreaRef,
    Count,
    Fact,
    Noted,
    Part,
    PartialDate,
    PlaceRef,
    Row,
    SourceRef,
    TargetGroupRef,
    TermRef,
    Text,
)
from samverkan.ontology.vocabulary import SAM


class Evidence(Noted, table="evidence", sv="belägg", type=SAM.Evidence):
    """A second or further place in a source that says what a row (`statement`) says."""

    statement: AnyRef
    source: SourceRef
    locator: Text | None = None
    as_printed: Text | None = None
    date: PartialDate | None = None


class Classification(Noted, table="classifications", sv="kodningar", type=SAM.Classification):
    """A term an editor adds to make something findable. Never mixed with what is printed."""

    subject: AnyRef
    term: TermRef
    coder: Text
    date: PartialDate
    why: Text


class Correction(Noted, table="corrections", sv="rättelser", type=SAM.Correction):
    """Two or three readings that contradict each other, and which was chosen, if any."""

    parts: ClassVar[dict[str, str]] = {"a": SAM.reading, "b": SAM.reading, "c": SAM.reading}

    row: AnyRef
    field: Text
    reading_a: Annotated[Text, Part("a")]
    source_a: Annotated[SourceRef, Part("a")]
    locator_a: Annotated[Text | None, Part("a")] = None
    reading_b: Annotated[Text, Part("b")]
    source_b: Annotated[SourceRef, Part("b")]
    locator_b: Annotated[Text | None, Part("b")] = None
    reading_c: Annotated[Text | None, Part("c")] = None
    source_c: Annotated[SourceRef | None, Part("c")] = None
    locator_c: Annotated[Text | None, Part("c")] = None
    #: `a`, `b` or `c`, `other` (said in `why`), or `unresolved`.
    chosen: Literal["a", "b", "c", "other", "unresolved"]
    why: Text


class Need(Fact, table="needs", sv="behov", type=SAM.Need):
    """A figure of need for an area, a place, a year or a target group."""

    area: AreaRef | None = None
    place: PlaceRef | None = None
    date: PartialDate | None = None
    target_group: TargetGroupRef | None = None
    low: Count
    high: Count | None = None
    unit: Text


class Inquiry(Noted, table="inquiries", sv="förfrågningar", type=SAM.Inquiry):
    """Who was asked about which area, place and period, and what the answer was."""

    actor: ActorRef
    area: AreaRef | None = None
    place: PlaceRef | None = None
    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None
    date: PartialDate
    answer: Literal["nothing", "something", "no answer"]
    by: Text
    source: Annotated[SourceRef | None, Part("evidence")] = None
    locator: Annotated[Text | None, Part("evidence")] = None


class Judgement(Row, table="judgements", sv="bedömningar", type=SAM.Judgement):
    """What a person decided about a pair, once."""

    subject: AnyRef
    object: AnyRef
    verdict: Literal["same", "different", "duplicate", "complementary", "undecided"]
    by: Text
    date: PartialDate
    why: Text
