"""Called by .github/workflows/onderteken.yml: the issue of the event → a YAML file, and the text of a pull request.

Usage: sign_up.py REQUEST_FILE. Exit code 1 when the form has problems; they are printed.
"""

import json
import os
import sys
from pathlib import Path

from slimmer.files.atomic import write_together
from slimmer.load.config import load_settings
from slimmer.load.library import load_library
from slimmer.messages.tell import render_problems
from slimmer.spreadsheets.form import plan_sign_up
from slimmer.spreadsheets.vocabulary import derive_vocabulary


def main(request_file: Path) -> int:
    issue = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))["issue"]
    settings = load_settings(Path("mkdocs.yml"))
    library, problems = load_library(settings)
    if problems:
        print(render_problems(problems))
        return 1
    made = plan_sign_up(
        issue["body"] or "",
        int(issue["number"]),
        library,
        derive_vocabulary(library, settings),
        lambda path: (settings.root / path).read_bytes().decode("utf-8"),
    )
    if made.problems:
        print(render_problems(made.problems))
        return 1
    if not made.files:
        print("Niets te wijzigen: dit staat er al. / Nothing to change: this is there already.")
        return 1
    write_together({settings.root / path: text.encode() for path, text in made.files.items()})
    request_file.write_text(made.request, "utf-8")
    print("\n".join(map(str, made.files)))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
