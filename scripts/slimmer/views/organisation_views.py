"""A page for every organisation, and for every sector and municipality that has one."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from slimmer.content.addresses import locale_prefix
from slimmer.content.directory import Member
from slimmer.content.special import group_urls
from slimmer.locales.dates import say_date
from slimmer.model.schemas import Role
from slimmer.stages import Site
from slimmer.views.facts import Fact, source_ref
from slimmer.views.lists import page_items
from slimmer.views.logos import logo_view
from slimmer.views.mentions import mentions_of
from slimmer.views.open_data import record, render_profile_jsonld
from slimmer.views.refs import Ref, local_text, page_ref
from slimmer.views.views import Profile, RoleRow, View, alternates, switches


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
        title_lang="" if code == "nl" else "nl",
        description=words("organisation_description", name=one.name),
        template="organisation.html",
        cover=f"organisaties/{member.key}",
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
            logo=logo_view(site, member.key),
            jsonld=render_profile_jsonld(record(member, site, code), site),
        ),
        mentions=mentions_of(site, code, *site.relations.about_organisation(member.key, code)),
    )


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
        cover=f"{kind}/{key}",
        words=words,
        alternates=alternates(site, urls),
        switches=switches(site, code, urls, lambda other: Ref("", urls[other])),
        breadcrumbs=_breadcrumbs(site, code),
        members=members,
    )
