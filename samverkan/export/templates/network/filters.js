// The controls that choose: layers, area, place, sector, years, findings. They show what is chosen,
// and tell of a change.

/** Wire the controls to `choices`; `onChange()` is called when the reader has changed one. */
function createFilters(choices, onChange) {
  const form = document.getElementById("filters");
  const boxes = [...document.querySelectorAll("input[data-shows]")];
  const selects = ["area", "place", "sector"].map((key) => document.getElementById(`filter-${key}`));
  const [first, last] = ["first", "last"].map((key) => document.getElementById(`filter-${key}`));
  const unsure = [...form.querySelectorAll("input[data-unsure]")];

  /** The set that a box belongs to, and its place there. */
  const setOf = ({ dataset: { shows, key } }) => [choices[`${shows}s`], lists[shows].indexOf(key)];

  for (const select of selects) {
    const [, key] = select.id.split("-");
    const wider = picture.wider[key];
    lists[key].forEach((label, place) => {
      if (place) select.append(new Option("\u2003".repeat(wider ? wider[place].length : 0) + label, place));
    });
    select.closest(".field").hidden = lists[key].length < 2;
    select.addEventListener("change", () => {
      choices[key] = Number(select.value);
      onChange();
    });
  }
  for (const range of [first, last]) {
    Object.assign(range, { min: years[0], max: years[1] });
    range.closest(".field").hidden = years[0] === years[1];
    range.addEventListener("input", () => {
      const year = Number(range.value);
      // Neither end goes past the other.
      if (range === first) Object.assign(choices, { first: year, last: Math.max(choices.last, year) });
      else Object.assign(choices, { last: year, first: Math.min(choices.first, year) });
      onChange();
    });
  }
  for (const box of unsure) {
    box.addEventListener("change", () => {
      choices.unsure[box.dataset.unsure] = box.checked;
      onChange();
    });
  }
  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (box.dataset.shows === "hollow") choices.hollow = box.checked;
      else {
        const [set, place] = setOf(box);
        if (box.checked) set.add(place);
        else set.delete(place);
      }
      onChange();
    });
  }

  return {
    /** Make the controls show the choices, and how much of each is not known. */
    tell({ apart, asked }) {
      for (const select of selects) select.value = choices[select.id.split("-")[1]];
      for (const range of [first, last]) {
        range.value = choices[range.id.split("-")[1]];
        document.querySelector(`output[for="${range.id}"]`).textContent = range.value;
      }
      for (const box of unsure) {
        const key = box.dataset.unsure;
        box.checked = choices.unsure[key];
        box.closest("label").hidden = !(asked[key] && apart[key]);
        box.nextElementSibling.textContent = say(`unsure_${key}`, { count: apart[key] });
      }
      for (const box of boxes) {
        const [set, place] = box.dataset.shows === "hollow" ? [] : setOf(box);
        box.checked = set ? set.has(place) : choices.hollow;
      }
      const used = Object.values(asked).filter(Boolean).length;
      document.getElementById("filters-used").textContent = used ? say("filters_used", { count: used }) : "";
    },
  };
}
