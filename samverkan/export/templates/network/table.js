// The table of ties: rows that stand in the page, or pages of rows made from the data in it.

/** So many rows stand on a page. */
const ROWS = 50;

/** What stands in a cell of the row of a tie: one text, or one for each place in a source. */
function cellTexts(tie, column) {
  const actor = ties.source[tie];
  const of = (places) => ties.evidence[tie].map((place) => texts[places[place]]);
  const found = {
    actor: () => [labelOf(actor)],
    kind: () => [terms.kind[nodes.kind[actor]]],
    sector: () => [lists.sector[nodes.sector[actor]] || say("unknown")],
    layer: () => [terms.layer[ties.layer[tie]]],
    unit: () => [labelOf(ties.target[tie])],
    roles: () => [texts[ties.roles[tie]]],
    basis: () => [texts[ties.basis[tie]]],
    wording: () => of(evidence.wording).map((text) => text && say("quoted", { text })),
    source: () => of(evidence.source),
    locator: () => of(evidence.locator),
  }[column]();
  const told = (found.length ? found : [""]).map((text) => text || "–");
  return told.length === 1 ? told : told.map((text, i) => `${i + 1}.\u00a0${text}`);
}

/** The row of a tie; `headings` are the words above the columns. */
function makeRow(tie, headings) {
  const row = document.createElement("tr");
  row.setAttribute("role", "row");
  picture.columns.forEach((column, i) => {
    const head = column === "actor";
    const cell = document.createElement(head ? "th" : "td");
    cell.setAttribute("role", head ? "rowheader" : "cell");
    if (head) cell.scope = "row";
    else Object.assign(cell, { className: column }).dataset.column = headings[i];
    for (const text of cellTexts(tie, column)) {
      cell.append(Object.assign(document.createElement("bdi"), { textContent: text }));
    }
    row.append(cell);
  });
  return row;
}

/** Show the rows of these ties only: hidden among those in the page, or a page at a time. */
function createTable() {
  const body = document.querySelector("#ties tbody");
  const pager = document.getElementById("pager");
  if (!body) return { show() {} };
  if (!pager) {
    const rows = [...body.rows];
    return { show: (seen) => rows.forEach((row, tie) => { row.hidden = !seen[tie]; }) };
  }
  const headings = [...document.querySelectorAll("#ties thead th")].map((cell) => cell.textContent);
  const status = Object.assign(document.createElement("p"), { role: "status" });
  const buttons = ["first", "back", "on", "last"].map((key) => (
    Object.assign(document.createElement("button"), { type: "button", textContent: say(`page_${key}`) })
  ));
  let shown = [];
  let at = 0;
  function turn(to) {
    const last = Math.max(Math.ceil(shown.length / ROWS) - 1, 0);
    at = Math.min(Math.max(to, 0), last);
    body.replaceChildren(...shown.slice(at * ROWS, (at + 1) * ROWS).map((tie) => makeRow(tie, headings)));
    status.textContent = say("page_of", { at: at + 1, last: last + 1, rows: shown.length });
    // Not disabled, or the button that was pressed would lose the focus.
    buttons.forEach((button, i) => button.setAttribute("aria-disabled", i < 2 ? at === 0 : at === last));
    return last;
  }
  [() => 0, () => at - 1, () => at + 1, () => Infinity].forEach((to, i) => {
    buttons[i].addEventListener("click", () => turn(to()));
  });
  pager.append(...buttons, status);
  return {
    show(seen) {
      shown = ties.source.map((_, tie) => tie).filter((tie) => seen[tie]);
      turn(0);
    },
  };
}
