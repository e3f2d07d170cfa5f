// On every page, before or after it is read: the colours that the visitor chose, the rest of the page, what opens the search box.
(() => {
  const root = document.documentElement;
  const order = ["auto", "light", "dark"];
  const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; /* storage is off */ } };
  let now = stored("scheme") || "auto";
  const show = () => {
    if (now === "auto") root.removeAttribute("data-scheme");
    else root.setAttribute("data-scheme", now);
  };
  show();
  root.dataset.js = "";

  // Nothing of search is fetched before it is asked for; where that fails, the link is the way.
  async function search(event, link) {
    event.preventDefault();
    const field = document.querySelector(".search-page input");
    if (field) { field.focus(); field.select(); return; }
    try {
      const { openBox } = await import(new URL(link.dataset.box, location.href).href);
      await openBox(link);
    } catch {
      location.href = link.href;
    }
  }

  const whenRead = (work) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", work) : work());

  // What waited for the first paint (the same list as in 90-media.css), as much in a frame as fits: no task is long.
  function layOutTheRest() {
    const waiting = document.querySelectorAll(".strip ~ *, .filters, .letter, .sources, .below > *, .site-footer").values();
    const next = () => {
      const start = performance.now();
      for (const block of waiting) {
        block.dataset.whole = "";
        block.getBoundingClientRect(); // lays it out now, so that the clock counts it
        if (performance.now() - start > 2) return requestAnimationFrame(next);
      }
    };
    requestAnimationFrame(() => requestAnimationFrame(next));
  }

  // Who comes back, or to a place on the page, gets it whole at once: the browser has to find that place.
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival?.type === "navigate" && !arrival.name.includes("#")) whenRead(layOutTheRest);
  else root.dataset.whole = "";

  whenRead(() => {
    const button = document.getElementById("_scheme");
    const label = document.getElementById("_scheme-now");
    const say = () => { label.textContent = button.dataset[now]; button.title = button.dataset[now]; };
    say();
    button.addEventListener("click", () => {
      now = order[(order.indexOf(now) + 1) % order.length];
      try { localStorage.setItem("scheme", now); } catch { /* only for this page, then */ }
      show();
      say();
    });

    const menu = document.querySelector(".main-menu details");
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open || event.defaultPrevented) return;
      menu.open = false;
      menu.firstElementChild.focus();
    });

    const link = document.querySelector("a[data-box]");
    link.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) search(event, link);
    });
    // A key of one character must be possible to turn off: WCAG 2.1.4.
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target.closest("input, textarea, select, dialog, [contenteditable]") || stored("search-key") === "off") return;
      search(event, link);
    });
  });
})();
