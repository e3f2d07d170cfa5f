// Where a question without results might belong: the sections of the site map whose words look like it.

const wordsOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
const pairs = (word) => new Set([...word].slice(1).map((letter, n) => word[n] + letter));

/** From 0 to 1: the pairs of letters that two words share (Dice). */
function likeness(one, other) {
  const [here, there] = [pairs(one), pairs(other)];
  return (2 * [...here].filter((pair) => there.has(pair)).length) / (here.size + there.size);
}

/** Up to three sections, the nearest first; all of them when none is near. */
export function nearestSections(map, query) {
  const sections = [...map.querySelectorAll("h3 a")].map((link) => {
    const pages = link.closest("h3").nextElementSibling;
    const words = wordsOf(`${link.textContent} ${pages?.matches("ul") ? pages.textContent : ""}`);
    return { link, near: Math.max(0, ...wordsOf(query).flatMap((one) => words.map((other) => likeness(one, other)))) };
  });
  const near = sections.filter((section) => section.near > 0.45).sort((one, other) => other.near - one.near).slice(0, 3);
  return (near.length ? near : sections).map(({ link }) => link);
}
