"""A list as staff have it, .csv or .xlsx → `Table`."""

from pathlib import Path, PurePosixPath

from slimmer.model.problem import Problem, problem
from slimmer.spreadsheets.columns import EXAMPLE, count_recognised
from slimmer.spreadsheets.csv_text import LIMIT, parse_csv
from slimmer.spreadsheets.table import Table
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.spreadsheets.workbook import load_workbook
from slimmer.text.shorten import shown


def load_list(file: Path, vocabulary: Vocabulary, *, sheet: str | None = None) -> tuple[Table | None, list[Problem]]:
    """The rows, or why they cannot be read."""
    path = PurePosixPath(file.as_posix())
    suffix = file.suffix.lower()
    if suffix == ".xlsx":
        table, problems = load_workbook(file, path, sheet)
    elif suffix in (".csv", ".tsv", ".txt"):
        with file.open("rb") as stream:
            content = stream.read(LIMIT + 1)
        table, problems = parse_csv(content, path, lambda cells: count_recognised(cells, vocabulary))
    else:
        return None, [problem(path, 1, "import-old-excel" if suffix == ".xls" else "import-type", suffix=shown(suffix))]
    if not problems and (table is None or not table.rows):
        return None, [problem(path, 1, "import-empty", example=EXAMPLE)]
    return table, problems
