"""The organisations as a list that staff can edit and import again: a row for each role.

What is about the organisation itself stands on its first row only, so that it is edited, and counted, once.
The key ties every row to its file.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import Organisation
from slimmer.outputs.data import render_csv
from slimmer.outputs.workbook import render_xlsx
from slimmer.spreadsheets.columns import FIELDS, PER_LOCALE, field_name
from slimmer.spreadsheets.table import LONGEST_CELL
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.text.cells import escape_text
from slimmer.text.slugs import sort_key

_WIDTHS = {"name": 40, "sector": 20, "municipality": 22, "website": 34, "pledge": 50, "source": 34, "note": 40}
"""Characters."""

Rows = Sequence[Mapping[str, str]]


def export_fields(vocabulary: Vocabulary) -> list[str]:
    """The columns: `pledge.nl` and `pledge.en` for a text per language."""
    return [
        one
        for name in FIELDS
        for one in ([f"{name}.{code}" for code in vocabulary.locales] if name in PER_LOCALE else [name])
    ]


def derive_rows(organisations: Mapping[str, Organisation], vocabulary: Vocabulary, locale: str) -> list[dict[str, str]]:
    """Alphabetical; labels in this locale."""
    rows: list[dict[str, str]] = []
    for key, one in sorted(organisations.items(), key=lambda item: (sort_key(item[1].name), item[0])):
        own = {"key": key, "name": one.name, **dict(_own_values(one, vocabulary, locale))}
        for number, role in enumerate(one.roles):
            row = dict(own) if number == 0 else {"key": key, "name": one.name}
            row["role"] = vocabulary.roles.label(role.role, locale)
            row |= {name: str(getattr(role, name) or "") for name in ("project", "date", "source")}
            row |= {f"note.{code}": text for code, text in (role.note or {}).items()}
            rows.append(row)
    return rows


def _own_values(one: Organisation, vocabulary: Vocabulary, locale: str) -> Iterator[tuple[str, str]]:
    yield "sector", vocabulary.sectors.label(one.sector, locale)
    for name in ("municipality", "website", "logo", "contact"):
        yield name, getattr(one, name) or ""
    for code, text in (one.pledge or {}).items():
        yield f"pledge.{code}", text


def export_csv(rows: Rows, fields: Sequence[str], locale: str) -> bytes:
    return render_csv(_table(rows, fields, locale))


def export_xlsx(rows: Rows, fields: Sequence[str], locale: str) -> bytes:
    widths = [_WIDTHS.get(name.partition(".")[0], 16) for name in fields]
    title = "Organisaties" if locale == "nl" else "Organisations"
    return render_xlsx(_table(rows, fields, locale), title, widths, stays_text=True)


def _table(rows: Rows, fields: Sequence[str], locale: str) -> list[list[str]]:
    names = [field_name(name, locale) for name in fields]
    return [names, *([row.get(name, "") for name in fields] for row in rows)]


def check_rows(rows: Rows, path: PurePosixPath, locale: str) -> Iterator[Problem]:
    """What a cell of Excel cannot hold; the library would cut it off."""
    for number, row in enumerate(rows, 2):
        for name, text in row.items():
            if len(escape_text(text)) > LONGEST_CELL:
                values = {"field": field_name(name, locale), "length": len(text), "limit": LONGEST_CELL}
                yield problem(path, number, "export-too-long", **values)
