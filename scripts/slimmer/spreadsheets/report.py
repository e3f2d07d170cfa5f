"""What an import would change, for people: per organisation, old and new side by side."""

from collections.abc import Iterable, Iterator

from slimmer.load.data import ORGANISATIONS
from slimmer.messages.tell import render_problems
from slimmer.model.problem import Problem
from slimmer.spreadsheets.columns import Columns, field_name
from slimmer.spreadsheets.merging import Change, Difference
from slimmer.spreadsheets.plan import Plan
from slimmer.spreadsheets.table import Table
from slimmer.text.shorten import shown


def render_columns(table: Table, columns: Columns) -> str:
    """Which column was read as what, and which were left."""
    nl, en = table.origin
    lines = [f"{table.path}: {nl} / {en}", "Herkende kolommen / recognised columns:"]
    lines += [f"  {column} → {_names(name)}" for name, column in columns.fields.items()]
    if columns.left:
        lines.append("Niet gelezen / not read:")
        for column in columns.left:
            meant = f"  (bedoelt u / did you mean: {_names(column.suggestion)}?)" if column.suggestion else ""
            lines.append(f"  {column}{meant}")
    return "\n".join(lines)


def render_plan(plan: Plan) -> str:
    """Every change, then what was left alone and why."""
    lines: list[str] = []
    for nl, en, changes in (("Nieuw", "new", plan.new), ("Gewijzigd", "changed", plan.changed)):
        if changes:
            lines.append(f"{nl} / {en}: {len(changes)}")
            for change in changes:
                lines += _change(change)
    kept = [one for one in plan.unchanged if one.kept]
    if kept:
        lines.append(f"Blijft zoals het is, al zegt de lijst iets anders / kept, though the list differs: {len(kept)}")
        for change in kept:
            lines += _change(change)
    lines.append(f"Ongewijzigd / unchanged: {len(plan.unchanged) - len(kept)}")
    for nl, en, found in (
        ("Zo gelezen", "read like this", plan.notices),
        ("Twijfel, overgeslagen", "doubtful, left alone", plan.doubts),
    ):
        if found:
            lines += [f"{nl} / {en}: {len(found)}", render_problems(found)]
    return "\n".join(lines)


def render_grouped(problems: Iterable[Problem]) -> str:
    """One message for a kind of mistake in a column, with the rows it is in."""
    return render_problems(problems, _kind, ("in rij", "in row"))


def _kind(one: Problem) -> tuple[object, ...]:
    """Without what the cell says, and whose row it is."""
    unlike = ("value",) if "column" in dict(one.values) else ("value", "name")
    return one.path, one.code, tuple(pair for pair in one.values if pair[0] not in unlike)


def _change(change: Change) -> Iterator[str]:
    rows = ", ".join(map(str, change.candidate.rows))
    yield f"  {ORGANISATIONS / change.key}.yml (rij / row {rows})"
    for one in change.made:
        old = "" if one.old is None else f"{shown(one.old)} → "
        yield f"    {'+' if one.old is None else '~'} {_place(one)}: {old}{shown(one.new)}"
    for one in change.kept:
        old = "–" if one.old is None else shown(one.old)
        yield f"    = {_place(one)}: {old} (lijst / list: {shown(one.new)}; --overwrite {one.loc[0]})"


def _place(one: Difference) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in one.loc)


def _names(field: str) -> str:
    nl, en = field_name(field, "nl"), field_name(field, "en")
    return nl if nl == en else f"{nl} / {en}"


def render_counts(files: Iterable[object]) -> str:
    count = len(list(files))
    return f"{count} {'bestand' if count == 1 else 'bestanden'} / {'file' if count == 1 else 'files'}"
