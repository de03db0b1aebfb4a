"""Libraries that are installed only by those who want what they do."""

from collections.abc import Iterator
from contextlib import contextmanager

from samverkan.errors import MissingExtra


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Import what the extra `name` of the package brings within this.

    Raises MissingExtra, which says how to install it, where it is not there.

    >>> with extra("figures"):
    ...     import nothing_of_the_kind
    Traceback (most recent call last):
    samverkan.errors.MissingExtra: ...
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra("missing_extra", extra=name, package=error.name) from None
