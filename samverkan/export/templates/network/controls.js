// Joins what the reader does to what the renderer, the tables and the words show.

const holder = document.getElementById("canvas");
const choices = everything();

/** What is chosen: { node }, { tie } or { link }; null for nothing. */
let chosen = null;

const total = (seen) => seen.reduce((sum, one) => sum + one, 0);

/** What is shown now, in words: and what is not known, whether it is shown or left out. */
function seenInWords(seen) {
  const every = { all_nodes: seen.nodes.length, all_ties: seen.ties.length };
  const shown = { nodes: total(seen.nodes), ties: total(seen.ties), ...every };
  const whole = shown.nodes === every.all_nodes && shown.ties === every.all_ties;
  const told = [say(!shown.nodes ? "seen_none" : whole ? "seen_all" : "seen_some", shown)];
  for (const [key, count] of Object.entries(seen.apart)) {
    if (seen.asked[key] && count) told.push(say(`apart_${key}_${choices.unsure[key] ? "in" : "out"}`, { count }));
  }
  return told.join(" ");
}

/** Show in the still picture, which is what is printed, what the live one shows. */
function showStill(seen) {
  const parts = { node: seen.nodes, tie: seen.ties, sign: seen.ties, link: seen.links, score: seen.links, mark: seen.marks };
  for (const [kind, shown] of Object.entries(parts)) {
    document.querySelectorAll(`.still-${kind}`).forEach((part, at) => part.toggleAttribute("hidden", !shown[at]));
  }
  document.getElementById("picture").classList.toggle("filled", !seen.hollow);
}

function start() {
  document.documentElement.classList.add("live");
  const status = document.getElementById("status");
  const steps = [...document.querySelectorAll("[data-steps]")];
  const tables = [createTable(), createFindings()];
  const filters = createFilters(choices, () => update());
  const search = createSearch((node) => focus(node, choices.steps));
  const renderer = createRenderer(holder, { onChoose: choose });

  function update({ aloud = true, fit = false } = {}) {
    const seen = visible(choices);
    if (chosen?.node !== undefined && !seen.nodes[chosen.node]) chosen = null;
    renderer.show(seen);
    renderer.choose(chosen);
    if (fit) renderer.fit(choices.focus === null ? undefined : [...seen.nodes.keys()].filter((node) => seen.nodes[node]));
    for (const table of tables) table.show(seen);
    showStill(seen);
    filters.tell(seen);
    tellDetails(chosen);
    for (const button of steps) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.steps) === (choices.focus === null ? 0 : choices.steps)));
    }
    writeAddress(choices, chosen?.node ?? null);
    const words = seenInWords(seen);
    if (aloud || words !== say("seen_all", { all_nodes: seen.nodes.length, all_ties: seen.ties.length })) status.textContent = words;
  }

  function choose(what) {
    chosen = what;
    renderer.choose(what);
    tellDetails(what);
    writeAddress(choices, what?.node ?? null);
    status.textContent = what ? say("chosen_now", { name: titleOf(what) }) : seenInWords(visible(choices));
  }

  /** Show a node with what is so many steps away from it; with everything, if 0. */
  function focus(node, near) {
    chosen = { node };
    // A name that is looked for is shown, also where the filters had hidden it.
    if (!visible({ ...choices, focus: null }).nodes[node]) Object.assign(choices, everything());
    Object.assign(choices, near ? { focus: node, steps: near } : { focus: null });
    update({ fit: true });
    if (near) status.textContent = `${say("chosen_now", { name: labelOf(node) })} ${status.textContent}`;
  }

  function clear() {
    // What is closed does not take the reader's place with it.
    if (document.activeElement.closest("#chosen")) document.getElementById("search").focus();
    chosen = null;
    choices.focus = null;
    search.clear();
    update({ fit: true });
  }

  const moves = {
    zoom_in: () => renderer.zoom(1.3), zoom_out: () => renderer.zoom(1 / 1.3), whole: () => renderer.fit(),
    left: () => renderer.move(-1, 0), right: () => renderer.move(1, 0),
    up: () => renderer.move(0, -1), down: () => renderer.move(0, 1),
  };
  for (const button of document.querySelectorAll("[data-move]")) {
    button.addEventListener("click", moves[button.dataset.move]);
  }
  for (const button of steps) {
    button.addEventListener("click", () => focus(chosen.node, Number(button.dataset.steps)));
  }
  document.getElementById("close").addEventListener("click", clear);
  document.getElementById("reset").addEventListener("click", () => {
    Object.assign(choices, everything());
    clear();
  });
  // Names in the details and in the tables are buttons.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-node]");
    if (!button) return;
    focus(Number(button.dataset.node), choices.steps);
    document.getElementById("chosen-heading").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (chosen || choices.focus !== null)) clear();
  });
  // The wheel scrolls the page, as everywhere; with Ctrl it zooms the picture.
  holder.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    renderer.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => renderer.recolour());
  matchMedia("(forced-colors: active)").addEventListener("change", () => renderer.recolour());

  function arrive() {
    const told = readAddress();
    if (told) {
      Object.assign(choices, told.choices);
      chosen = told.chosen === null ? null : { node: told.chosen };
    }
    update({ aloud: Boolean(told), fit: true });
  }
  addEventListener("hashchange", () => { if (location.hash.includes("=")) arrive(); });
  arrive();
}

if (holder) start();
