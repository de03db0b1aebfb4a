// Draws the picture with vis-network, in the colours of the style sheet.

function createRenderer(holder, { onChoose }) {
  const { drawing, frame } = picture;
  const coarse = matchMedia("(pointer: coarse)").matches;
  const sides = { dot: 60, diamond: 4, hexagon: 6 };
  const firstLink = ties.source.length;
  let network = null;
  let points = null;
  let edges = null;
  let seen = null;
  let chosen = null;
  let fitted = null;

  const hidden = {
    node: (node) => !seen.nodes[node],
    edge: (edge) => !(edge < firstLink ? seen.ties[edge] : seen.links[edge - firstLink]),
  };
  const aboutEdge = (edge) => (edge < firstLink ? aboutTie(edge) : aboutLink(edge - firstLink));

  function options() {
    const ink = colour("ink");
    const paint = (background, border = ink) => ({
      background, border, highlight: { background, border }, hover: { background, border },
    });
    const groups = { box: { color: paint(colour("tint")) }, unit: { color: paint(colour("soft")) } };
    picture.palette.forEach((fill, place) => { groups["sector-" + place] = { color: paint(fill) }; });
    return {
      ...drawing.options,
      groups,
      interaction: { ...drawing.options.interaction, dragView: !coarse },
      edges: { ...drawing.options.edges, color: { color: colour("soft"), highlight: ink, hover: ink } },
    };
  }

  /** Below all else, the links: dots for what is missing, two lines for what may be double. */
  function drawLinks(canvas) {
    links.source.forEach((_, link) => {
      if (!seen.links[link]) return;
      const edge = network.body.edges[firstLink + link];
      const via = edge.edgeType.getViaNode?.() || edge.to;
      const wider = chosen?.link === link ? 2 : 0;
      const stroke = (width, paint, cap, dash) => {
        Object.assign(canvas, { strokeStyle: colour(paint), lineWidth: width, lineCap: cap });
        canvas.setLineDash(dash);
        canvas.beginPath();
        canvas.moveTo(edge.from.x, edge.from.y);
        canvas.quadraticCurveTo(via.x, via.y, edge.to.x, edge.to.y);
        canvas.stroke();
      };
      if (lists.link[links.kind[link]] === "overlap") {
        stroke(7 + wider, "found", "butt", []);
        stroke(3, "paper", "butt", []);
      } else stroke(4.5 + wider, "found", "round", [0, 11]);
    });
    canvas.setLineDash([]);
    canvas.lineCap = "butt";
  }

  function hole(canvas, { x, y, shape }) {
    canvas.beginPath();
    for (let i = 0; i < sides[shape]; i += 1) {
      const angle = (2 * Math.PI * i) / sides[shape];
      canvas.lineTo(x + drawing.hole * Math.cos(angle), y + drawing.hole * Math.sin(angle));
    }
    canvas.closePath();
    canvas.fill();
    canvas.stroke();
  }

  function write(canvas, text, x, y, halo = true) {
    if (halo) canvas.strokeText(text, x, y);
    canvas.fillText(text, x, y);
  }

  /**
   * Above all else, what vis-network does not draw: the hole in a hollow shape, whose sector stays
   * to be seen, and labels and signs where the layout has made room for them.
   */
  function finish(canvas) {
    const [paper, ink] = [colour("paper"), colour("ink")];
    const shown = drawing.nodes.filter(({ id }) => seen.nodes[id]);
    Object.assign(canvas, { fillStyle: paper, strokeStyle: ink, lineWidth: 1.5 });
    if (seen.hollow) shown.filter(({ id }) => nodes.hollow[id]).forEach((node) => hole(canvas, node));
    const marked = drawing.marks.filter(([mark]) => seen.marks[mark]);
    for (const [, , x, y] of marked) {
      canvas.beginPath();
      canvas.arc(x, y, 9, 0, 2 * Math.PI);
      canvas.fill();
      canvas.stroke();
    }
    if (network.getScale() < 0.2) return;
    Object.assign(canvas, {
      fillStyle: ink, strokeStyle: paper, lineWidth: 4, lineJoin: "round",
      textAlign: "center", textBaseline: "alphabetic", font: "16px Arial, Helvetica, sans-serif",
    });
    for (const { shape, x, written } of shown) {
      for (const [height, line] of written) write(canvas, line, x, height, shape !== "box");
    }
    for (const [, sign, x, y] of marked) write(canvas, `${sign}\ufe0e`, x, y + 5, false);
    drawing.signs.forEach((sign, edge) => {
      if (!sign || hidden.edge(edge)) return;
      const [text, [x, y]] = sign;
      canvas.font = `bold ${edge < firstLink ? 24 : 16}px Arial, Helvetica, sans-serif`;
      write(canvas, text, x, y + (edge < firstLink ? 9 : 6));
    });
  }

  /** The left, top, width and height of these nodes, or of the whole picture. */
  function around(among) {
    if (!among?.length) return frame;
    const boxes = among.map((node) => drawing.nodes[node].room);
    const [left, top] = [0, 1].map((edge) => Math.min(...boxes.map((room) => room[edge])) - 24);
    const [right, bottom] = [2, 3].map((edge) => Math.max(...boxes.map((room) => room[edge])) + 24);
    return [left, top, right - left, bottom - top];
  }

  function fit(among) {
    fitted = among;
    const [left, top, width, height] = around(among);
    // A part of a high picture does not stand alone in all its height.
    holder.style.aspectRatio = `${width} / ${height}`;
    holder.style.maxHeight = `${height * picture.zoom}px`;
    const scale = Math.min(holder.clientWidth / width, holder.clientHeight / height, picture.zoom);
    // On paper the canvas has no size.
    if (scale > 0) network.moveTo({ scale, position: { x: left + width / 2, y: top + height / 2 } });
  }

  function draw() {
    if (network) network.destroy();
    points = new vis.DataSet(drawing.nodes.map((node) => (
      { ...node, hidden: hidden.node(node.id), title: aboutNode(node.id) }
    )));
    edges = new vis.DataSet(drawing.edges.map((edge) => (
      { ...edge, hidden: hidden.edge(edge.id), title: aboutEdge(edge.id) }
    )));
    network = new vis.Network(holder, { nodes: points, edges }, options());
    // The picture is one image to a screen reader: nothing inside it takes the focus.
    holder.firstElementChild.removeAttribute("tabindex");
    network.on("beforeDrawing", drawLinks);
    network.on("afterDrawing", finish);
    network.on("resize", () => setTimeout(() => fit(fitted)));
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      if (node !== undefined) onChoose({ node });
      else if (edge === undefined) onChoose(null);
      else onChoose(edge < firstLink ? { tie: edge } : { link: edge - firstLink });
    });
    holder.network = network;
  }

  /** Hide and show what has changed. */
  function sift(set, isHidden) {
    const changed = set.get({ filter: ({ id, hidden: was }) => was !== isHidden(id), fields: ["id"] });
    if (changed.length) set.update(changed.map(({ id }) => ({ id, hidden: isHidden(id) })));
  }

  return {
    show(what) {
      seen = what;
      if (!network) draw();
      sift(points, hidden.node);
      sift(edges, hidden.edge);
      network.redraw();
    },
    choose(what) {
      chosen = what;
      const { node, tie } = what || {};
      network.setSelection(
        { nodes: node === undefined ? [] : [node], edges: tie === undefined ? [] : [tie] },
        { highlightEdges: false },
      );
      network.redraw();
    },
    fit,
    move(across, down) {
      const { x, y } = network.getViewPosition();
      const step = 120 / network.getScale();
      network.moveTo({ position: { x: x + across * step, y: y + down * step } });
    },
    zoom(factor) {
      const scale = Math.min(Math.max(network.getScale() * factor, 0.02), 6);
      network.moveTo({ scale, position: network.getViewPosition() });
    },
    recolour() {
      const view = { scale: network.getScale(), position: network.getViewPosition() };
      draw();
      network.moveTo(view);
      this.choose(chosen);
    },
  };
}
