// On every page of a preview: loads it again when it changed, says on top what is wrong in it, and where it was written.
const page = location.pathname;
const locale = document.documentElement.lang || "nl";
const [entry] = performance.getEntriesByType("navigation");
let seen = entry.serverTiming.find((one) => one.name === "seen")?.description ?? "";
const keyOf = (text) => text.split(".")[0];

function make(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function show({ own, elsewhere, fault, source, edit, words }) {
  document.querySelectorAll(".preview-problems, .preview-source").forEach((one) => one.remove());
  const main = document.querySelector("main"), desk = locale === "nl" ? "/_redactie/" : "/_redactie/en/";
  if (fault || own.length || elsewhere) {
    const box = make("section", "", { class: "notice problem preview-problems", "aria-label": words.problems });
    if (fault) box.append(make("pre", fault));
    if (own.length) {
      const list = make("ul");
      for (const one of own) {
        const item = make("li"), place = words.line.replace("{line}", one.line);
        item.append(make("a", place, { href: one.edit, title: words.open }), `: ${one.said}`);
        list.append(item);
      }
      box.append(make("strong", words.here), list);
    }
    if (elsewhere) box.append(make("a", words.elsewhere.replace("{count}", elsewhere), { href: `${desk}#problems` }));
    main.prepend(box);
  }
  const foot = make("p", source ? `${words.source} ` : "", { class: "preview-source" });
  if (source) foot.append(make("code", source), " · ", make("a", words.open, { href: edit }), " · ");
  foot.append(make("a", words.title, { href: desk }));
  main.append(foot);
}

async function follow() {
  const style = make("link", "", { rel: "stylesheet", href: "/_slimmer/preview.css" });
  document.head.append(style);
  const query = (known) => new URLSearchParams({ page, locale, seen: known });
  const ask = async (known) => (await fetch(`/_slimmer/news?${query(known)}`)).json();
  let answer = await ask("");
  for (;;) {
    if (keyOf(answer.seen) !== keyOf(seen)) return location.reload();
    if (answer.seen !== seen || !document.querySelector(".preview-source")) show(answer);
    seen = answer.seen;
    try {
      answer = await ask(seen);
    } catch {
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}
follow();
