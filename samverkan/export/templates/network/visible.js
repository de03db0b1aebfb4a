// Which nodes, ties and links are shown: what the reader's choices come to.
//
// A choice that asks for an area, a place, a sector or some years has three answers: in it, not in
// it, and not known. What is not known is shown with what is in it, and counted, until the reader
// says otherwise: nothing is dropped in silence.

const OUT = 0, IN = 1, UNSURE = 2;

/** What is chosen from the start: everything. Numbers are places in the lists of the picture. */
function everything() {
  const [first, last] = years;
  return {
    layers: new Set(lists.layer.keys()), area: 0, place: 0, sector: 0, first, last,
    unsure: { area: true, place: true, sector: true, date: true },
    marks: new Set(lists.mark.keys()), links: new Set(lists.link.keys()), hollow: true,
    focus: null, steps: 1,
  };
}

const yearOf = (text) => Number(text.slice(0, 4));

/** The first and the last year that anything in the picture says of itself; [0, 0] if none does. */
const years = (() => {
  const told = [nodes.start, nodes.end, ties.start, ties.end].flatMap((column) => [...new Set(column)]);
  const found = told.filter(Boolean).map((text) => yearOf(texts[text])).filter(Number.isInteger);
  return found.length ? [found.reduce((a, b) => Math.min(a, b)), found.reduce((a, b) => Math.max(a, b))] : [0, 0];
})();

/**
 * Whether what is at `own` is at the wanted place of `wider`. In a wider place it surely is, since
 * that covers it; in a wider area it may be, since nobody has said in which part.
 */
function within(own, wanted, wider, covers) {
  if (own.includes(wanted)) return IN;
  if (!own.length) return UNSURE;
  const inner = own.filter((one) => !own.some((other) => wider[other].includes(one)));
  return inner.some((one) => wider[wanted].includes(one)) ? (covers ? IN : UNSURE) : OUT;
}

/** Whether a period, of which either end may be unknown, has any of the years from first to last. */
function during(start, end, first, last) {
  const from = start && yearOf(texts[start]);
  const to = end && yearOf(texts[end]);
  if ((from && from > last) || (to && to < first)) return OUT;
  if (from && to) return IN;
  return (from && from >= first) || (to && to <= last) ? IN : UNSURE;
}

/** What `choices` come to: what is seen of each kind, and how much is not known to belong there. */
function visible(choices) {
  const { area, place, sector, first, last, unsure } = choices;
  const dated = first > years[0] || last < years[1];
  const apart = { area: 0, place: 0, sector: 0, date: 0 };
  const asked = { area: Boolean(area), place: Boolean(place), sector: Boolean(sector), date: dated };
  const count = nodes.label.length;
  const fits = new Uint8Array(count);
  for (let node = 0; node < count; node += 1) {
    const unit = nodes.colour[node] < 0;
    const answers = {
      area: unit && area ? within(nodes.areas[node], area, picture.wider.area, false) : IN,
      place: unit && place ? within(nodes.places[node], place, picture.wider.place, true) : IN,
      sector: !unit && sector ? (nodes.sector[node] === sector ? IN : nodes.sector[node] ? OUT : UNSURE) : IN,
    };
    const told = Object.entries(answers);
    if (told.some(([, answer]) => answer === OUT)) continue;
    for (const [of, answer] of told) if (answer === UNSURE) apart[of] += 1;
    fits[node] = told.every(([of, answer]) => answer === IN || unsure[of]) ? 1 : 0;
  }

  const seenTies = new Uint8Array(ties.source.length);
  const joined = new Uint8Array(count);
  ties.source.forEach((source, tie) => {
    const target = ties.target[tie];
    if (!choices.layers.has(ties.layer[tie]) || !fits[source] || !fits[target]) return;
    if (dated) {
      const own = ties.start[tie] || ties.end[tie];
      const answer = during(...(own ? [ties.start[tie], ties.end[tie]] : [nodes.start[target], nodes.end[target]]), first, last);
      if (answer === UNSURE) apart.date += 1;
      if (answer === OUT || (answer === UNSURE && !unsure.date)) return;
    }
    seenTies[tie] = 1;
    joined[source] = joined[target] = 1;
  });
  // What never had a tie stays; what has lost its last one goes.
  const seenNodes = fits.map((fit, node) => (fit && (joined[node] || !tiesOf[node].length) ? 1 : 0));
  const seenLinks = Uint8Array.from(links.source, (source, link) => (
    choices.links.has(links.kind[link]) && seenNodes[source] && seenNodes[links.target[link]] ? 1 : 0
  ));
  if (choices.focus !== null && seenNodes[choices.focus]) narrow(choices, seenNodes, seenTies, seenLinks);
  const seenMarks = Uint8Array.from(marks.node, (node, mark) => (
    choices.marks.has(marks.kind[mark]) && seenNodes[node] ? 1 : 0
  ));
  return { nodes: seenNodes, ties: seenTies, links: seenLinks, marks: seenMarks, hollow: choices.hollow, apart, asked };
}

/** Leave only what is within so many steps of the node in focus, and its own links. */
function narrow({ focus, steps }, seenNodes, seenTies, seenLinks) {
  const near = new Set([focus]);
  const kept = new Set();
  let edge = [focus];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const node of edge) {
      for (const tie of tiesOf[node]) {
        if (!seenTies[tie]) continue;
        kept.add(tie);
        const other = otherEnd(tie, node);
        if (!near.has(other)) next.push(other);
        near.add(other);
      }
    }
    edge = next;
  }
  seenLinks.forEach((_, link) => {
    const [one, other] = [links.source[link], links.target[link]];
    if (seenLinks[link] && (one === focus || other === focus)) near.add(one).add(other);
  });
  seenLinks.forEach((_, link) => {
    if (!near.has(links.source[link]) || !near.has(links.target[link])) seenLinks[link] = 0;
  });
  seenNodes.forEach((_, node) => { if (!near.has(node)) seenNodes[node] = 0; });
  seenTies.forEach((_, tie) => { if (!kept.has(tie)) seenTies[tie] = 0; });
}
