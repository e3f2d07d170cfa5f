// What has the focus and what is wrong with how it shows; null when the page has not the focus.
() => {
  const active = document.activeElement;
  if (!active || active === document.body || active === document.documentElement) return null;
  // The link of a card fills it, and the ring goes around the card.
  const one = active.closest(":is(.card, .grid.cards > ul > li:not(:has(a ~ a))):has(a:focus-visible)") ?? active;
  const style = getComputedStyle(one);
  const canvas = window.focusCanvas ??= Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const ground = from => {
    for (let at = from; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgba("Canvas");
  };
  const light = colour => colour.slice(0, 3).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const box = one.getBoundingClientRect();
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = parseFloat(style.outlineOffset) < 0;
  const colour = rgba(style.outlineColor);
  const ring = outline && (colour[3] < 250 ? 1 : contrast(colour, ground(inside ? one : one.parentElement)));
  const faults = [
    [!outline && style.boxShadow === "none", "no outline of 2 px and no shadow"],
    [outline && ring < 3, `outline ${style.outlineColor} has a contrast of ${Number(ring).toFixed(2)}`],
    [box.width < 1 || box.height < 1, "has no size"],
    [box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth, "is outside the window"],
  ];
  return {
    html: one.outerHTML.slice(0, 100),
    footer: !!one.closest("body > footer"),
    outline,
    fault: faults.filter(([wrong]) => wrong).map(([, text]) => text).join(", "),
  };
}
