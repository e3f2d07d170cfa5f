// The words of a question, by the same rules as the index: accents, case, forms of a word, mistyped words.
const COMBINING = /\p{M}/gu;
const OTHER = /[^\p{L}\p{N}]+/gu;
const SHORTEST_CORRECTED = 5;

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
  const rounds = endings.map((round) => round.map(([pattern, text]) => [new RegExp(pattern), text]));
  return (word) => {
    if (Object.hasOwn(irregular, word)) return irregular[word];
    for (const round of rounds) {
      const found = round.find(([pattern]) => pattern.test(word));
      if (found) word = word.replace(...found);
    }
    return word;
  };
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
const SHORTEST_PART = 4;
export function linked(stem, links) {
  const found = [];
  for (let place = SHORTEST_PART; place <= stem.length - SHORTEST_PART; place++) {
    const [one, two] = [stem.slice(0, place), stem.slice(place)];
    for (const link of links) {
      found.push(one + link + two);
      if (one.length >= SHORTEST_PART + link.length && one.endsWith(link)) found.push(one.slice(0, -link.length) + two);
    }
  }
  return found;
}

// What someone may have meant by a word that is nowhere: words of the site, or null. `sure`: near enough to search for.
export function correct(word, vocabulary, index) {
  const allowed = word.length < 8 ? 1 : 2;
  const near = nearest(word, vocabulary, allowed);
  if (near?.distance === 1) return { words: [near.word], sure: word.length >= SHORTEST_CORRECTED };
  const both = parted(word, vocabulary, index);
  if (both) return { words: both, sure: true };
  if (near) return { words: [near.word], sure: true };
  const whole = word.length >= SHORTEST_CORRECTED && vocabulary.find((one) => one.endsWith(word));
  return whole ? { words: [whole], sure: true } : null;
}

// A compound as two words of the site: `bloeddrukmeting` → `bloeddruk`, `meten`. The first may have a linking sound, the
// second be another form, or what is done where the site says that it is done.
function parted(word, vocabulary, { stem, links, deeds, notFirst, notLast }) {
  const known = new Set(vocabulary);
  const stems = new Map(vocabulary.map((one) => [stem(one), one]).reverse());
  const first = (part) => ["", ...links].map((link) => part.endsWith(link) && part.slice(0, part.length - link.length)).find((one) => one.length >= 3 && known.has(one) && !notFirst.includes(one));
  const deed = (part) => deeds.map(([ending, verb]) => part.endsWith(ending) && part.slice(0, -ending.length) + verb).find((one) => known.has(one));
  const last = (part) => (notLast.includes(part) ? undefined : known.has(part) ? part : deed(part) ?? deed(stem(part)) ?? stems.get(stem(part)));
  for (let place = word.length - 3; place >= 3; place--) {
    const [one, two] = [first(word.slice(0, place)), last(word.slice(place))];
    if (one && two) return [one, two];
  }
  return null;
}

function nearest(word, vocabulary, allowed) {
  let best = null;
  for (const one of vocabulary) {
    if (Math.abs(one.length - word.length) > allowed) continue;
    const distance = steps(word, one, allowed) + (one[0] === word[0] ? 0 : 0.5);
    if (distance <= allowed + 0.5 && distance < (best?.distance ?? Infinity)) best = { word: one, distance };
  }
  return best && { word: best.word, distance: Math.floor(best.distance) };
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
