"""What every page of HTML rests on: templates that escape, a policy that lets nothing in."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jinja2 import Environment

#: Characters that could end a script element, or a line inside one.
_UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@cache
def template(name: str) -> str:
    """Return the text of a file in `templates`."""
    return files("samverkan.export").joinpath("templates", name).read_text("utf-8")


def environment() -> "Environment":
    """Return an environment of Jinja that escapes all text and knows the files in `templates`.

    A name that a template asks for and is not given is an error.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(template),
    )


def render(
    name: str, filters: Mapping[str, Callable[..., Any]] | None = None, **values: Any
) -> str:
    """Return a page from the template `name`, the text of `values` escaped."""
    made = environment()
    made.filters.update(filters or {})
    return made.get_template(name).render(values)


def policy(scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """Return a content security policy that lets these texts run, and nothing load.

    >>> policy()
    "default-src 'none'; base-uri 'none'; form-action 'none'"
    """
    parts = ["default-src 'none'"]
    for name, texts in (("script-src", scripts), ("style-src", styles)):
        hashes = " ".join(f"'sha256-{_digest(text)}'" for text in texts)
        parts += [f"{name} {hashes}"] if hashes else []
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])


def script_json(data: object) -> str:
    """Return JSON that is safe inside a script element.

    >>> script_json({"name": "</script>"}).count("<")
    0
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
