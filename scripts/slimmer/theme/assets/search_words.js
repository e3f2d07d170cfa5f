// The words of a question, by the same rules as the index: accents, case, forms of a word, mistyped words.
const COMBINING = /\p{M}/gu;
const OTHER = /[^\p{L}\p{N}]+/gu;
const SHORTEST_CORRECTED = 5;

// `Coöperatie’s` → `cooperatie`, `E-health` → `ehealth`.
export function fold(word) {
  return word.toLowerCase().replace(/['’´`]s$/, "").normalize("NFD").replace(COMBINING, "").replace(OTHER, "");
}

// Each way in which a word of a text is found: as a whole, and by the words that stand in it.
export const waysOf = (word) => [word, ...word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)].map(fold).filter(Boolean);

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

// Without the words that say nothing, unless there are no others.
export function readTerms(query, stop, stem) {
  const parts = query.split(/[\s"“”„_]+/).flatMap((part) => (/[^/]{3}\/[^/]{3}/.test(part) ? part.split("/") : [part]));
  const words = parts.map(fold).filter(Boolean).slice(0, 12);
  const telling = words.filter((word) => !stop.has(word));
  return (telling.length ? telling : words).map((word) => ({ word, stem: stem(word) }));
}

// What someone may have meant by a word that is nowhere: words of the site, or null. `sure`: near enough to search for.
export function correct(word, vocabulary) {
  const known = new Set(vocabulary);
  const allowed = word.length < 8 ? 1 : 2;
  const near = nearest(word, vocabulary, allowed);
  if (near?.distance === 1) return { words: [near.word], sure: word.length >= SHORTEST_CORRECTED };
  for (let place = word.length - 3; place >= 3; place--) {
    const both = [word.slice(0, place), word.slice(place)];
    if (both.every((part) => known.has(part))) return { words: both, sure: true };
  }
  if (near) return { words: [near.word], sure: true };
  const whole = word.length >= SHORTEST_CORRECTED && vocabulary.find((one) => one.endsWith(word));
  return whole ? { words: [whole], sure: true } : null;
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
