"""One organisation, two names: pairs that may be one, told apart from what only looks so.

Nothing here decides. A pair is scored and explained, a person judges it, and the judgement is kept.
"""

from samverkan.graph.resolution.candidates import Resolution, resolve
from samverkan.graph.resolution.matching import KINDS, Match
from samverkan.graph.resolution.party import Party, parties

__all__ = ["KINDS", "Match", "Party", "Resolution", "parties", "resolve"]
