// The search page: asks the engine, shows titles with an excerpt, and keeps the question in the address.
import { openSearch } from "./search_engine.js";

const form = document.querySelector("form.search");
const input = form.elements.q;
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const text = status.dataset;
const PAGE = 10;
const engine = openSearch(text.index, document.documentElement.lang);
let latest = 0;

const fill = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function entry(data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = data.title;
  const excerpt = document.createElement("p");
  for (const { text, hit } of data.excerpt) {
    const node = document.createElement(hit ? "mark" : "span");
    node.textContent = text;
    excerpt.append(node);
  }
  item.append(link, excerpt);
  return item;
}

async function show(query, found, from) {
  const items = found.results.map(entry);
  list.append(...items);
  if (from) items[0]?.querySelector("a").focus();
  if (found.total > from + PAGE) {
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = text.more;
    more.addEventListener("click", async () => {
      more.remove();
      show(query, await engine.search(query, { limit: PAGE, offset: from + PAGE }), from + PAGE);
    });
    list.after(more);
  }
}

async function search(query) {
  const mine = ++latest;
  list.replaceChildren();
  if (list.nextElementSibling?.matches("button")) list.nextElementSibling.remove();
  if (!query) { status.textContent = ""; return; }
  status.textContent = text.busy;
  try {
    const found = await engine.search(query, { limit: PAGE });
    if (mine !== latest) return;
    const message = found.total === 0 ? text.none : found.total === 1 ? text.one : text.many;
    status.textContent = fill(message, { query, count: found.total });
    show(query, found, 0);
  } catch {
    if (mine === latest) status.textContent = text.failed;
  }
}

let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => go(input.value.trim(), true), 250);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  go(input.value.trim(), false);
});
addEventListener("popstate", () => start());

function go(query, replace) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
  history[replace ? "replaceState" : "pushState"](null, "", url);
  search(query);
}

function start() {
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  input.value = query;
  search(query);
}
start();
