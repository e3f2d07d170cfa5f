// The text of a page, with what was found marked.
const LENGTH = 30;
const SHORT = 16;
// Where one piece of text ends (search/text.py); not shown behind punctuation.
const END = "·";
const STOP = /[.!?:;,…]["”’)]*$/;

// Whether a word is one that a term found: by the beginning of one of its ways, or because the index says so.
export const holds = ({ forms, others }, ways) => ways.some((way) => others.has(way) || forms.some((form) => way.startsWith(form)));

// What was found of a page, in its context and by its headings; where nothing of it stands in the text, in what the page
// says of itself. `page`: as outputs/search/page.py makes it; `terms`: what was found of each.
export function describe(page, terms, waysOf) {
  const words = page.text.split(" ");
  const found = places(words, page.abbreviated, terms, waysOf);
  const [text, about] = page.ends;
  const [from, stop] = about > text + 1 && !hitsIn(found, 0, text).length ? [text, about] : [0, text];
  return { excerpt: cut(words, found, from, stop, LENGTH), headings: sections(words, page, found) };
}

// place of a word → the terms that were found in it
function places(words, abbreviated, terms, waysOf) {
  const termsOf = (ways) => terms.flatMap((term, number) => (holds(term, ways) ? [number] : []));
  const said = new Map([...new Set(words)].map((word) => [word, termsOf(waysOf(word))]));
  const found = new Map(words.map((word, place) => [place, said.get(word)]));
  for (const [start, length, short] of abbreviated) {
    const here = termsOf([short]);
    for (let place = start; place < start + length; place++) found.set(place, [...found.get(place), ...here]);
  }
  return new Map([...found].filter(([, here]) => here.length));
}

const hitsIn = (found, from, stop) => [...found].filter(([place]) => place >= from && place < stop);

// The headings under which most was found, in the order of the page.
function sections(words, { headings, ends }, found) {
  const parts = headings.map(([start, length, id], number) => {
    const stop = headings[number + 1]?.[0] ?? ends[0];
    return { start, text: start + length, stop, id, weight: weigh(hitsIn(found, start, stop)) };
  });
  const best = parts.filter((part) => part.weight).sort((a, b) => b.weight - a.weight).slice(0, 3);
  return best
    .sort((a, b) => a.start - b.start)
    .map(({ start, text, stop, id }) => {
      const title = words.slice(start, text).join(" ");
      return { title, id, excerpt: cut(words, found, text, stop, SHORT) };
    });
}

// Another term says more than the same one again.
const weigh = (hits) => 10 * new Set(hits.flatMap(([, terms]) => terms)).size + hits.length;

// The stretch of words with most of the terms in it.
function cut(words, found, from, stop, length) {
  while (words[from] === END && from < stop) from++;
  while (words[stop - 1] === END && from < stop) stop--;
  const hits = hitsIn(found, from, stop);
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
  const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word);
  const parts = hit ? [[before, false], [core, true], [after, false]] : [[before + core + after, false]];
  if (more) parts.push([" ", false]);
  for (const [text, marked] of parts) {
    if (!text) continue;
    if (!marked && pieces.at(-1)?.hit === false) pieces.at(-1).text += text;
    else pieces.push({ text, hit: marked });
  }
}
