"""Every table of a register, described once: reader, quads, context and shapes follow from here.

`TABLES` gives the row class of each table, in the order the tables stand in a workbook.
"""

from typing import Final

from samverkan.ontology.model.actors import (
    Body,
    Group,
    GroupMember,
    Membership,
    Name,
    Organisation,
    Person,
    Post,
    Succession,
)
from samverkan.ontology.model.agreements import Agreement, Commitment, Provision, Signature
from samverkan.ontology.model.knowledge import (
    Classification,
    Correction,
    Evidence,
    Inquiry,
    Judgement,
    Need,
)
from samverkan.ontology.model.practice import (
    Attendance,
    Event,
    Funding,
    Initiative,
    Participation,
    Relation,
)
from samverkan.ontology.model.rows import Fact, Row
from samverkan.ontology.model.subjects import (
    Activity,
    Area,
    Place,
    Sector,
    Source,
    TargetGroup,
)

_ROWS: Final[tuple[type[Row], ...]] = (
    Source, Organisation, Name, Group, GroupMember, Succession, Area, Place, TargetGroup,
    Activity, Sector, Agreement, Signature, Provision, Commitment, Initiative, Participation,
    Funding, Relation, Event, Attendance, Body, Membership, Post, Classification, Need, Inquiry,
    Evidence, Correction, Judgement, Person,
)  # fmt: skip

#: The row class of each table, by the table's name.
TABLES: Final[dict[str, type[Row]]] = {row.table: row for row in _ROWS}

__all__ = [
    "TABLES",
    "Activity",
    "Agreement",
    "Area",
    "Attendance",
    "Body",
    "Classification",
    "Commitment",
    "Correction",
    "Event",
    "Evidence",
    "Fact",
    "Funding",
    "Group",
    "GroupMember",
    "Initiative",
    "Inquiry",
    "Judgement",
    "Membership",
    "Name",
    "Need",
    "Organisation",
    "Participation",
    "Person",
    "Place",
    "Post",
    "Provision",
    "Relation",
    "Row",
    "Sector",
    "Signature",
    "Source",
    "Succession",
    "TargetGroup",
]
