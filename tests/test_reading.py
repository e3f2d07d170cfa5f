"""How hard a text is to read: a hint for who asks."""

import json
from pathlib import Path

from builders import a_page, a_project, write_files
from conftest import slimmer

EASY = "Wij gaan op pad. Het is een mooie dag. De zon schijnt op het huis. Wie mee wil, komt om tien uur."
HARD = (
    "De samenwerkingsovereenkomst beoogt de verantwoordelijkheidsverdeling tussen de deelnemende zorgorganisaties\n"
    "en de gemeentelijke uitvoeringsorganisaties binnen de regionale ontwikkelingsagenda te verduidelijken.\n"
    "Daar werken wij aan. De implementatie daarvan\n"
    "[vraagt](index.nl.md) om interdisciplinaire besluitvorming door alle betrokken vertegenwoordigers. `a.b. c.d.`"
)


def test_the_hardest_texts_come_first_with_their_hardest_sentences(tmp_path: Path):
    root = a_project(tmp_path, {"docs/licht.nl.md": a_page(body=EASY), "docs/zwaar.nl.md": a_page(body=HARD)})

    done = slimmer("check", "--reading", cwd=root)
    read = json.loads(slimmer("check", "--reading", "--json", cwd=root).stdout)["reading"]

    assert done.returncode == 0
    assert [one["path"] for one in read] == ["docs/zwaar.nl.md", "docs/licht.nl.md"]
    assert read[0]["score"] < 20 < 90 < read[1]["score"]
    assert [one["line"] for one in read[0]["hardest"]] == [6, 8]
    assert read[0]["hardest"][1]["text"].startswith("De implementatie daarvan vraagt om")
    assert "docs/zwaar.nl.md:8: 11 woorden / words: De implementatie" in done.stderr


def test_it_is_told_to_who_asks_and_of_what_they_ask(tmp_path: Path):
    root = a_project(tmp_path, {"docs/zwaar.nl.md": a_page(body=HARD)})
    write_files(root, {"docs/hard.en.md": a_page(body="We walk. It is a fine day. The sun is out. Come along at ten.")})

    read = json.loads(slimmer("check", "--reading", "--json", "docs/hard.en.md", cwd=root).stdout)["reading"]

    assert [one["path"] for one in read] == ["docs/hard.en.md"]
    assert slimmer("check", cwd=root).stderr == ""
