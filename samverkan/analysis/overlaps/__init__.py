"""Overlaps: pairs of initiatives that may do the same work, or be the same thing twice."""

from samverkan.analysis.overlaps.kinds import KINDS, MATCHING
from samverkan.analysis.overlaps.overlap import Overlap, Overlaps
from samverkan.analysis.overlaps.owners import Owners
from samverkan.analysis.overlaps.search import find_overlaps

__all__ = ["KINDS", "MATCHING", "Overlap", "Overlaps", "Owners", "find_overlaps"]
