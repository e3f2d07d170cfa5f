"""The organisations as open data: one list of records, and its JSON, CSV and JSON-LD."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slimmer.content.directory import Member
from slimmer.stages import Site
from slimmer.text.cells import escape_formula
from slimmer.views.refs import local_text

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SCHEMA_URL = "data/organisations.schema.json"
COLUMNS = (
    "key", "name", "sector", "municipality", "website", "roles", "dates", "sources", "themes", "pledge", "page",
    "licence", "date",
)  # fmt: skip

Record = Mapping[str, Any]


def data_url(locale: str, kind: str) -> str:
    """A stable address: `data/nl/organisations.json`."""
    return f"data/{locale}/organisations.{kind}"


def derive_records(members: Sequence[Member], site: Site, locale: str) -> list[Record]:
    """One record an organisation, in their order, with labels in this locale."""
    return [record(member, site, locale) for member in members]


def record(member: Member, site: Site, locale: str) -> Record:
    url = site.organisation_urls[member.key, locale]
    library, words, one = site.library, site.words[locale], member.organisation
    municipality = library.municipalities.get(member.municipality)
    return {
        "key": member.key,
        "name": one.name,
        "sector": local_text(library.sectors.get(member.sector), locale) or member.sector,
        "municipality": municipality.name if municipality else one.municipality,
        "website": one.website,
        "roles": [
            {
                "role": role.role,
                "label": words(f"role_{role.role}"),
                "date": str(role.date) if role.date else None,
                "source": source_address(role.source, site),
                "project": role.project,
                "note": local_text(role.note, locale) or None,
            }
            for role in one.roles
        ],
        "themes": [local_text(library.themes.get(key), locale) or key for key in member.themes],
        "pledge": local_text(one.pledge, locale) or None,
        "page": site.settings.site_url + url,
    }


def source_address(source: str, site: Site) -> str:
    """The address of a source of sources.yml, or what the file says."""
    known = site.library.sources.get(source)
    return (known.url if known else None) or (known.publisher if known else None) or source


def render_data_json(records: Sequence[Record], site: Site) -> str:
    head = {
        "$schema": site.settings.site_url + SCHEMA_URL,
        "license": LICENCE,
        "date": site.data_date.isoformat(),
        "count": len(records),
        "organisations": list(records),
    }
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def render_data_csv(records: Sequence[Record], site: Site) -> bytes:
    """Opens right in a Dutch Excel: a byte order mark, semicolons; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in records:
        roles = one["roles"]
        writer.writerow(
            escape_formula(cell or "")
            for cell in (
                one["key"],
                one["name"],
                one["sector"],
                one["municipality"],
                one["website"],
                " | ".join(role["label"] for role in roles),
                " | ".join(role["date"] or "" for role in roles),
                " | ".join(role["source"] for role in roles),
                " | ".join(one["themes"]),
                one["pledge"],
                one["page"],
                LICENCE,
                site.data_date.isoformat(),
            )
        )
    return out.getvalue().encode("utf-8-sig")


def render_data(site: Site) -> Iterator[tuple[str, bytes]]:
    """(address, content) of every file of open data; none when there are no organisations."""
    if not site.library.organisations:
        return
    yield SCHEMA_URL, render_schema(site).encode()
    for locale in site.settings.codes:
        records = derive_records(site.directory.members, site, locale)
        yield data_url(locale, "json"), render_data_json(records, site).encode()
        yield data_url(locale, "csv"), render_data_csv(records, site)


def organisation_jsonld(one: Record) -> dict[str, Any]:
    """https://schema.org/Organization"""
    found: dict[str, Any] = {"@type": "Organization", "@id": one["page"], "name": one["name"]}
    if one["website"]:
        found["url"] = one["website"]
    if one["municipality"]:
        address = {"@type": "PostalAddress", "addressLocality": one["municipality"], "addressCountry": "NL"}
        found["address"] = address
    if one["pledge"]:
        found["description"] = one["pledge"]
    return found


def render_dataset(records: Sequence[Record], site: Site, locale: str) -> str:
    """https://schema.org/Dataset with its organisations, for `<script type="application/ld+json">`."""
    site_url, words = site.settings.site_url, site.words[locale]
    items = [
        {"@type": "ListItem", "position": number, "item": organisation_jsonld(one)}
        for number, one in enumerate(records, 1)
    ]
    graph = {
        "@type": "Dataset",
        "name": f"{site.settings.site_name}: {words('organisations')}",
        "description": words("directory_data"),
        "inLanguage": locale,
        **_rights(site),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": site_url + data_url(locale, kind)}
            for kind, media in (("json", "application/json"), ("csv", "text/csv"))
        ],
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(records), "itemListElement": items},
    }
    return _jsonld(graph)


def render_profile_jsonld(one: Record, site: Site) -> str:
    page = {"@type": "WebPage", "url": one["page"], **_rights(site)}
    return _jsonld({**organisation_jsonld(one), "subjectOf": page})


def _rights(site: Site) -> dict[str, str]:
    return {"license": LICENCE, "dateModified": site.data_date.isoformat()}


def _jsonld(graph: Mapping[str, Any]) -> str:
    """Cannot end the element that it stands in."""
    return json.dumps({"@context": "https://schema.org", **graph}, ensure_ascii=False).replace("<", "\\u003c")


def render_schema(site: Site) -> str:
    """JSON Schema of `organisations.json`."""
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    role = {
        "type": "object",
        "required": ["role", "label", "date", "source", "project", "note"],
        "additionalProperties": False,
        "properties": {
            "role": {"enum": ["initiator", "signatory", "member", "partner"]},
            "label": text,
            "date": {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
            "source": text,
            "project": maybe,
            "note": maybe,
        },
    }
    one = {
        "type": "object",
        "required": ["key", "name", "sector", "municipality", "website", "roles", "themes", "pledge", "page"],
        "additionalProperties": False,
        "properties": {
            "key": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "name": text,
            "sector": text,
            "municipality": maybe,
            "website": {"type": ["string", "null"], "format": "uri"},
            "roles": {"type": "array", "minItems": 1, "items": role},
            "themes": {"type": "array", "items": text},
            "pledge": maybe,
            "page": {"type": "string", "format": "uri"},
        },
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": site.settings.site_url + SCHEMA_URL,
        "title": f"Organisations of {site.settings.site_name}",
        "type": "object",
        "required": ["license", "date", "count", "organisations"],
        "properties": {
            "$schema": text,
            "license": {"const": LICENCE},
            "date": {"type": "string", "format": "date"},
            "count": {"type": "integer", "minimum": 0},
            "organisations": {"type": "array", "items": one},
        },
        "additionalProperties": False,
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
