// Search by name, forgiving of case, accents and the order of words.

/** At most so many hits are listed. */
const HITS = 12;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Each node's name as it is looked through, when the first search is made. */
let plainNames = null;

/** The numbers of the nodes whose names hold all words of a text, the best first. */
function findNodes(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  plainNames ??= nodes.label.map((label) => plain(texts[label]));
  const found = [];
  plainNames.forEach((known, node) => {
    if (!words.every((word) => known.includes(word))) return;
    const begins = known.split(/[^\p{L}\p{N}]+/u);
    const missed = words.filter((word) => !begins.some((begin) => begin.startsWith(word))).length;
    found.push([missed, known.startsWith(words[0]) ? 0 : 1, known.length, node]);
  });
  found.sort((one, other) => one.map((value, i) => value - other[i]).find(Boolean) || 0);
  return found.map((rank) => rank.at(-1));
}

/** The field with its list of hits; `onFound(node)` is called for the one that is chosen. */
function createSearch(onFound) {
  const field = document.getElementById("search");
  const list = document.getElementById("hits");
  const status = document.getElementById("hits-status");
  let hits = [];
  let at = -1;

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    at = -1;
  }

  function look() {
    const found = findNodes(field.value);
    hits = found.slice(0, HITS);
    close();
    list.replaceChildren(...hits.map((node, i) => {
      const option = make("li", { role: "option", id: `hit-${i}`, "aria-selected": "false" }, name(labelOf(node)));
      option.append(" ", make("span", { class: "aside" }, nodeFacts(node)));
      // The field keeps the focus, and the list does not close before the click has come.
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(node));
      return option;
    }));
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    const key = found.length > HITS ? "hits_more" : found.length === 1 ? "hits_one" : "hits_count";
    status.textContent = field.value.trim() ? say(key, { count: found.length, shown: HITS }) : "";
  }

  function point(to) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (to + hits.length) % hits.length;
    list.children[at].setAttribute("aria-selected", "true");
    list.children[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", `hit-${at}`);
  }

  function take(node) {
    field.value = labelOf(node);
    status.textContent = "";
    close();
    onFound(node);
  }

  field.addEventListener("input", look);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) look();
      if (hits.length) point(event.key === "ArrowDown" ? at + 1 : Math.max(at, 0) - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!open) look();
      if (hits.length) take(hits[Math.max(at, 0)]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      close();
    }
  });
  return {
    clear() {
      field.value = status.textContent = "";
      close();
    },
  };
}
