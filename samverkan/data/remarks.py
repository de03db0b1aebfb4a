"""What a person should know of how a register was read, although nothing is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samverkan import words
from samverkan.data.register import Register


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell: `key` names the words (`remark.<key>`), `fields` fill them.

    A mapping among the fields has words by language.
    """

    key: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return what there is to tell, in `lang`."""
        fields = {k: v[lang] if isinstance(v, Mapping) else v for k, v in self.fields.items()}
        return words.say(f"remark.{self.key}", lang, **fields)


@dataclass(frozen=True)
class TableRegister(Register):
    """A register that was read from tables, and what its reader should be told."""

    told: tuple[Remark, ...] = ()

    def remarks(self, lang: str) -> list[str]:
        return [remark.say(lang) for remark in self.told]
