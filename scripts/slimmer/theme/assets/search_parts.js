// What the search box and the results page share.

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const plural = (words, name, count, query) => fill(words[`${name}_${count === 1 ? "one" : "other"}`], { count, query });

/** How many results there are; a question that could only be answered with its typing error mended says so. */
export function verdict({ total, corrected }, query, words) {
  const nothing = fill(words.none, { query });
  if (!total) return nothing;
  const found = plural(words, "found", total, corrected ?? query);
  return corrected ? `${nothing}. ${found}` : found;
}

/** An element with attributes (those that are false or undefined are left out) and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** An excerpt with the words that were found marked, and dots where it starts or stops within a sentence. */
export function marked(pieces) {
  const text = pieces.map((piece) => piece.text).join("").trim();
  const nodes = pieces.map((piece) => (piece.hit ? make("mark", {}, piece.text) : piece.text));
  return [/^[\p{Ll},;–]/u.test(text) ? "… " : "", ...nodes, text && !/[.!?…]$/.test(text) ? " …" : ""];
}

/** Fills what was left open for it, and gives the headings; a result without its context stays a result. */
export async function excerptInto(element, context) {
  const { excerpt, headings } = await context().catch(() => ({ excerpt: [], headings: [] }));
  if (excerpt.length) element.append(...marked(excerpt)); else element.remove();
  return headings;
}

export const chip = (type, words) => make("span", { class: "chip" }, words[`type_${type}`] ?? type);

/** What was typed stands behind the `#`, which a browser keeps to itself; the results page moves it to `?`. */
export const resultsAddress = (page, query) => `${page.split(/[?#]/)[0]}#${new URLSearchParams({ q: query })}`;

/** Only the answer to the last question counts; to an earlier one it is null. `waiting`: told when it takes long. */
export function lastOnly(ask, waiting) {
  let turn = 0;
  return async (...question) => {
    const mine = ++turn;
    const timer = setTimeout(() => mine === turn && waiting(...question), 300);
    try {
      const answer = await ask(...question);
      return mine === turn ? answer : null;
    } catch (error) {
      if (mine === turn) throw error;
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Milliseconds without a key after which nothing more is typed for now. */
const REST = 200;

/** And after which what was typed is searched. One or two letters begin too many words: not before somebody stops there. */
export const pauseFor = (query) => (query.length < 3 ? REST : 40);

/** Runs once, so many milliseconds after the last time that it is asked to. */
export function debounce(run) {
  let timer;
  return (milliseconds) => { clearTimeout(timer); timer = setTimeout(run, milliseconds); };
}

/** Work for when nothing is typed any more: the last that was given, once. Without any it is put off; `null` drops it. */
export function workAtRest() {
  let work;
  const later = debounce(() => { const now = work; work = null; now?.(); });
  return (next = work) => { work = next; later(REST); };
}

/** Fetches what a first question needs; when that fails, the question itself will tell. */
export async function warm(engine) {
  try { await engine.warm(); } catch { /* see above */ }
}
