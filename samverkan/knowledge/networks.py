"""What a knowledge base shows as networks: practice, graphs, pictures and figures."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from samverkan.errors import UsageError
from samverkan.knowledge.base import Opened
from samverkan.ontology.vocabulary import LAYERS, Layer

if TYPE_CHECKING:
    from samverkan.analysis.practice import Practice
    from samverkan.export.figures import Sheet
    from samverkan.export.picture import Picture
    from samverkan.graph.projection import Network


class Networks(Opened):
    """The networks of a store, and the pictures of them."""

    def practice(
        self,
        *,
        area: str | None = None,
        place: str | None = None,
        hubs: bool = True,
        **narrowed: Any,
    ) -> "Practice":
        """Return what is known to be done; `area` and `place` take names, as in `ask`.

        Without `hubs`, the registers' hubs are left out. `narrowed` is `when`, `expand` and
        `printed_only`, as `samverkan.analysis.practice.Scope` has them.
        """
        from samverkan.analysis.practice import Practice, Scope
        from samverkan.graph.projection import hubs as named_hubs

        things = {"area": area, "place": place}
        bound: dict[str, Any] = {n: self.meaning(n, text) for n, text in things.items() if text}
        without = frozenset() if hubs else frozenset(named_hubs(self.store))
        return Practice(self.facts, Scope(**bound, without=without, **narrowed))

    def network(self, layer: Layer, *, hubs: bool = True, **narrowed: Any) -> "Network":
        """Return the two-mode network of a layer; see `samverkan.graph.projection.two_mode`.

        It is a graph of networkx, which a notebook shows with its counts and its picture. `area`
        and `place` take names, as in `ask`; without `hubs`, those of the registers are left out.
        Units and ties also have the areas, places and periods that
        `samverkan.graph.attributes.describe` gives them.
        """
        from samverkan.graph.attributes import describe
        from samverkan.graph.projection import hubs as named_hubs
        from samverkan.graph.projection import two_mode
        from samverkan.notebooks import shown

        if not hubs:
            narrowed["without"] = [*narrowed.get("without", ()), *named_hubs(self.store)]
        for name in ("area", "place"):
            if narrowed.get(name):
                narrowed[name] = self.meaning(name, narrowed[name])
        network = shown(two_mode(self.store, layer, **narrowed), narrowed.get("lang", "sv"))
        told = {name: narrowed[name] for name in ("lang", "printed_only") if name in narrowed}
        describe(network, self.facts, **told)
        return network

    def picture(
        self,
        layers: Sequence[Layer] = LAYERS,
        *,
        hubs: bool = True,
        findings: bool = True,
        title: str | None = None,
        lang: str = "sv",
        **narrowed: Any,
    ) -> "Picture":
        """Return the picture of the networks of these layers, drawn together and never mixed.

        `narrowed` is what `network` takes; without `hubs`, the registers' hubs are left out. With
        `findings`, gaps and overlaps are to be seen in it. `title` stands above it, what it is of
        unless given.
        """
        from samverkan import words
        from samverkan.drawing import picture
        from samverkan.graph.projection import hubs as named_hubs

        without = () if hubs else named_hubs(self.store)
        networks = {
            layer: self.network(layer, lang=lang, without=without, **narrowed) for layer in layers
        }
        labels = {
            name: self.names.label(self.meaning(name, narrowed[name]), lang)
            for name in ("area", "place")
            if narrowed.get(name)
        }
        if title is None:
            title = labels.pop("area", words.say("file.everything", lang))
        when = narrowed.get("when")
        shown = [*labels.values(), *([when] if when else [])]
        practice = self.practice(hubs=hubs, **narrowed) if findings else None
        return picture(
            self.store,
            networks,
            practice,
            title=title,
            narrowed_to=shown,
            when=when,
            lang=lang,
        )

    def figure(
        self,
        kind: str,
        *,
        layers: Sequence[Layer] = LAYERS,
        sides: Mapping[str, str] | None = None,
        lang: str = "sv",
        **narrowed: Any,
    ) -> "Sheet":
        """Return a figure, to be written as SVG, PDF or PNG.

        `kind` is `network`, `matrix`, `promise-practice`, `timeline` or `tiles`. `layers` are those
        of a network, `sides` the `rows` and `columns` of a matrix; `narrowed` is what `practice`
        takes. Raises UsageError for a kind that there is not, and as `practice` does.

        >>> from samverkan.knowledge import KnowledgeBase
        >>> with KnowledgeBase.memory("vagen-in") as kb:
        ...     kb.figure("tiles", area="bostad").write("svg")[:5]
        b'<?xml'
        """
        from samverkan.export.figures.kinds import KINDS, of_practice
        from samverkan.export.figures.network import network

        if kind == "network":
            return network(self.picture(layers, lang=lang, **narrowed))
        if kind not in KINDS:
            raise UsageError("unknown_figure", name=kind, known=", ".join(("network", *KINDS)))
        return of_practice(kind, self.practice(**narrowed), lang, **(sides or {}))
