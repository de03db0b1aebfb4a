// What the reader does, and what it makes the renderer, the table and the details show.

const holder = document.getElementById("canvas");
const all = (column) => new Uint8Array(column.length).fill(1);
const seen = {
  nodes: all(nodes.label), ties: all(ties.source), links: all(links.source), marks: all(marks.node), hollow: true,
};
const table = createTable();
table.show(seen.ties);

function choose(what) {
  renderer.choose(what);
  tellDetails(what);
}

let renderer = null;
if (holder) {
  document.documentElement.classList.add("live");
  holder.style.aspectRatio = `${picture.frame[2]} / ${picture.frame[3]}`;
  holder.style.maxHeight = `${picture.frame[3] * picture.zoom}px`;
  renderer = createRenderer(holder, { onChoose: choose });
  renderer.show(seen);
  renderer.fit();
  const moves = {
    zoom_in: () => renderer.zoom(1.3), zoom_out: () => renderer.zoom(1 / 1.3), whole: () => renderer.fit(),
    left: () => renderer.move(-1, 0), right: () => renderer.move(1, 0),
    up: () => renderer.move(0, -1), down: () => renderer.move(0, 1),
  };
  for (const button of document.querySelectorAll("[data-move]")) {
    button.addEventListener("click", moves[button.dataset.move]);
  }
  // The wheel scrolls the page, as everywhere; with Ctrl it zooms the picture.
  holder.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    renderer.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => renderer.recolour());
}
