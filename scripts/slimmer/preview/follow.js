// On every page of a preview: loads it again when it changed, and says on top what is wrong.
const page = location.pathname;
const [entry] = performance.getEntriesByType("navigation");
let seen = entry.serverTiming.find((one) => one.name === "seen")?.description ?? "";
const keyOf = (text) => text.split(".")[0];

function show(messages) {
  document.querySelector(".preview-problems")?.remove();
  if (!messages.length) return;
  const box = document.createElement("section");
  box.className = "notice problem preview-problems";
  box.setAttribute("aria-label", "Problemen / problems");
  const details = document.createElement("details");
  details.open = messages.length < 6;
  const summary = document.createElement("summary");
  summary.textContent = `Problemen / problems: ${messages.length}`;
  const list = document.createElement("ul");
  for (const message of messages) {
    const item = document.createElement("li");
    item.textContent = message;
    list.append(item);
  }
  details.append(summary, list);
  box.append(details);
  document.querySelector("main")?.prepend(box);
}

async function follow() {
  const ask = async (known) => (await fetch(`/_slimmer/news?page=${encodeURIComponent(page)}&seen=${encodeURIComponent(known)}`)).json();
  let answer = await ask("");
  for (;;) {
    if (keyOf(answer.seen) !== keyOf(seen)) return location.reload();
    seen = answer.seen;
    show(answer.messages);
    try {
      answer = await ask(seen);
    } catch {
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}
follow();
