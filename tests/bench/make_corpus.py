#!/usr/bin/env python3
"""Fill a copy of the project with a synthetic corpus, for benchmarks and load tests.

    make_corpus.py TARGET --posts 1000 --newsletters 60 --organisations 500 [--seed 7]

TARGET is a copy of the project (docs/ and blog/ in it are added to, not emptied). Writes Dutch and
English twins of every post and newsletter, about 600 words a post, each with headings, lists, a table,
an admonition and links to earlier posts; and one YAML file per organisation. Same seed, same bytes.
Every name is synthetic ("Organisatie 0001"): never publish what this writes.
"""

import argparse
import datetime
import random
from pathlib import Path

WORDS = {
    "nl": "zorg gezondheid regio samenwerking leden vitaliteit netwerk project innovatie thuis ouderen studenten "
    "werkgroep bestuur thema talent capaciteit positieve akkoord gemeente organisatie partner kennis onderwijs "
    "preventie impact waarde oplossing technologie nieuwsbrief bijeenkomst regie aanpak proces resultaat inwoners "
    "wonen digitale infrastructuur klinische zorgnetwerk wijkteam huisartsenpraktijk coöperatie reële ideeën".split(),
    "en": "care health region cooperation members vitality network project innovation home elderly students "
    "taskforce board theme talent capacity positive agreement municipality organisation partner knowledge education "
    "prevention impact value solution technology newsletter meeting direction approach process result residents "
    "living digital infrastructure clinical neighbourhood practice cooperative ideas".split(),
}
LABELS = {"nl": ("Bericht", "Nieuwsbrief", "Zie ook"), "en": ("Post", "Newsletter", "See also")}
FIRST_DAY = datetime.date(1990, 1, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--newsletters", type=int, default=60)
    parser.add_argument("--organisations", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    random_ = random.Random(options.seed)

    posts = options.target / "blog" / "posts"
    letters = options.target / "blog" / "newsletters"
    organisations = options.target / "docs" / "_data" / "organisations"
    for folder in (posts, letters, organisations):
        folder.mkdir(parents=True, exist_ok=True)

    names = []
    for number in range(options.posts):
        day = FIRST_DAY + datetime.timedelta(days=number * 4 % 5000)
        names.append(f"{day}-synthetic-{number:05d}")
        for locale in ("nl", "en"):
            previous = names[-2] if number else names[-1]
            (posts / f"{names[-1]}.{locale}.md").write_text(post(random_, locale, number, day, previous), "utf-8")
    for number in range(options.newsletters):
        year, month = divmod(number, 12)
        for locale in ("nl", "en"):
            path = letters / f"{2004 + year}-{month + 1:02d}.{locale}.md"
            path.write_text(letter(random_, locale, number, 2004 + year, month + 1, names), "utf-8")
    for number in range(options.organisations):
        (organisations / f"synthetic-{number:04d}.yml").write_text(organisation(number), "utf-8")


def sentence(random_: random.Random, locale: str) -> str:
    return " ".join(random_.choice(WORDS[locale]) for _ in range(random_.randint(7, 18))).capitalize() + "."


def paragraph(random_: random.Random, locale: str) -> str:
    return " ".join(sentence(random_, locale) for _ in range(random_.randint(3, 6)))


def post(random_: random.Random, locale: str, number: int, day: datetime.date, previous: str) -> str:
    lines = [
        "---",
        f'title: "{LABELS[locale][0]} {number} {random_.choice(WORDS[locale])}"',
        f"date: {day}",
        "---",
        "",
        paragraph(random_, locale),
        "",
        "<!-- more -->",
        "",
    ]
    for part in range(4):
        lines += [f"## {random_.choice(WORDS[locale]).capitalize()} {part}", "", paragraph(random_, locale), ""]
        lines += [f"{LABELS[locale][2]} [{number}]({previous}.{locale}.md) **{random_.choice(WORDS[locale])}**.", ""]
        lines += [f"- {sentence(random_, locale)}" for _ in range(4)] + [""]
    lines += ["| A | B | C |", "|---|---|---|"]
    lines += ["| " + " | ".join(random_.choice(WORDS[locale]) for _ in range(3)) + " |" for _ in range(5)]
    return "\n".join([*lines, "", "!!! note", "", f"    {sentence(random_, locale)}", ""])


def letter(random_: random.Random, locale: str, number: int, year: int, month: int, names: list[str]) -> str:
    featured = random_.sample(names, k=min(4, len(names)))
    lines = [
        "---",
        f'title: "{LABELS[locale][1]} {number + 1}"',
        f"date: {year}-{month:02d}-28",
        f"number: {number + 1}",
    ]
    lines += ["featured:", *(f"  - blog/posts/{name}" for name in featured), "---", "", paragraph(random_, locale), ""]
    return "\n".join(lines)


def organisation(number: int) -> str:
    sectors = ["zorg", "welzijn", "onderwijs", "overheid", "bedrijfsleven", "wonen"]
    return "\n".join(
        [
            f"name: Organisatie {number:04d}",
            f"sector: {sectors[number % len(sectors)]}",
            f"municipality: {['Eindhoven', 'Helmond', 'Best', 'Veldhoven', 'Bergeijk'][number % 5]}",
            "roles:",
            "  - role: signatory",
            "    date: 2021-11-25",
            "    source: synthetic",
            "",
        ]
    )


if __name__ == "__main__":
    main()
