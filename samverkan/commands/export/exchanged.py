"""Networks as files of other programs: which format, where to, and what it does not hold."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.commands.output import save_all
from samverkan.commands.settings import Settings
from samverkan.errors import UsageError
from samverkan.export.formats import FORMS, Form, write

if TYPE_CHECKING:
    from samverkan.export.picture import Picture
    from samverkan.graph.projection import Weight


def check_options(form: str, mode: str | None, weight: str | None) -> None:
    """Raise UsageError for an option that does not go with the format, or with the other."""
    for option, value in (("--mode", mode), ("--weight-kind", weight)):
        if form == "html" and value is not None:
            raise UsageError("page_without", option=option)
    if weight and mode != "one":
        raise UsageError("weight_needs_one_mode")


def put_network(
    state: Settings,
    name: str,
    picture: "Picture",
    target: Path,
    *,
    mode: str | None,
    weight: "Weight | None",
    force: bool,
) -> None:
    """Write the network of a picture in a format, print the paths, and say what is left out."""
    from samverkan.export.exchange.union import actors_only, union

    graph = union(picture)
    if mode == "one":
        graph = actors_only(graph, weight or "simple")
    form = FORMS[name]
    written = write(graph, name, state.lang)
    if str(target) == "-" and len(written.files) > 1:
        raise UsageError("several_files", form=form.title)
    save_all(state, _paths(form, target, written.files), force)
    if not graph:
        state.told("exchange.nothing")
    if written.losses:
        state.told("exchange.losses", form=form.title)
    for loss in written.losses:
        state.told(f"loss.{loss.kind}", names=", ".join(loss.names), count=loss.count)


def _paths(form: Form, target: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    """Return where each file goes: several begin with the name that one would have."""
    if list(files) == [form.suffix]:
        return dict.fromkeys([target], *files.values())
    name = target.name
    stem = name[: -len(form.suffix)] if name.lower().endswith(form.suffix) else name
    return {target.with_name(stem + ending): content for ending, content in files.items()}
