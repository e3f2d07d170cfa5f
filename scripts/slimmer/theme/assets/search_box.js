// The search box: a dialog over the page with results while typing (ARIA 1.2, combobox with a listbox).
import { openSearch } from "./search_engine.js";
import { chip, debounce, excerptInto, fill, lastOnly, make, pauseFor, plural, resultsAddress, verdict, warm, workAtRest } from "./search_parts.js";

const SHOWN_IN_BOX = 6;
let building;

/** Opens the box of the link that leads to the results page. */
export async function openBox(link) {
  const box = await (building ??= build(link).catch((error) => { building = undefined; throw error; }));
  if (!box.open) box.showModal();
  const input = box.querySelector("input");
  input.select();
}

async function build(link) {
  await styled(link.dataset.style);
  const words = JSON.parse(link.dataset.words);
  const engine = openSearch(new URL(link.dataset.index, location.href).href, document.documentElement.lang);
  const ask = lastOnly(async (query) => (query ? engine.search(query, { limit: SHOWN_IN_BOX }) : undefined), (query) => query && show(words.busy));
  const { dialog, form, input, status, list } = frame(link, words);
  const query = () => input.value.trim();
  let active = -1;
  const atRest = workAtRest();

  function choose(number) {
    const options = list.children;
    active = number;
    for (let n = 0; n < options.length; n++) options[n].setAttribute("aria-selected", n === number);
    if (number < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", options[number].id);
    options[number].scrollIntoView({ block: "nearest" });
  }

  function show(message, options = []) {
    status.textContent = message;
    list.replaceChildren(...options);
    for (const [number, option] of options.entries()) option.id = `search-option-${number}`;
    input.setAttribute("aria-expanded", options.length > 0);
    choose(-1);
  }

  async function search() {
    const asked = query();
    atRest(null);
    try {
      const answer = await ask(asked);
      if (answer === null) return;
      if (answer === undefined) show("");
      else show(...said(answer, asked));
    } catch {
      show(navigator.onLine ? words.failed : words.offline);
    }
  }

  function said(answer, asked) {
    const { total, results, suggestion } = answer;
    const message = verdict(answer, asked, words);
    if (!total) {
      const better = suggestion && action(fill(words.suggest, { query: suggestion }), link.href, suggestion);
      return [message, better ? [better] : []];
    }
    const all = action(plural(words, "all", total), resultsAddress(link.href, asked));
    const options = results.map((one) => option(one, words));
    // Results stand there without them: what comes up for a moment while somebody types is not fetched.
    atRest(() => results.forEach(({ context }, number) => excerptInto(options[number].lastChild, context)));
    return [message, [...options, all]];
  }

  const later = debounce(search);
  input.addEventListener("input", () => {
    choose(-1);
    later(pauseFor(query()));
    atRest();
  });
  input.addEventListener("keydown", (event) => {
    const number = moved(event.key, active, list.children.length);
    if (number === undefined || event.isComposing) return;
    event.preventDefault();
    choose(number);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (active >= 0) list.children[active].click();
    else if (query()) location.href = resultsAddress(link.href, query());
  });
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (chosen.dataset.query === undefined) { dialog.close(); return; }
    event.preventDefault();
    input.value = chosen.dataset.query;
    input.focus();
    search();
  });
  addEventListener("online", () => { if (dialog.open && query()) search(); });
  warm(engine);
  return dialog;
}

/** Which option a key leads to from this one (-1 for none); undefined when the key is for the text. */
function moved(key, active, count) {
  if (!count) return undefined;
  if (key === "ArrowDown") return active + 1 < count ? active + 1 : -1;
  if (key === "ArrowUp") return active < 0 ? count - 1 : active - 1;
  if (active < 0) return undefined;
  return { Home: 0, End: count - 1 }[key];
}

const choice = (href, attributes, ...children) => make("a", { role: "option", href, tabindex: -1, "aria-selected": "false", ...attributes }, ...children);

const action = (text, href, query) => choice(href, { class: "action", "data-query": query }, text);

function option({ url, title, type, lang }, words) {
  const other = lang !== document.documentElement.lang && lang;
  return choice(url, { lang: other }, make("span", { class: "name" }, title), " ", chip(type, words), " ", make("span", { class: "excerpt" }));
}

function frame(link, words) {
  const id = "search-list";
  const name = link.textContent.trim();
  const input = make("input", { id: "search-input", type: "text", name: "q", role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search" });
  const go = make("button", { type: "submit" }, name);
  const close = make("button", { type: "button", class: "plain" }, words.close);
  const status = make("p", { class: "search-status", role: "status" });
  const list = make("div", { class: "options", id, role: "listbox", "aria-label": words.results });
  const label = make("label", { for: "search-input" }, link.dataset.label);
  const form = make("form", { role: "search", "aria-label": name }, label, close, input, go);
  const key = make("input", { type: "checkbox" });
  key.checked = keyIsOn();
  key.addEventListener("change", () => { try { localStorage.setItem("search-key", key.checked ? "on" : "off"); } catch { /* storage is off */ } });
  const foot = make("p", { class: "foot" }, make("span", {}, words.hint), make("label", {}, key, words.key));
  const dialog = make("dialog", { class: "search-box", "aria-label": name }, form, status, list, foot);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  return { dialog, form, input, status, list };
}

function keyIsOn() {
  try { return localStorage.getItem("search-key") !== "off"; } catch { return true; }
}

function styled(href) {
  const sheet = make("link", { rel: "stylesheet", href });
  const done = new Promise((resolve) => { sheet.onload = sheet.onerror = resolve; });
  document.head.append(sheet);
  return done;
}
