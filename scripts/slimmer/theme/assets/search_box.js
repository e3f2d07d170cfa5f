// The search box: a dialog over the page with results while typing (ARIA 1.2, combobox with a listbox).
import { openSearch } from "./search_engine.js";
import { chip, excerptInto, lastOnly, make, plural, resultsAddress, verdict } from "./search_parts.js";

const SHOWN = 6;
/** Milliseconds without a key after which what was typed is searched, and then until what was found gets its context. */
const [PAUSE, REST] = [40, 200];
let building;

/** Opens the box of the link that leads to the results page. */
export async function openBox(link) {
  const box = await (building ??= build(link).catch((error) => { building = undefined; throw error; }));
  if (!box.open) box.showModal();
  box.querySelector("input").select();
}

async function build(link) {
  await styled(link.dataset.style);
  const words = JSON.parse(link.dataset.words);
  const engine = openSearch(new URL(link.dataset.index, location.href));
  const ask = lastOnly(async (query) => query && engine.search(query, { limit: SHOWN }), () => show(words.busy));
  const { dialog, form, input, status, list } = frame(link, words);
  const query = () => input.value.trim();
  let active = -1;
  let timer;

  function choose(number) {
    active = number;
    for (const [n, option] of [...list.children].entries()) option.setAttribute("aria-selected", n === number);
    if (number < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", list.children[number].id);
    list.children[number].scrollIntoView({ block: "nearest" });
  }

  function show(message, options = []) {
    status.textContent = message;
    list.replaceChildren(...options);
    for (const [number, option] of options.entries()) option.id = `_search-option-${number}`;
    input.setAttribute("aria-expanded", options.length > 0);
    choose(-1);
  }

  async function search() {
    const asked = query();
    try {
      const answer = await ask(asked);
      if (answer === null || query() !== asked) return;
      if (!answer?.total) { show(answer ? verdict(answer, asked, words) : ""); return; }
      const options = answer.results.map((one) => result(one, words));
      const all = choice(resultsAddress(link.href, asked), { class: "action" }, plural(words, "all", answer.total));
      show(verdict(answer, asked, words), [...options, all]);
      // Results stand there without them: what comes up for a moment while somebody types is not fetched.
      timer = setTimeout(() => answer.results.forEach(({ context }, number) => excerptInto(options[number].lastChild, context)), REST);
    } catch {
      show(navigator.onLine ? words.failed : words.offline);
    }
  }

  input.addEventListener("input", () => {
    choose(-1);
    clearTimeout(timer);
    // One or two letters begin too many words: not before somebody stops there.
    timer = setTimeout(search, query().length < 3 ? REST : PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const [step, all] = [{ ArrowDown: 1, ArrowUp: -1 }[event.key], list.children.length + 1];
    if (!step || all === 1 || event.isComposing) return;
    event.preventDefault();
    // Between the last and the first one there is none.
    choose(((active + 1 + step + all) % all) - 1);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (active >= 0) list.children[active].click();
    else if (query()) location.href = resultsAddress(link.href, query());
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  addEventListener("online", () => { if (dialog.open && query()) search(); });
  engine.warm().catch(() => { /* The question itself will tell. */ });
  return dialog;
}

const choice = (href, attributes, ...children) => make("a", { role: "option", href, tabindex: -1, "aria-selected": "false", ...attributes }, ...children);

const result = ({ url, title, type }, words) => choice(url, {}, make("span", { class: "name" }, title), " ", chip(type, words), " ", make("span", { class: "excerpt" }));

function frame(link, words) {
  const name = link.textContent.trim();
  const input = make("input", { id: "_search-input", type: "text", name: "q", role: "combobox", "aria-expanded": "false", "aria-controls": "_search-list", "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search" });
  const close = make("button", { type: "button", class: "plain" }, words.close);
  const status = make("p", { class: "search-status", role: "status" });
  const list = make("div", { class: "options", id: "_search-list", role: "listbox", "aria-label": words.results });
  const label = make("label", { for: "_search-input" }, link.dataset.label);
  const form = make("form", { role: "search", "aria-label": name }, label, close, input, make("button", { type: "submit" }, name));
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
