"""What is planted in a generated register: gaps, overlaps, and what only looks like either.

A five-hundredth of the initiatives, but two at least, is the number of pairs of each kind, of
named actors who do nothing, and of empty cells (45 at most); a five-thousandth, but one at least,
the number of cut points and successions.
"""

from typing import Final

import numpy as np

from benchmarks.synthetic.actors import SECTORS
from benchmarks.synthetic.land import (
    AREAS,
    GROUP_IDS,
    MUNICIPALITIES,
    NAMES,
    PLACE_IDS,
    TOPIC_IDS,
    TOPIC_WORDS,
    Flags,
    subareas,
)
from benchmarks.synthetic.limits import (
    ABSENT_SECTOR,
    BRIDGED_AREA,
    ISLE_AREA,
    LINKED_AREAS,
    PAUSE,
    PAUSED_AREA,
    SCENES,
    SECTORLESS_AREA,
    UNSERVING_AREA,
)
from benchmarks.synthetic.pairs import KINDS, Pairing
from benchmarks.synthetic.plan import Asked, Judged, Plan, start
from benchmarks.synthetic.swedish import WORDS, title
from benchmarks.synthetic.work import TODAY, Meeting, month

#: A group all of whose members are barred from the area that it is named for.
_IDLE_GROUP: Final = "group-foreningslivet"
_GATED_AREA: Final = "barn"
_SUCCEEDED: Final = (48, 72)


def plan(initiatives: int, seed: int) -> Plan:
    """Return the plan of a register of so many initiatives."""
    each, few = max(2, initiatives // 500), max(1, initiatives // 5000)
    made = start(initiatives, each, few, seed)
    _left_out(made)
    _pairs(made, each, _silent(made, each))
    _bridge(made)
    _endings(made)
    gates = np.argsort(-made.actors.weight * made.actors.common)
    for gate, quiet in zip(gates.tolist(), np.split(made.actors.quiet, few), strict=False):
        _gate(made, gate, quiet[:3].tolist())
        _succession(made, int(quiet[3]), gate)
    _meetings(made, each)
    return made


def _left_out(made: Plan) -> None:
    """List what the limits leave out, and ask about some of the empty cells."""
    gaps, limits, office = made.planted.gaps, made.limits, made.actors.office
    for topic, place in limits.asked:
        gaps["empty_cell_asked"].append((TOPIC_IDS[topic], PLACE_IDS[place]))
        asked = office.get(place, made.actors.secretariat)
        made.inquiries.append(Asked(asked, topic, place, "nothing"))
    for number, (topic, place) in enumerate(limits.unasked):
        gaps["empty_cell_unknown"].append((TOPIC_IDS[topic], PLACE_IDS[place]))
        if number % 2 and place in office:
            made.inquiries.append(Asked(office[place], topic, place, "no answer"))
    for group in limits.unserved:
        gaps["target_group_unserved"].append((GROUP_IDS[group], f"area-{UNSERVING_AREA}"))
    offices = [key for key in SECTORS if "office" in WORDS["sectors"][key]]  # none in the isle
    absent = [(ABSENT_SECTOR, SECTORLESS_AREA), *((sector, ISLE_AREA) for sector in offices)]
    gaps["sector_absent"] += [(f"sector-{sector}", f"area-{area}") for sector, area in absent]
    gaps["time_gap"].append((f"area-{PAUSED_AREA}", *map(month, PAUSE)))
    for area in AREAS:
        if area not in (ISLE_AREA, BRIDGED_AREA, *LINKED_AREAS):
            gaps["area_hole"].append((f"area-{area}", f"area-{ISLE_AREA}"))


def _silent(made: Plan, each: int) -> Flags:
    """Name actors for what they do nothing about, and ask half of them; return who is named."""
    named = np.zeros(made.actors.count, bool)
    silent = made.chance.permutation(np.flatnonzero(made.actors.reserved))[: 2 * each - 1]
    for number, actor in enumerate(silent.tolist()):
        topic = int(made.chance.choice(subareas(SCENES[number % len(SCENES)])))
        made.limits.may_act[actor, topic] = False
        named[actor] = True
        made.commitments.append((topic, actor))
        kind = "named_inactive" if number < each else "named_no_evidence"
        made.planted.gaps[kind].append((made.ids[actor], TOPIC_IDS[topic]))
        if number < each:
            made.inquiries.append(Asked(actor, topic, None, "nothing"))
    topic = int(made.chance.choice(subareas(SECTORLESS_AREA)))
    made.commitments.append((topic, made.ids.index(_IDLE_GROUP)))
    made.planted.gaps["named_no_evidence"].append((_IDLE_GROUP, TOPIC_IDS[topic]))
    return named


def _pairs(made: Plan, each: int, named: Flags) -> None:
    """Plant pairs that look alike.

    Every other two who deliver in parallel are named for it, and so lack a link; the others are
    named for nothing, and so are active but not named.
    """
    pairing = Pairing(made.actors, made.limits, made.people, made.chance)
    unnamed = np.zeros_like(named)
    gaps = made.planted.gaps
    for kind in KINDS:
        for number in range(each):
            parallel, are_named = kind.name == "parallel_delivery", number % 2 == 0
            barred = (unnamed if are_named else named) & parallel
            pair = pairing.pair(kind, number, made.actors.reserved & ~barred)
            first, second, *_ = [made.add(work) for work in pair if work]
            if kind.heading == "judged":
                verdict = ("complementary", "duplicate", "undecided")[number % 3]
                made.judgements.append(Judged(first, second, verdict))
                made.planted.judged[verdict].append((first, second))
            else:
                getattr(made.planted, kind.heading)[kind.name].append((first, second))
            if parallel:
                topic, owners = pair.first.topics[0], [work.actors[0] for work in pair if work]
                (named if are_named else unnamed)[owners] = True
                owner_ids = tuple(made.ids[owner] for owner in owners)
                _ask_there(made, topic, pair.first.places[0], first, nothing=number % 4 == 3)
                if are_named:
                    made.commitments += [(topic, owner) for owner in owners]
                    gaps["missing_link"].append(owner_ids)
                else:
                    gaps["active_not_named"] += [(owner, TOPIC_IDS[topic]) for owner in owner_ids]


def _ask_there(made: Plan, topic: int, place: int, initiative: str, *, nothing: bool) -> None:
    """Ask a municipality about a cell that is covered, whatever it answers."""
    office = made.actors.office.get(place)
    if office is not None:
        answer = "nothing" if nothing else "something"
        made.inquiries.append(Asked(office, topic, place, answer))
        if nothing:
            about = (TOPIC_IDS[topic], PLACE_IDS[place], initiative)
            made.planted.decoys["asked_but_covered"].append(about)


def _bridge(made: Plan) -> None:
    """Let one actor of the isle, and no other, work outside its areas."""
    actors, place = made.actors, int(made.chance.integers(MUNICIPALITIES))
    isle = np.flatnonzero(actors.isle)
    bridge, *others = isle[np.argsort(-actors.weight[isle])].tolist()
    outside = actors.near(made.chance, actors.common, place, 2)
    for area, partners in ((ISLE_AREA, others[:2]), (BRIDGED_AREA, outside)):
        topic = int(made.chance.choice(subareas(area)))
        made.add(made.work(topic, place, (bridge, *partners), 84, 130))
    areas = sorted((f"area-{ISLE_AREA}", f"area-{BRIDGED_AREA}"))
    made.planted.gaps["sole_bridge"].append((*areas, made.ids[bridge]))


def _endings(made: Plan) -> None:
    """Plant the one initiative of some cells, ended of late with nothing after it."""
    for topic, place in made.limits.ending:
        may = made.actors.common & made.limits.may_act[: made.actors.count, topic]
        actors = made.actors.near(made.chance, may, place, 2)
        ends = TODAY - int(made.chance.integers(7, 18))
        ended = made.add(made.work(topic, place, actors, ends - 20, ends))
        made.planted.gaps["end_without_successor"].append((ended,))


def _gate(made: Plan, gate: int, inner: list[int]) -> None:
    """Let three actors work with each other, and reach the rest through one only."""
    one, two, three = inner
    place = int(made.chance.integers(MUNICIPALITIES))
    others = made.actors.common.copy()
    others[gate] = False
    rest = made.actors.near(made.chance, others, place, 2)
    for actors in ((gate, one, two), (gate, two, three), (one, two, three), (gate, *rest)):
        topic = int(made.chance.choice(subareas(_GATED_AREA)))
        made.add(made.work(topic, place, actors, 90, 140))
    made.planted.gaps["cut_point"].append((made.ids[gate],))


def _succession(made: Plan, predecessor: int, successor: int) -> None:
    """Let an organisation that did something once enter another: gone, but no loss."""
    place = int(made.chance.integers(MUNICIPALITIES))
    topic = int(made.chance.choice(subareas(_GATED_AREA)))
    made.add(made.work(topic, place, (predecessor, successor), *_SUCCEEDED))
    made.successions.append((predecessor, successor))
    made.planted.decoys["succeeded"].append((made.ids[predecessor], made.ids[successor]))


def _meetings(made: Plan, each: int) -> None:
    """Plant events entered twice, and events of one series, alike in all but their day."""
    copies = WORDS["names"]["event_copies"]
    for kind, heading in (("same_event", "overlaps"), ("event_series", "decoys")):
        for number in range(each):
            topic = int(made.chance.choice(subareas(SCENES[number % len(SCENES)])))
            place = int(made.chance.integers(MUNICIPALITIES))
            about = {"topic": TOPIC_WORDS[topic], "place": NAMES[place]}
            name = title(int(made.chance.integers(2**62)), about, "event_patterns")
            actors = made.actors.near(made.chance, made.actors.common, place, 4)
            begins, day = made.chance.integers((72, 1), (180, 28)).tolist()
            later = 0 if kind == "same_event" else 1 + number % 6
            again = name if later else copies[number % len(copies)].format(name=name)
            ids = tuple(
                made.add_event(Meeting(called, topic, place, f"{month(at)}-{day:02}", actors))
                for called, at in ((name, begins), (again, begins + later))
            )
            getattr(made.planted, heading)[kind].append(ids)
