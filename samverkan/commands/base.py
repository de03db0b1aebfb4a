"""Commands that speak the user's language and take the global options before and after."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from samverkan import __version__, words
from samverkan.commands.settings import Settings, initial_lang
from samverkan.errors import OutputError, UnknownName, UsageError


class Option(click.Option):
    """An option whose help stands in the catalogue under `option.<name>`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        name = self.name
        if name == "format" and "table" not in getattr(self.type, "choices", ("table",)):
            name = "format_of_file"
        self.help = words.say(f"option.{name}", _lang(ctx))
        return super().get_help_record(ctx)


class Argument(click.Argument):
    """An argument whose name in usage stands in the catalogue under `argument.<name>`."""

    def make_metavar(self, ctx: click.Context) -> str:
        name = words.term("argument", self.name or "", _lang(ctx)).upper()
        return name + ("..." if self.nargs == -1 else "") if self.required else f"[{name}]"


class Formatter(click.HelpFormatter):
    """Help with headings in the user's language."""

    lang = words.DEFAULT

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, words.say("help.usage", self.lang) + " ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(words.term("heading", name.lower(), self.lang)):
            yield


class Context(click.Context):
    """A context whose help is in the user's language."""

    def make_formatter(self) -> click.HelpFormatter:
        formatter = Formatter(width=self.terminal_width, max_width=self.max_content_width)
        formatter.lang = _lang(self)
        return formatter


class Command(click.Command):
    """A command whose help and example stand in the catalogue under its name."""

    context_class = Context
    formats: tuple[str, ...] = ()

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [words.term("piece", piece, _lang(ctx)) for piece in pieces]

    def invoke(self, ctx: click.Context) -> Any:
        state = ctx.find_root().ensure_object(Settings)
        state.formats = self.formats
        if state.format is not None and self.formats and state.format not in self.formats:
            allowed = ", ".join(self.formats)
            raise UsageError("unknown_format", name=state.format, allowed=allowed)
        if state.out is not None and self.formats:
            unless_there(state.out, state.force)
        return super().invoke(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = words.say(f"command.{_key(self)}", _lang(ctx))
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        ctx = click.get_current_context(silent=True)
        lang = _lang(ctx) if ctx else initial_lang()
        return words.say(f"command.{_key(self)}", lang).partition("\n")[0].rstrip(".")

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        example = words.catalogue().get(f"example.{_key(self)}")
        if example:
            with formatter.section("example"):
                formatter.write_text(example[_lang(ctx)])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = words.say("option.help", _lang(ctx))
        return option


class Group(Command, click.Group):
    """A group of such commands, which takes the global options too."""

    command_class = Command

    def __init__(self, name: str, **attributes: Any) -> None:
        super().__init__(name, **attributes)
        self.params = global_options()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in known:
            import difflib

            near = difflib.get_close_matches(args[0], known, n=3)
            unknown = UnknownName("no_such_command", near, name=args[0])
            raise click.UsageError(unknown.say(_lang(ctx)), ctx)
        return super().resolve_command(ctx, args)


class LazyGroup(Group):
    """A group that knows its commands by name and imports one when it is asked for.

    `places` has, for each command, the module of its code and its name in it: `module:name`.
    """

    def __init__(self, name: str, places: Mapping[str, str], **attributes: Any) -> None:
        super().__init__(name, **attributes)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


def unless_there(path: Path, force: bool) -> None:
    """Raise OutputError if there is a file that nobody has said may be written over."""
    if path.is_file() and not force:
        raise OutputError("out_exists", path=path)


def _key(command: click.Command) -> str:
    return (command.name or "").replace("-", "_")


def _lang(ctx: click.Context) -> str:
    found = ctx.find_root().obj
    return found.lang if isinstance(found, Settings) else initial_lang()


def kept(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback that puts a value where every command finds it."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        root = ctx.find_root()
        if not isinstance(root.obj, Settings):
            root.obj = Settings(lang=initial_lang())
        if value is not None and value is not False:
            if name == "store" and "://" in str(value):
                raise UsageError("store_url", url=value)
            setattr(root.obj, name, Path(value) if name == "store" else value)
        return value

    return keep


def global_options(formats: Sequence[str] = ()) -> list[click.Parameter]:
    """Return the global options; `formats` are those the command can write."""
    path: click.ParamType[Any] = click.STRING
    form = click.Choice(list(formats)) if formats else click.STRING
    kinds: dict[str, Any] = {
        "store": path,
        "lang": click.Choice(list(words.LANGUAGES)),
        "format": form,
        "out": click.Path(path_type=Path),
        "force": click.BOOL,
    }
    return [
        Option(
            [f"--{name}"], type=kind, expose_value=False, callback=kept(name),
            is_eager=name == "lang", is_flag=name == "force",
        )
        for name, kind in kinds.items()
    ]  # fmt: skip


def command(name: str, formats: Sequence[str] = (), **attributes: Any) -> Callable[..., Command]:
    """Return a decorator that makes a function a command with the global options."""

    def decorate(function: Callable[..., None]) -> Command:
        made = click.command(name, cls=Command, **attributes)(function)
        taken = {name for parameter in made.params for name in parameter.opts}
        made.params += [one for one in global_options(formats) if not taken & {*one.opts}]
        made.formats = tuple(formats)
        return made

    return decorate


def version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    """Say which version this is, and leave."""
    if asked:
        click.echo(f"samverkan {__version__}")
        ctx.exit()


def argument(name: str, **attributes: Any) -> Callable[..., Any]:
    """Return a decorator that adds an argument whose name is in the catalogue."""
    return click.argument(name, cls=Argument, **attributes)


def option(*names: str, **attributes: Any) -> Callable[..., Any]:
    """Return a decorator that adds an option whose help is in the catalogue."""
    return click.option(*names, cls=Option, **attributes)
