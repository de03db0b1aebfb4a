// What stands in a large picture at a time, as a graph for sigma: groups, members, and their lines.

/** Below so many seen nodes all of them are shown; of a group or of all, at most `MANY`. */
const FEW = 500;
const MANY = 3000;
/** So many neighbours of a chosen node are shown with it. */
const PINNED = 80;
/** Widths of lines, in points of the screen. */
const WIDTH = { tie: 1.2, chosen: 3, found: 5, most: 14 };

/** The nodes that are shown one by one, as { list, left }: how many are left out of those asked for. */
function shownNodes({ grouping, open, seen, chosen }) {
  const asked = new Set();
  let left = 0;
  const add = (some) => {
    const there = some.filter((node) => seen.nodes[node]);
    there.slice(0, MANY).forEach((node) => asked.add(node));
    left += Math.max(there.length - MANY, 0);
  };
  if (!grouping) add([...nodes.label.keys()].sort((a, b) => tiesOf[b].length - tiesOf[a].length || a - b));
  for (const group of open) add(grouping.members[group]);
  const { node, tie, link } = chosen ?? {};
  if (tie !== undefined) [ties.source[tie], ties.target[tie]].forEach((end) => asked.add(end));
  if (link !== undefined) [links.source[link], links.target[link]].forEach((end) => asked.add(end));
  if (node !== undefined) {
    asked.add(node);
    const near = tiesOf[node].filter((one) => seen.ties[one]).map((one) => otherEnd(one, node));
    near.sort((a, b) => tiesOf[b].length - tiesOf[a].length || a - b);
    near.slice(0, PINNED).forEach((other) => asked.add(other));
  }
  return { list: [...asked], left };
}

/** The colours of a scene, read from the style sheet. */
function sceneColours() {
  const [ink, paper, soft, tint, found] = ["ink", "paper", "soft", "tint", "found"].map((name) => colour(name));
  return { ink, paper, soft, tint, found: found || ink, faint: between(soft, paper, 0.45) };
}

/** Add the discs of groups that are folded, and the rings of those that are not. */
function addGroups(graph, { grouping, open, counts, colours }) {
  grouping.labels.forEach((_, group) => {
    if (!counts.sizes[group]) return;
    const unfolded = open.has(group);
    graph.addNode(`g${group}`, {
      x: grouping.x[group], y: -grouping.y[group], size: grouping.radius[group], hollow: 0, group,
      form: unfolded ? FORMS.ring : FORMS.disc,
      color: colours.tint,
      edge: unfolded ? colours.faint : colours.ink,
      zIndex: unfolded ? 0 : 1, type: "shape",
    });
  });
}

/** Add the lines between groups, as wide as there are many, each sort beside the others. */
function addBundles(graph, { bundles, colours }) {
  const most = Math.max(1, ...bundles.map(({ count }) => count));
  for (const { sort, one, other, count } of bundles) {
    const key = SORTS[sort];
    const found = sort >= lists.layer.length - 1;
    const size = Math.max(1.5, WIDTH.most * Math.sqrt(count / most));
    graph.addEdgeWithKey(`b${sort}-${one}-${other}`, `g${one}`, `g${other}`, {
      size: found ? WIDTH.found : size, color: found ? colours.found : colours.faint,
      // Wide lines need wide breaks to be told apart.
      dash: picture.lines[key].map((part) => part * Math.max(1, size / 4)),
      round: roundOf(key), shift: (sort - 1) * 7, type: "line", zIndex: found ? 2 : 1,
    });
  }
}

/** How a line is broken: 1 into dots, -1 along its middle, 0 into dashes if at all. */
function roundOf(key) {
  return key === "missing-link" ? 1 : key === "overlap" ? -1 : 0;
}

/** Add nodes, and the ties and links between any two of them. */
function addMembers(graph, { list, at, seen, chosen, colours }) {
  const shown = new Set(list);
  for (const node of list) {
    const place = nodes.colour[node];
    graph.addNode(`n${node}`, {
      x: at.x[node], y: -at.y[node], size: picture.drawing.radius, node,
      form: FORMS[lists.kind[nodes.kind[node]]],
      hollow: Number(seen.hollow && nodes.hollow[node] === 1),
      color: place < 0 ? (lists.kind[nodes.kind[node]] === "area" ? colours.tint : colours.soft) : picture.palette[place],
      edge: colours.ink, zIndex: chosen?.node === node ? 5 : 3, type: "shape",
    });
  }
  for (const node of list) {
    for (const tie of tiesOf[node]) {
      if (ties.source[tie] !== node || !seen.ties[tie] || !shown.has(ties.target[tie])) continue;
      const [one, other] = [node, ties.target[tie]];
      const near = chosen && (chosen.tie === tie || chosen.node === one || chosen.node === other);
      const layer = lists.layer[ties.layer[tie]];
      graph.addEdgeWithKey(`t${tie}`, `n${one}`, `n${other}`, {
        tie, size: near ? WIDTH.chosen : WIDTH.tie, color: near ? colours.ink : colours.faint,
        dash: picture.lines[layer], round: 0, shift: (ties.layer[tie] - 2) * 3, type: "line", zIndex: near ? 4 : 3,
      });
    }
  }
  for (let link = 0; link < links.source.length; link += 1) {
    const [one, other] = [links.source[link], links.target[link]];
    if (!seen.links[link] || !shown.has(one) || !shown.has(other)) continue;
    const key = lists.link[links.kind[link]];
    graph.addEdgeWithKey(`l${link}`, `n${one}`, `n${other}`, {
      link, size: chosen?.link === link ? WIDTH.found + 2 : WIDTH.found, color: colours.found,
      dash: key === "missing-link" ? [0, 11] : [], round: roundOf(key), shift: 0, type: "line", zIndex: 4,
    });
  }
}
