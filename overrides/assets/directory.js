// Filters of the directory: combine, count, never offer a choice without a result, keep their state in the address.
const box = document.querySelector(".directory");
const form = box?.querySelector("form.filters");
if (form) {
  const status = box.querySelector(".directory-status");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const names = [...form.querySelectorAll("select")].map((select) => select.name);
  // Everything that filtering needs is read once; after that the page is only written to.
  const letters = [...box.querySelectorAll(".letter")].map((section) => ({
    section,
    link: box.querySelector(`.letters a[href="#${section.querySelector("h2").id}"]`).parentElement,
    shown: true,
    rows: [...section.querySelectorAll("li")].map((row) => ({
      row,
      shown: true,
      again: "again" in row.dataset,
      text: fold(row.textContent),
      keys: Object.fromEntries(names.map((name) => [name, row.dataset[name].split(" ").filter(Boolean)])),
    })),
  }));
  const rows = letters.flatMap((letter) => letter.rows);
  const total = rows.filter((one) => !one.again).length;
  const options = Object.fromEntries(names.map((name) => [name, [...form.elements[name].options].slice(1)]));

  const wanted = () => ({
    words: fold(form.elements.text.value).split(/\s+/).filter(Boolean),
    keys: Object.fromEntries(names.map((name) => [name, form.elements[name].value])),
  });
  const hasWords = (one, words) => words.every((word) => one.text.includes(word));
  const misses = (one, keys) => names.filter((name) => keys[name] && !one.keys[name].includes(keys[name]));

  function apply() {
    const { words, keys } = wanted();
    const counts = Object.fromEntries(names.map((name) => [name, new Map()]));
    let shown = 0;
    for (const letter of letters) {
      let any = false;
      for (const one of letter.rows) {
        const missed = hasWords(one, words) ? misses(one, keys) : names;
        const hit = hasWords(one, words) && missed.length === 0;
        if (hit !== one.shown) { one.row.hidden = !hit; one.shown = hit; }
        any ||= hit;
        if (one.again || !hasWords(one, words)) continue;
        shown += hit;
        // A row counts for a filter when every other filter lets it through.
        for (const name of names) {
          if (missed.length === 0 || (missed.length === 1 && missed[0] === name)) {
            for (const key of one.keys[name]) counts[name].set(key, (counts[name].get(key) ?? 0) + 1);
          }
        }
      }
      if (any !== letter.shown) { letter.section.hidden = letter.link.hidden = !any; letter.shown = any; }
    }
    for (const name of names) {
      for (const option of options[name]) {
        const count = counts[name].get(option.value) ?? 0;
        const text = `${option.dataset.label} (${count})`;
        if (option.text !== text) option.text = text;
        option.hidden = option.disabled = count === 0 && option.value !== keys[name];
      }
    }
    status.textContent = box.dataset.shown.replace("{shown}", shown).replace("{count}", total);
  }

  function remember() {
    const url = new URL(location.href);
    for (const name of ["text", ...names]) {
      const value = form.elements[name].value.trim();
      if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
    }
    history.replaceState(null, "", url);
  }

  function restore() {
    const given = new URLSearchParams(location.search);
    form.elements.text.value = given.get("text") ?? "";
    for (const name of names) {
      const value = given.get(name) ?? "";
      form.elements[name].value = options[name].some((option) => option.value === value) ? value : "";
    }
    if (["text", ...names].some((name) => form.elements[name].value)) apply();
  }

  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); form.elements.text.focus(); }));
  addEventListener("popstate", () => { restore(); apply(); });
  form.hidden = false;
  restore();
}
