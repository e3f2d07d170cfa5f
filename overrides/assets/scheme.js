// On every page, after it is read: the colours that the visitor chose, the rest of the page, and what opens the search box.
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

  // What waited for the first paint (the same list as in 90-media.css), a block in each frame: no task is long.
  addEventListener("load", () => {
    const waiting = document.querySelectorAll(".strip ~ *, .sources, .below, .site-footer").values();
    const next = () => {
      const { value, done } = waiting.next();
      if (done) return;
      value.dataset.whole = "";
      requestAnimationFrame(next);
    };
    requestAnimationFrame(() => requestAnimationFrame(next));
  });

  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme");
    const label = document.getElementById("scheme-now");
    const say = () => { label.textContent = button.dataset[now]; button.title = button.dataset[now]; };
    say();
    button.addEventListener("click", () => {
      now = order[(order.indexOf(now) + 1) % order.length];
      try { localStorage.setItem("scheme", now); } catch { /* only for this page, then */ }
      show();
      say();
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
