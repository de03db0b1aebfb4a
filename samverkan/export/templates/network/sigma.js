// Draws a large picture with sigma: in groups that unfold, painted by WebGL.

/** A renderer for a browser that has no WebGL: the still picture stays, and a sentence says why. */
function createStill() {
  document.getElementById("picture").classList.add("unpainted");
  const told = Object.assign(document.createElement("p"), { textContent: say("no_webgl") });
  document.getElementById("own-controls")?.replaceChildren(told);
  const nothing = () => {};
  return { show: nothing, choose: nothing, fit: nothing, move: nothing, zoom: nothing, recolour: nothing };
}

function createRenderer(holder, { onChoose }) {
  const canPaint = window.WebGLRenderingContext && document.createElement("canvas").getContext("webgl2");
  return canPaint ? createSigma(holder, onChoose) : createStill();
}

function createSigma(holder, onChoose) {
  const groupings = createGroupings();
  const open = new Set();
  const own = { x: nodes.x, y: nodes.y };
  const [left, top, across, down] = picture.frame;
  let at = 0;
  let [seen, chosen, colours, counts, lines, items] = [null, null, sceneColours(), null, null, []];
  let painted = false;

  const stage = document.createElement("div");
  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  const over = document.createElement("canvas");
  Object.assign(stage.style, { position: "absolute", inset: "0" });
  Object.assign(over.style, { position: "absolute", inset: "0", pointerEvents: "none" });
  Object.assign(holder.style, { position: "relative", aspectRatio: `${across} / ${down}`, maxHeight: "70rem" });
  holder.replaceChildren(stage, over, tip);

  const { Shapes, Lines } = createPrograms(() => colours.paper);
  const sigma = new library.Sigma(new library.MultiGraph(), stage, {
    nodeProgramClasses: { shape: Shapes }, edgeProgramClasses: { line: Lines },
    nodeHoverProgramClasses: { shape: Shapes },
    defaultNodeType: "shape", defaultEdgeType: "line", zIndex: true,
    renderLabels: false, hideEdgesOnMove: true, enableEdgeEvents: true, enableCameraRotation: false,
    itemSizesReference: "positions", zoomToSizeRatioFunction: (ratio) => ratio,
    minCameraRatio: 0.004, maxCameraRatio: 2, stagePadding: 12, allowInvalidContainer: true,
    defaultDrawNodeHover: () => {}, inertiaDuration: 0,
  });
  const mouse = sigma.getMouseCaptor();
  // The wheel is the page's; touch scrolls it.
  mouse.container.removeEventListener("wheel", mouse.handleWheel);
  if (matchMedia("(pointer: coarse)").matches) sigma.getTouchCaptor().kill();

  /** Take the room that the groups, or the nodes without groups, need. */
  function bound() {
    const { x, y, radius } = groupings[at] ?? {};
    const ends = (places, by) => [
      Math.min(...places.map((place, i) => place - radius[i])), Math.max(...places.map((place, i) => place + radius[i])),
    ].map((end) => end * by).sort((one, other) => one - other);
    sigma.setCustomBBox(x ? { x: ends(x, 1), y: ends(y, -1) } : { x: [left, left + across], y: [-top - down, -top] });
  }

  const few = () => seen.nodes.reduce((sum, one) => sum + one, 0) <= FEW;

  /** Build what is shown anew, from what the reader asks for. */
  function build() {
    const grouping = groupings[at];
    counts = grouping && countGroups(grouping, seen);
    const unfolded = grouping && few() ? new Set(grouping.labels.keys()) : open;
    const { list, left: hidden } = shownNodes({ grouping, open: unfolded, seen, chosen });
    const graph = new library.MultiGraph();
    lines = grouping ? bundlesOf(grouping, seen) : { bundles: [], total: 0 };
    if (grouping) {
      addGroups(graph, { grouping, open: unfolded, counts, colours });
      addBundles(graph, { ...lines, colours });
    }
    const where = at === 0 || !grouping ? own : grouping.at;
    addMembers(graph, { list, at: where, seen, chosen, colours });
    items = itemsOf(graph, grouping, unfolded);
    sigma.setSetting("enableEdgeEvents", graph.size < MANY);
    sigma.setGraph(graph);
    const words = [
      lines.total > lines.bundles.length && say("group_lines", { count: amount(lines.bundles.length), total: amount(lines.total) }),
      hidden && say("group_left_out", { count: amount(list.length), left: amount(hidden) }),
    ].filter(Boolean).join(" ");
    controls.tell({ at, open, counts, words });
  }

  /** What names are written for, the weightiest first. */
  function itemsOf(graph, grouping, unfolded) {
    const signs = (kinds) => Object.entries(picture.signs).map(([kind, sign]) => {
      const count = kinds[lists.mark.indexOf(kind)];
      return count ? `${sign}\u202f${count}` : "";
    }).filter(Boolean).join("  ");
    const marked = new Map();
    if (graph.order < MANY * 2) {
      marks.node.forEach((node, mark) => {
        if (seen.marks[mark]) marked.set(node, (marked.get(node) ?? "") + picture.signs[lists.mark[marks.kind[mark]]]);
      });
    }
    return graph.mapNodes((key, about) => {
      const { group, node } = about;
      if (group === undefined) {
        const weight = tiesOf[node].length + (chosen?.node === node ? 1e7 : 0);
        return { ...about, name: labelOf(node), signs: marked.get(node), weight };
      }
      const count = amount(counts.sizes[group]);
      const told = [count, signs(counts.marked[group])].filter(Boolean).join(" · ");
      const weight = unfolded.has(group) ? 0 : 1e6 + counts.sizes[group];
      return {
        ...about, name: grouping.labels[group], count: unfolded.has(group) ? "" : told, weight,
        colours: unfolded.has(group) ? null : counts.colours[group],
      };
    }).sort((one, other) => other.weight - one.weight);
  }

  function write() {
    const { width, height } = sigma.getDimensions();
    const sharp = window.devicePixelRatio || 1;
    Object.assign(over, { width: width * sharp, height: height * sharp });
    Object.assign(over.style, { width: `${width}px`, height: `${height}px` });
    const pen = over.getContext("2d");
    pen.scale(sharp, sharp);
    const [one, other] = [sigma.graphToViewport({ x: 0, y: 0 }), sigma.graphToViewport({ x: 1000, y: 0 })];
    const scale = Math.hypot(other.x - one.x, other.y - one.y) / 1000;
    const placed = items.map((item) => (
      { ...item, ...sigma.graphToViewport(item), radius: Math.max(item.size * scale, 2.5), group: item.group !== undefined }
    ));
    placed.forEach((item) => { if (item.colours) paintRing(pen, item); });
    writeNames(pen, placed, width, height);
    if (!painted) {
      painted = true;
      performance.mark("samverkan-picture");
    }
  }

  function look(points, most) {
    const { width, height } = sigma.getDimensions();
    const seenAt = points.map((point) => sigma.graphToViewport(point));
    const [x, y] = ["x", "y"].map((axis) => seenAt.map((point) => point[axis]));
    const [low, high] = [{ x: Math.min(...x), y: Math.min(...y) }, { x: Math.max(...x), y: Math.max(...y) }];
    const middle = sigma.viewportToFramedGraph({ x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 });
    const camera = sigma.getCamera();
    const share = Math.max((high.x - low.x) / width, (high.y - low.y) / height) * 1.15;
    camera.setState({ ...middle, ratio: Math.min(Math.max(camera.ratio * share, most), 1.05) });
  }

  function unfold(group) {
    if (!open.delete(group)) {
      open.add(group);
      const { x, y, radius } = groupings[at];
      build();
      const reach = radius[group] * 1.15;
      look([-reach, reach].map((by) => ({ x: x[group] + by, y: -y[group] + by })), 0.004);
    } else {
      build();
      if (!open.size) fit();
    }
  }

  function regroup(to) {
    at = to;
    open.clear();
    bound();
    build();
    fit();
  }

  function fit(some) {
    const where = at === 0 || !groupings[at] ? own : groupings[at].at;
    if (!some || !some.length) sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    else look(some.slice(0, MANY).map((node) => ({ x: where.x[node], y: -where.y[node] })), 0.03);
  }

  /** What the pointer tells of a group. */
  function aboutGroup(group) {
    const strongest = lines.bundles.filter(({ one, other }) => one === group || other === group);
    return [
      groupings[at].labels[group], say("group_members", { count: amount(counts.sizes[group]) }),
      ...strongest.slice(0, TOLD).map(({ sort, one, other, count }) => say("group_bundle", {
        sort: say(`group_sort_${SORTS[sort]}`), count: amount(count), name: groupings[at].labels[one === group ? other : one],
      })),
      say(open.has(group) ? "group_fold" : "group_unfold"),
    ].join("\n");
  }

  function point(text, { x, y }) {
    tip.textContent = text;
    tip.hidden = !text;
    const { width } = sigma.getDimensions();
    Object.assign(tip.style, { left: `${Math.max(Math.min(x + 14, width - 300), 0)}px`, top: `${y + 14}px` });
  }

  const controls = createGroupControls(groupings, { onGroup: regroup, onUnfold: unfold });
  sigma.on("afterRender", write);
  sigma.on("clickNode", ({ node: key }) => {
    const { group, node } = sigma.getGraph().getNodeAttributes(key);
    point("", { x: 0, y: 0 });
    if (group === undefined) onChoose({ node });
    else unfold(group);
  });
  sigma.on("clickEdge", ({ edge }) => {
    const { tie, link } = sigma.getGraph().getEdgeAttributes(edge);
    if (tie !== undefined) onChoose({ tie });
    else if (link !== undefined) onChoose({ link });
  });
  sigma.on("clickStage", () => onChoose(null));
  for (const event of ["doubleClickStage", "doubleClickNode", "doubleClickEdge"]) {
    sigma.on(event, (told) => told.preventSigmaDefault());
  }
  sigma.on("enterNode", ({ node: key, event }) => {
    const { group, node } = sigma.getGraph().getNodeAttributes(key);
    point(group === undefined ? aboutNode(node) : aboutGroup(group), event);
    stage.style.cursor = "pointer";
  });
  sigma.on("enterEdge", ({ edge, event }) => {
    const { tie, link } = sigma.getGraph().getEdgeAttributes(edge);
    if (tie !== undefined || link !== undefined) point(tie !== undefined ? aboutTie(tie) : aboutLink(link), event);
  });
  for (const event of ["leaveNode", "leaveEdge"]) {
    sigma.on(event, () => {
      point("", { x: 0, y: 0 });
      stage.style.cursor = "";
    });
  }
  new ResizeObserver(() => {
    sigma.resize(true);
    sigma.scheduleRender();
  }).observe(holder);
  holder.sigma = sigma;
  bound();

  return {
    show(what) {
      seen = what;
      build();
    },
    choose(what) {
      const before = chosen;
      chosen = what;
      if (before || what) build();
    },
    fit,
    move(across, down) {
      const { width, height } = sigma.getDimensions();
      const to = sigma.viewportToFramedGraph({ x: width / 2 + across * 120, y: height / 2 + down * 120 });
      sigma.getCamera().setState(to);
    },
    zoom(factor) {
      const camera = sigma.getCamera();
      camera.setState({ ratio: camera.getBoundedRatio(camera.ratio / factor) });
    },
    recolour() {
      colours = sceneColours();
      build();
    },
  };
}
