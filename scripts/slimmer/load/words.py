"""The words of the interface: the generator's own, with those of the site over them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from string import Formatter

from slimmer.load.data import DATA, Data
from slimmer.locales.words import OPEN_WORDS, own_words
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import SLUG
from slimmer.text.nearest import nearest
from slimmer.text.site_paths import is_too_long
from slimmer.text.slugs import shorter, slugify

_TOP = ("slug_blog", "slug_newsletters", "slug_search", "slug_style", "slug_people", "slug_organisations")
BESIDE = (_TOP, ("slug_category", "slug_tag", "slug_theme", "slug_page"), ("slug_sector", "slug_municipality"))
"""Words for folders beside each other: two that are equal would overwrite each other."""


def read_words(
    code: str, data: Data, config_name: str, roles: Iterable[str], codes: Sequence[str]
) -> tuple[Mapping[str, str], list[Problem]]:
    """The interface in one locale; English stands in for what is missing or wrong, until it is mended.

    Each of `roles` has its word. `codes`: of all locales, the default one first.
    """
    site, own = data.words.get(code, {}), own_words(code)
    known = {**own_words("en"), **{f"role_{role}": own_words("en").get(f"role_{role}", role) for role in roles}}
    wrong = dict(_wrong_words(code, site, data, known, codes[1:] if code == codes[0] else ()))
    problems = list(wrong.values())
    there = {*own, *site, *(key.removeprefix(f"{code}.") for kind, key in data.unreadable if kind == "words")}
    missing = [name for name in known if name not in there]
    unreadable = ("words", code) in data.lines and code not in data.words
    if missing and not unreadable:
        shown = ", ".join(missing[:12]) + ("…" if len(missing) > 12 else "")
        file = DATA / "words" / f"{code}.yml"
        problems.append(problem(PurePosixPath(config_name), 1, "words-missing", locale=code, missing=shown, file=file))
    return {**known, **own, **{name: text for name, text in site.items() if name not in wrong}}, problems


def _wrong_words(
    code: str, site: Mapping[str, str], data: Data, known: Mapping[str, str], beside: Sequence[str]
) -> Iterator[tuple[str, Problem]]:
    """Words have a name that the site uses and its gaps; those that become an address are one, each its own.

    `beside`: the locales whose pages stand in a folder beside those of this one.
    """
    words = {**known, **own_words(code), **site}
    for name, text in site.items():
        path, line = data.lines["words", f"{code}.{name}"]
        gaps, found = _gaps(known.get(name, "")) or frozenset(), _gaps(text)
        if name not in known and not name.startswith(OPEN_WORDS):
            names = ", ".join(list(known)[:6]) + "…"
            yield name, problem(path, line, "field-unknown", field=name, known=names, suggestion=nearest(name, known))
        elif found is None or not found <= gaps:
            wrong = " ".join(f"{{{one}}}" for one in sorted((found or frozenset()) - gaps)) or text
            right = " ".join(f"{{{one}}}" for one in sorted(gaps))
            yield name, problem(path, line, "word-gap" if gaps else "word-no-gap", value=wrong, field=name, known=right)
        elif name.startswith("slug_") and not SLUG.fullmatch(text):
            example = slugify(text) or name.removeprefix("slug_")
            yield name, problem(path, line, "slug-invalid", value=text, field=name, example=example)
        elif name.startswith("slug_") and is_too_long(text):
            short = f"{text[:60]}…"
            yield name, problem(path, line, "address-long", url=short, field=name, suggestion=shorter(text))
        elif name.startswith("slug_") and (other := _taken_by(name, words, beside)):
            yield name, problem(path, line, "word-slug-taken", value=text, field=name, other=other)


def _taken_by(name: str, words: Mapping[str, str], beside: Sequence[str]) -> str:
    """The word, or the home page of a locale, with the same folder; nothing when it is free."""
    others = [one for group in BESIDE if name in group for one in group if one != name and words[one] == words[name]]
    homes = [f"docs/index.{code}.md" for code in beside if name in _TOP and words[name] == code]
    return next(iter([*others, *homes]), "")


def _gaps(text: str) -> frozenset[str] | None:
    """The names between braces, nothing for `{}`; `None` where braces do not match, or hold more than a name."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    names = [(name, form, conversion) for _, name, form, conversion in parts if name is not None]
    if any(form or conversion or not (name.isidentifier() or name == "") for name, form, conversion in names):
        return None
    return frozenset(name for name, _, _ in names)
