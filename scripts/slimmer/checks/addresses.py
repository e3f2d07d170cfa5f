"""Every address is a file of its own, whoever wrote it."""

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from slimmer.content.addresses import Addresses
from slimmer.content.claims import Claim, derive_claims, is_made
from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem, term
from slimmer.model.settings import Settings
from slimmer.text.shorten import shorten
from slimmer.text.site_paths import is_reserved, is_too_long, site_file
from slimmer.text.slugs import shorter, slugify


class _Taken:
    """Files and the folders that they stand in. A name is either."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._files: dict[str, Claim] = {}
        self._folders: dict[str, Claim] = {}

    def holder(self, url: str) -> Claim | None:
        """Who has this file, or one where its folder must be; nobody when it is free."""
        file = site_file(url)
        if is_reserved(file):
            return Claim(url, term("windows"))
        if is_made(file, self._settings):
            return Claim(url, term("own-file"))
        held = [self._files.get(file), self._folders.get(file), *map(self._files.get, _folders_of(file))]
        return next((one for one in held if one is not None), None)

    def take(self, claim: Claim) -> Claim | None:
        """Who has it already."""
        before = self.holder(claim.url)
        if before is None:
            file = site_file(claim.url)
            self._files[file] = claim
            for folder in _folders_of(file):
                self._folders.setdefault(folder, claim)
        return before


def check_addresses(library: Library, addresses: Addresses, settings: Settings) -> Iterator[Problem]:
    """Two files with one address would overwrite each other; one would vanish in silence."""
    taken = _Taken(settings)
    told = set()
    for claim in derive_claims(library, addresses, settings):
        found = _check(claim, taken)
        # The further pages of a listing, and its feeds, are told with the first.
        of = claim.path, claim.line, claim.value
        if found and (not claim.code or of not in told):
            told.add(of)
            yield found


def _check(claim: Claim, taken: _Taken) -> Problem | None:
    if claim.code and (not site_file(claim.url) or is_too_long(claim.url)):
        return _unfit(claim)
    other = taken.take(claim)
    return _both(claim, other, taken) if other and not _told_elsewhere(claim, other) else None


def _both(claim: Claim, other: Claim, taken: _Taken) -> Problem | None:
    """What the site makes by itself gives no way: then the other one is told."""
    if not claim.code:
        claim, other = other, claim
    if not claim.code:
        return None
    values = {"url": shorten(claim.url, 60), "other": other.who}
    if claim.code == "address-taken":
        start, _, _ = claim.url.strip("/").rpartition("/")
        free = (f"{claim.value}-{number}" for number in count(2))
        values["suggestion"] = next(one for one in free if not taken.holder(f"{start}/{one}/"))
    elif claim.code == "label-address-taken":
        another = f"{claim.value}-2" if claim.field == "key" else f'"{_bare(claim.value)} 2"'
        values |= {"value": claim.value, "field": claim.field, "suggestion": another}
    return problem(claim.path, claim.line, claim.code, **values)


def _unfit(claim: Claim) -> Problem:
    """What is no file on every system, or too long for one."""
    if claim.code == "alias-taken":
        return problem(claim.path, claim.line, "alias-invalid", value=shorten(claim.value, 60))
    if not site_file(claim.url):
        *folders, name = claim.path.parts
        stem, _, suffix = name.rpartition(".")
        parts = [*(slugify(one) or "map" for one in folders), f"{slugify(stem) or 'bestand'}.{suffix}"]
        return problem(claim.path, claim.line, "asset-address-invalid", value=claim.url, suggestion="/".join(parts))
    url = shorten(claim.url.replace(" ", "_"), 60)
    if claim.code == "asset-address-taken":
        return problem(claim.path, claim.line, "asset-address-long", url=url)
    start, _, last = claim.url.strip("/").rpartition("/")
    if is_too_long(f"{start}/{shorter(last)}/"):
        return problem(claim.path, 1, "address-deep", url=url)
    short = claim.value[:60].rpartition(" ")[0] or shorter(last)
    new = shorter(last) if claim.field in ("slug", "key") else f'"{_bare(short)}"'
    return problem(claim.path, claim.line, "address-long", url=url, field=claim.field, suggestion=new)


def _told_elsewhere(claim: Claim, other: Claim) -> bool:
    """Two newsletters of one month are told as such."""
    one, two = claim.page, other.page
    return bool(one and two and one.kind == two.kind == "newsletter" and one.key.name == two.key.name)


def _bare(text: str) -> str:
    """Safe between double quotes."""
    return text.replace("\\", " ").replace('"', "'")


@lru_cache(1 << 14)
def _folders_of(path: str) -> tuple[str, ...]:
    """From the innermost to the outermost."""
    folder = posixpath.dirname(path)
    return (folder, *_folders_of(folder)) if folder else ()
