// What finds. Nothing is fetched before the first call; terms stay in the browser.
const FACETS = ["type", "theme", "year"];

export function openSearch(base, locale) {
  let opened;
  const open = () => (opened ??= start(new URL(base, location.href)).catch((error) => { opened = undefined; throw error; }));
  return {
    warm: () => open().then(() => undefined),
    search: async (query, options = {}) => (await open()).search(query, options),
  };
}

async function start(base) {
  const pagefind = await import(new URL("pagefind.js", base).href);
  const index = pagefind.createInstance({ basePath: base.href, noWorker: true });
  const root = new URL("../../", base);
  return { search: (query, options) => search(index, root, query, options) };
}

async function search(index, root, query, { filters = {}, limit = 10, offset = 0 } = {}) {
  const chosen = Object.entries(filters).filter(([, values]) => values?.length);
  const wanted = Object.fromEntries(chosen.map(([name, values]) => [name, { any: [values].flat() }]));
  const found = await index.search(query, { filters: wanted });
  const shown = await Promise.all(found.results.slice(offset, offset + limit).map((one) => one.data()));
  return {
    total: found.results.length,
    filters: await counts(index, query, chosen),
    results: shown.map((data) => result(data, root)),
    suggestion: null,
  };
}

async function counts(index, query, chosen) {
  const groups = FACETS.map(async (name) => {
    const others = chosen.filter(([other]) => other !== name);
    const wanted = Object.fromEntries(others.map(([other, values]) => [other, { any: [values].flat() }]));
    const { filters } = await index.search(query, { filters: wanted });
    return [name, Object.fromEntries(Object.entries(filters[name] ?? {}).filter(([, count]) => count))];
  });
  return Object.fromEntries(await Promise.all(groups));
}

function result(data, root) {
  const address = (url) => new URL(url.replace(/^\//, ""), root).href;
  return {
    url: address(data.raw_url ?? data.url),
    title: data.meta.title,
    type: data.meta.type,
    date: data.meta.date ?? null,
    excerpt: pieces(data.excerpt),
    headings: data.sub_results
      .filter((one) => one.anchor)
      .slice(0, 3)
      .map((one) => ({ title: one.title, url: `${address(data.raw_url)}#${one.anchor.id}`, excerpt: pieces(one.excerpt) })),
  };
}

// Pagefind's excerpt is escaped text with <mark>.
function pieces(html) {
  const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  return html.split(/<\/?mark>/).map((text, number) => ({ text: plain(text), hit: number % 2 === 1 })).filter((one) => one.text);
}
