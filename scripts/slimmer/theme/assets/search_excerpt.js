// The text of a page, with what was found marked.
import { kept, waysOf } from "./search_words.js";

const LENGTH = 30;
const SHORT = 16;
// Where one piece of text ends (search/text.py); not shown behind punctuation and at the edges.
const END = "·";
const STOP = /[.!?:;,…]["”’)]*$/;

// Of a word the numbers of the terms that found it: by the beginning of one of its ways, or because the index says so.
export const termsFinding = (terms) => kept((word) => terms.flatMap(({ forms, others }, number) => (
  waysOf(word).some((way) => others.has(way) || forms.some((form) => way.startsWith(form))) ? number : [])));

// What was found of a page, in its context and by its headings; where nothing of it stands in the text, in what the page
// says of itself. `terms`: what was found of each.
export function describe({ text, about, headings }, terms) {
  const foundBy = termsFinding(terms);
  const words = text.split(" ").filter(Boolean);
  const hits = hitsOf(words, foundBy);
  if (hits.length || !about) return { excerpt: cut(words, hits, 0, words.length, LENGTH), headings: sections(words, headings, hits) };
  const said = about.split(" ");
  return { excerpt: cut(said, hitsOf(said, foundBy), 0, said.length, LENGTH), headings: [] };
}

// Of each place with a word that was found: [place, the terms that found it].
const hitsOf = (words, foundBy) => words.map((word, place) => [place, foundBy(word)]).filter(([, terms]) => terms.length);

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
  const weights = within(hits, from, stop).map(([place]) => [place, weigh(within(hits, place, Math.min(stop, place + length - 4)))]);
  const [first] = weights.reduce((best, one) => (one[1] > best[1] ? one : best), [from, -1]);
  const start = Math.max(from, Math.min(first - 4, stop - length));
  const last = Math.min(stop, start + length);
  const marked = new Set(hits.map(([place]) => place));
  const pieces = start > from ? [{ text: "… " }] : [];
  for (let place = start; place < last; place++) {
    if (words[place] === END && (place === start || place + 1 === last || STOP.test(words[place - 1]))) continue;
    // Only the letters of a word that was found are marked, not its comma.
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(words[place]);
    pieces.push({ text: before }, { text: core, hit: marked.has(place) }, { text: place + 1 < last ? `${after} ` : after });
  }
  return last < stop ? [...pieces, { text: " …" }] : pieces;
}
