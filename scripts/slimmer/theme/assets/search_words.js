// The words of a question, by the same rules as the index: accents, case, forms of a word, mistyped words.
const COMBINING = /\p{M}/gu;
const OTHER = /[^\p{L}\p{N}]+/gu;
const SHORTEST_CORRECTED = 5;
const SHORTEST_PART = 4;

// `Coöperatie’s` → `cooperatie`, `E-health` → `ehealth`.
export function fold(word) {
  return word.toLowerCase().replace(/['’´`]s$/, "").normalize("NFD").replace(COMBINING, "").replace(OTHER, "");
}

// Of a word of a text each way in which it is found: as a whole, and by the words that stand in it.
export function makeWays(known = new Map()) {
  return (word) => {
    if (!known.has(word)) known.set(word, [word, ...word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)].map(fold).filter(Boolean));
    return known.get(word);
  };
}

export function makeStemmer({ irregular, endings }) {
  const known = new Map(Object.entries(irregular));
  const rounds = endings.map((round) => round.map(([pattern, text]) => [new RegExp(pattern), text.replaceAll("\\", "$")]));
  const strip = (word, round) => word.replace(...(round.find(([pattern]) => pattern.test(word)) ?? ["", ""]));
  return (word) => known.get(word) ?? known.set(word, rounds.reduce(strip, word)).get(word);
}

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;

// `terms`: without the words that say nothing, unless there are no others; `phrases`: what stood in quotes, in stems.
export function readQuestion(query, { stop, stem }) {
  const parts = query.split(/[\s"“”„«»_]+/).flatMap((part) => (/[^/]{3}\/[^/]{3}/.test(part) ? part.split("/") : [part]));
  const words = parts.map(fold).filter(Boolean).slice(0, 12);
  const telling = words.filter((word) => !stop.has(word));
  const terms = (telling.length ? telling : words).map((word) => ({ word, stem: stem(word) }));
  const phrases = [...query.matchAll(QUOTED)].map(([, said]) => said.split(/[\s_]+/).map(fold).filter(Boolean).map(stem));
  return { terms, phrases: phrases.filter((phrase) => phrase.length > 1) };
}

// A compound with another linking sound: `huisartspraktijk` → `huisartsenpraktijk`, and the other way round. Never in
// or beside a part that is too short to be a word.
export function linked(stem, links) {
  const sounds = ["", ...links];
  const found = [];
  for (let place = SHORTEST_PART; place <= stem.length - SHORTEST_PART; place++) {
    for (const sound of sounds) {
      const one = stem.slice(0, place - sound.length);
      if (one.length < SHORTEST_PART || one + sound !== stem.slice(0, place)) continue;
      found.push(...sounds.filter((other) => other !== sound).map((other) => one + other + stem.slice(place)));
    }
  }
  return found;
}

// What someone may have meant by a word that is nowhere, in words of the site; the word itself when that is not clear.
export function correct(word, vocabulary, index) {
  const near = word.length >= SHORTEST_CORRECTED ? nearest(word, vocabulary) : null;
  if (near?.distance === 1) return near.one;
  // What is nowhere by itself may end another word: `robot`, `zorgrobot`.
  const ending = (one) => word.length >= SHORTEST_CORRECTED && one.endsWith(word);
  return parted(word, vocabulary, index) ?? near?.one ?? vocabulary.find(ending) ?? word;
}

// A compound as two words of the site: `bloeddrukmeting` → `bloeddruk meten`. The first may have a linking sound, the
// second be another form, or what is done where the site says that it is done.
function parted(word, vocabulary, { stem, links, deeds, not_first, not_last }) {
  const known = new Set(vocabulary);
  const stems = new Map(vocabulary.map((one) => [stem(one), one]).reverse());
  const [noFirst, noLast] = [not_first, not_last].map((words) => words.split(" "));
  const first = (part) => ["", ...links].map((link) => part.endsWith(link) && part.slice(0, part.length - link.length)).find((one) => one.length >= 3 && known.has(one) && !noFirst.includes(one));
  const deed = (part) => deeds.map(([ending, verb]) => part.endsWith(ending) && part.slice(0, -ending.length) + verb).find((one) => known.has(one));
  const last = (part) => (noLast.includes(part) ? undefined : known.has(part) ? part : deed(part) ?? deed(stem(part)) ?? stems.get(stem(part)));
  for (let place = word.length - 3; place >= 3; place--) {
    const [one, two] = [first(word.slice(0, place)), last(word.slice(place))];
    if (one && two) return `${one} ${two}`;
  }
  return null;
}

// Of the words that are near enough the nearest; with the same first letter before others.
function nearest(word, vocabulary) {
  const allowed = word.length < 8 ? 1 : 2;
  const near = vocabulary.filter((one) => Math.abs(one.length - word.length) <= allowed).map((one) => ({ one, distance: steps(word, one, allowed) }));
  const order = ({ one, distance }) => distance + (one[0] === word[0] ? 0 : 0.5);
  return near.filter(({ distance }) => distance <= allowed).sort((a, b) => order(a) - order(b))[0];
}

// Letters added, left out, changed or swapped (optimal string alignment); more than `allowed` is `Infinity`.
function steps(one, two, allowed) {
  let [before, row] = [null, [...Array(two.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1];
      let value = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (before && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) value = Math.min(value, before[j - 2] + 1);
      next.push(value);
    }
    if (Math.min(...next) > allowed) return Infinity;
    [before, row] = [row, next];
  }
  return row[two.length] <= allowed ? row[two.length] : Infinity;
}
