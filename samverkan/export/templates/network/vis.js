// Draws the picture with vis-network, in the colours of the style sheet.

function createRenderer(holder, { onChoose }) {
  const { drawing, frame } = picture;
  const coarse = matchMedia("(pointer: coarse)").matches;
  const sides = { dot: 60, diamond: 4, hexagon: 6 };
  let network = null;
  let seen = null;

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
      edges: {
        ...drawing.options.edges,
        color: { color: colour("soft"), highlight: ink, hover: ink },
        font: { ...drawing.options.edges.font, color: ink, strokeColor: colour("paper") },
      },
    };
  }

  // What vis-network does not draw: the hole in a hollow shape, whose sector stays to be seen,
  // and labels where the layout has made room for them.
  function finish(canvas) {
    canvas.fillStyle = colour("paper");
    canvas.strokeStyle = colour("ink");
    canvas.lineWidth = 1.5;
    const shown = drawing.nodes.filter(({ id }) => seen.nodes[id]);
    for (const { x, y, shape } of shown.filter(({ id }) => seen.hollow && nodes.hollow[id])) {
      canvas.beginPath();
      for (let i = 0; i < sides[shape]; i += 1) {
        const angle = (2 * Math.PI * i) / sides[shape];
        canvas.lineTo(x + drawing.hole * Math.cos(angle), y + drawing.hole * Math.sin(angle));
      }
      canvas.closePath();
      canvas.fill();
      canvas.stroke();
    }
    if (network.getScale() < 0.2) return;
    Object.assign(canvas, {
      fillStyle: colour("ink"), strokeStyle: colour("paper"), lineWidth: 4, lineJoin: "round",
      textAlign: "center", textBaseline: "alphabetic", font: "16px Arial, Helvetica, sans-serif",
    });
    for (const { shape, x, label_lines } of shown) {
      for (const [height, line] of label_lines) {
        if (shape !== "box") canvas.strokeText(line, x, height);
        canvas.fillText(line, x, height);
      }
    }
  }

  function fit() {
    const [left, top, width, height] = frame;
    const scale = Math.min(holder.clientWidth / width, holder.clientHeight / height, picture.zoom);
    network.moveTo({ scale, position: { x: left + width / 2, y: top + height / 2 } });
  }

  function draw() {
    if (network) network.destroy();
    network = new vis.Network(holder, {
      nodes: drawing.nodes.map((node) => ({ ...node, hidden: !seen.nodes[node.id], title: aboutNode(node.id) })),
      edges: drawing.edges.map((edge) => ({ ...edge, hidden: !seen.ties[edge.id], title: aboutTie(edge.id) })),
    }, options());
    // The picture is one image to a screen reader: nothing inside it takes the focus.
    holder.firstElementChild.removeAttribute("tabindex");
    network.on("afterDrawing", finish);
    network.on("resize", () => setTimeout(fit));
    network.on("click", ({ nodes: [node], edges: [tie] }) => {
      onChoose(node !== undefined ? { node } : tie !== undefined ? { tie } : null);
    });
    holder.network = network;
  }

  function redraw() {
    const view = network && { scale: network.getScale(), position: network.getViewPosition() };
    draw();
    if (view) network.moveTo(view);
  }

  return {
    show(what) {
      seen = what;
      redraw();
    },
    choose(what) {
      const { node, tie } = what || {};
      network.setSelection({ nodes: [node ?? []].flat(), edges: [tie ?? []].flat() }, { highlightEdges: false });
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
    recolour: redraw,
  };
}
