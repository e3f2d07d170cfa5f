"""The organisations as open data: JSON with its schema, and CSV; as a workbook in `workbook.py`."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from slimmer.text.cells import escape_formula
from slimmer.views.records import LICENCE, Record

SCHEMA_URL = "data/organisations.schema.json"
COLUMNS = (
    "key", "name", "sector", "municipality", "website", "roles", "dates", "sources", "themes", "pledge", "page",
    "licence", "date",
)  # fmt: skip


def render_data_json(records: Sequence[Record], site_url: str, day: str) -> bytes:
    head = {
        "$schema": site_url + SCHEMA_URL,
        "license": LICENCE,
        "date": day,
        "count": len(records),
        "organisations": list(records),
    }
    return (json.dumps(head, ensure_ascii=False, indent=1) + "\n").encode()


def render_data_csv(records: Sequence[Record], day: str) -> bytes:
    """Opens right in a Dutch Excel: a byte order mark, semicolons; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([escape_formula(cell) for cell in row] for row in table_rows(records, day))
    return out.getvalue().encode("utf-8-sig")


def table_rows(records: Sequence[Record], day: str) -> Iterator[tuple[str, ...]]:
    """A row an organisation, in the order of `COLUMNS`."""
    for one in records:
        roles = one["roles"]
        yield (
            one["key"],
            one["name"],
            one["sector"],
            one["municipality"] or "",
            one["website"] or "",
            " | ".join(role["label"] for role in roles),
            " | ".join(role["date"] or "" for role in roles),
            " | ".join(role["source"] for role in roles),
            " | ".join(one["themes"]),
            one["pledge"] or "",
            one["page"],
            LICENCE,
            day,
        )


def render_schema(site_name: str, site_url: str, roles: Sequence[str]) -> bytes:
    """JSON Schema of `organisations.json`."""
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    role = {
        "type": "object",
        "required": ["role", "label", "date", "source", "project", "note"],
        "additionalProperties": False,
        "properties": {
            "role": {"enum": list(roles)},
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
        "$id": site_url + SCHEMA_URL,
        "title": f"Organisations of {site_name}",
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
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
