// The reader's own hand on the groups: what they are made by, and each of them unfolded by a button.

/** Fill the page's place for controls. `change` is called with what is asked of the picture. */
function createGroupControls(groupings, { onGroup, onUnfold }) {
  const place = document.getElementById("own-controls") ?? document.createElement("div");
  const make = (tag, told = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), told);
    made.append(...inside);
    return made;
  };
  const ways = [...groupings.map(({ by }) => by), "nothing"];
  const buttons = ways.map((by, i) => make("button", { type: "button", textContent: say(`group_by_${by}`) }));
  buttons.forEach((button, i) => button.addEventListener("click", () => onGroup(i)));
  const choice = make("div", { className: "buttons" }, make("span", { textContent: say("group_by"), id: "group-by" }), ...buttons);
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-labelledby", "group-by");
  const how = make("p", { className: "how" });
  const list = make("ul", { className: "groups" });
  const summary = make("summary");
  const listed = make("details", { className: "group-list" }, summary, list);
  const status = make("p", { className: "how" });
  status.setAttribute("role", "status");
  place.replaceChildren(choice, how, listed, status);
  let shown = null;

  return {
    /** Tell what the picture shows: `at` is the grouping, past the last for none. */
    tell({ at, open, counts, words }) {
      buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === at)));
      how.textContent = say(`group_how_${ways[at]}`);
      const grouping = groupings[at];
      listed.hidden = !grouping;
      if (grouping && shown !== at) {
        list.replaceChildren(...grouping.labels.map((label, group) => {
          const button = make("button", { type: "button" }, make("bdi", { textContent: label }));
          button.addEventListener("click", () => onUnfold(group));
          return make("li", {}, button, make("span"));
        }));
        summary.textContent = say("group_list", { count: grouping.labels.length });
      }
      shown = grouping ? at : shown;
      if (grouping) {
        [...list.children].forEach((item, group) => {
          item.firstChild.setAttribute("aria-expanded", String(open.has(group)));
          item.lastChild.textContent = ` ${say("group_size", { count: amount(counts.sizes[group]) })}`;
        });
      }
      if (status.textContent !== words) status.textContent = words;
    },
  };
}
