// A video of another service is loaded when a visitor asks for it, and not before. Without this it is a link.
for (const link of document.querySelectorAll("a[data-player]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = link.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // YouTube refuses to play for a site that it cannot name.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = link.dataset.player;
    button.replaceWith(frame);
    frame.focus();
  });
  link.replaceWith(button);
}
