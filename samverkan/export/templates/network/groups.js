// The groups of a large picture: who is in each, where members stand, and what joins two of them.
//
//   picture.drawing.groupings   by, labels, x, y, radius, of (the group of each node)

/** Each group is shown with so many of its strongest ties of each sort. */
const STRONGEST = 2;
/** The sorts of lines between groups: the layers, then the findings. */
const SORTS = [...lists.layer.slice(1), ...lists.link.slice(1)];
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** A number as it is written in the language of the page. */
const amount = (number) => number.toLocaleString(document.documentElement.lang);

/** The members of each group, those with the most ties first. */
function membersOf({ labels, of }) {
  const members = labels.map(() => []);
  of.forEach((group, node) => members[group].push(node));
  for (const some of members) some.sort((one, other) => tiesOf[other].length - tiesOf[one].length || one - other);
  return members;
}

/** The flowers of each group: an actor with the units that have fewest other actors to stand by. */
function flowersOf({ labels, of }) {
  const degree = (node) => tiesOf[node].length;
  const leads = new Map();
  const before = (one, other) => degree(one) < degree(other) || (degree(one) === degree(other) && one < other);
  ties.source.forEach((actor, tie) => {
    const unit = ties.target[tie];
    if (of[actor] === of[unit] && !(leads.has(unit) && !before(actor, leads.get(unit)))) leads.set(unit, actor);
  });
  const petals = new Map();
  of.forEach((_, node) => { if (!leads.has(node)) petals.set(node, [node]); });
  const fewer = (one, other) => degree(other) - degree(one) || one - other;
  [...leads.keys()].sort(fewer).forEach((unit) => petals.get(leads.get(unit)).push(unit));
  const flowers = labels.map(() => []);
  for (const [actor, flower] of petals) flowers[of[actor]].push(flower);
  for (const some of flowers) some.sort((one, other) => other.length - one.length || fewer(one[0], other[0]));
  return flowers;
}

/** Where the nodes of a grouping stand, as `flowers.py` has them: in flowers, which stand in rings. */
function placesOf(grouping, { spacing, between }) {
  const x = new Float32Array(grouping.of.length);
  const y = new Float32Array(grouping.of.length);
  const reach = (count) => spacing * Math.sqrt(count / Math.PI) + between;
  const plant = (flower, middleX, middleY) => flower.forEach((node, rank) => {
    const away = rank && spacing * Math.sqrt((rank + 0.5) / Math.PI);
    x[node] = middleX + away * Math.cos(rank * GOLDEN);
    y[node] = middleY + away * Math.sin(rank * GOLDEN);
  });
  flowersOf(grouping).forEach((flowers, group) => {
    let [edge, at] = [0, 0];
    while (at < flowers.length) {
      const wide = reach(flowers[at].length);
      const away = at ? edge + wide : 0;
      const angles = [];
      let used = 0;
      while (at + angles.length < flowers.length) {
        const half = away ? Math.asin(Math.min(1, reach(flowers[at + angles.length].length) / away)) : Math.PI;
        if (angles.length && used + 2 * half > 2 * Math.PI) break;
        angles.push(used + half);
        used += 2 * half;
      }
      const wider = at + angles.length < flowers.length ? (2 * Math.PI) / used : 1;
      angles.forEach((angle, i) => {
        const turn = angle * wider + at * GOLDEN;
        plant(flowers[at + i], grouping.x[group] + away * Math.cos(turn), grouping.y[group] + away * Math.sin(turn));
      });
      edge = away + wide;
      at += angles.length;
    }
  });
  return { x, y };
}

/** The groupings of the picture, with `members` and where they stand. */
function createGroupings() {
  return picture.drawing.groupings.map((told) => {
    const grouping = { ...told, members: null, at: null };
    return {
      ...grouping,
      /** Made when they are first asked for: a picture opens without them. */
      get members() { return (grouping.members ??= membersOf(told)); },
      get at() { return (grouping.at ??= placesOf(this, picture.drawing)); },
    };
  });
}

/** How many nodes of each group are seen, and how many of its actors are of each colour. */
function countGroups({ labels, of }, seen) {
  const sizes = new Uint32Array(labels.length);
  const colours = labels.map(() => new Uint32Array(picture.palette.length));
  const marked = labels.map(() => new Uint32Array(lists.mark.length));
  for (let node = 0; node < of.length; node += 1) {
    if (seen.nodes[node]) {
      sizes[of[node]] += 1;
      if (nodes.colour[node] >= 0) colours[of[node]][nodes.colour[node]] += 1;
    }
  }
  marks.node.forEach((node, mark) => {
    if (seen.marks[mark] && seen.nodes[node]) marked[of[node]][marks.kind[mark]] += 1;
  });
  return { sizes, colours, marked };
}

/** The lines between groups that are strongest, as { sort, one, other, count }, and how many there are. */
function bundlesOf({ labels, of }, seen) {
  const size = labels.length;
  const counts = SORTS.map(() => new Uint32Array(size * size));
  const add = (sort, a, b) => { if (a !== b) counts[sort][Math.min(a, b) * size + Math.max(a, b)] += 1; };
  for (let tie = 0; tie < ties.source.length; tie += 1) {
    if (seen.ties[tie]) add(ties.layer[tie] - 1, of[ties.source[tie]], of[ties.target[tie]]);
  }
  for (let link = 0; link < links.source.length; link += 1) {
    if (seen.links[link]) add(lists.layer.length - 2 + links.kind[link], of[links.source[link]], of[links.target[link]]);
  }
  const found = [];
  let total = 0;
  counts.forEach((some, sort) => {
    const drawn = new Uint8Array(size);
    const pairs = [...some.keys()].filter((pair) => some[pair]).sort((a, b) => some[b] - some[a] || a - b);
    total += pairs.length;
    for (const pair of pairs) {
      const [one, other] = [Math.floor(pair / size), pair % size];
      if (drawn[one] < STRONGEST || drawn[other] < STRONGEST) {
        drawn[one] += 1;
        drawn[other] += 1;
        found.push({ sort, one, other, count: some[pair] });
      }
    }
  });
  return { bundles: found, total };
}
