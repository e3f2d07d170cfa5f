// Asks the index of one locale. Nothing is fetched before the first call.

/** `base` is the folder of the locale's index: `…/pagefind/nl/`. */
export function openSearch(base, locale) {
  let loading;
  const load = () => (loading ??= start(base, locale).catch((error) => { loading = undefined; throw error; }));
  return {
    warm: async () => { await load(); },
    async search(query, { filters = {}, limit = 10, offset = 0 } = {}) {
      const { results } = await (await load()).search(query);
      const all = (await Promise.all(results.map((result) => result.data()))).map(entry);
      const fits = (one, left) => Object.entries(filters).every(([name, wanted]) => name === left || !wanted.length || wanted.includes(one[name]));
      const found = all.filter((one) => fits(one));
      const counts = Object.fromEntries(["type", "theme", "year"].map((name) => [name, count(all.filter((one) => fits(one, name)), name)]));
      return { total: found.length, filters: counts, results: found.slice(offset, offset + limit), suggestion: null };
    },
  };
}

let tries = 0;
async function start(base, locale) {
  const { createInstance } = await import(new URL(`../pagefind.js?${locale}${tries++ || ""}`, base).href);
  const root = document.documentElement;
  const { lang } = root;
  root.lang = locale;
  const instance = createInstance();
  root.lang = lang;
  await instance.init();
  return instance;
}

function count(all, name) {
  const counts = {};
  for (const one of all) if (one[name]) counts[one[name]] = (counts[one[name]] ?? 0) + 1;
  return counts;
}

const TYPES = [[/projec?ts?e?n?\/./, "project"], [/blog\/\d{4}\/./, "post"], [/nieuwsbrief\/\d|newsletter\/\d/, "newsletter"], [/organisa[^/]*\/./, "organisation"], [/(mensen|people)\/./, "person"]];

function entry({ url, meta, excerpt, sub_results: parts }) {
  const [, type = "page"] = TYPES.find(([pattern]) => pattern.test(url)) ?? [];
  const year = /\/(20\d\d)/.exec(url)?.[1];
  const headings = parts.filter((part) => part.url.includes("#")).slice(0, 3);
  return { url, title: meta.title, type, year, date: year, lang: document.documentElement.lang, excerpt: pieces(excerpt), headings: headings.map((part) => ({ title: part.title, url: part.url, excerpt: pieces(part.excerpt) })) };
}

const pieces = (html) => html.split(/<\/?mark>/).map((text, number) => ({ text: new DOMParser().parseFromString(`<p>${text}`, "text/html").body.textContent, hit: number % 2 === 1 }));
