// The index of a language as outputs/search/ wrote it. What does not come is an error; a failure is not kept.
import { kept, makeStemmer } from "./search_words.js";

const [LEVEL_A, ONE] = [65, 8];

export async function openIndex(base) {
  const get = async (name, options) => {
    const answer = await fetch(new URL(name, base), options);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const files = new Map();
  const file = kept((name) => get(`${name}.json`).catch((error) => { files.delete(name); throw error; }), files);
  // It names all others by what is in them: only this one could be an older one that a browser kept, or a server took for
  // the same by its size and the second in which it was written.
  const index = await get("index.json", { cache: "no-store" });
  const read = kept(readPostings);
  const entries = kept(Object.entries);
  // From the last piece whose first word is not behind it words with this beginning may stand.
  const pieces = (folder, begin) => {
    const from = index[folder].findLastIndex(([first]) => first <= begin);
    const those = index[folder].filter(([first], place) => place === from || (place > from && first.startsWith(begin)));
    return Promise.all(those.map(([, name]) => file(`${folder}/${name}`)));
  };
  return {
    ...index, base, stem: makeStemmer(index), writers: new Set(index.writers), stop: new Set(index.stop.split(" ")),
    begins: async (form) => (await pieces("words", form)).flatMap(entries).filter(([word]) => word.startsWith(form)).map(([word, written]) => ({ word, ...read(written) })),
    vocabulary: async (begin) => (await pieces("vocabulary", begin)).flat().filter((word) => word.startsWith(begin)),
    table: async () => numbered(await file(`pages/${index.pages}`)),
    text: async ({ at }) => {
      const [group, place] = (await file(`pages/${index.texts}`))[at].split("/");
      return (await file(`texts/${group}`))[place];
    },
  };
}

// Posting list (outputs/search/postings.py) → number of the page → weight; and the words that it is also found by.
function readPostings(written) {
  const [list, ...others] = written.split(" ");
  const pages = new Map();
  const steps = list.split(/([A-Z])/);
  let number = 0;
  for (let n = 1; n < steps.length; n += 2) {
    number += parseInt(steps[n - 1], 16);
    pages.set(number, 2 ** ((steps[n].charCodeAt() - LEVEL_A - ONE) / 2));
  }
  return { pages, others };
}

// Number → page. The numbers are those of outputs/search/index.py.
const numbered = kept((rows) => {
  const pages = new Map();
  for (const [at, row] of rows.entries()) {
    let number = 0;
    for (const letter of row.url) number = (number * 31 + letter.codePointAt()) % 65536;
    while (pages.has(number)) number++;
    pages.set(number, Object.assign(row, { at, length: 2 ** (row.size / 2) }));
  }
  return pages;
});
