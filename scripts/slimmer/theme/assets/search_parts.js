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

/** An excerpt with the words that were found marked. */
export const marked = (pieces) => pieces.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

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
    const timer = setTimeout(() => mine === turn && waiting(), 300);
    const [{ value, reason }] = await Promise.allSettled([ask(...question)]);
    clearTimeout(timer);
    if (mine !== turn) return null;
    if (reason) throw reason;
    return value;
  };
}
