"""See how organisations collaborate: what is promised, what is evidenced, and what nobody does.

The public names are loaded when first used.

>>> import samverkan
>>> with samverkan.KnowledgeBase.memory("vagen-in") as kb:
...     table = kb.ask("who-cooperates", area="bostad")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samverkan.errors import SamverkanError
    from samverkan.faults import Fault
    from samverkan.graph.projection import one_mode, two_mode
    from samverkan.graph.store import Store
    from samverkan.graph.table import Table
    from samverkan.knowledge import KnowledgeBase
    from samverkan.loading import check

__version__ = "0.1.0"

__all__ = [
    "Fault",
    "KnowledgeBase",
    "SamverkanError",
    "Store",
    "Table",
    "check",
    "one_mode",
    "open",
    "two_mode",
]

_HOMES = {
    "Fault": "samverkan.faults",
    "KnowledgeBase": "samverkan.knowledge",
    "SamverkanError": "samverkan.errors",
    "Store": "samverkan.graph.store",
    "Table": "samverkan.graph.table",
    "check": "samverkan.loading",
    "one_mode": "samverkan.graph.projection",
    "two_mode": "samverkan.graph.projection",
}


def open(folder: str | None = None) -> "KnowledgeBase":  # noqa: A001
    """Open a store for reading: the one in `folder`, or the user's own.

    Raises StoreMissing, StoreHeld or StoreError.
    """
    from samverkan.knowledge import KnowledgeBase

    return KnowledgeBase.open(folder)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
