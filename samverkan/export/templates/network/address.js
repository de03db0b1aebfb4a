// What is chosen, as the end of the page's address, so that a shared link opens the same view.
//
// The address is somebody's text: whatever in it is not a choice that this page has is left alone.

const CHOICES = ["area", "place", "sector"];
const idOf = (node) => picture.base + nodes.id[node];

/** Write the choices, and the node that is chosen if any; nothing where all is as from the start. */
function writeAddress(choices, chosen) {
  const told = new URLSearchParams();
  const start = everything();
  const missing = (set, list) => lists[list].filter((_, i) => i && !set.has(i));
  for (const list of CHOICES) if (choices[list]) told.set(list, lists[list][choices[list]]);
  if (choices.first !== start.first) told.set("from", choices.first);
  if (choices.last !== start.last) told.set("to", choices.last);
  const without = Object.keys(choices.unsure).filter((key) => !choices.unsure[key]);
  const hidden = [...missing(choices.layers, "layer"), ...missing(choices.marks, "mark"), ...missing(choices.links, "link")];
  if (!choices.hollow) hidden.push("hollow");
  if (without.length) told.set("without", without.join(","));
  if (hidden.length) told.set("hide", hidden.join(","));
  if (chosen !== null) told.set("node", idOf(chosen));
  if (choices.focus !== null) told.set("steps", choices.steps);
  const address = told.toString();
  if (address || location.hash.includes("=")) {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  }
}

/** The choices that the address tells, and the node that is chosen; null if it tells of none. */
function readAddress() {
  if (!location.hash.includes("=")) return null;
  const told = new URLSearchParams(location.hash.slice(1));
  const choices = everything();
  for (const list of CHOICES) choices[list] = Math.max(lists[list].indexOf(told.get(list) || ""), 0);
  const year = (key, known) => {
    const asked = Number(told.get(key) || known);
    return Number.isInteger(asked) ? Math.min(Math.max(asked, years[0]), years[1]) : known;
  };
  choices.first = year("from", choices.first);
  choices.last = Math.max(year("to", choices.last), choices.first);
  for (const key of (told.get("without") || "").split(",")) {
    if (Object.hasOwn(choices.unsure, key)) choices.unsure[key] = false;
  }
  for (const key of (told.get("hide") || "").split(",").filter(Boolean)) {
    choices.layers.delete(lists.layer.indexOf(key));
    choices.marks.delete(lists.mark.indexOf(key));
    choices.links.delete(lists.link.indexOf(key));
    if (key === "hollow") choices.hollow = false;
  }
  const wanted = told.get("node") || "";
  const node = nodes.id.findIndex((_, at) => idOf(at) === wanted);
  const steps = Number(told.get("steps"));
  if (node >= 0 && (steps === 1 || steps === 2)) Object.assign(choices, { focus: node, steps });
  return { choices, chosen: node >= 0 ? node : null };
}
