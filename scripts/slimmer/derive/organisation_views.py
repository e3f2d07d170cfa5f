"""A page for every organisation, and for every sector and municipality that has one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from slimmer.derive.directory import Member
from slimmer.derive.facts import Fact, source_ref
from slimmer.derive.lists import page_items
from slimmer.derive.mentions import mentions_of
from slimmer.derive.open_data import record, render_profile_jsonld
from slimmer.derive.refs import Ref, local_text, page_ref
from slimmer.derive.special import group_urls
from slimmer.derive.views import LogoView, Profile, RoleRow, View, alternates, switches
from slimmer.load.schemas import Role
from slimmer.locales.addresses import locale_prefix
from slimmer.locales.dates import say_date
from slimmer.pictures.monogram import monogram_svg
from slimmer.pictures.renditions import Made
from slimmer.pictures.tile import HEIGHT, WIDTH
from slimmer.site import Site

MONOGRAM = 120
"""Pixels; a monogram is square."""


def organisation_views(site: Site) -> Iterator[View]:
    urls = site.organisation_urls
    groups = group_urls(site.directory, site.library, site.settings)
    for member in site.directory.members:
        for code in site.settings.codes:
            yield _profile_view(site, member, code, urls, groups)
    for kind, found in (("sector", site.directory.sectors), ("municipality", site.directory.municipalities)):
        for key, members in found.items():
            for code in site.settings.codes:
                yield _group_view(site, kind, key, members, code, groups)


def _profile_view(
    site: Site,
    member: Member,
    code: str,
    urls: Mapping[tuple[str, str], str],
    groups: dict[tuple[str, str, str], str],
) -> View:
    words, one = site.words[code], member.organisation
    addresses = {other: urls[member.key, other] for other in site.settings.codes}
    pledge = local_text(one.pledge, code)
    return View(
        url=addresses[code],
        locale=code,
        title=one.name,
        description=words("organisation_description", name=one.name),
        template="organisation.html",
        words=words,
        alternates=alternates(site, addresses),
        switches=switches(site, code, addresses, lambda other: Ref("", addresses[other])),
        breadcrumbs=_breadcrumbs(site, code),
        profile=Profile(
            lines=(),
            projects=tuple(page_items(site.relations.projects_of(member.key, code), site, code)),
            facts=tuple(_facts(site, member, code, groups)),
            roles=tuple(_role_row(role, site, code) for role in one.roles),
            pledge=pledge,
            pledge_lang="" if not one.pledge or code in one.pledge else next(iter(one.pledge)),
            logo=_logo(site, member),
            jsonld=render_profile_jsonld(record(member, site, code), site),
        ),
        mentions=mentions_of(site, code, *site.relations.about_organisation(member.key, code)),
    )


def _logo(site: Site, member: Member) -> LogoView:
    """The logo, or a tile with the initials."""
    made = site.logos.get(member.key)
    if isinstance(made, Made):
        ordinary, *sharp = (f"logos/{one.name}" for one in made.files)
        return LogoView(ordinary, sharp[0] if sharp else "", WIDTH, HEIGHT)
    # Beside the name it is decoration, so it says nothing itself.
    drawing = re.sub("<title>.*?</title>", "", monogram_svg(member.name).decode())
    drawing = drawing.replace('role="img"', 'class="logo" aria-hidden="true"')
    return LogoView("", "", MONOGRAM, MONOGRAM, drawing)


def _breadcrumbs(site: Site, code: str) -> tuple[Ref, ...]:
    """Home, and the index of organisations where the writers made one."""
    home = Ref(site.words[code]("home"), locale_prefix(code, site.settings))
    index = site.library.find(PurePosixPath("docs/organisaties/index"), code)
    return (home, page_ref(index, site, code)) if index else (home,)


def _facts(site: Site, member: Member, code: str, groups: dict[tuple[str, str, str], str]) -> Iterator[Fact]:
    words, library, one = site.words[code], site.library, member.organisation
    label = local_text(library.sectors.get(member.sector), code) or member.sector
    yield Fact(words("profile_sector"), (Ref(label, groups["sector", member.sector, code]),))
    if member.municipality:
        name = library.municipalities[member.municipality].name
        url = groups["municipality", member.municipality, code]
        yield Fact(words("profile_municipality"), (Ref(name, url, "" if code == "nl" else "nl"),))
    if one.website:
        yield Fact(words("profile_website"), (Ref(one.website.split("//")[1].strip("/"), one.website),))
    if one.contact:
        yield Fact(words("profile_contact"), (Ref(one.contact, f"mailto:{one.contact}"),))


def _role_row(role: Role, site: Site, code: str) -> RoleRow:
    words = site.words[code]
    name = Ref(words(f"role_{role.role}"))
    project = site.library.find(PurePosixPath("docs/projecten", role.project), code) if role.project else None
    if project:
        name = Ref(words("role_in", role=name.text, project=project.title), site.url(project))
    when = say_date(role.date, code) if role.date else words("profile_undated")
    return RoleRow(name, when, source_ref(role.source, site, code), local_text(role.note, code))


def _group_view(
    site: Site,
    kind: str,
    key: str,
    members: tuple[Member, ...],
    code: str,
    groups: dict[tuple[str, str, str], str],
) -> View:
    words, library = site.words[code], site.library
    labels = {"sector": local_text(library.sectors.get(key), code) or key}
    if kind == "municipality":
        labels["municipality"] = library.municipalities[key].name
    label = labels[kind]
    urls = {other: groups[kind, key, other] for other in site.settings.codes}
    return View(
        url=urls[code],
        locale=code,
        title=words(f"group_{kind}", label=label),
        description=words(f"group_description_{kind}", label=label),
        template="group.html",
        words=words,
        alternates=alternates(site, urls),
        switches=switches(site, code, urls, lambda other: Ref("", urls[other])),
        breadcrumbs=_breadcrumbs(site, code),
        members=members,
    )
