// The text of a page as visitors see it, with what was found marked. In the index a word carries marks:
// `zorg~netwerken` is shown as `zorgnetwerken`, `leden|lid` as `leden`; what follows `|~` is never shown.
const END = "|~";
const LENGTH = 30;
const SHORT = 16;

export const visible = (word) => word.replaceAll("~", "").replace(/(\|[\p{L}\p{N}]+)+/gu, "");

// Each way in which a word of the index is found: as a whole, by its parts, by its extra words.
export const ways = (word) => [visible(word), ...word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)];

// `places`: of every term, the numbers of the words where it was found.
export function describe(data, places) {
  const words = data.content.split(" ");
  const hidden = words.indexOf(END);
  const end = hidden < 0 ? words.length : hidden;
  const from = Math.min(data.meta.title.split(/\s+/).length, end);
  const found = new Map();
  places.forEach((numbers, term) => {
    for (const number of numbers) if (number < end) found.set(number, (found.get(number) ?? new Set()).add(term));
  });
  const window = (start, stop, length) => cut(words, found, start, stop, length);
  return { excerpt: window(from, end, LENGTH), headings: sections(data, found, end, window) };
}

// The headings under which most was found, in the order of the page.
function sections(data, found, end, window) {
  const anchors = data.anchors.filter((one) => one.location < end);
  const parts = anchors.map((anchor, number) => {
    const stop = anchors[number + 1]?.location ?? end;
    const hits = [...found].filter(([place]) => place >= anchor.location && place < stop);
    return { anchor, stop, weight: 10 * new Set(hits.flatMap(([, terms]) => [...terms])).size + hits.length };
  });
  const best = parts.filter((part) => part.weight).sort((a, b) => b.weight - a.weight).slice(0, 3);
  return best
    .sort((a, b) => a.anchor.location - b.anchor.location)
    .map(({ anchor, stop }) => {
      const title = visible(anchor.text);
      return { title, id: anchor.id, excerpt: window(anchor.location + title.split(" ").length, stop, SHORT) };
    });
}

// The stretch of words with most of the terms in it.
function cut(words, found, from, stop, length) {
  const places = [...found.keys()].filter((place) => place >= from && place < stop).sort((a, b) => a - b);
  let [start, best] = [from, -1];
  for (const place of places) {
    const within = places.filter((one) => one >= place && one < place + length - 4);
    const weight = 10 * new Set(within.flatMap((one) => [...found.get(one)])).size + within.length;
    if (weight > best) [start, best] = [place, weight];
  }
  start = Math.max(from, Math.min(start - 4, stop - length));
  const last = Math.min(stop, start + length);
  const pieces = start > from ? [{ text: "… ", hit: false }] : [];
  for (let place = start; place < last; place++) addWord(pieces, words[place], found.has(place), place + 1 < last);
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
