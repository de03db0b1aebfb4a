// The picture, read from the data in the page, and the words of its nodes, ties and links.
//
// Nodes, ties and links are numbered from 0, and known by their numbers everywhere. Columns hold
// numbers: a place in `texts`, or in the list of their kind, where 0 is always "not known".
//
//   picture.nodes   id label kind sector colour hollow x y areas places start end
//   picture.ties    source target layer roles basis signs start end evidence
//   picture.links   source target kind strength text       what analysis has found of two nodes
//   picture.marks   node kind text                         what analysis has found of one
//   picture.lists   kind layer mark link sector area place: keys, or labels
//   picture.wider   area place: for each in its list, those around it, the widest first
//   picture.lines   how the line of each layer and kind of link is broken: dash, space
//   picture.palette, picture.frame [left, top, width, height], picture.zoom
//   picture.drawing the renderer's own, from `Renderer.drawing`
//
// A renderer is a script that stands after this one, and holds one function:
//
//   createRenderer(holder, { onChoose }) returns
//     show(seen)        show what `seen` holds and hide the rest: { nodes, ties, links, marks },
//                       each a Uint8Array with 1 for what is shown, and `hollow`: whether hollow
//                       shapes are. Called once before anything else, and at every change.
//     choose(what)      make { node }, { tie } or { link }, by its number, stand out; null: nothing
//     fit(among)        bring the whole picture into view, or these nodes: an array of numbers;
//                       the holder's height is the renderer's to set
//     move(across, down)  in steps: 1 is to the right and down
//     zoom(factor)      larger above 1
//     recolour()        read the colours anew: the reader's scheme has changed
//
// It calls onChoose({ node }), ({ tie }), ({ link }) or (null) when the reader clicks, and may show
// aboutNode, aboutTie and aboutLink as text, never as HTML, where they point. Its colours are those
// of `colour(name)`. The holder is one image to a screen reader: nothing in it takes the focus.
// Words, keyboard, search, filters, details and tables are not its concern. Controls of its own,
// if any, go into document.getElementById("own-controls").

const picture = JSON.parse(document.getElementById("data").textContent);
const { nodes, ties, links, marks, evidence, texts, lists, terms } = picture;

/** How many ties the hover text of a node tells. */
const TOLD = 4;

/** A colour of the style sheet, by its name: paper, ink, soft, rule, tint, link, sector-0 … */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** The words of a key, with its fields filled in. */
function say(key, fields = {}) {
  return picture.words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}

const labelOf = (node) => texts[nodes.label[node]];

/** The numbers of the ties of each node. */
const tiesOf = nodes.label.map(() => []);
ties.source.forEach((source, tie) => {
  tiesOf[source].push(tie);
  tiesOf[ties.target[tie]].push(tie);
});

const otherEnd = (tie, node) => (ties.source[tie] === node ? ties.target[tie] : ties.source[tie]);

/** Where a place in a source is, in words. */
function cited(place) {
  const where = [evidence.source[place], evidence.locator[place]].filter(Boolean).map((t) => texts[t]);
  const wording = evidence.wording[place];
  return (wording ? `${say("quoted", { text: texts[wording] })} – ` : "") + where.join(", ");
}

/** What a node is, in a line. */
function nodeFacts(node) {
  const facts = [terms.kind[nodes.kind[node]]];
  if (nodes.colour[node] >= 0) facts.push(lists.sector[nodes.sector[node]] || say("no_sector"));
  if (nodes.hollow[node]) facts.push(say("no_evidence"));
  return facts.join(", ");
}

/** What a tie is, in a line. */
function tieFacts(tie) {
  const { layer, roles, basis } = ties;
  return [terms.layer[layer[tie]], texts[roles[tie]], texts[basis[tie]]].filter(Boolean).join(", ");
}

/** What the pointer tells of a node: what it is, and where its first ties stand. */
function aboutNode(node) {
  const told = tiesOf[node].slice(0, TOLD).map((tie) => {
    const first = ties.evidence[tie].length ? ` (${cited(ties.evidence[tie][0])})` : "";
    return `• ${terms.layer[ties.layer[tie]]}${texts[ties.signs[tie]]}: ${labelOf(otherEnd(tie, node))}${first}`;
  });
  const more = tiesOf[node].length - TOLD;
  if (more > 0) told.push(say("more", { count: more }));
  return [labelOf(node), nodeFacts(node), ...told].join("\n");
}

/** What the pointer tells of a tie: between whom, of what sort, and all its evidence. */
function aboutTie(tie) {
  const ends = `${labelOf(ties.source[tie])} – ${labelOf(ties.target[tie])}`;
  return [ends, tieFacts(tie), ...ties.evidence[tie].map(cited)].join("\n");
}

/** What the pointer tells of a link: between whom, and what was found. */
function aboutLink(link) {
  return `${labelOf(links.source[link])} – ${labelOf(links.target[link])}\n${texts[links.text[link]]}`;
}

/** A period in words. */
function period(start, end) {
  const [from, to] = [texts[start], texts[end]];
  if (from && to) return from === to ? from : say("from_to", { from, to });
  return from ? say("from", { from }) : to ? say("to", { to }) : say("unknown");
}

/** A new element that holds text, or other elements. */
function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

/** A name from the data, kept apart from the direction of the text around it. */
const name = (text) => make("bdi", {}, text);
