// What finds. Nothing is fetched before the first call, and what is asked stays in the browser.
import { correct, fold, linked, readQuestion } from "./search_words.js";
import { describe, holds } from "./search_excerpt.js";
import { openIndex } from "./search_index.js";

const SHOWN = 10;
// How much a name that is what was asked raises a page.
const NAMED = 1.5;
// How soon more of the same word says nothing more, and how much sooner on a short page (BM25).
const ENOUGH = 3;
const SHORTER = 0.3;
// What is left of a word that only begins as what was asked, however long it is.
const BEGINS = 0.3;
// Results with less of the question than this part of what the best one has are left out.
const COVERED = 0.5;
const NONE = new Set();

// `base`: the folder of a locale's index.
export function openSearch(base, locale) {
  let opened;
  // What failed is opened anew by the next question: the index may be another one by then.
  async function use(work) {
    const mine = (opened ??= openIndex(new URL(base, location.href)));
    try {
      return await work(await mine);
    } catch (error) {
      if (opened === mine) opened = undefined;
      throw error;
    }
  }
  const twice = (work) => use(work).catch((error) => { if (!navigator.onLine) throw error; return use(work); });
  let last = {};
  async function search(query, { filters = {}, limit = SHOWN, offset = 0 } = {}) {
    return twice(async (index) => {
      if (last.query !== query || last.index !== index) last = { query, index, found: rank(query, index) };
      return present(await last.found, index, Object.entries(filters), { limit, offset, locale });
    });
  }
  return { search, count: (query) => twice((index) => count(query, index)), warm: () => use((index) => index.pages()) };
}

// How many pages answer, by what is small: 0 when that cannot be said.
async function count(query, index) {
  const { terms, phrases } = readQuestion(query, index);
  const found = await findAll(terms, index);
  return phrases.length || found.some((one) => !one.pages.size) ? 0 : combine(found, index).filter(({ number }) => !index.writers.has(number)).length;
}

// All pages that answer a question, best first.
async function rank(query, index) {
  const question = readQuestion(query, index);
  const [table, found] = await Promise.all([index.pages(), findAll(question.terms, index)]);
  const unknown = question.terms.filter((_, number) => !found[number].pages.size);
  if (!unknown.length) return finish(found, question, table, index);
  const vocabulary = await index.vocabulary();
  const meant = new Map(unknown.map(({ word }) => [word, correct(word, vocabulary, index)]));
  const replaced = question.terms.flatMap(({ word }) => meant.get(word)?.words ?? [word]);
  if (!question.phrases.length && [...meant.values()].some((one) => one?.sure)) {
    const terms = replaced.map((word) => ({ word, stem: index.stem(word) }));
    return { ...(await finish(await findAll(terms, index), { terms, phrases: [] }, table, index)), corrected: replaced.join(" ") };
  }
  const answer = await finish(found, question, table, index);
  return { ...answer, suggestion: answer.pages.length || [...meant.values()].every((one) => !one) ? null : replaced.join(" ") };
}

async function finish(found, { terms, phrases }, table, index) {
  const known = found.filter(({ pages }) => pages.size);
  const pages = combine(found, index, table);
  for (const page of pages) page.score *= named(page.number, found, table, index);
  pages.sort((a, b) => b.score - a.score || a.number - b.number);
  return { pages: phrases.length ? await withPhrases(pages, phrases, found, table, index) : pages, found: known, table };
}

// Of every term its pages; two words that are one elsewhere (`e health`, `beeld bellen`) count for both.
async function findAll(terms, index) {
  const found = await Promise.all(terms.map(({ word, stem }) => find(stem, word.startsWith(stem) ? [stem] : [stem, word], index, terms.length > 1 && word.length < 3)));
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

// The pages with a word that begins with one of these forms, and how heavy it is in them.
async function find(stem, forms, index, whole = false) {
  const found = { stem, forms: [...forms], others: new Set(), pages: new Map() };
  const begun = await Promise.all(forms.map(async (form) => (await index.begins(form)).map((one) => [one.word, { ...one, form }])));
  const entries = new Map(begun.flat());
  for (const { word, form, read } of entries.values()) {
    if (whole && word !== form) continue;
    const { pages, others } = read();
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

// What is for writers takes nothing from what visitors find.
function combine(found, index, table) {
  const here = (apart) => (number) => index.writers.has(number) === apart;
  return [false, true].flatMap((apart) => combineThose(here(apart), found, index.total, table));
}

// A rare term says more than a common one; a page that lacks terms stands lower than one with all of them.
function combineThose(counts, found, total, table) {
  const all = new Map();
  for (const { pages } of found.filter((one) => one.pages.size)) {
    const rarity = Math.log(1 + total / pages.size);
    for (const [number, weight] of pages) {
      if (!counts(number)) continue;
      const page = all.get(number) ?? { number, score: 0, covered: 0 };
      const length = table ? table.numbers.get(number).length / table.length : 1;
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

// A page whose name is what was asked stands higher; a list of a category has the name of what it collects.
function named(number, found, { numbers, collecting }, { ways, stop }) {
  if (collecting.has(number)) return 1;
  const { title, label } = numbers.get(number);
  return 1 + NAMED * Math.max(...[title, label].map((name) => likeness(name.split(/\s+/).map(ways).filter(([word]) => word && !stop.has(word)), found)));
}

// From 0 to 1: how much of the name was asked, and how much of the question is in the name.
function likeness(name, found) {
  const asked = name.filter((ways) => found.some((one) => holds(one, ways))).length;
  const answered = found.filter((one) => name.some((ways) => holds(one, ways))).length;
  return name.length ? (asked / name.length) * (answered / found.length) : 0;
}

// Only pages where the words of each phrase stand one behind the other: their texts tell.
async function withPhrases(pages, phrases, found, { numbers }, index) {
  const stems = new Map();
  const stemOf = (word) => stems.get(word) ?? stems.set(word, index.stem(fold(word))).get(word);
  const stands = (words, phrase) => words.some((_, from) => phrase.every((stem, place) => words[from + place] === stem));
  const quoted = found.filter(({ stem }) => phrases.flat().includes(stem));
  const able = pages.filter(({ number }) => quoted.every((one) => one.pages.has(number)));
  const holding = await Promise.all(able.map(async ({ number }) => {
    const page = numbers.get(number);
    const words = `${page.title} · ${(await index.text(page)).text}`.split(" ").map(stemOf);
    return phrases.every((phrase) => stands(words, phrase));
  }));
  return able.filter((_, place) => holding[place]);
}

function present({ pages, found, table, corrected = null, suggestion = null }, index, filters, { limit, offset, locale }) {
  const chosen = filters.map(([name, values]) => [name, [values ?? []].flat()]).filter(([, one]) => one.length);
  const passing = passes(table.facets, chosen, index.writers);
  const left = pages.filter((page) => passing(page.number));
  const day = new Intl.DateTimeFormat(index.dates, { dateStyle: "long", timeZone: "UTC" });
  const results = left.slice(offset, offset + limit).map(({ number }) => {
    const page = table.numbers.get(number);
    const { title, type, date } = page;
    const url = new URL(`../../${page.url}`, index.base).href;
    // Fetches where it was found: the results stand there already.
    const context = async () => {
      const { excerpt, headings } = describe(await index.text(page), found, index.ways);
      return { excerpt, headings: headings.map((one) => ({ ...one, url: `${url}#${one.id}` })) };
    };
    return { url, title, type, date, day: date && day.format(new Date(date)), lang: locale, context };
  });
  return { total: left.length, results, counts: () => choiceCounts(table.facets, pages, chosen, index.writers), corrected, suggestion };
}

// What is for writers only passes for who asks for it.
function passes(facets, chosen, writers) {
  const asked = chosen.some(([name, values]) => name === "type" && values.includes("writers"));
  return (number) => (asked || !writers.has(number)) && chosen.every(([name, values]) => values.some((value) => facets[name]?.[value]?.has(number)));
}

// How many pages each choice would leave, given the choices in the other groups.
function choiceCounts(facets, pages, chosen, writers) {
  const counts = {};
  for (const [name, values] of Object.entries(facets)) {
    const passing = passes(facets, chosen.filter(([other]) => other !== name), name === "type" ? NONE : writers);
    const left = pages.filter((page) => passing(page.number));
    const found = Object.entries(values).map(([value, numbers]) => [value, left.filter((page) => numbers.has(page.number)).length]);
    counts[name] = Object.fromEntries(found.filter(([, number]) => number));
  }
  return counts;
}
