"""A page for every organisation, and for every sector and municipality that has one."""

from collections.abc import Iterator, Mapping

from slimmer.content.addresses import group_urls, organisation_url
from slimmer.content.directory import Directory, Member
from slimmer.content.related import Relations
from slimmer.locales.dates import say_date
from slimmer.model.schemas import Role
from slimmer.views.directory import derive_directory
from slimmer.views.pairs import alternates, switches
from slimmer.views.records import record, render_profile_jsonld
from slimmer.views.refs import Refs
from slimmer.views.teasers import Teasers
from slimmer.views.texts import Text, text_key
from slimmer.views.values import Fact, Logo, Profile, Ref, RoleRow, View


def organisation_views(
    directory: Directory, relations: Relations, teasers: Teasers, logos: Mapping[str, Logo], day: str
) -> Iterator[View]:
    """In one locale. `day` is the one on which the organisations last changed, as ISO."""
    refs = teasers.refs
    groups = group_urls(directory, refs.library, refs.settings)
    for member in directory.members:
        yield _profile_view(member, relations, teasers, logos[member.key], groups, day)
    for kind, found in (("sector", directory.sectors), ("municipality", directory.municipalities)):
        for key, members in found.items():
            yield _group_view(kind, key, members, refs, groups, day)


def _profile_view(
    member: Member,
    relations: Relations,
    teasers: Teasers,
    logo: Logo,
    groups: Mapping[tuple[str, str, str], str],
    day: str,
) -> View:
    refs, one = teasers.refs, member.organisation
    settings, words, code = refs.settings, refs.words, refs.locale
    urls = {other: organisation_url(member.key, other, refs.library, settings) for other in settings.codes}
    return View(
        url=urls[code],
        locale=code,
        title=one.name,
        title_lang=refs.names_lang,
        description=words("organisation_description", name=one.name),
        template="organisation.html",
        cover=f"organisaties/{member.key}",
        alternates=alternates(urls, settings.default_locale),
        switches=switches(urls, lambda other: Ref("", urls[other]), refs),
        breadcrumbs=_breadcrumbs(refs),
        profile=Profile(
            projects=teasers.of(relations.projects_of(member.key, code)),
            facts=tuple(_facts(member, refs, groups)),
            roles=tuple(_role_row(role, refs) for role in one.roles),
            pledge=refs.text(one.pledge),
            pledge_lang="" if not one.pledge or code in one.pledge else next(iter(one.pledge)),
            logo=logo,
            jsonld=render_profile_jsonld(record(member, refs), settings.country, day),
        ),
        mentions=teasers.mentions(*relations.about_organisation(member.key, code)),
    )


def _breadcrumbs(refs: Refs) -> tuple[Ref, ...]:
    index = refs.organisations_index()
    return (refs.home, index) if index else (refs.home,)


def _facts(member: Member, refs: Refs, groups: Mapping[tuple[str, str, str], str]) -> Iterator[Fact]:
    words, one, code = refs.words, member.organisation, refs.locale
    label = refs.label("sectors", member.sector)
    yield Fact(words("profile_sector"), (Ref(label, groups["sector", member.sector, code]),))
    if member.municipality:
        name = refs.library.municipalities[member.municipality].name
        url = groups["municipality", member.municipality, code]
        yield Fact(words("profile_municipality"), (Ref(name, url, refs.names_lang),))
    if one.website:
        yield Fact(words("profile_website"), (Ref(one.website.split("//")[1].strip("/"), one.website),))
    if one.contact:
        yield Fact(words("profile_contact"), (Ref(one.contact, f"mailto:{one.contact}"),))


def _role_row(role: Role, refs: Refs) -> RoleRow:
    when = say_date(role.date, refs.locale) if role.date else ""
    return RoleRow(refs.role(role), when, refs.source(role.source), refs.text(role.note))


def _group_view(
    kind: str,
    key: str,
    members: tuple[Member, ...],
    refs: Refs,
    groups: Mapping[tuple[str, str, str], str],
    day: str,
) -> View:
    words, code = refs.words, refs.locale
    label = refs.library.municipalities[key].name if kind == "municipality" else refs.label("sectors", key)
    urls = {other: groups[kind, key, other] for other in refs.settings.codes}
    parts = (derive_directory(members, refs, day),)
    return View(
        url=urls[code],
        locale=code,
        title=words(f"group_{kind}", label=label),
        description=words(f"group_description_{kind}", label=label),
        template="group.html",
        cover=f"{kind}/{key}",
        text=Text(parts, text_key(parts)),
        alternates=alternates(urls, refs.settings.default_locale),
        switches=switches(urls, lambda other: Ref("", urls[other]), refs),
        breadcrumbs=_breadcrumbs(refs),
        scripts=("directory.js",) if parts[0].letters else (),
    )
