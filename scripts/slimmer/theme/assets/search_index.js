// The index of a language as outputs/search/ wrote it. What does not come is an error; a failure is not kept.
import { makeStemmer, makeWays } from "./search_words.js";

const [LEVEL_A, ONE] = [65, 8];

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
  const piece = kept(async (name) => Object.entries(await file(`words/${name}`)).map(([word, written]) => ({ word, written })));
  return {
    ...index, base, stem: makeStemmer(index), ways: makeWays(), writers: new Set(index.writers), stop: new Set(index.stop.split(" ")),
    begins: kept(async (form) => (await Promise.all(piecesOf(form, index.words).map(piece))).flat().filter(({ word }) => word.startsWith(form))),
    table: kept(async () => readPages(await file(`pages/${index.pages}`))),
    vocabulary: async () => (await file(`vocabulary/${index.vocabulary}`)).split(" "),
    text: async ({ at }) => {
      const [group, place] = (await file(`pages/${index.texts}`))[at].split("/");
      return (await file(`texts/${group}`))[place];
    },
  };
}

// Made once for each key.
function kept(make, made = new Map()) {
  return (key) => {
    if (!made.has(key)) made.set(key, make(key).catch((error) => { made.delete(key); throw error; }));
    return made.get(key);
  };
}

// Where words with this beginning may stand: from the last piece whose first word is not behind it.
function piecesOf(form, pieces) {
  const from = pieces.findLastIndex(([first]) => first <= form);
  return pieces.filter(([first], place) => place === from || (place > from && first.startsWith(form))).map(([, name]) => name);
}

// Posting list (outputs/search/postings.py) → number of the page → weight; and the words that it is also found by.
export function readPostings(written) {
  const [list, ...others] = written.split(" ");
  const pages = new Map();
  let number = 0;
  for (const [, step, level] of list.matchAll(/([^A-Z]+)([A-Z])/g)) {
    number += parseInt(step, 16);
    pages.set(number, 2 ** ((level.charCodeAt() - LEVEL_A - ONE) / 2));
  }
  return { pages, others };
}

// Number → page. The numbers are those of outputs/search/pages.py.
function readPages(rows) {
  const numbers = new Map();
  for (const [at, row] of rows.entries()) {
    let number = 0;
    for (const letter of row.url) number = (number * 31 + letter.codePointAt()) % 65536;
    while (numbers.has(number)) number++;
    numbers.set(number, { ...row, at, length: 2 ** ((row.length ?? 0) / 2) });
  }
  return numbers;
}
