// Filters of the directory: combine, count, never offer a choice without a result, keep their state in the address.
// The list of the page stays as it is; what a filter finds is shown in a list of its own, the first rows at once.
const box = document.querySelector(".directory");
const form = box?.querySelector("form.filters");
if (form) {
  const AT_ONCE = 30;
  const status = box.querySelector(".directory-status");
  const full = box.querySelector(".directory-full");
  const none = box.querySelector(".directory-none");
  const more = form.querySelector(".more button");
  const hits = box.querySelector(".directory-hits");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const filters = [...form.querySelectorAll("select")].map((select) => {
    const options = [...select.options].slice(1);
    return { select, name: select.name, options, numbers: new Map(options.map((one, number) => [one.value, number])), counts: new Int32Array(options.length), shown: new Int32Array(options.length).fill(-1) };
  });
  // Everything that filtering needs is read once; the row of an organisation that stands here twice counts once.
  const rows = [...full.querySelectorAll(".letter li:not([data-again])")].map((row) => ({
    row,
    text: fold(row.textContent),
    keys: filters.map(({ name, numbers }) => row.dataset[name].split(" ").map((key) => numbers.get(key)).filter((key) => key !== undefined)),
  }));
  let turn = 0;

  function apply() {
    const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
    const wanted = filters.map(({ select, numbers }) => (select.value ? numbers.get(select.value) : -1));
    const active = words.length > 0 || wanted.some((key) => key >= 0);
    const found = [];
    for (const { counts } of filters) counts.fill(0);
    for (const one of rows) {
      if (!words.every((word) => one.text.includes(word))) continue;
      let missed = 0;
      let which = -1;
      for (let n = 0; n < filters.length; n++) {
        if (wanted[n] >= 0 && !one.keys[n].includes(wanted[n])) { missed++; which = n; }
      }
      if (missed === 0) found.push(one.row);
      if (missed > 1) continue;
      // A row counts for a filter when every other filter lets it through.
      for (let n = 0; n < filters.length; n++) {
        if (missed === 0 || which === n) for (const key of one.keys[n]) filters[n].counts[key]++;
      }
    }
    show(found, active);
    for (const { options, counts, shown, select } of filters) {
      for (let n = 0; n < options.length; n++) {
        if (counts[n] === shown[n]) continue;
        shown[n] = counts[n];
        options[n].text = `${options[n].dataset.label} (${counts[n]})`;
        options[n].hidden = options[n].disabled = counts[n] === 0 && options[n].value !== select.value;
      }
    }
    none.hidden = found.length > 0;
    // Above the keyboard of a telephone.
    if (!none.hidden) none.scrollIntoView({ block: "nearest" });
    status.textContent = box.dataset.shown.replace("{shown}", found.length).replace("{count}", rows.length);
  }

  function show(found, active) {
    const mine = ++turn;
    const copies = (from, to) => found.slice(from, to).map((row) => row.cloneNode(true));
    full.hidden = active;
    hits.hidden = !active;
    hits.replaceChildren(...(active ? copies(0, AT_ONCE) : []));
    const more = (from) => requestAnimationFrame(() => {
      if (mine !== turn) return;
      hits.append(...copies(from, from + 2 * AT_ONCE));
      if (from + 2 * AT_ONCE < found.length) more(from + 2 * AT_ONCE);
    });
    if (active && found.length > AT_ONCE) more(AT_ONCE);
  }

  const fields = () => [form.elements.text, ...filters.map(({ select }) => select)];

  function remember() {
    const url = new URL(location.href);
    for (const field of fields()) {
      const value = field.value.trim();
      url.searchParams.delete(field.name); // and at its end again, so that one choice has one address
      if (value) url.searchParams.set(field.name, value);
    }
    history.replaceState(null, "", url);
  }

  function restore() {
    const given = new URLSearchParams(location.search);
    form.elements.text.value = given.get("text") ?? "";
    for (const { select, name, numbers } of filters) select.value = numbers.has(given.get(name)) ? given.get(name) : "";
    if (fields().some((field) => field.value)) apply();
    open(filters.some(({ select }) => select.value));
  }

  // On a phone the filters wait behind a button, so that what is found stands in the window while someone types.
  const open = (yes) => { form.toggleAttribute("data-open", yes); more?.setAttribute("aria-expanded", yes); };
  more?.addEventListener("click", () => open(!form.hasAttribute("data-open")));

  let later;
  form.addEventListener("input", () => {
    apply();
    // Browsers allow only so many changes of the address a minute.
    clearTimeout(later);
    later = setTimeout(remember, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    (hits.hidden ? full : hits).querySelector("li a")?.focus();
  });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); form.elements.text.focus(); }));
  addEventListener("popstate", () => { restore(); apply(); });
  restore();
}
