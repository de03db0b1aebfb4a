"""`completion`: the script that lets a shell complete commands and names."""

import click

from samverkan.commands.base import argument, command
from samverkan.commands.output import put
from samverkan.commands.settings import settings

SHELLS = ("bash", "zsh", "fish")


@command("completion")
@argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    from click.shell_completion import get_completion_class

    group = click.get_current_context().find_root().command
    found = get_completion_class(shell)
    if found is not None:
        put(settings(), found(group, {}, "samverkan", "_SAMVERKAN_COMPLETE").source() + "\n")
