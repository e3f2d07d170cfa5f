// The results page: what the address asks for, shown; what a visitor changes, kept in the address.
import { openSearch } from "./search_engine.js";
import { areSet, filterBoxes, readFilters } from "./search_filters.js";
import { chip, debounce, excerptInto, fill, lastOnly, make, marked, pauseFor, resultsAddress, verdict, warm, workAtRest } from "./search_parts.js";

const PAGE = 10;
const locale = document.documentElement.lang;
const page = document.querySelector(".search-page");
const one = (selector) => page.querySelector(selector);
const { index, words: said, types } = page.dataset;
const words = JSON.parse(said);
const labels = { type: JSON.parse(types) };
const input = one("form.search input");
const [status, list, more] = [".search-status", ".search-results", ".search-more"].map(one);
const here = (address) => new URL(address, location.href).href;
const engine = openSearch(here(index), locale);
const ask = lastOnly(async (query, options) => (query ? engine.search(query, options) : undefined), (query, { offset }) => {
  if (!offset) status.textContent = query && words.busy;
});
const showFilters = filterBoxes(one(".search-filters"), labels, (filters) => go({ ...asked, filters }));

/** What is asked now, as the address says it. */
let asked;
let shown = 0;
let typing = false;
const atRest = workAtRest();

function read() {
  const address = new URLSearchParams(location.search);
  return { query: address.get("q")?.trim() ?? "", filters: readFilters(address) };
}

function addressOf({ query, filters }) {
  const address = new URLSearchParams(query ? { q: query } : {});
  for (const [name, values] of Object.entries(filters)) for (const value of values) address.append(name, value);
  return location.pathname + (address.size ? `?${address}` : "");
}

/** A new question: one step in the history, unless it goes on with what was being typed. */
function go(question, replace = false) {
  const address = addressOf(question);
  if (address !== location.pathname + location.search) keep(address, replace);
  return run(question, PAGE);
}

function keep(address, replace) {
  try {
    history[replace ? "replaceState" : "pushState"](null, "", address);
  } catch { /* A browser that finds this too often in a short time: the next one will be kept. */ }
}

async function run(question, limit) {
  asked = question;
  const { query, filters } = question;
  more.hidden = true;
  atRest(null);
  try {
    const answer = await ask(query, { filters, limit, offset: 0 });
    if (answer === null) return;
    forgetOthers();
    if (!answer) {
      status.textContent = "";
      showPart("start", "map");
      return;
    }
    const excerpts = showAnswer(answer);
    showFilters(answer.counts(), filters);
    // What comes up for a moment while somebody types is not fetched.
    const complete = () => { askOthers(query); return excerpts(); };
    if (typing) atRest(complete);
    else await complete();
  } catch {
    showPart("failed", "map");
    status.textContent = navigator.onLine ? words.failed : words.offline;
  }
}

/** Of the parts of the page below the form, only these. */
function showPart(...names) {
  for (const name of ["start", "found", "none", "failed", "map"]) one(`.search-${name}`).hidden = !names.includes(name);
}

function showAnswer(answer) {
  const { query, filters } = asked;
  status.textContent = verdict(answer, query, words);
  list.replaceChildren();
  const excerpts = append(answer);
  if (answer.total) showPart("found");
  else showNone(answer.suggestion, query, areSet(filters), answer.counts().type?.writers);
  return excerpts;
}

/** Gives what has each of these results get its context too. */
function append({ results, total }) {
  const rows = results.map(item);
  list.append(...rows);
  shown = list.children.length;
  more.hidden = shown >= total;
  return () => Promise.all(results.map(({ context }, number) => showContext(rows[number], context)));
}

function showNone(suggestion, query, filtered, forWriters) {
  const link = one(".search-suggestion a");
  one(".search-suggestion").hidden = !suggestion;
  link.textContent = suggestion && fill(words.suggest, { query: suggestion });
  link.href = addressOf({ query: suggestion ?? "", filters: {} });
  one(".search-unfilter").hidden = !filtered;
  showPart("none", (filtered || forWriters) && "found");
  showNearest(query);
}

/** Until then, and when it cannot be fetched, all sections stand there. */
async function showNearest(query) {
  const { nearestSections } = await import("./search_nearest.js").catch(() => ({}));
  if (!nearestSections || query !== asked.query) return;
  one(".search-nearest").replaceChildren(...nearestSections(one(".search-map"), query).map((near) => make("li", {}, near.cloneNode(true))));
}

function item({ url, title, type, date, day, lang }) {
  const about = make("p", { class: "meta" }, chip(type, words), ...(date ? [make("time", { datetime: date }, day)] : []));
  return make("li", { lang: lang !== locale && lang },
    make("h3", {}, make("a", { href: url }, title)), about, make("p", { class: "excerpt" }));
}

async function showContext(row, context) {
  const headings = await excerptInto(row.querySelector(".excerpt"), context);
  const jumps = headings.map((heading) => make("li", {}, make("a", { href: heading.url }, heading.title), make("span", { class: "excerpt" }, ...marked(heading.excerpt))));
  if (jumps.length) row.append(make("ul", { class: "jumps" }, ...jumps));
}

/** What the other languages have, once these results stand and the browser has nothing better to do. */
const others = [...page.querySelectorAll(".search-others li")].map((row) => {
  const { index: base, locale: other } = row.dataset;
  return { row, link: row.querySelector("a"), engine: openSearch(here(base), other), page: row.querySelector("a").href };
});
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));

function forgetOthers() {
  for (const { row } of others) row.hidden = true;
}

function askOthers(query) {
  idle(() => others.forEach((other) => askOther(other, query)), { timeout: 1500 });
}

async function askOther({ row, link, engine: theirs, page: theirPage }, query) {
  if (query !== asked.query) return;
  const total = await theirs.count(query).catch(() => 0);
  if (query !== asked.query) return;
  link.href = resultsAddress(theirPage, query);
  link.querySelector("b").textContent = total;
  row.hidden = !total;
}

const later = debounce(() => {
  const query = input.value.trim();
  if (query === asked.query) return;
  const goesOn = typing;
  typing = true;
  go({ ...asked, query }, goesOn);
});
input.addEventListener("input", () => {
  later(pauseFor(input.value.trim()));
  atRest();
});
input.addEventListener("focus", () => warm(engine), { once: true });
input.addEventListener("change", () => { typing = false; });
one("form.search").addEventListener("submit", (event) => {
  event.preventDefault();
  typing = false;
  go({ ...asked, query: input.value.trim() });
});
more.addEventListener("click", async () => {
  const from = shown;
  const answer = await ask(asked.query, { filters: asked.filters, limit: PAGE, offset: from }).catch(() => null);
  if (!answer) return;
  append(answer)();
  list.children[from]?.querySelector("a").focus();
});
one(".search-failed button").addEventListener("click", () => run(asked, PAGE));
for (const button of page.querySelectorAll(".search-clear")) {
  button.addEventListener("click", () => { input.focus(); go({ ...asked, filters: readFilters(new URLSearchParams()) }); });
}
one(".search-suggestion a").addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.href);
  restore();
  input.focus();
});
addEventListener("online", () => { if (!one(".search-failed").hidden) run(asked, PAGE); });
addEventListener("popstate", restore);
addEventListener("pagehide", () => history.replaceState({ shown, top: scrollY }, ""));

async function restore() {
  const state = history.state;
  const question = read();
  const from = scrollY;
  input.value = question.query;
  typing = false;
  await run(question, Math.max(PAGE, state?.shown ?? 0));
  // Not when the reader went on meanwhile.
  if (state?.top && question === asked && scrollY === from) scrollTo(0, state.top);
}

// What the search box hands over never goes to the server; from here on it stands in the address.
if (location.hash.startsWith("#q=")) history.replaceState(null, "", `${location.pathname}?${location.hash.slice(1)}`);
restore();
