// What is told below the picture of the one thing that is chosen: what it is, and on what it rests.

/** So many ties are listed; the table has them all. */
const LISTED = 60;

/** A button that chooses a node, with its name. */
function nodeButton(node) {
  return make("button", { type: "button", class: "name", "data-node": node }, name(labelOf(node)));
}

/** A place in a source, in words. */
const citation = (place) => make("li", { class: "cited" }, name(cited(place)));

/** A list with its heading, or nothing if it would be empty. */
function listed(heading, items) {
  return items.length ? [make("div", {}, make("h4", {}, heading), make("ul", {}, ...items))] : [];
}

/** What a unit says of itself: where it is, and when; what is not known is said to be so. */
function unitFacts(node) {
  const told = (list, own) => own.map((place) => lists[list][place]).join(" › ") || say("unknown");
  return [
    ["areas", told("area", nodes.areas[node])],
    ["places", told("place", nodes.places[node])],
    ["period", period(nodes.start[node], nodes.end[node])],
  ].map(([key, text]) => make("li", {}, `${say(key)}: `, name(text)));
}

/** A tie of a node, seen from it. */
function tieItem(tie, node) {
  const sign = texts[ties.signs[tie]];
  const item = make("li", {}, nodeButton(otherEnd(tie, node)), ` ${sign} – `, name(tieFacts(tie)));
  if (ties.start[tie] || ties.end[tie]) item.append(`, ${period(ties.start[tie], ties.end[tie])}`);
  item.append(make("ul", {}, ...ties.evidence[tie].map(citation)));
  return item;
}

/** A link of a node, seen from it. */
function linkItem(link, node) {
  const other = links.source[link] === node ? links.target[link] : links.source[link];
  const kind = lists.link[links.kind[link]];
  const item = make("li", {}, `${say(`is_${kind}`)}: `, nodeButton(other));
  if (links.strength[link] !== null) item.append(` (${strength(link)})`);
  item.append(make("p", {}, name(texts[links.text[link]])));
  return item;
}

/** How strong a link is, in words. */
function strength(link) {
  const number = links.strength[link].toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });
  return say(`strength_${lists.link[links.kind[link]]}`, { number });
}

function aboutChosenNode(node) {
  const own = tiesOf[node];
  const found = [
    ...marks.node.map((_, mark) => mark).filter((mark) => marks.node[mark] === node).map((mark) => {
      const kind = lists.mark[marks.kind[mark]];
      return make("li", {}, `${picture.signs[kind]}\ufe0e ${say(`is_${kind}`)}`, make("p", {}, name(texts[marks.text[mark]])));
    }),
    ...links.source.map((_, link) => link)
      .filter((link) => links.source[link] === node || links.target[link] === node)
      .map((link) => linkItem(link, node)),
  ];
  const items = own.slice(0, LISTED).map((tie) => tieItem(tie, node));
  if (own.length > LISTED) items.push(make("li", {}, say("more", { count: own.length - LISTED })));
  return [
    make("p", {}, name(nodeFacts(node))),
    ...(nodes.colour[node] < 0 ? [make("ul", { class: "facts" }, ...unitFacts(node))] : []),
    make(
      "div", { class: "parts" },
      ...listed(say("its_ties", { count: own.length }), items),
      ...listed(say("its_findings", { count: found.length }), found),
    ),
  ];
}

function aboutChosenTie(tie) {
  return [
    make("p", {}, nodeButton(ties.source[tie]), " – ", nodeButton(ties.target[tie])),
    make("p", {}, name(tieFacts(tie)), `, ${say("period").toLowerCase()}: ${period(ties.start[tie], ties.end[tie])}`),
    ...listed(say("rests_on"), ties.evidence[tie].map(citation)),
    ...(ties.evidence[tie].length ? [] : [make("p", {}, say("no_source"))]),
  ];
}

function aboutChosenLink(link) {
  return [
    make("p", {}, nodeButton(links.source[link]), " – ", nodeButton(links.target[link])),
    ...(links.strength[link] === null ? [] : [make("p", {}, strength(link))]),
    make("p", {}, name(texts[links.text[link]])),
  ];
}

/** What the one chosen is called. */
function titleOf({ node, tie, link }) {
  if (node !== undefined) return labelOf(node);
  return tie !== undefined ? say("a_tie") : say(`is_${lists.link[links.kind[link]]}`);
}

/** Tell of { node }, { tie } or { link }; of nothing, if null. */
function tellDetails(what) {
  const section = document.getElementById("chosen");
  section.hidden = !what;
  if (!what) return;
  document.getElementById("chosen-heading").replaceChildren(name(titleOf(what)));
  document.getElementById("near").hidden = !("node" in what);
  const told = "node" in what ? aboutChosenNode(what.node)
    : "tie" in what ? aboutChosenTie(what.tie) : aboutChosenLink(what.link);
  document.getElementById("details").replaceChildren(...told);
}
