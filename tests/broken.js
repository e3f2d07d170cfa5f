// Words of large text that stand on two lines or outside the window.
selector => {
  const broken = [];
  for (const one of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const match of walker.currentNode.data.matchAll(/[^\s\-–—/]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
        if (lines.size > 1) broken.push(`broken: ${match[0]}`);
        const end = range.getBoundingClientRect().right;
        if (end > document.documentElement.clientWidth + 1) broken.push(`outside: ${match[0]}`);
      }
    }
  }
  return broken;
}
