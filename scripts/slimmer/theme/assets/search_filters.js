// The filters of the results page: checkboxes with counts; a choice without a result is not offered.
import { make } from "./search_parts.js";

const NAMES = ["type", "theme", "year"];

export const readFilters = (address) => Object.fromEntries(NAMES.map((name) => [name, address.getAll(name)]));

export const areSet = (filters) => NAMES.reduce((sum, name) => sum + filters[name].length, 0);

/** `labels`: what people read for a type; a theme and a year are shown as they are. */
export function filterBoxes(details, labels, changed) {
  const rows = [];
  const wide = matchMedia("(min-width: 60rem)");
  const fit = () => { details.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  details.addEventListener("change", () => changed(Object.fromEntries(NAMES.map((name) => [name, rows.filter((row) => row.name === name && row.input.checked).map(({ input }) => input.value)]))));

  /** All choices there are; by their labels, years from new to old. */
  function addRows(counts) {
    for (const name of NAMES) {
      const label = (value) => (name === "type" ? labels[value] ?? value : value);
      const values = Object.keys(counts[name]).sort((one, other) => (name === "year" ? other - one : label(one).localeCompare(label(other))));
      for (const value of values) {
        const [input, count] = [make("input", { type: "checkbox", name, value }), make("span", { class: "count" })];
        rows.push({ name, input, count, row: make("label", {}, input, make("span", {}, label(value)), count) });
      }
      details.querySelector(`fieldset[name="${name}"]`).append(...rows.filter((row) => row.name === name).map(({ row }) => row));
    }
  }

  return (counts, filters) => {
    if (!rows.length) addRows(counts);
    for (const { name, input, count, row } of rows) {
      input.checked = filters[name].includes(input.value);
      count.textContent = counts[name][input.value];
      row.hidden = !counts[name][input.value] && !input.checked;
    }
    for (const fieldset of details.querySelectorAll("fieldset")) fieldset.hidden = !fieldset.querySelector("label:not([hidden])");
    details.querySelector("summary .count").textContent = areSet(filters) || "";
    details.querySelector(".search-clear").hidden = !areSet(filters);
  };
}
