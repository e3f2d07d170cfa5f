"""The organisations as open data: one list of records, and what search engines read of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from slimmer.content.directory import Member
from slimmer.views.refs import Refs

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

DOWNLOADS: Mapping[str, str] = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}
"""Ending of the file → what its link says."""

_MEDIA: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Record: TypeAlias = Mapping[str, Any]


def data_url(locale: str, kind: str) -> str:
    """A stable address: `data/nl/organisations.json`."""
    return f"data/{locale}/organisations.{kind}"


def derive_records(members: Iterable[Member], refs: Refs) -> list[Record]:
    """One record an organisation, in their order, with labels in the reader's locale."""
    return [record(member, refs) for member in members]


def record(member: Member, refs: Refs) -> Record:
    library, one = refs.library, member.organisation
    municipality = library.municipalities.get(member.municipality)
    return {
        "key": member.key,
        "name": one.name,
        "sector": refs.label("sectors", member.sector),
        "municipality": municipality.name if municipality else one.municipality,
        "website": one.website,
        "roles": [
            {
                "role": role.role,
                "label": refs.words(f"role_{role.role}"),
                "date": str(role.date) if role.date else None,
                "source": _source_address(role.source, refs),
                "project": role.project,
                "note": refs.text(role.note) or None,
            }
            for role in one.roles
        ],
        "themes": [refs.label("themes", key) for key in member.themes],
        "pledge": refs.text(one.pledge) or None,
        "page": refs.settings.site_url + (refs.organisation(member.key).url or ""),
    }


def _source_address(source: str, refs: Refs) -> str:
    """The address of a source of sources.yml, or what the file says."""
    known = refs.library.sources.get(source)
    return (known.url if known else None) or (known.publisher if known else None) or source


def organisation_jsonld(one: Record, country: str) -> dict[str, Any]:
    """https://schema.org/Organization"""
    found: dict[str, Any] = {"@type": "Organization", "@id": one["page"], "name": one["name"]}
    if one["website"]:
        found["url"] = one["website"]
    if one["municipality"]:
        address = {"@type": "PostalAddress", "addressLocality": one["municipality"], "addressCountry": country}
        found["address"] = address
    if one["pledge"]:
        found["description"] = one["pledge"]
    return found


def render_dataset(records: Sequence[Record], refs: Refs, day: str) -> str:
    """https://schema.org/Dataset with its organisations, for `<script type="application/ld+json">`."""
    settings, words = refs.settings, refs.words
    items = [
        {"@type": "ListItem", "position": number, "item": organisation_jsonld(one, settings.country)}
        for number, one in enumerate(records, 1)
    ]
    graph = {
        "@type": "Dataset",
        "name": f"{settings.site_name}: {words('organisations')}",
        "description": words("directory_data"),
        "inLanguage": refs.locale,
        **_rights(day),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media,
                "contentUrl": settings.site_url + data_url(refs.locale, kind),
            }
            for kind, media in _MEDIA.items()
        ],
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(records), "itemListElement": items},
    }
    return _jsonld(graph)


def render_profile_jsonld(one: Record, country: str, day: str) -> str:
    page = {"@type": "WebPage", "url": one["page"], **_rights(day)}
    return _jsonld({**organisation_jsonld(one, country), "subjectOf": page})


def _rights(day: str) -> dict[str, str]:
    return {"license": LICENCE, "dateModified": day}


def _jsonld(graph: Mapping[str, Any]) -> str:
    """Cannot end the element that it stands in."""
    return json.dumps({"@context": "https://schema.org", **graph}, ensure_ascii=False).replace("<", "\\u003c")
