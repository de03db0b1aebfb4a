"""What a reviewer needs to know of a proposal: what is known, who else says so, what it touches."""

from samverkan.weighing.weigh import Weighing, narrowed

__all__ = ["Weighing", "narrowed"]
