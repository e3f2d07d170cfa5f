// The filters of the results page: checkboxes with counts; a choice without a result is not offered.
import { make } from "./search_parts.js";

const NAMES = ["type", "theme", "year"];

export const areSet = (filters) => NAMES.some((name) => filters[name].length);

const boxes = (details) => [...details.querySelectorAll("input")];

export const chosen = (details) => boxes(details).filter((box) => box.checked).map(({ name, value }) => [name, value]);

/** What an address asks for, and the boxes after it. */
export function choose(details, address) {
  const filters = Object.fromEntries(NAMES.map((name) => [name, address.getAll(name)]));
  for (const box of boxes(details)) box.checked = filters[box.name].includes(box.value);
  return filters;
}

/** `counts`: of all choices there are. They stand by their labels, years from new to old; `types`: what people read for
 * a type. A theme and a year are shown as they are. */
export function showFilters(details, counts, filters, types) {
  if (!boxes(details).length) {
    details.open = matchMedia("(min-width: 60rem)").matches;
    for (const name of NAMES) {
      const labels = Object.keys(counts[name]).map((value) => [value, name === "type" ? types[value] ?? value : value]);
      labels.sort(([, one], [, other]) => (name === "year" ? other - one : one.localeCompare(other)));
      details.querySelector(`fieldset[name="${name}"]`).append(...labels.map(([value, label]) => (
        make("label", {}, make("input", { type: "checkbox", name, value, checked: filters[name].includes(value) && "" }), make("span", {}, label), make("span", { class: "count" })))));
    }
  }
  for (const box of boxes(details)) {
    const count = counts[box.name][box.value];
    box.parentElement.querySelector(".count").textContent = count;
    box.parentElement.hidden = !count && !box.checked;
  }
  for (const fieldset of details.querySelectorAll("fieldset")) fieldset.hidden = !fieldset.querySelector("label:not([hidden])");
  details.querySelector("summary .count").textContent = chosen(details).length || "";
  details.querySelector(".search-clear").hidden = !areSet(filters);
}
