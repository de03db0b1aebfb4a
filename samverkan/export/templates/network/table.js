// The tables below the picture: rows that stand in the page, or pages of rows made from its data.

/** So many rows stand on a page. */
const ROWS = 50;

/** What stands in each cell of the row of a tie: texts, one for each place in a source. */
function tieCells(tie) {
  const actor = ties.source[tie];
  const of = (places) => ties.evidence[tie].map((place) => texts[places[place]]);
  return {
    actor: [labelOf(actor)],
    kind: [terms.kind[nodes.kind[actor]]],
    sector: [lists.sector[nodes.sector[actor]] || say("unknown")],
    layer: [terms.layer[ties.layer[tie]]],
    unit: [labelOf(ties.target[tie])],
    roles: [texts[ties.roles[tie]]],
    basis: [texts[ties.basis[tie]]],
    wording: of(evidence.wording).map((text) => text && say("quoted", { text })),
    source: of(evidence.source),
    locator: of(evidence.locator),
  };
}

/** The row of a tie; `headings` are the words above the columns. */
function tieRow(tie, headings) {
  const cells = tieCells(tie);
  const row = make("tr", { role: "row" });
  picture.columns.forEach((column, i) => {
    const told = (cells[column].length ? cells[column] : [""]).map((text) => text || "–");
    const lines = told.length === 1 ? told : told.map((text, n) => `${n + 1}.\u00a0${text}`);
    const cell = column === "actor"
      ? make("th", { role: "rowheader", scope: "row" })
      : make("td", { role: "cell", class: column, "data-column": headings[i] });
    cell.append(...lines.map(name));
    row.append(cell);
  });
  nameRow(row, ".unit", ties.source[tie], ties.target[tie]);
  return row;
}

/** Make the names in a row buttons that choose their nodes: the row's own, and that of a cell. */
function nameRow(row, cell, own, other) {
  for (const [place, node] of [["th", own], [cell, other]]) {
    const held = row.querySelector(place);
    if (held && node !== null) held.replaceChildren(make("button", { type: "button", class: "name", "data-node": node }, ...held.childNodes));
  }
}

/** Show of the rows in a table only those for which `shown` has 1. */
function showRows(rows, shown) {
  rows.forEach((row, i) => { row.hidden = !shown[i]; });
}

/** The table of ties: all its rows in the page, or a page of them at a time. */
function createTable() {
  const body = document.querySelector("#ties tbody");
  const pager = document.getElementById("pager");
  if (pager) return createPages(body, pager, tieRow, (seen) => seen.ties);
  const rows = [...body.rows];
  rows.forEach((row, tie) => nameRow(row, ".unit", ties.source[tie], ties.target[tie]));
  return { show: (seen) => showRows(rows, seen.ties) };
}

/** Pages of the rows that `makeRow` makes of the numbers for which `shownOf(seen)` has 1. */
function createPages(body, pager, makeRow, shownOf) {
  const headings = [...body.parentNode.querySelectorAll("thead th")].map((cell) => cell.textContent);
  const status = make("p", { role: "status" });
  const buttons = ["first", "back", "on", "last"].map((key) => make("button", { type: "button" }, say(`page_${key}`)));
  let shown = [];
  let at = 0;
  function turn(to) {
    const last = Math.max(Math.ceil(shown.length / ROWS) - 1, 0);
    at = Math.min(Math.max(to, 0), last);
    body.replaceChildren(...shown.slice(at * ROWS, (at + 1) * ROWS).map((number) => makeRow(number, headings)));
    status.textContent = say("page_of", { at: at + 1, last: last + 1, rows: shown.length });
    // Not disabled, or the button that was pressed would lose the focus.
    buttons.forEach((button, i) => button.setAttribute("aria-disabled", String(i < 2 ? at === 0 : at === last)));
  }
  [() => 0, () => at - 1, () => at + 1, () => Infinity].forEach((to, i) => {
    buttons[i].addEventListener("click", () => turn(to()));
  });
  pager.append(...buttons, status);
  return {
    show(seen) {
      shown = [];
      shownOf(seen).forEach((one, number) => { if (one) shown.push(number); });
      turn(0);
    },
  };
}

/** The nodes that a finding is about, the other null for a mark: marks first, then links, as in the data. */
function endsOf(finding) {
  const link = finding - marks.node.length;
  return link < 0 ? [marks.node[finding], null] : [links.source[link], links.target[link]];
}

/** The row of a finding; `headings` are the words above the columns. */
function findingRow(finding, headings) {
  const link = finding - marks.node.length;
  const key = link < 0 ? lists.mark[marks.kind[finding]] : lists.link[links.kind[link]];
  const [one, other] = endsOf(finding);
  const score = link < 0 ? null : links.strength[link];
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const told = [
    ["other", other === null ? "–" : labelOf(other)],
    ["finding", `${link < 0 ? `${picture.signs[key]}\ufe0e ` : ""}${say(`is_${key}`)}`],
    ["strength", score === null ? "–" : score.toLocaleString(document.documentElement.lang, two)],
    ["meaning", texts[link < 0 ? marks.text[finding] : links.text[link]]],
  ];
  const row = make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row" }, name(labelOf(one))));
  told.forEach(([column, text], i) => {
    row.append(make("td", { role: "cell", class: column, "data-column": headings[i + 1] }, name(text)));
  });
  nameRow(row, ".other", one, other);
  return row;
}

/** The table of findings: all its rows in the page, or a page of them at a time. */
function createFindings() {
  const body = document.querySelector("#findings tbody");
  const pager = document.getElementById("findings-pager");
  const shownOf = (seen) => [...seen.marks, ...seen.links];
  if (pager) return createPages(body, pager, findingRow, shownOf);
  const rows = [...(body?.rows ?? [])];
  rows.forEach((row, finding) => nameRow(row, ".other", ...endsOf(finding)));
  return { show: (seen) => showRows(rows, shownOf(seen)) };
}
