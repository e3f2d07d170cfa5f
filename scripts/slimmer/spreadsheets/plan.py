"""Everything that an import would do: the files to write, and what to tell before they are written."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from slimmer.load.data import ORGANISATIONS
from slimmer.load.validate import validate
from slimmer.load.yaml_lines import Parsed, parse_yaml
from slimmer.model.library import Library
from slimmer.model.problem import Problem, problem
from slimmer.model.schemas import Organisation
from slimmer.spreadsheets.candidate import Candidate, Defaults
from slimmer.spreadsheets.candidates import read_candidates
from slimmer.spreadsheets.columns import Columns, find_columns
from slimmer.spreadsheets.matching import match_candidates
from slimmer.spreadsheets.merging import Change, merge, put
from slimmer.spreadsheets.table import Table
from slimmer.spreadsheets.vocabulary import Vocabulary
from slimmer.spreadsheets.yaml_edit import edit_yaml
from slimmer.spreadsheets.yaml_write import field_lines, render_organisation
from slimmer.text.mailbox import is_function_mailbox
from slimmer.text.shorten import shown

Read = Callable[[PurePosixPath], str]
"""The text of a file of the repository, with its line ends as they are."""


@dataclass(frozen=True)
class Plan:
    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    """Some of them with values of the list that were not taken over."""
    doubts: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Of organisations that are left alone until the list is mended."""
    files: Mapping[PurePosixPath, str] = field(default_factory=dict)
    columns: Columns | None = None


def plan_table(
    table: Table,
    library: Library,
    vocabulary: Vocabulary,
    read: Read,
    *,
    defaults: Defaults,
    overwrite: Collection[str] = (),
    keep_contacts: bool = False,
) -> Plan:
    """`keep_contacts`: someone says that every mailbox of the list is of a function."""
    columns, wrong = find_columns(table, vocabulary)
    if columns is None or wrong:
        return Plan(problems=tuple(wrong), columns=columns)
    reading = read_candidates(table, columns, vocabulary, defaults)
    plan = plan_candidates(
        reading.candidates, library, vocabulary, read, table.path, overwrite=overwrite, keep_contacts=keep_contacts
    )
    notices, problems = (*table.notices, *reading.notices, *plan.notices), (*reading.problems, *plan.problems)
    return replace(plan, columns=columns, notices=notices, problems=problems)


def plan_candidates(
    candidates: Collection[Candidate],
    library: Library,
    vocabulary: Vocabulary,
    read: Read,
    path: PurePosixPath,
    *,
    overwrite: Collection[str] = (),
    keep_contacts: bool = False,
) -> Plan:
    """`path` is what problems name: the list, or the form."""
    matches = match_candidates(candidates, library.organisations, path)
    wrong = {one.line for one in matches.problems}
    notices: list[Problem] = []
    changes: list[Change] = []
    for key, one in [*((one.key, one) for one in matches.new if wrong.isdisjoint(one.rows)), *matches.known]:
        known = library.organisations.get(key)
        candidate, left = _with_contact(one, known, path, keep=keep_contacts)
        notices += left
        changes.append(merge(key, candidate, known, vocabulary, overwrite))
    problems = list(matches.problems)
    files: dict[PurePosixPath, str] = {}
    good: list[Change] = []
    for change in changes:
        if change.made:
            if found := _check(change, vocabulary, path):
                problems += found
                continue
            file = ORGANISATIONS / f"{change.key}.yml"
            text = render_organisation(change.after) if change.before is None else _edited(change, read(file), file)
            if text is None:
                problems.append(_by_hand(change, file, path))
                continue
            files[file] = text
        good.append(change)
    return Plan(
        new=tuple(one for one in good if one.before is None),
        changed=tuple(one for one in good if one.before is not None and one.made),
        unchanged=tuple(one for one in good if not one.made),
        doubts=matches.doubts,
        notices=tuple(notices),
        problems=tuple(problems),
        files=files,
    )


def _with_contact(
    one: Candidate, known: Organisation | None, path: PurePosixPath, *, keep: bool
) -> tuple[Candidate, list[Problem]]:
    """What may be a person's address is left out and told, or marked as that of a function by who says so."""
    contact, name = one.values.get("contact", ""), known.name if known else one.name
    if not contact or is_function_mailbox(contact, name) or (known and known.contact == contact):
        return one, []
    if keep:
        lines = {**one.lines, "shared_mailbox": one.lines["contact"]}
        return replace(one, values={**one.values, "shared_mailbox": "true"}, lines=lines), []
    values = {field: text for field, text in one.values.items() if field != "contact"}
    return replace(one, values=values), [
        problem(path, one.lines["contact"], "import-contact-left", value=shown(contact))
    ]


def _check(change: Change, vocabulary: Vocabulary, path: PurePosixPath) -> list[Problem]:
    """What the list brings in must be as right as what people write by hand, and no one's own address."""
    line = change.lines[()]
    found: list[Problem] = []
    name = shown(str(change.after["name"]))
    if "sector" not in change.after:
        found.append(problem(path, line, "import-sector-missing", name=name, known=vocabulary.sectors.known()))
    if not change.after["roles"]:
        values = {"known": vocabulary.roles.known(), "example": vocabulary.roles.example(vocabulary.signed)}
        found.append(problem(path, line, "import-role-missing", name=name, **values))
    if not found:
        found = validate(Organisation, Parsed(change.after, change.lines), path).problems
    return found


def _edited(change: Change, text: str, file: PurePosixPath) -> str | None:
    """The file with the changes in it, if it then says exactly what it must say."""
    new = edit_yaml(text.removeprefix("\ufeff"), change.sets)
    if new is None:
        return None
    wanted, after = parse_yaml(text.removeprefix("\ufeff"), file).value, parse_yaml(new, file)
    for loc, value in change.sets.items():
        # Also what no schema knows of stays.
        put(wanted, loc, value)
    if after.problems or after.value != wanted:
        return None
    return ("\ufeff" if text.startswith("\ufeff") else "") + new


def _by_hand(change: Change, file: PurePosixPath, path: PurePosixPath) -> Problem:
    lines = [
        line.strip() for one in change.made for line in field_lines(".".join(map(str, one.loc)), change.sets[one.loc])
    ]
    return problem(path, change.lines[()], "import-file-shape", file=file, lines=shown("; ".join(lines), 200))
