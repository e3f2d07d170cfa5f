// The filters of the results page: checkboxes with counts; a choice without a result is not offered.
import { make } from "./search_parts.js";

const NAMES = ["type", "theme", "year"];

export const readFilters = (address) => Object.fromEntries(NAMES.map((name) => [name, address.getAll(name)]));

export const areSet = (filters) => NAMES.reduce((sum, name) => sum + filters[name].length, 0);

/** `labels`: filter → value → what people read; a value without a label is shown as it is. */
export function filterBoxes(details, labels, changed) {
  const groups = NAMES.map((name) => {
    const fieldset = details.querySelector(`fieldset[name="${name}"]`);
    return { name, fieldset, choices: new Map(), label: (value) => Object.hasOwn(labels[name] ?? {}, value) ? labels[name][value] : value };
  });
  const summary = details.querySelector("summary .count");
  const clear = details.querySelector(".search-clear");
  details.addEventListener("change", () => changed(read()));
  const wide = matchMedia("(min-width: 60rem)");
  const fit = () => { details.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();

  const read = () => Object.fromEntries(groups.map(({ name, choices }) => [name, [...choices.values()].filter(({ input }) => input.checked).map(({ input }) => input.value)]));

  function showGroup({ name, fieldset, choices, label }, counts, chosen) {
    for (const value of new Set([...Object.keys(counts), ...chosen])) if (!choices.has(value)) addChoice(fieldset, choices, name, value, label(value));
    for (const [value, { input, row, count }] of choices) {
      input.checked = chosen.includes(value);
      const number = Object.hasOwn(counts, value) ? counts[value] : 0;
      count.textContent = number;
      row.hidden = !number && !input.checked;
    }
    fieldset.hidden = ![...choices.values()].some(({ row }) => !row.hidden);
  }

  return function show(counts, filters) {
    for (const group of groups) showGroup(group, counts[group.name] ?? {}, filters[group.name]);
    const set = areSet(filters);
    summary.textContent = set || "";
    clear.hidden = !set;
  };
}

/** Choices stand in the order of their labels, years from new to old. */
function addChoice(fieldset, choices, name, value, label) {
  const input = make("input", { type: "checkbox", name, value });
  const count = make("span", { class: "count" });
  const row = make("label", {}, input, make("span", {}, label), count);
  const after = [...choices.values()].find((other) => (name === "year" ? other.label < label : other.label.localeCompare(label) > 0));
  if (after) after.row.before(row); else fieldset.append(row);
  const all = [...choices, [value, { input, count, row, label }]].sort((one, other) => (one[1].row.compareDocumentPosition(other[1].row) & 4 ? -1 : 1));
  choices.clear();
  for (const [key, choice] of all) choices.set(key, choice);
}
