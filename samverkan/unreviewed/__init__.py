"""What is proposed and not yet reviewed, seen beside what is known and never taken for it."""

from samverkan.unreviewed.view import Unreviewed, unreviewed

__all__ = ["Unreviewed", "unreviewed"]
