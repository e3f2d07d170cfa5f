// What finds. Nothing is fetched before the first call, and what is asked stays in the browser.
import { correct, fold, makeStemmer, readTerms } from "./search_words.js";
import { describe, ways } from "./search_excerpt.js";

const SHOWN = 10;
// How much a name that is what was asked raises a page.
const NAMED = 1.5;
// Short pages stand hardly higher than long ones.
const RANKING = { pageLength: 0.2 };
// Results with less of the question than this part of what the best one has are left out.
const COVERED = 0.5;

// `base`: the folder of a locale's index.
export function openSearch(base, locale) {
  let opened;
  const address = new URL(base, location.href);
  const open = () => (opened ??= start(address, locale).catch((error) => { opened = undefined; throw error; }));
  return {
    warm: () => open().then(() => undefined),
    search: async (query, options = {}) => (await open()).search(query, options),
  };
}

async function start(base, locale) {
  const get = (name) => fetch(new URL(name, base));
  const json = (name) => get(name).then((answer) => answer.json());
  const tag = String(Date.now());
  ahead(get, json, tag).catch(() => undefined);
  const [pagefind, rules] = await Promise.all([import(new URL("pagefind.js", base).href), json("rules.json")]);
  const index = pagefind.createInstance({ basePath: base.href, noWorker: true, ranking: RANKING, metaCacheTag: tag });
  await index.init();
  const stem = makeStemmer(rules);
  const stop = new Set(rules.stop);
  const site = {
    stem, stop, locale,
    pages: rules.pages,
    root: new URL("../../", base),
    terms: (query) => readTerms(query, stop, stem),
    // Typing on, or another word beside it, asks the same again.
    begins: kept((form) => index.search(form)),
    vocabulary: kept(() => json("vocabulary.json")),
    facets: kept(() => json("facets.json").then(readFacets)),
    fragment: kept((id) => get(`fragment/${id}.pf_fragment`).then(unpack)),
  };
  let last = {};
  return {
    // `counts` of the choices come after the results, to who asks for them.
    search: async (query, { filters = {}, limit = SHOWN, offset = 0 }) => {
      if (last.query !== query) last = { query, found: rank(query, site, limit) };
      return present(await last.found, site, Object.entries(filters), limit, offset);
    },
  };
}

// Pagefind asks for these one after the other; from here it finds them in the browser's cache.
async function ahead(get, json, tag) {
  // Read to the end, so that the cache has all of it.
  const load = (name) => get(name).then((answer) => answer.arrayBuffer());
  const wasm = load("wasm.unknown.pagefind");
  const { languages } = await json(`pagefind-entry.json?ts=${tag}`);
  await Promise.all([wasm, load(`pagefind.${languages.unknown.hash}.pf_meta`)]);
}

// Asks once for each key; a failure is not kept.
function kept(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key).catch((error) => { made.delete(key); throw error; }));
    return made.get(key);
  };
}

// What the index keeps of a page: {url, content, meta, anchors}.
async function unpack(answer) {
  const text = await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).text();
  return JSON.parse(text.replace(/^pagefind_dcd/, ""));
}

// {type: {page: Set of pages, …}, …}
function readFacets({ values, pages }) {
  const groups = {};
  for (const [name, value] of values) (groups[name] ??= {})[value] = new Set();
  for (const [id, numbers] of Object.entries(pages)) {
    for (const [name, value] of numbers.map((number) => values[number])) groups[name][value].add(`unknown_${id}`);
  }
  return groups;
}

// All pages that answer a question, best first, with where each term stands in them.
async function rank(query, site, limit) {
  let terms = site.terms(query);
  // What is shown most likely is fetched while it is looked at whether it is right.
  const found = await findAll(terms, site, terms.length === 1 ? limit : 0);
  const unknown = terms.filter((_, number) => !found[number].size);
  if (!unknown.length) return { terms, pages: combine(found, site) };
  const meant = new Map();
  for (const { word } of unknown) meant.set(word, correct(word, await site.vocabulary()));
  const replaced = terms.flatMap(({ word }) => meant.get(word)?.words ?? [word]);
  if (unknown.some(({ word }) => meant.get(word)?.sure)) {
    terms = replaced.map((word) => ({ word, stem: site.stem(word) }));
    return { terms, pages: combine(await findAll(terms, site), site), corrected: replaced.join(" ") };
  }
  const pages = combine(found, site);
  return { terms, pages, suggestion: pages.length || [...meant.values()].every((one) => !one) ? null : replaced.join(" ") };
}

// Of every term its pages; two words that are one elsewhere (`e health`) count for both.
async function findAll(terms, site, ahead = 0) {
  const found = await Promise.all(terms.map(({ word, stem }) => find(word.startsWith(stem) ? [stem] : [stem, word], site, ahead)));
  const pairs = terms.slice(1).map(({ word }, number) => [number, terms[number].word, word]);
  const apart = pairs.filter(([number, one, two]) => Math.min(one.length, two.length) < 3 || !meet(found[number], found[number + 1]));
  await Promise.all(apart.map(async ([number, one, two]) => {
    const joined = await find([site.stem(one + two)], site);
    for (const [id, page] of joined) for (const pages of [found[number], found[number + 1]]) addTo(pages, id, page);
  }));
  return found;
}

const meet = (one, two) => [...one.keys()].some((id) => two.has(id));

// id → {score, places} for the pages with a word that begins with one of these forms.
async function find(forms, { begins, fragment }, ahead = 0) {
  const pages = new Map();
  for (const form of forms) {
    const { results } = await begins(form);
    for (const one of results.slice(0, ahead)) fragment(one.id).catch(() => undefined);
    if (results.length && !isGenuine(await fragment(results[0].id), results[0].words, form)) continue;
    for (const one of results) addTo(pages, one.id, { score: one.score, places: one.words });
  }
  return pages;
}

// For a word that it does not know Pagefind gives pages with a beginning of it (`r` for `ring`).
function isGenuine({ content, meta }, places, form) {
  const words = content.split(" ");
  const hits = places.length ? places.slice(0, 5).map((place) => words[place] ?? "") : meta.title.split(" ");
  const folded = hits.flatMap(ways).map(fold).filter(Boolean);
  return folded.some((word) => word.startsWith(form)) || !folded.some((word) => form.startsWith(word));
}

function addTo(pages, id, { score, places }) {
  const known = pages.get(id);
  if (!known) pages.set(id, { score, places });
  else Object.assign(known, { score: Math.max(known.score, score), places: [...known.places, ...places] });
}

// A rare term says more than a common one; a page that lacks terms stands lower than one with all of them.
function combine(found, { pages: total }) {
  const known = found.filter((pages) => pages.size);
  const weights = known.map((pages) => Math.log(1 + total / pages.size));
  const all = new Map();
  known.forEach((pages, number) => {
    for (const [id, { score, places }] of pages) {
      const page = all.get(id) ?? { id, score: 0, weight: 0, places: [] };
      page.score += score;
      page.weight += weights[number];
      page.places[number] = places;
      all.set(id, page);
    }
  });
  const most = Math.max(0, ...[...all.values()].map((page) => page.weight));
  const pages = [...all.values()].filter((page) => page.weight >= COVERED * most);
  for (const page of pages) page.value = page.score * (page.weight / most) ** 2;
  return pages.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
}

async function present({ pages, terms, corrected = null, suggestion = null }, site, filters, limit, offset) {
  const chosen = filters.map(([name, values]) => [name, [values ?? []].flat()]).filter(([, one]) => one.length);
  const passing = chosen.length ? passes(await site.facets(), chosen) : () => true;
  let left = pages.filter((page) => passing(page.id));
  if (limit) left = await namedFirst(left, terms, site);
  const results = await Promise.all(left.slice(offset, offset + limit).map((page) => result(page, site)));
  const counts = async () => (pages.length || chosen.length ? count(await site.facets(), pages, chosen) : {});
  return { total: left.length, results, counts, corrected, suggestion };
}

// Of the first ten those come first whose name is what was asked; a list of a category has the name of what it collects.
async function namedFirst(pages, terms, site) {
  const first = await Promise.all(pages.slice(0, SHOWN).map(async (page) => ({ page, data: await site.fragment(page.id) })));
  const value = ({ page, data }) => {
    if (data.meta.collects) return page.value;
    const names = [titleForms(data, site), site.terms(data.meta.label ?? "").map(({ word }) => [word])];
    return page.value * (1 + NAMED * Math.max(...names.map((name) => likeness(name, terms))));
  };
  return [...first.sort((a, b) => value(b) - value(a)).map(({ page }) => page), ...pages.slice(SHOWN)];
}

// Of each telling word of the title the ways in which it is found.
function titleForms({ content, meta }, { stop }) {
  const words = content.split(" ", meta.title.split(/\s+/).length);
  return words.map((word) => ways(word).map(fold).filter(Boolean)).filter(([word]) => word && !stop.has(word));
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

async function result(page, { root, locale, fragment }) {
  const data = await fragment(page.id);
  // As finish/search.py names the copies of the pages: `/blog~.html`.
  const url = new URL(data.url.slice(1, -".html".length).replaceAll("~", "/"), root).href;
  const { excerpt, headings } = describe(data, page.places.filter(Boolean));
  return {
    url,
    title: data.meta.title,
    type: data.meta.type,
    date: data.meta.date ?? null,
    day: data.meta.day ?? null,
    lang: locale,
    excerpt,
    headings: headings.map(({ title, id, excerpt }) => ({ title, url: `${url}#${id}`, excerpt })),
  };
}
