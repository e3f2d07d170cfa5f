"""`mypy --strict` on the generator, beside the other tests: it keeps one core busy for long."""

import subprocess
import sys

from builders import ROOT


def test_types_are_right():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")

    assert done.returncode == 0, done.stdout + done.stderr
