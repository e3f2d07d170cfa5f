// Where a question without results might belong: the sections of the site map whose words look like it.

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const wordsOf = (text) => new Set(fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
const pairs = (word) => new Set([...word].slice(1).map((letter, n) => word[n] + letter));

/** From 0 to 1: the pairs of letters that two words share (Dice). */
function likeness(one, other) {
  const [here, there] = [pairs(one), pairs(other)];
  return (2 * [...here].filter((pair) => there.has(pair)).length) / (here.size + there.size);
}

/** Up to three sections, the nearest first; all of them when none is near. */
export function nearestSections(map, query) {
  const asked = [...wordsOf(query)];
  const sections = [...map.querySelectorAll("h3 a")].map((link) => {
    const pages = link.closest("h3").nextElementSibling;
    const words = [...wordsOf(`${link.textContent} ${pages?.matches("ul") ? pages.textContent : ""}`)];
    return { link, near: Math.max(0, ...asked.flatMap((one) => words.map((other) => likeness(one, other)))) };
  });
  const near = sections.filter((section) => section.near > 0.45).sort((one, other) => other.near - one.near).slice(0, 3);
  return (near.length ? near : sections).map(({ link }) => link);
}
