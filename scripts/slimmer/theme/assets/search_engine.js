// What finds. Nothing is fetched before the first call, and what is asked stays in the browser.
import { correct, fold, linked, readQuestion, waysOf } from "./search_words.js";
import { describe, termsFinding } from "./search_excerpt.js";
import { openIndex } from "./search_index.js";

// How much a name that is what was asked raises a page.
const NAMED = 1.5;
// How soon more of the same word says nothing more, and how much sooner on a short page (BM25).
const ENOUGH = 3;
const SHORTER = 0.3;
// What is left of a word that only begins as what was asked, however long it is.
const BEGINS = 0.3;
// Results with less of the question than this part of what the best one has are left out.
const COVERED = 0.5;
// From more words on a question to another language is none.
const SENTENCE = 4;

// `base`: the folder of a locale's index.
export function openSearch(base) {
  let opened;
  // What failed is opened anew, where there is a connection at once: the index may be another one by then.
  async function use(work, again = navigator.onLine) {
    const mine = (opened ??= openIndex(new URL(base, location.href)));
    try {
      return await work(await mine);
    } catch (error) {
      if (opened === mine) opened = undefined;
      if (again) return use(work, false);
      throw error;
    }
  }
  return {
    search: (query, options) => use(async (index) => present(await rank(query, index), index, options)),
    count: (query) => use((index) => count(query, index)),
    warm: () => use((index) => index.table()),
  };
}

// How many pages answer, by what is small: 0 when that cannot be said, as soon as a word is nowhere, and for a sentence,
// which is one of its own language.
async function count(query, index) {
  const { terms, phrases } = readQuestion(query, index);
  if (terms.length > SENTENCE || phrases.length) return 0;
  for (const term of [...terms].sort((a, b) => b.word.length - a.word.length)) if (!(await findOne(term, index)).pages.size) return 0;
  return combine(await findAll(terms, index), index).filter(({ number }) => !index.writers.has(number)).length;
}

// All pages that answer a question, best first; or the question that was meant, with words of the site.
async function rank(query, index) {
  const question = readQuestion(query, index);
  const answer = await answerTo(question, index);
  const words = question.terms.map(({ word }) => word);
  if (answer.found.length === words.length) return answer;
  const meant = (await Promise.all(words.map((word, number) => (answer.all[number].pages.size ? word : correct(word, index))))).join(" ");
  return meant === words.join(" ") ? answer : { ...(await answerTo(readQuestion(meant, index), index)), corrected: meant };
}

async function answerTo({ terms, phrases }, index) {
  const [table, all] = await Promise.all([index.table(), findAll(terms, index)]);
  const found = all.filter(({ pages }) => pages.size);
  const pages = combine(found, index, table);
  const termsOf = termsFinding(all);
  for (const page of pages) page.score *= 1 + NAMED * named(table.get(page.number), termsOf, all.length, index);
  pages.sort((a, b) => b.score - a.score || a.number - b.number);
  return { pages: phrases.length ? await withPhrases(pages, phrases, all, table, index) : pages, all, found, table };
}

// Of every term its pages; two words that are one elsewhere (`e health`, `beeld bellen`) count for both.
async function findAll(terms, index) {
  const asOne = ({ word, stem }, number) => number && find(stem, ["", ...index.links].map((link) => index.stem(terms[number - 1].word + link + word)), index);
  const each = (term) => findOne(term, index, terms.length > 1);
  const [found, both] = await Promise.all([each, asOne].map((one) => Promise.all(terms.map(one))));
  await Promise.all(terms.map(async ({ stem }, number) => {
    if (!found[number].pages.size) add(found[number], await find(stem, linked(stem, index.links), index));
    for (const place of number ? [number - 1, number] : []) add(found[place], both[number]);
  }));
  return found;
}

const findOne = ({ word, stem }, index, besides = false) => find(stem, word.startsWith(stem) ? [stem] : [stem, word], index, besides && word.length < 3);

// The pages with a word that begins with one of these forms, and how heavy it is in them.
async function find(stem, forms, index, whole = false) {
  const found = { stem, forms: [...forms], others: new Set(), pages: new Map() };
  const begun = await Promise.all(forms.map(async (form) => (await index.begins(form)).map((entry) => [entry.word, { form, ...entry }])));
  for (const { word, form, pages, others } of new Map(begun.flat()).values()) {
    if (whole && word !== form) continue;
    for (const other of others) found.others.add(other);
    const near = BEGINS + (1 - BEGINS) / (1 + word.length - form.length);
    for (const [number, weight] of pages) found.pages.set(number, (found.pages.get(number) ?? 0) + weight * near);
  }
  return found;
}

function add(found, more) {
  if (more.pages.size) found.forms.push(...more.forms);
  for (const other of more.others) found.others.add(other);
  for (const [number, weight] of more.pages) found.pages.set(number, Math.max(found.pages.get(number) ?? 0, weight));
}

// A rare term says more than a common one; a page that lacks terms stands lower than one with all of them. What is for
// writers takes nothing from what visitors find.
function combine(found, { total, usual, writers }, table) {
  const sides = [new Map(), new Map()];
  for (const { pages } of found) {
    const rarity = Math.log(1 + total / pages.size);
    for (const [number, weight] of pages) {
      const side = sides[Number(writers.has(number))];
      const page = side.get(number) ?? { number, score: 0, covered: 0 };
      page.score += (rarity * weight) / (weight + ENOUGH * (1 - SHORTER + (SHORTER * (table?.get(number).length ?? usual)) / usual));
      page.covered += rarity;
      side.set(number, page);
    }
  }
  return sides.flatMap((side) => {
    const pages = [...side.values()];
    const most = pages.reduce((highest, { covered }) => Math.max(highest, covered), 0);
    for (const page of pages) page.score *= (page.covered / most) ** 2;
    return pages.filter(({ covered }) => covered >= COVERED * most);
  });
}

// From 0 to 1: how much of a page's name was asked, and how much of the question is in the name. A list of a category has
// the name of what it collects.
function named(page, termsOf, count, { stop }) {
  page.names ??= (page.collects ? [] : [page.title, page.label ?? ""]).map((name) => name.split(" ").filter((word) => waysOf(word).length && !stop.has(waysOf(word)[0])));
  return Math.max(0, ...page.names.map((words) => {
    const asked = words.map(termsOf).filter((terms) => terms.length);
    return asked.length && (asked.length / words.length) * (new Set(asked.flat()).size / count);
  }));
}

// Only pages where the words of each phrase stand one behind the other: their texts tell.
async function withPhrases(pages, phrases, found, table, index) {
  const quoted = found.filter(({ stem }) => phrases.some((phrase) => phrase.includes(stem)));
  const able = pages.filter(({ number }) => quoted.every((one) => one.pages.has(number)));
  const holding = await Promise.all(able.map(async ({ number }) => {
    const { text, about } = await index.text(table.get(number));
    const words = `${table.get(number).title} · ${text} · ${about}`.split(" ").map((word) => index.stem(fold(word)));
    return phrases.every((phrase) => ` ${words.join(" ")} `.includes(` ${phrase.join(" ")} `));
  }));
  return able.filter((_, place) => holding[place]);
}

function present({ pages, found, table, corrected }, index, { filters = {}, limit = 10, offset = 0 } = {}) {
  const chosen = Object.entries(filters).filter(([, values]) => values.length);
  const all = pages.map(({ number }) => table.get(number));
  const left = all.filter((page) => passes(page, chosen));
  const results = left.slice(offset, offset + limit).map((page) => ({
    ...page,
    url: new URL(`../../${page.url}`, index.base).href,
    // From each month's 28th in 2026: the browser's own calendar takes longer to load than all else here.
    day: page.date?.replace(/(\d+)-(\d+)-(\d+)/, (_, year, month, day) => index.dates[month - 1].replace("28", Number(day)).replace("2026", year)),
    // Fetches where it was found: the results stand there already.
    context: async () => describe(await index.text(page), found),
  }));
  return { total: left.length, results, corrected, counts: () => countChoices(all, chosen, table) };
}

// What is for writers only passes for who asks for it.
function passes(page, chosen, asked = page.type !== "writers" || chosen.some(([name, values]) => name === "type" && values.includes("writers"))) {
  return asked && chosen.every(([name, values]) => [page[name]].flat().some((value) => values.includes(value)));
}

// Of every choice there is, how many pages it would leave, given the choices in the other groups.
function countChoices(pages, chosen, table) {
  return Object.fromEntries(["type", "theme", "year"].map((name) => {
    const counts = new Map([...table.values()].flatMap((page) => page[name] ?? []).map((value) => [value, 0]));
    const left = pages.filter((page) => passes(page, chosen.filter(([other]) => other !== name), name === "type" || undefined));
    for (const value of left.flatMap((page) => page[name] ?? [])) counts.set(value, counts.get(value) + 1);
    return [name, Object.fromEntries(counts)];
  }));
}
