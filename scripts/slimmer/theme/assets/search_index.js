// The index of a language as outputs/search/ wrote it. What does not come is an error; a failure is not kept.
import { makeStemmer, makeWays } from "./search_words.js";

// Character code → figure or level, in the order of the codes but for what JSON writes longer.
const VALUES = [];
for (let code = 33, value = 0; code < 127; code++) if (code !== 34 && code !== 92) VALUES[code] = value++;
const UTF8 = new TextEncoder();
const [GOES_ON, LEVELS] = [32, 64];
const ONE = 8;

export async function openIndex(base) {
  const get = async (name, options) => {
    const answer = await fetch(new URL(name, base), options);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  // It names all others by what is in them: only this one could be an older one that a browser kept, or a server took for
  // the same by its size and the second in which it was written.
  const index = await get("index.json", { cache: "no-store" });
  const file = kept((name) => get(`${name}.json`));
  const piece = kept(async (name) => Object.entries(await file(`words/${name}`)).map(([word, written]) => ({ word, read: once(() => readPostings(written)) })));
  return {
    base, stem: makeStemmer(index), ways: makeWays(), total: index.total, writers: new Set(index.writers), links: index.links, deeds: index.deeds, notFirst: index.not_first, notLast: index.not_last, dates: index.dates, stop: new Set(index.stop),
    begins: kept(async (form) => (await Promise.all(piecesOf(form, index.words).map(piece))).flat().filter(({ word }) => word.startsWith(form))),
    pages: kept(async () => readTable(await file(`pages/${index.pages}`))),
    vocabulary: () => file(`vocabulary/${index.vocabulary}`),
    text: async ({ group, place }) => (await file(`texts/${group}`))[place],
  };
}

// Made once for each key.
function kept(make, made = new Map()) {
  return (key) => {
    if (!made.has(key)) made.set(key, make(key).catch((error) => { made.delete(key); throw error; }));
    return made.get(key);
  };
}

const once = (make, made) => () => (made ??= make());

// Where words with this beginning may stand: from the last piece whose first word is not behind it.
function piecesOf(form, pieces) {
  const from = pieces.findLastIndex(([first]) => first <= form);
  return pieces.filter(([first], place) => place === from || (place > from && first.startsWith(form))).map(([, name]) => name);
}

// Posting list (outputs/search/postings.py) → number of the page → weight; and the words that it is also found by.
function readPostings(written) {
  const [list, ...others] = written.split(" ");
  const pages = new Map();
  let [weight, number, step] = [0, 0, 0];
  for (let place = 0; place < list.length; place++) {
    const value = VALUES[list.charCodeAt(place)];
    if (value >= LEVELS) [weight, number] = [2 ** ((value - LEVELS - ONE) / 2), 0];
    else if (value >= GOES_ON) step = (step + value - GOES_ON) * 32;
    else {
      number += step + value;
      step = 0;
      pages.set(number, weight);
    }
  }
  return { pages, others };
}

// Number → page; of each choice in the filters the numbers of its pages; of pages that collect others their numbers; and
// how long a page is.
function readTable(table) {
  const numbers = new Map();
  const facets = Object.create(null);
  for (const [name, value] of table.choices) (facets[name] ??= Object.create(null))[value] = new Set();
  const room = Math.max(1 << 16, 16 << (32 - Math.clz32(table.urls.length)));
  let url = "";
  let [group, place] = [0, 0];
  table.urls.forEach((rest, at) => {
    url = url.slice(0, table.shared[at]) + rest;
    let number = crc32(url) % room;
    while (numbers.has(number)) number = (number + 1) % room;
    const choices = table.sets[table.kinds[at]].map((one) => table.choices[one]);
    for (const [name, value] of choices) facets[name][value].add(number);
    numbers.set(number, {
      url, title: table.titles[at], label: table.labels[at] ?? "", date: table.dates[at] || null,
      type: choices.find(([name]) => name === "type")[1], length: table.lengths[at], group: table.texts[group], place,
    });
    if (++place === table.groups[group]) [group, place] = [group + 1, 0];
  });
  const collecting = new Set(table.collecting.map((at) => [...numbers.keys()][at]));
  const length = table.lengths.reduce((sum, one) => sum + one, 0) / table.lengths.length;
  return { numbers, facets, collecting, length };
}

const CRC = Array.from({ length: 256 }, (_, code) => {
  for (let bit = 0; bit < 8; bit++) code = (code >>> 1) ^ (code & 1 ? 0xedb88320 : 0);
  return code;
});

const crc32 = (text) => ~UTF8.encode(text).reduce((code, byte) => (code >>> 8) ^ CRC[(code ^ byte) & 255], -1) >>> 0;
