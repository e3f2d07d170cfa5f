"""How long a filter of the directory takes in Chromium at 4× CPU throttling: `filters.py SITE`.

SITE is a built site with many organisations. Prints, for typing a letter and for choosing a sector, the median
time in milliseconds of the script itself and until the next frame is drawn.
"""

import functools
import http.server
import statistics
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from chromium import open_browser

MEASURE = """async ([name, values]) => {
  const field = document.querySelector("form.filters").elements[name];
  const taken = [];
  for (const value of values) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    const start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    const script = performance.now() - start;
    document.body.offsetHeight;
    const layout = performance.now() - start;
    taken.push([script, layout]);
  }
  return taken;
}"""
STEPS = {
    "text": ["o", "or", "org 1", "organisatie 00", "0042", ""] * 3,
    "sector": ["zorg", "wonen", "onderwijs", "overheid", ""] * 3,
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    handler = functools.partial(_Quiet, directory=sys.argv[1])
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, open_browser() as browser:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/organisaties/")
        page.wait_for_selector("form.filters:not([hidden])")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        rows = page.locator(".letter li").count()
        for name, values in STEPS.items():
            taken = page.evaluate(MEASURE, [name, values])
            script, layout = (statistics.median(one[n] for one in taken) for n in (0, 1))
            print(f"{rows} rows, {name}: script {script:.1f} ms, with layout {layout:.1f} ms (median of {len(taken)})")
        server.shutdown()


if __name__ == "__main__":
    main()
