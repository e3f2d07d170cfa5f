// Colours: as the device says, or as the visitor chose. Runs before the page is painted.
(() => {
  const root = document.documentElement;
  const order = ["auto", "light", "dark"];
  let now = "auto";
  try { now = localStorage.getItem("scheme") || "auto"; } catch { /* storage is off: follow the device */ }
  const show = () => {
    if (now === "auto") root.removeAttribute("data-scheme");
    else root.setAttribute("data-scheme", now);
  };
  show();
  root.dataset.js = "";
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme");
    const label = document.getElementById("scheme-now");
    const say = () => { label.textContent = button.dataset[now]; button.title = button.dataset[now]; };
    button.hidden = false;
    say();
    button.addEventListener("click", () => {
      now = order[(order.indexOf(now) + 1) % order.length];
      try { localStorage.setItem("scheme", now); } catch { /* only for this page, then */ }
      show();
      say();
    });
  });
})();
