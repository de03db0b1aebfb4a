"""What is lost of a network on its way into a format, gathered as it is found."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a network that a file does not hold, or not as it was.

    `kind` has words in the catalogue, in the section `loss`. `names` are the attributes that it
    happens to, and `count` how many nodes, ties or texts, where that is what matters.
    """

    kind: str
    names: tuple[str, ...] = ()
    count: int = 0


@dataclass
class Told:
    """The losses so far.

    >>> told = Told()
    >>> told.add("lists", "roles")
    >>> told.add("lists", "areas")
    >>> told.losses()
    (Loss(kind='lists', names=('roles', 'areas'), count=0),)
    """

    names: dict[str, dict[str, None]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, *names: str, count: int = 0) -> None:
        """Add attributes, and so many cases, to the losses of a kind."""
        self.names.setdefault(kind, {}).update(dict.fromkeys(names))
        self.counts[kind] += count

    def losses(self) -> tuple[Loss, ...]:
        """Return each kind of loss once."""
        return tuple(Loss(k, tuple(names), self.counts[k]) for k, names in self.names.items())
