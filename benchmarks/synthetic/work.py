"""What is done in a generated register, by number: an initiative before it becomes rows."""

from typing import Final, NamedTuple

from benchmarks.synthetic.land import ACTIVITIES, COUNTRY, GROUPS, NAMES, TOPIC_WORDS

#: Months are counted from January of this year.
FIRST_YEAR: Final = 2010
#: The month when the register is made up: what ended before it has ended.
TODAY: Final = (2026 - FIRST_YEAR) * 12


class Work(NamedTuple):
    """An initiative. Topics, places, groups, activities and actors are numbers.

    `coded` names the facets that no source prints and an editor has added.
    """

    topics: tuple[int, ...]
    places: tuple[int, ...]
    groups: tuple[int, ...]
    activities: tuple[int, ...]
    begins: int | None
    ends: int | None
    actors: tuple[int, ...]
    story: int
    telling: int
    facts: int | None
    #: The length of its dates as text: a year, a month or a day.
    precision: int = 7
    owners: int = 1
    coded: tuple[str, ...] = ()
    status: str | None = "ended"
    name: str | None = None

    @property
    def is_practice(self) -> bool:
        """Whether it has begun: what is proposed or planned is a promise."""
        return self.status not in ("proposed", "planned")

    @property
    def setting(self) -> dict[str, str]:
        """What a story about it gets from outside."""
        return {
            "topic": TOPIC_WORDS[self.topics[0]] if self.topics else "samverkan",
            "place": NAMES[self.places[0] if self.places else COUNTRY],
            "group": GROUPS[self.groups[0]] if self.groups else "invånarna",
            "activity": ACTIVITIES[self.activities[0]] if self.activities else "gemensamt arbete",
            "year": str(FIRST_YEAR) if self.begins is None else month(self.begins)[:4],
        }


class Meeting(NamedTuple):
    """An event, on a day."""

    name: str
    topic: int
    place: int
    day: str
    actors: tuple[int, ...]


def initiative_id(position: int) -> str:
    """Return the id of the initiative at a position."""
    return f"init-{position:07}"


def event_id(position: int) -> str:
    """Return the id of the event at a position."""
    return f"event-{position:06}"


def month(number: int) -> str:
    """Return a month as a date.

    >>> month(0), month(25)
    ('2010-01', '2012-02')
    """
    return f"{FIRST_YEAR + number // 12}-{1 + number % 12:02}"


def standing(begins: int | None, ends: int | None) -> str:
    """Return the status of what has these months, as of today."""
    return "ended" if ends is not None and ends < TODAY else "ongoing"
