// The search page: asks Pagefind, shows titles with an excerpt, and keeps the question in the address.
const form = document.querySelector("form.search");
const input = form.elements.q;
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const text = status.dataset;
const PAGE = 10;
let engine;
let latest = 0;

const fill = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function load() {
  const url = new URL(text.index, location.href);
  engine ??= await import(url.href);
  await engine.init();
  return engine;
}

function entry(data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = data.url;
  link.textContent = data.meta.title;
  const excerpt = document.createElement("p");
  // Pagefind escapes the excerpt and marks words with <mark>; only those marks are taken over.
  for (const [number, piece] of data.excerpt.split(/<\/?mark>/).entries()) {
    const plain = new DOMParser().parseFromString(`<p>${piece}`, "text/html").body.textContent;
    const node = number % 2 ? document.createElement("mark") : document.createElement("span");
    node.textContent = plain;
    excerpt.append(node);
  }
  item.append(link, excerpt);
  return item;
}

async function show(results, from) {
  const data = await Promise.all(results.slice(from, from + PAGE).map((result) => result.data()));
  const items = data.map(entry);
  list.append(...items);
  if (from) items[0]?.querySelector("a").focus();
  if (results.length > from + PAGE) {
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = text.more;
    more.addEventListener("click", () => { more.remove(); show(results, from + PAGE); });
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
    const { results } = await (await load()).search(query);
    if (mine !== latest) return;
    const message = results.length === 0 ? text.none : results.length === 1 ? text.one : text.many;
    status.textContent = fill(message, { query, count: results.length });
    await show(results, 0);
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
