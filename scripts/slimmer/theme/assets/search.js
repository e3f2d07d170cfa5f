// The results page: what the address asks for, shown; what a visitor changes, kept in the address.
import { openSearch } from "./search_engine.js";
import { areSet, choose, chosen, showFilters } from "./search_filters.js";
import { chip, excerptInto, lastOnly, make, marked, resultsAddress, verdict } from "./search_parts.js";

const PAGE = 10;
const page = document.querySelector(".search-page");
const one = (selector) => page.querySelector(selector);
const words = JSON.parse(page.dataset.words);
const input = one("form.search input");
const [status, list, more, filters] = [".search-status", ".search-results", ".search-more", ".search-filters"].map(one);
const open = (folder) => openSearch(new URL(folder, location.href));
const engine = open(page.dataset.index);
const ask = lastOnly(async ({ query, ...options }) => query && engine.search(query, options), () => {
  status.textContent = words.busy;
});

/** What is asked now, as the address says it. */
let asked;

/** A new question: one step in the history. */
function go() {
  const query = input.value.trim();
  const address = new URLSearchParams([...(query ? [["q", query]] : []), ...chosen(filters)]);
  const whole = location.pathname + (address.size ? `?${address}` : "");
  if (whole !== location.pathname + location.search) history.pushState(null, "", whole);
  return run();
}

async function run(limit = PAGE) {
  const address = new URLSearchParams(location.search);
  const question = { query: address.get("q")?.trim() ?? "", filters: choose(filters, address) };
  asked = question;
  more.hidden = true;
  for (const { row } of others) row.hidden = true;
  try {
    const answer = await ask({ ...question, limit });
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

function showAnswer(answer, question) {
  const counts = answer.counts();
  list.replaceChildren();
  append(answer);
  showFilters(filters, counts, question.filters, JSON.parse(page.dataset.types));
  const narrowed = areSet(question.filters);
  one(".search-unfilter").hidden = !narrowed;
  showPart(...(answer.total ? ["found"] : ["none", (narrowed || counts.type.writers) && "found"]));
}

function append({ results, total }) {
  for (const result of results) list.append(item(result));
  more.hidden = list.children.length >= total;
}

function item({ url, title, type, date, day, context }) {
  const about = make("p", { class: "meta" }, chip(type, words), ...(date ? [make("time", { datetime: date }, day)] : []));
  const row = make("li", {}, make("h3", {}, make("a", { href: url }, title)), about, make("p", { class: "excerpt" }));
  // A result gets its context when it comes near the window: most people read no further than the first ones.
  new IntersectionObserver(([{ isIntersecting }], observer) => {
    if (!isIntersecting) return;
    observer.disconnect();
    showContext(row, url, context);
  }, { rootMargin: "100px" }).observe(row);
  return row;
}

async function showContext(row, url, context) {
  const headings = await excerptInto(row.querySelector(".excerpt"), context);
  const jumps = headings.map((heading) => make("li", {}, make("a", { href: `${url}#${heading.id}` }, heading.title), make("span", { class: "excerpt" }, ...marked(heading.excerpt))));
  if (jumps.length) row.append(make("ul", { class: "jumps" }, ...jumps));
}

/** What the other languages have, once these results stand. */
const others = [...page.querySelectorAll(".search-others li")].map((row) => (
  { row, link: row.querySelector("a"), engine: open(row.dataset.index) }));

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
  go();
});
filters.addEventListener("change", go);
more.addEventListener("click", async () => {
  const from = list.children.length;
  const answer = await ask({ ...asked, limit: PAGE, offset: from }).catch(() => null);
  if (!answer) return;
  append(answer);
  list.children[from]?.querySelector("a").focus();
});
one(".search-failed button").addEventListener("click", () => run());
for (const button of page.querySelectorAll(".search-clear")) {
  button.addEventListener("click", () => { choose(filters, new URLSearchParams()); input.focus(); go(); });
}
addEventListener("online", () => { if (!one(".search-failed").hidden) run(); });
addEventListener("popstate", restore);
addEventListener("pagehide", () => history.replaceState({ shown: list.children.length, top: scrollY }, ""));

async function restore() {
  const [state, from] = [history.state, scrollY];
  const running = run(Math.max(PAGE, state?.shown ?? 0));
  const question = asked;
  input.value = question.query;
  await running;
  // Not when the reader went on meanwhile.
  if (state?.top && question === asked && scrollY === from) scrollTo(0, state.top);
}

// What the search box hands over never goes to the server; from here on it stands in the address.
if (location.hash.startsWith("#q=")) history.replaceState(null, "", `${location.pathname}?${location.hash.slice(1)}`);
restore();
