"use strict";
// Draws the picture from the data in the page, in the colours of its style sheet.
const data = JSON.parse(document.getElementById("data").textContent);
const holder = document.getElementById("canvas");
const details = document.getElementById("details");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
const coarse = matchMedia("(pointer: coarse)").matches;
const sides = { dot: 60, diamond: 4, hexagon: 6 };
let network = null;

function options() {
  const ink = colour("ink");
  const paint = (background, border = ink) => ({
    background, border, highlight: { background, border }, hover: { background, border },
  });
  const groups = { box: { color: paint(colour("tint")) }, unit: { color: paint(colour("soft")) } };
  data.palette.forEach((fill, place) => { groups["sector-" + place] = { color: paint(fill) }; });
  return {
    ...data.options,
    groups,
    interaction: { ...data.options.interaction, dragView: !coarse },
    edges: {
      ...data.options.edges,
      color: { color: colour("soft"), highlight: ink, hover: ink },
      font: { ...data.options.edges.font, color: ink, strokeColor: colour("paper") },
    },
  };
}

// What vis-network does not draw: the hole in a hollow shape, whose sector stays to be seen,
// and labels where the layout has made room for them.
function finish(canvas) {
  canvas.fillStyle = colour("paper");
  canvas.strokeStyle = colour("ink");
  canvas.lineWidth = 1.5;
  for (const { x, y, shape } of data.nodes.filter(({ hollow }) => hollow)) {
    canvas.beginPath();
    for (let i = 0; i < sides[shape]; i += 1) {
      const angle = (2 * Math.PI * i) / sides[shape];
      canvas.lineTo(x + data.hole * Math.cos(angle), y + data.hole * Math.sin(angle));
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
  for (const { lines, shape, x, base } of data.nodes) {
    lines.forEach((line, i) => {
      if (shape !== "box") canvas.strokeText(line, x, base + i * data.line);
      canvas.fillText(line, x, base + i * data.line);
    });
  }
}

function fit() {
  const [left, top, width, height] = data.frame;
  const scale = Math.min(holder.clientWidth / width, holder.clientHeight / height, data.zoom);
  network.moveTo({ scale, position: { x: left + width / 2, y: top + height / 2 } });
}

function draw() {
  if (network) network.destroy();
  network = new vis.Network(holder, { nodes: data.nodes, edges: data.edges }, options());
  // The picture is one image to a screen reader: nothing inside it takes the focus.
  holder.firstElementChild.removeAttribute("tabindex");
  network.on("afterDrawing", finish);
  network.on("resize", () => setTimeout(fit));
  network.on("click", ({ nodes, edges }) => {
    const chosen = nodes.length ? data.nodes.find(({ id }) => id === nodes[0])
      : data.edges.find(({ id }) => id === edges[0]);
    details.textContent = chosen ? chosen.title : "";
  });
  fit();
}

function move(scale, x = 0, y = 0) {
  const at = network.getViewPosition();
  const step = 120 / network.getScale();
  const zoom = Math.min(Math.max(network.getScale() * scale, 0.02), 6);
  network.moveTo({ scale: zoom, position: { x: at.x + x * step, y: at.y + y * step } });
}

const moves = {
  zoom_in: () => move(1.3), zoom_out: () => move(1 / 1.3), whole: fit,
  left: () => move(1, -1), right: () => move(1, 1), up: () => move(1, 0, -1), down: () => move(1, 0, 1),
};

if (holder) {
  document.documentElement.classList.add("live");
  holder.style.aspectRatio = `${data.frame[2]} / ${data.frame[3]}`;
  holder.style.maxHeight = `${data.frame[3] * data.zoom}px`;
  draw();
  for (const part of document.querySelectorAll("[hidden]")) part.hidden = false;
  for (const button of document.querySelectorAll("[data-move]")) {
    button.addEventListener("click", moves[button.dataset.move]);
  }
  // The wheel scrolls the page, as everywhere; with Ctrl it zooms the picture.
  holder.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    move(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
