"""The organisations as open data: JSON with its schema, and CSV; as a workbook in `workbook.py`."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

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
    return render_csv([COLUMNS, *table_rows(records, day)])


def render_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Opens right in a Dutch Excel: a byte order mark, semicolons; no cell can be taken for a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([escape_formula(cell) for cell in row] for row in rows)
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
    """JSON Schema of `organisations.json`: ours, with what this site fills in."""
    schema = json.loads(Path(__file__).with_name("organisations.schema.json").read_text("utf-8"))
    schema |= {"$id": site_url + SCHEMA_URL, "title": f"Organisations of {site_name}"}
    known = schema["properties"]
    known["license"]["const"] = LICENCE
    known["organisations"]["items"]["properties"]["roles"]["items"]["properties"]["role"]["enum"] = list(roles)
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
