// The results page: what the address asks for, shown; what a visitor changes, kept in the address.
import { openSearch } from "./search_engine.js";
import { areSet, filterBoxes, readFilters } from "./search_filters.js";
import { chip, excerptInto, lastOnly, make, marked, resultsAddress, verdict } from "./search_parts.js";

const PAGE = 10;
const locale = document.documentElement.lang;
const page = document.querySelector(".search-page");
const one = (selector) => page.querySelector(selector);
const words = JSON.parse(page.dataset.words);
const input = one("form.search input");
const [status, list, more] = [".search-status", ".search-results", ".search-more"].map(one);
const open = (folder, code) => openSearch(new URL(folder, location.href), code);
const engine = open(page.dataset.index, locale);
const ask = lastOnly(async (question, options) => question.query && engine.search(question.query, { filters: question.filters, ...options }), () => {
  status.textContent = words.busy;
});
const showFilters = filterBoxes(one(".search-filters"), JSON.parse(page.dataset.types), (filters) => go({ ...asked, filters }));

/** What is asked now, as the address says it. */
let asked;

function read() {
  const address = new URLSearchParams(location.search);
  return { query: address.get("q")?.trim() ?? "", filters: readFilters(address) };
}

/** A new question: one step in the history. */
function go(question) {
  const address = new URLSearchParams(question.query ? { q: question.query } : {});
  for (const [name, values] of Object.entries(question.filters)) for (const value of values) address.append(name, value);
  const whole = location.pathname + (address.size ? `?${address}` : "");
  if (whole !== location.pathname + location.search) history.pushState(null, "", whole);
  return run(question);
}

async function run(question, limit = PAGE) {
  asked = question;
  more.hidden = true;
  for (const { row } of others) row.hidden = true;
  try {
    const answer = await ask(question, { limit });
    if (answer === null) return;
    status.textContent = answer ? verdict(answer, question.query, words) : "";
    if (!answer) return showPart("start", "map");
    showAnswer(answer, question);
    for (const other of others) askOther(other, question);
  } catch {
    showPart("failed", "map");
    status.textContent = navigator.onLine ? words.failed : words.offline;
  }
}

/** Of the parts of the page below the form, only these. */
function showPart(...names) {
  for (const name of ["start", "found", "none", "failed", "map"]) one(`.search-${name}`).hidden = !names.includes(name);
}

function showAnswer(answer, { query, filters }) {
  const counts = answer.counts();
  list.replaceChildren();
  append(answer);
  showFilters(counts, filters);
  if (answer.total) return showPart("found");
  one(".search-unfilter").hidden = !areSet(filters);
  showPart("none", (areSet(filters) || counts.type.writers) && "found");
  showNearest(query);
}

function append({ results, total }) {
  for (const result of results) {
    const row = item(result);
    contexts.set(row, result.context);
    list.append(row);
    near.observe(row);
  }
  more.hidden = list.children.length >= total;
}

/** A result gets its context when it comes near the window: most people read no further than the first ones. */
const contexts = new WeakMap();
const near = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    showContext(target, contexts.get(target));
  }
}, { rootMargin: "100px" });

function item({ url, title, type, date, day }) {
  const about = make("p", { class: "meta" }, chip(type, words), ...(date ? [make("time", { datetime: date }, day)] : []));
  return make("li", {}, make("h3", {}, make("a", { href: url }, title)), about, make("p", { class: "excerpt" }));
}

async function showContext(row, context) {
  const headings = await excerptInto(row.querySelector(".excerpt"), context);
  const jumps = headings.map((heading) => make("li", {}, make("a", { href: heading.url }, heading.title), make("span", { class: "excerpt" }, ...marked(heading.excerpt))));
  if (jumps.length) row.append(make("ul", { class: "jumps" }, ...jumps));
}

/** Until then, and when it cannot be fetched, all sections stand there. */
async function showNearest(query) {
  const { nearestSections } = await import("./search_nearest.js").catch(() => ({}));
  if (!nearestSections || query !== asked.query) return;
  one(".search-nearest").replaceChildren(...nearestSections(one(".search-map"), query).map((link) => make("li", {}, link.cloneNode(true))));
}

/** What the other languages have, once these results stand. */
const others = [...page.querySelectorAll(".search-others li")].map((row) => (
  { row, link: row.querySelector("a"), engine: open(row.dataset.index, row.dataset.locale) }));

async function askOther({ row, link, engine: theirs }, question) {
  const total = await theirs.count(question.query).catch(() => 0);
  if (question !== asked) return;
  link.href = resultsAddress(link.href, question.query);
  link.querySelector("b").textContent = total;
  row.hidden = !total;
}

input.addEventListener("focus", () => engine.warm().catch(() => { /* The question itself will tell. */ }), { once: true });
one("form.search").addEventListener("submit", (event) => {
  event.preventDefault();
  go({ ...asked, query: input.value.trim() });
});
more.addEventListener("click", async () => {
  const from = list.children.length;
  const answer = await ask(asked, { limit: PAGE, offset: from }).catch(() => null);
  if (!answer) return;
  append(answer);
  list.children[from]?.querySelector("a").focus();
});
one(".search-failed button").addEventListener("click", () => run(asked));
for (const button of page.querySelectorAll(".search-clear")) {
  button.addEventListener("click", () => { input.focus(); go({ ...asked, filters: readFilters(new URLSearchParams()) }); });
}
addEventListener("online", () => { if (!one(".search-failed").hidden) run(asked); });
addEventListener("popstate", restore);
addEventListener("pagehide", () => history.replaceState({ shown: list.children.length, top: scrollY }, ""));

async function restore() {
  const state = history.state;
  const question = read();
  const from = scrollY;
  input.value = question.query;
  await run(question, Math.max(PAGE, state?.shown ?? 0));
  // Not when the reader went on meanwhile.
  if (state?.top && question === asked && scrollY === from) scrollTo(0, state.top);
}

// What the search box hands over never goes to the server; from here on it stands in the address.
if (location.hash.startsWith("#q=")) history.replaceState(null, "", `${location.pathname}?${location.hash.slice(1)}`);
restore();
