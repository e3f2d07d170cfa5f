// The text of a page, with what was found marked.
const LENGTH = 30;
const SHORT = 16;
// Where one piece of text ends (search/text.py); not shown behind punctuation.
const END = "·";
const STOP = /[.!?:;,…]["”’)]*$/;

// Whether a word is one that a term found: by the beginning of one of its ways, or because the index says so.
export const holds = ({ forms, others }, ways) => ways.some((way) => others.has(way) || forms.some((form) => way.startsWith(form)));

// What was found of a page, in its context and by its headings; where nothing of it stands in the text, in what the page
// says of itself. `terms`: what was found of each.
export function describe({ text, about, headings }, terms, waysOf) {
  const words = text ? text.split(" ") : [];
  const hits = findHits(words, terms, waysOf);
  if (hits.length || !about) return { excerpt: cut(words, hits, 0, words.length, LENGTH), headings: sections(words, headings, hits) };
  const said = about.split(" ");
  return { excerpt: cut(said, findHits(said, terms, waysOf), 0, said.length, LENGTH), headings: [] };
}

// Of each place with a word that was found: [place, the terms that found it].
function findHits(words, terms, waysOf) {
  const termsOf = (word) => terms.flatMap((term, number) => (holds(term, waysOf(word)) ? [number] : []));
  const found = new Map([...new Set(words)].map((word) => [word, termsOf(word)]));
  return words.map((word, place) => [place, found.get(word)]).filter(([, here]) => here.length);
}

const within = (hits, from, stop) => hits.filter(([place]) => place >= from && place < stop);

// The headings under which most was found, in the order of the page.
function sections(words, headings, hits) {
  const parts = headings.map(([start, length, id], number) => {
    const stop = headings[number + 1]?.[0] ?? words.length;
    return { start, text: start + length, stop, id, weight: weigh(within(hits, start, stop)) };
  });
  const best = parts.filter((part) => part.weight).sort((a, b) => b.weight - a.weight).slice(0, 3);
  return best.sort((a, b) => a.start - b.start).map(({ start, text, stop, id }) => (
    { title: words.slice(start, text).join(" "), id, excerpt: cut(words, hits, text, stop, SHORT) }));
}

// Another term says more than the same one again.
const weigh = (hits) => 10 * new Set(hits.flatMap(([, terms]) => terms)).size + hits.length;

// The stretch of words with most of the terms in it.
function cut(words, hits, from, stop, length) {
  [from, stop] = trimmed(words, from, stop);
  let [first, best] = [from, -1];
  for (const [place] of within(hits, from, stop)) {
    const weight = weigh(within(hits, place, Math.min(stop, place + length - 4)));
    if (weight > best) [first, best] = [place, weight];
  }
  const near = Math.max(from, Math.min(first - 4, stop - length));
  const [start, last] = trimmed(words, near, Math.min(stop, near + length));
  const marked = new Set(hits.map(([place]) => place));
  const pieces = start > from ? [{ text: "… " }] : [];
  for (let place = start; place < last; place++) {
    if (words[place] === END && STOP.test(words[place - 1])) continue;
    // Only the letters of a word that was found are marked, not its comma.
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(words[place]);
    pieces.push({ text: before }, { text: core, hit: marked.has(place) }, { text: place + 1 < last ? `${after} ` : after });
  }
  return last < stop ? [...pieces, { text: " …" }] : pieces;
}

function trimmed(words, from, stop) {
  while (from < stop && words[from] === END) from++;
  while (from < stop && words[stop - 1] === END) stop--;
  return [from, stop];
}
