// What finds. Nothing is fetched before the first call, and what is asked stays in the browser.
import { correct, fold, linked, readQuestion } from "./search_words.js";
import { describe, holds } from "./search_excerpt.js";
import { openIndex, readPostings } from "./search_index.js";

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
const SENTENCE = 5;

// `base`: the folder of a locale's index.
export function openSearch(base, locale) {
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
  const search = (query, { filters = {}, limit = 10, offset = 0 } = {}) => use(async (index) => (
    present(await rank(query, index), index, Object.entries(filters), { limit, offset, locale })));
  return { search, count: (query) => use((index) => count(query, index)), warm: () => use((index) => index.table()) };
}

// How many pages answer, by what is small: 0 when that cannot be said, as soon as a word is nowhere, and for a sentence,
// which is one of its own language.
async function count(query, index) {
  const { terms, phrases } = readQuestion(query, index);
  if (terms.length > SENTENCE) return 0;
  for (const term of [...terms].sort((a, b) => b.word.length - a.word.length)) if (!(await findOne(term, index)).pages.size) return 0;
  return phrases.length ? 0 : combine(await findAll(terms, index), index).filter(({ number }) => !index.writers.has(number)).length;
}

// All pages that answer a question, best first; or the question that was meant, with words of the site.
async function rank(query, index) {
  const question = readQuestion(query, index);
  const answer = await answerTo(question, index);
  const words = question.terms.map(({ word }) => word);
  if (answer.found.length === words.length) return answer;
  const vocabulary = await index.vocabulary();
  const meant = words.map((word, number) => (answer.all[number].pages.size ? word : correct(word, vocabulary, index))).join(" ");
  return meant === words.join(" ") ? answer : { ...(await answerTo(readQuestion(meant, index), index)), corrected: meant };
}

async function answerTo({ terms, phrases }, index) {
  const [table, all] = await Promise.all([index.table(), findAll(terms, index)]);
  const found = all.filter(({ pages }) => pages.size);
  const pages = combine(found, index, table);
  for (const page of pages) page.score *= 1 + NAMED * named(table.get(page.number), all, index);
  pages.sort((a, b) => b.score - a.score || a.number - b.number);
  return { pages: phrases.length ? await withPhrases(pages, phrases, all, table, index) : pages, all, found, table };
}

// Of every term its pages; two words that are one elsewhere (`e health`, `beeld bellen`) count for both.
async function findAll(terms, index) {
  const found = await Promise.all(terms.map((term) => findOne(term, index, terms.length > 1)));
  await Promise.all(terms.map(async ({ word, stem }, number) => {
    if (!found[number].pages.size) add(found[number], await find(stem, linked(stem, index.links), index));
    if (!number) return;
    const joined = ["", ...index.links].map((link) => index.stem(terms[number - 1].word + link + word));
    const both = await find(stem, joined, index);
    add(found[number - 1], both);
    add(found[number], both);
  }));
  return found;
}

const findOne = ({ word, stem }, index, besides = false) => find(stem, word.startsWith(stem) ? [stem] : [stem, word], index, besides && word.length < 3);

// The pages with a word that begins with one of these forms, and how heavy it is in them.
async function find(stem, forms, index, whole = false) {
  const found = { stem, forms: [...forms], others: new Set(), pages: new Map() };
  const begun = await Promise.all(forms.map(async (form) => (await index.begins(form)).map((entry) => [entry, form])));
  for (const [entry, form] of new Map(begun.flat())) {
    if (whole && entry.word !== form) continue;
    const { pages, others } = (entry.read ??= readPostings(entry.written));
    for (const other of others) found.others.add(other);
    const near = BEGINS + (1 - BEGINS) / (1 + entry.word.length - form.length);
    for (const [number, weight] of pages) found.pages.set(number, (found.pages.get(number) ?? 0) + weight * near);
  }
  return found;
}

function add(found, more) {
  if (more.pages.size) found.forms.push(...more.forms);
  for (const other of more.others) found.others.add(other);
  for (const [number, weight] of more.pages) found.pages.set(number, Math.max(found.pages.get(number) ?? 0, weight));
}

// What is for writers takes nothing from what visitors find.
const combine = (found, index, table) => [false, true].flatMap((apart) => combineThose((number) => index.writers.has(number) === apart, found, index.total, table));

// A rare term says more than a common one; a page that lacks terms stands lower than one with all of them.
function combineThose(counts, found, total, table) {
  const all = new Map();
  const usual = table && [...table.values()].reduce((sum, { length }) => sum + length, 0) / total;
  for (const { pages } of found) {
    const rarity = Math.log(1 + total / pages.size);
    for (const [number, weight] of pages) {
      if (!counts(number)) continue;
      const page = all.get(number) ?? { number, score: 0, covered: 0 };
      const length = table ? table.get(number).length / usual : 1;
      page.score += (rarity * weight) / (weight + ENOUGH * (1 - SHORTER + SHORTER * length));
      page.covered += rarity;
      all.set(number, page);
    }
  }
  const most = Math.max(0, ...[...all.values()].map((page) => page.covered));
  const pages = [...all.values()].filter((page) => page.covered >= COVERED * most);
  for (const page of pages) page.score *= (page.covered / most) ** 2;
  return pages;
}

// From 0 to 1: how much of a page's name was asked, and how much of the question is in the name. A list of a category has
// the name of what it collects.
function named({ title, label, collects }, found, { ways, stop }) {
  if (collects) return 0;
  return Math.max(...[title, label ?? ""].map((name) => {
    const words = name.split(/\s+/).map(ways).filter(([word]) => word && !stop.has(word));
    const asked = words.filter((word) => found.some((one) => holds(one, word))).length;
    const answered = found.filter((one) => words.some((word) => holds(one, word))).length;
    return words.length ? (asked / words.length) * (answered / found.length) : 0;
  }));
}

// Only pages where the words of each phrase stand one behind the other: their texts tell.
async function withPhrases(pages, phrases, found, table, index) {
  const stands = (words, phrase) => words.some((_, from) => phrase.every((stem, place) => words[from + place] === stem));
  const quoted = found.filter(({ stem }) => phrases.flat().includes(stem));
  const able = pages.filter(({ number }) => quoted.every((one) => one.pages.has(number)));
  const holding = await Promise.all(able.map(async ({ number }) => {
    const page = table.get(number);
    const { text, about } = await index.text(page);
    const words = `${page.title} · ${text} · ${about}`.split(" ").map((word) => index.stem(fold(word)));
    return phrases.every((phrase) => stands(words, phrase));
  }));
  return able.filter((_, place) => holding[place]);
}

function present({ pages, found, table, corrected }, index, filters, { limit, offset, locale }) {
  const chosen = filters.filter(([, values]) => values.length);
  const all = pages.map(({ number }) => table.get(number));
  const left = all.filter((page) => passes(page, chosen));
  const day = new Intl.DateTimeFormat(index.dates, { dateStyle: "long", timeZone: "UTC" });
  const results = left.slice(offset, offset + limit).map((page) => {
    const { title, type, date } = page;
    const url = new URL(`../../${page.url}`, index.base).href;
    // Fetches where it was found: the results stand there already.
    const context = async () => {
      const { excerpt, headings } = describe(await index.text(page), found, index.ways);
      return { excerpt, headings: headings.map((one) => ({ ...one, url: `${url}#${one.id}` })) };
    };
    return { url, title, type, date, day: date && day.format(new Date(date)), lang: locale, context };
  });
  return { total: left.length, results, corrected, counts: () => countChoices(all, chosen, table) };
}

const choicesOf = (page, name) => [page[name] ?? []].flat();

// What is for writers only passes for who asks for it.
function passes(page, chosen, asked = chosen.some(([name, values]) => name === "type" && values.includes("writers"))) {
  return (asked || page.type !== "writers") && chosen.every(([name, values]) => choicesOf(page, name).some((value) => values.includes(value)));
}

// Of every choice there is, how many pages it would leave, given the choices in the other groups.
function countChoices(pages, chosen, table) {
  const counts = {};
  for (const name of ["type", "theme", "year"]) {
    const others = chosen.filter(([other]) => other !== name);
    counts[name] = Object.fromEntries([...table.values()].flatMap((page) => choicesOf(page, name)).map((value) => [value, 0]));
    for (const page of pages) if (passes(page, others, name === "type" || undefined)) for (const value of choicesOf(page, name)) counts[name][value]++;
  }
  return counts;
}
