// What finds. Nothing is fetched before the first call, and what is asked stays in the browser.
import { correct, makeStemmer, readTerms, waysOf } from "./search_words.js";
import { describe } from "./search_excerpt.js";

const SHOWN = 10;
// How much a name that is what was asked raises a page.
const NAMED = 1.5;
// Short pages stand hardly higher than long ones.
const RANKING = { pageLength: 0.2 };
// Texts that are asked for to see whether a word is there; one may be missing.
const TRIED = 3;
// Results with less of the question than this part of what the best one has are left out.
const COVERED = 0.5;

// `base`: the folder of a locale's index.
export function openSearch(base, locale) {
  let opened;
  const address = new URL(base, location.href);
  // What failed is opened anew by the next question: the index may be another one by then.
  async function use(work) {
    const mine = (opened ??= start(address, locale));
    try {
      return await work(await mine);
    } catch (error) {
      if (opened === mine) opened = undefined;
      throw error;
    }
  }
  async function search(query, options = {}) {
    const ask = () => use((index) => index.search(query, options));
    return ask().catch((error) => { if (!navigator.onLine) throw error; return ask(); });
  }
  return { search, warm: () => use(() => undefined) };
}

async function start(base, locale) {
  const get = (name, options) => fetch(new URL(name, base), options);
  const json = (name, options) => get(name, options).then((answer) => answer.json());
  const tag = String(Date.now());
  ahead(get, json, tag).catch(() => undefined);
  // The table belongs to this very index: never an older one that a browser kept.
  const needed = [import(new URL("pagefind.js", base).href), json("rules.json"), json("pages.json", { cache: "no-cache" })];
  const [pagefind, rules, table] = await Promise.all(needed);
  const index = pagefind.createInstance({ basePath: base.href, noWorker: true, ranking: RANKING, metaCacheTag: tag });
  await index.init();
  const stem = makeStemmer(rules);
  const stop = new Set(rules.stop);
  const forms = kept(waysOf);
  const site = {
    stem, locale, forms,
    pages: table.pages,
    typeOf: ({ choices }) => choices.map((number) => table.choices[number]).find(([name]) => name === "type")[1],
    facets: readFacets(table),
    root: new URL("../../", base),
    terms: (query) => readTerms(query, stop, stem),
    // Of each telling word of a name the ways in which it is found.
    names: kept((id) => namesOf(table.pages[id], forms, stop)),
    // Typing on, or another word beside it, asks the same again. Pagefind looks for a beginning in the piece of index
    // where it would stand itself; words that begin so go on in the next ones.
    begins: fetched(async (form) => {
      await index.preload([form, ...table.pieces.filter((first) => first.startsWith(form))].join(" "));
      return index.search(form);
    }),
    vocabulary: fetched(() => json("vocabulary.json")),
    // Never of an older index that a browser kept.
    text: fetched((url) => json(`text/${textName(url)}?${table.version}`)),
  };
  let last = {};
  return {
    search: async (query, { filters = {}, limit = SHOWN, offset = 0 }) => {
      if (last.query !== query) last = { query, found: rank(query, site) };
      return present(await last.found, site, Object.entries(filters), limit, offset);
    },
  };
}

// As finish/search.py names it.
const textName = (url) => `${`/${url}`.replaceAll("/", "~").replace(/.{200}(?=.)/g, "$&/")}.json`;

// Pagefind asks for these one after the other; from here it finds them in the browser's cache.
async function ahead(get, json, tag) {
  // Read to the end, so that the cache has all of it.
  const load = (name) => get(name).then((answer) => answer.arrayBuffer());
  const wasm = load("wasm.unknown.pagefind");
  const { languages } = await json(`pagefind-entry.json?ts=${tag}`);
  await Promise.all([wasm, load(`pagefind.${languages.unknown.hash}.pf_meta`)]);
}

// Made once for each key.
function kept(make, made = new Map()) {
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}

// Asked once for each key; a failure is not kept.
function fetched(ask) {
  const made = new Map();
  return kept((key) => ask(key).catch((error) => { made.delete(key); throw error; }), made);
}

// {type: {page: Set of pages, …}, …}
function readFacets({ choices, pages }) {
  const groups = Object.create(null);
  for (const [name, value] of choices) (groups[name] ??= Object.create(null))[value] = new Set();
  for (const [id, page] of Object.entries(pages)) {
    for (const [name, value] of page.choices.map((number) => choices[number])) groups[name][value].add(id);
  }
  return groups;
}

// All pages that answer a question, best first, with the forms in which each term stands in them.
async function rank(query, site) {
  let terms = site.terms(query);
  const found = await findAll(terms, site);
  const unknown = terms.filter((_, number) => !found[number].size);
  if (!unknown.length) return { pages: combine(found, terms, site) };
  const meant = new Map();
  for (const { word } of unknown) meant.set(word, correct(word, await site.vocabulary()));
  const replaced = terms.flatMap(({ word }) => meant.get(word)?.words ?? [word]);
  if (unknown.some(({ word }) => meant.get(word)?.sure)) {
    terms = replaced.map((word) => ({ word, stem: site.stem(word) }));
    return { pages: combine(await findAll(terms, site), terms, site), corrected: replaced.join(" ") };
  }
  const pages = combine(found, terms, site);
  return { pages, suggestion: pages.length || [...meant.values()].every((one) => !one) ? null : replaced.join(" ") };
}

// Of every term its pages; two words that are one elsewhere (`e health`) count for both.
async function findAll(terms, site) {
  const found = await Promise.all(terms.map(({ word, stem }) => find(word.startsWith(stem) ? [stem] : [stem, word], site)));
  const pairs = terms.slice(1).map(({ word }, number) => [number, terms[number].word, word]);
  const apart = pairs.filter(([number, one, two]) => Math.min(one.length, two.length) < 3 || !meet(found[number], found[number + 1]));
  await Promise.all(apart.map(async ([number, one, two]) => {
    const joined = await find([site.stem(one + two)], site);
    for (const [id, page] of joined) for (const pages of [found[number], found[number + 1]]) addTo(pages, id, page);
  }));
  return found;
}

const meet = (one, two) => [...one.keys()].some((id) => two.has(id));

// id → {score, forms} for the pages with a word that begins with one of these forms.
async function find(forms, site) {
  const pages = new Map();
  for (const form of forms) {
    const { results } = await site.begins(form);
    const known = results.filter(({ id }) => site.pages[id]);
    if (!known.length || !(await isGenuine(form, known, site))) continue;
    for (const { id, score } of known) addTo(pages, id, { score, forms: [form] });
  }
  return pages;
}

// For a word that it does not know Pagefind gives pages with a beginning of it (`r` for `ring`).
async function isGenuine(form, results, site) {
  const begins = (forms) => forms.some((one) => one.startsWith(form));
  if (results.some(({ id }) => site.names(id).some((name) => name.some(begins)))) return true;
  for (const { title, url } of results.slice(0, TRIED).map(({ id }) => site.pages[id])) {
    const page = await site.text(url).catch(() => null);
    if (!page) continue;
    const words = new Set(`${title} ${page.text}`.split(" "));
    return begins(page.abbreviated.map(([, , short]) => short)) || [...words].map(formsIn(page, site.forms)).some(begins);
  }
  return true;
}

// Each way in which a word of a page is found: by itself, and by its extra words (search/marks.py).
function formsIn({ also = {} }, forms) {
  return (word) => (Object.hasOwn(also, word) ? [word, ...also[word].split(" ")].flatMap(forms) : forms(word));
}

function addTo(pages, id, { score, forms }) {
  const known = pages.get(id);
  if (!known) pages.set(id, { score, forms });
  else Object.assign(known, { score: Math.max(known.score, score), forms: [...known.forms, ...forms] });
}

// A rare term says more than a common one; a page that lacks terms stands lower than one with all of them.
function combine(found, terms, site) {
  const total = Object.keys(site.pages).length;
  const known = found.filter((pages) => pages.size);
  const weights = known.map((pages) => Math.log(1 + total / pages.size));
  const all = new Map();
  known.forEach((pages, number) => {
    for (const [id, { score, forms }] of pages) {
      const page = all.get(id) ?? { id, score: 0, weight: 0, forms: [] };
      page.score += score;
      page.weight += weights[number];
      page.forms.push(forms);
      all.set(id, page);
    }
  });
  const most = Math.max(0, ...[...all.values()].map((page) => page.weight));
  const pages = [...all.values()].filter((page) => page.weight >= COVERED * most);
  for (const page of pages) page.value = named(page, terms, site) * page.score * (page.weight / most) ** 2;
  return pages.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
}

function present({ pages, corrected = null, suggestion = null }, site, filters, limit, offset) {
  const chosen = filters.map(([name, values]) => [name, [values ?? []].flat()]).filter(([, one]) => one.length);
  const passing = passes(site.facets, chosen);
  const left = pages.filter((page) => passing(page.id));
  const results = left.slice(offset, offset + limit).map((page) => result(page, site));
  return { total: left.length, results, counts: () => count(site.facets, pages, chosen), corrected, suggestion };
}

// A page whose name is what was asked stands higher; a list of a category has the name of what it collects.
function named({ id }, terms, site) {
  return site.pages[id].collects ? 1 : 1 + NAMED * Math.max(...site.names(id).map((name) => likeness(name, terms)));
}

// Of each telling word of the title, and of the label, the ways in which it is found.
function namesOf(page, forms, stop) {
  const telling = (name, ways) => name.split(/\s+/).map(ways).filter(([word]) => word && !stop.has(word));
  return [telling(page.title, formsIn(page, forms)), telling(page.label ?? "", forms).map(([word]) => [word])];
}

// From 0 to 1: how much of the name was asked, and how much of the question is in the name.
function likeness(name, terms) {
  const isIn = ({ word, stem }, forms) => forms.some((form) => form.startsWith(stem) || form.startsWith(word));
  const asked = name.filter((forms) => terms.some((term) => isIn(term, forms))).length;
  const answered = terms.filter((term) => name.some((forms) => isIn(term, forms))).length;
  return name.length ? (asked / name.length) * (answered / terms.length) : 0;
}

function passes(facets, chosen) {
  return (id) => chosen.every(([name, values]) => values.some((value) => facets[name]?.[value]?.has(id)));
}

// How many pages each choice would leave, given the choices in the other groups.
function count(facets, pages, chosen) {
  const counts = {};
  for (const [name, values] of Object.entries(facets)) {
    const passing = passes(facets, chosen.filter(([other]) => other !== name));
    const left = pages.filter((page) => passing(page.id));
    const found = Object.entries(values).map(([value, ids]) => [value, left.filter((page) => ids.has(page.id)).length]);
    counts[name] = Object.fromEntries(found.filter(([, number]) => number));
  }
  return counts;
}

// `context` fetches where it was found: the results stand there already.
function result({ id, forms }, site) {
  const page = site.pages[id];
  const { title, date = null, day = null } = page;
  const url = new URL(page.url, site.root).href;
  const context = async () => {
    const text = await site.text(page.url);
    const { excerpt, headings } = describe(text, forms, formsIn(text, site.forms));
    return { excerpt, headings: headings.map((one) => ({ ...one, url: `${url}#${one.id}` })) };
  };
  return { url, title, type: site.typeOf(page), date, day, lang: site.locale, context };
}
