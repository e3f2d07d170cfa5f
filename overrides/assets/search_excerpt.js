// The text of a page as visitors see it, with what was found marked. In the index a word carries marks:
// `zorg~netwerken` is shown as `zorgnetwerken`, `leden|lid` as `leden`.
const LENGTH = 30;
const SHORT = 16;
// Where one piece of text ends (search/text.py); not shown behind punctuation.
const END = "·";
const STOP = /[.!?:;,…]["”’)]*$/;

export const visible = (word) => word.replaceAll("~", "").replace(/(\|[\p{L}\p{N}]+)+/gu, "");

// Each way in which a word of the index is found: as a whole, by its parts, by its extra words.
export const ways = (word) => [visible(word), ...word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)];

// What was found of a page, in its context and by its headings; where nothing of it stands in the text, in what the page
// says of itself. `terms`: of every term the forms in which it was found; `waysOf`: a word → the ways in which it is
// found, as they are asked.
export function describe({ text, headings, description }, terms, waysOf) {
  const words = text.split(" ");
  const found = places(words, terms, waysOf);
  const told = found.size || !description ? words : description.split(" ");
  const excerpt = cut(told, told === words ? found : places(told, terms, waysOf), 0, told.length, LENGTH);
  return { excerpt, headings: sections(words, headings, found) };
}

// place of a word → the terms that were found in it
function places(words, terms, waysOf) {
  const found = new Map();
  words.forEach((word, place) => {
    const own = waysOf(word);
    const here = terms.flatMap((forms, term) => (forms.some((form) => own.some((way) => way.startsWith(form))) ? [term] : []));
    if (here.length) found.set(place, here);
  });
  return found;
}

// The headings under which most was found, in the order of the page.
function sections(words, headings, found) {
  const parts = headings.map(([start, length, id], number) => {
    const stop = headings[number + 1]?.[0] ?? words.length;
    const hits = [...found].filter(([place]) => place >= start && place < stop);
    return { start, text: start + length, stop, id, weight: weigh(hits) };
  });
  const best = parts.filter((part) => part.weight).sort((a, b) => b.weight - a.weight).slice(0, 3);
  return best
    .sort((a, b) => a.start - b.start)
    .map(({ start, text, stop, id }) => {
      const title = words.slice(start, text).map(visible).join(" ");
      return { title, id, excerpt: cut(words, found, text, stop, SHORT) };
    });
}

// Another term says more than the same one again.
const weigh = (hits) => 10 * new Set(hits.flatMap(([, terms]) => terms)).size + hits.length;

// The stretch of words with most of the terms in it.
function cut(words, found, from, stop, length) {
  while (words[from] === END && from < stop) from++;
  while (words[stop - 1] === END && from < stop) stop--;
  const hits = [...found].filter(([place]) => place >= from && place < stop);
  let [start, best] = [from, -1];
  for (const [place] of hits) {
    const weight = weigh(hits.filter(([one]) => one >= place && one < place + length - 4));
    if (weight > best) [start, best] = [place, weight];
  }
  start = Math.max(from, Math.min(start - 4, stop - length));
  let last = Math.min(stop, start + length);
  while (words[start] === END && start < last) start++;
  while (words[last - 1] === END && start < last) last--;
  const pieces = start > from ? [{ text: "… ", hit: false }] : [];
  for (let place = start; place < last; place++) {
    if (words[place] !== END || !STOP.test(words[place - 1])) addWord(pieces, words[place], found.has(place), place + 1 < last);
  }
  if (last < stop) addWord(pieces, "…", false, false);
  return pieces;
}

// Only the letters of a word that was found are marked, not its comma.
function addWord(pieces, word, hit, more) {
  const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(visible(word));
  const parts = hit ? [[before, false], [core, true], [after, false]] : [[before + core + after, false]];
  if (more) parts.push([" ", false]);
  for (const [text, marked] of parts) {
    if (!text) continue;
    if (!marked && pieces.at(-1)?.hit === false) pieces.at(-1).text += text;
    else pieces.push({ text, hit: marked });
  }
}
