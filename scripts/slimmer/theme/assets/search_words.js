// The words of a question, by the same rules as the index: accents, case, forms of a word, mistyped words.
const SHORTEST_CORRECTED = 5;
const SHORTEST_PART = 4;
// From so many letters on two of them may be mistyped.
const LONG = 8;
// But for a capital as it is found: most words.
const PLAIN = /^[A-Za-z]?[a-z]*$/;

// Made once for each key.
export const kept = (make, known = new Map()) => (key) => {
  if (!known.has(key)) known.set(key, make(key));
  return known.get(key);
};

// `Coöperatie’s` → `cooperatie`, `E-health` → `ehealth`.
export function fold(word) {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.replace(/['’´`]s$/, "").normalize("NFD").replace(/\p{M}|[^\p{L}\p{N}]/gu, "");
}

// Of a word of a text each way in which it is found: as a whole, and by the words that stand in it.
export const waysOf = kept((word) => (PLAIN.test(word) ? [word] : [word, ...word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)]).map(fold).filter(Boolean));

export function makeStemmer({ irregular, endings }) {
  const rounds = endings.map((round) => round.map(([pattern, text]) => [new RegExp(pattern), text.replaceAll("\\", "$")]));
  const strip = (word, round) => word.replace(...(round.find(([pattern]) => pattern.test(word)) ?? ["", ""]));
  return kept((word) => rounds.reduce(strip, word), new Map(Object.entries(irregular)));
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
  const places = [...Array(stem.length + 1).keys()].slice(SHORTEST_PART, 1 - SHORTEST_PART);
  return places.flatMap((place) => sounds.flatMap((sound) => {
    const one = stem.slice(0, place - sound.length);
    if (one.length < SHORTEST_PART || !stem.endsWith(sound, place)) return [];
    return sounds.filter((other) => other !== sound).map((other) => one + other + stem.slice(place));
  }));
}

// What someone may have meant by a word that is nowhere, in words of the site; the word itself when that is not clear.
// With another first letter only words of titles are meant. A short word has too many neighbours: in that only two letters
// that changed places are put right (`zrog`, and not `ring`).
export async function correct(word, index) {
  const [alike, table] = await Promise.all([index.vocabulary(word[0]), index.table()]);
  if (word.length < SHORTEST_CORRECTED) return alike.find((one) => isSwapped(word, one)) ?? word;
  const named = [...table.values()].flatMap(({ title }) => title.split(" ").map(fold));
  const near = (words, left) => words.find((one) => isWithin(left, word, one));
  const far = word.length < LONG ? 1 : 2;
  return near(alike, 1) ?? (await parted(word, index)) ?? near(alike, far) ?? near(named, far) ?? word;
}

// A compound as two words of the site: `bloeddrukmeting` → `bloeddruk meten`. The first may have a linking sound, each
// may be another form, and the second what is done where the site says that it is done.
async function parted(word, { vocabulary, stem, links, deeds, not_first, not_last }) {
  const firsts = (await vocabulary(word[0])).filter((one) => !not_first.split(" ").includes(one));
  for (let place = word.length - 3; place >= 3; place--) {
    const [start, last] = [word.slice(0, place), word.slice(place)];
    const one = firsts.find((first) => ["", ...links].some((link) => first + link === start)) ?? firsts.find((first) => stem(first) === stem(start));
    if (!one || not_last.split(" ").includes(last)) continue;
    const done = [last, stem(last)].flatMap((form) => deeds.filter(([ending]) => form.endsWith(ending)).map(([ending, verb]) => form.slice(0, -ending.length) + verb));
    const words = await vocabulary(last[0]);
    const two = [last, ...done].find((form) => words.includes(form)) ?? words.find((form) => stem(form) === stem(last));
    if (two) return `${one} ${two}`;
  }
}

const isSwapped = (one, two) => one.length === two.length && one !== two && [...one].some((_, n) => one.slice(0, n) + one[n + 1] + one[n] + one.slice(n + 2) === two);

// Whether two words are the same after so many letters added, left out, changed or swapped.
function isWithin(left, one, two) {
  if (Math.abs(one.length - two.length) > left) return false;
  let same = 0;
  while (same < one.length && one[same] === two[same]) same++;
  [one, two] = [one.slice(same), two.slice(same)];
  if (!one || !two || !left) return one.length + two.length <= left;
  const ways = [[1, 0], [0, 1], [1, 1], ...(one[0] === two[1] && one[1] === two[0] ? [[2, 2]] : [])];
  return ways.some(([here, there]) => isWithin(left - 1, one.slice(here), two.slice(there)));
}
