"""What people have decided about pairs: each pair's last judgement."""

from collections.abc import Mapping

from samverkan.graph.facts import Facts, Record

#: The last judgement of each pair, by the IRIs of both.
Judgements = Mapping[frozenset[str], Record]

#: The verdict that leaves a pair an open question.
OPEN = "undecided"


def last_judgements(facts: Facts) -> Judgements:
    """Return the last judgement of each pair."""
    return {
        frozenset((row["subject"], row["object"])): row
        for row in facts.judgements
        if row.get("subject") != row.get("object")
    }
