"""The JavaScript of other people that pages of large networks carry: built when installed."""

from functools import cache
from importlib.resources import files

from samverkan.errors import MissingBundle


@cache
def library() -> str:
    """Return sigma and graphology as one script, their licences at its top.

    Raises MissingBundle where the package was not built.
    """
    made = files("samverkan.export").joinpath("assets", "built", "library.js")
    try:
        return made.read_text("utf-8")
    except FileNotFoundError:
        raise MissingBundle("missing_bundle", path=str(made)) from None
