"""Swedish names and stories: one story can be told in many ways.

A *story* (a number) decides what is said: which facts, and which item in each of their slots. A
*telling* (another number) decides how: which sentence, which wording, in what order. Two tellings
of one story are paraphrases of each other; two stories share little but the kinds of sentences.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

HERE: Final = Path(__file__).parent


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


#: Names of places, areas, lists, sectors and organisations.
WORDS: Final = _read("words_sv.toml")


class Fact(NamedTuple):
    """Something a description may tell: its sentences, and the items of each slot."""

    sentences: tuple[str, ...]
    slots: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def _fact(table: Mapping[str, list[str]]) -> Fact:
    items = {
        name: tuple(tuple(item.split(" / ")) for item in listed)
        for name, listed in table.items()
        if name != "say"
    }
    used = sorted(set(re.findall(r"\{(\w+)\}", " ".join(table["say"]))))
    slots = ((slot, items[slot.rstrip("2")]) for slot in used if slot.rstrip("2") in items)
    return Fact(tuple(table["say"]), tuple(slots))


FACTS: Final = {name: _fact(table) for name, table in _read("stories_sv.toml").items()}
_FREE: Final = tuple(name for name in FACTS if name != "aim")


def tell(story: int, telling: int, facts: int, setting: Mapping[str, str]) -> str:
    """Return a description of an aim and `facts` further facts, about 13 words each.

    Told with fewer facts, the same telling lacks some of its sentences. `setting` fills the slots
    that a story gets from outside: group, topic, activity and place.
    """
    style = random.Random(telling)
    told = islice(_content(story), 1 + facts)
    aim, *further = [(_sentence(style, *fact, setting), style.random()) for fact in told]
    return " ".join(sentence for sentence, _ in [aim, *sorted(further, key=itemgetter(1))])


def tell_one(name: str, story: int, setting: Mapping[str, str]) -> str:
    """Return one sentence, of the fact called `name`."""
    style = random.Random(story)
    return _sentence(style, FACTS[name], _items(style, FACTS[name]), setting)


def _content(story: int) -> Iterator[tuple[Fact, dict[str, tuple[str, ...]]]]:
    """Yield the aim, then other facts without end: each kind once before any comes again."""
    chance = random.Random(story)
    yield FACTS["aim"], _items(chance, FACTS["aim"])
    while True:
        for name in chance.sample(_FREE, len(_FREE)):
            yield FACTS[name], _items(chance, FACTS[name])


def _items(chance: random.Random, fact: Fact) -> dict[str, tuple[str, ...]]:
    chosen: dict[str, tuple[str, ...]] = {}
    for slot, items in fact.slots:
        chosen[slot] = chance.choice(items)
        while chosen[slot] is chosen.get(slot.rstrip("2")) and slot.endswith("2"):
            chosen[slot] = chance.choice(items)
    return chosen


def _sentence(
    style: random.Random,
    fact: Fact,
    items: Mapping[str, tuple[str, ...]],
    setting: Mapping[str, str],
) -> str:
    words = {slot: style.choice(wordings) for slot, wordings in items.items()}
    return capital(style.choice(fact.sentences).format_map({**setting, **words}))


def title(telling: int, setting: Mapping[str, str], patterns: str = "patterns") -> str:
    """Return the name of an initiative or, with `event_patterns`, of an event."""
    style = random.Random(telling)
    names = WORDS["names"]
    words = {name.capitalize(): capital(text) for name, text in setting.items()}
    words |= setting
    words |= {"stem": style.choice(names["stems"]), "tail": style.choice(names["tails"])}
    return capital(style.choice(names[patterns]).format_map(words))


def capital(text: str) -> str:
    """Return `text` with its first letter in upper case.

    >>> capital("öva svenska vid spisen")
    'Öva svenska vid spisen'
    """
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """Return a heading as it stands within a sentence.

    >>> lower("Hyreskontrakt och bosocialt stöd")
    'hyreskontrakt och bosocialt stöd'
    """
    return text[:1].lower() + text[1:]


@cache
def place_names() -> tuple[str, ...]:
    """Return every name that a municipality can have, in an order of its own."""
    made = [
        first + last
        for first in WORDS["place_first"]
        for last in WORDS["place_last"]
        if first[-1] != last[0] and first.lower() != last
    ]
    random.Random(0).shuffle(made)
    return tuple(made)
