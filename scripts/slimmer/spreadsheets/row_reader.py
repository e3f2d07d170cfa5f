"""One row of a list → what it says about one organisation, with every mistake in it."""

import re
from collections.abc import Iterator, Mapping

from slimmer.load.text import forbidden_sign, misread
from slimmer.model.problem import Problem, problem, term
from slimmer.model.schemas import SLUG
from slimmer.spreadsheets.candidate import Candidate, Defaults, RoleSaid
from slimmer.spreadsheets.columns import Columns
from slimmer.spreadsheets.table import LONGEST_CELL, Row, Table, letter
from slimmer.spreadsheets.values import is_source, parse_date, parse_website, same_website, tidy, tidy_line
from slimmer.spreadsheets.vocabulary import Choices, Vocabulary
from slimmer.text.mailbox import is_mail_address
from slimmer.text.shorten import shown
from slimmer.text.slugs import new_key

_LOGO = re.compile(r"\w[\w .-]*")


class RowReader:
    """One row; what is wrong with it is kept in `problems`, and then its candidate is only good to know who it is."""

    def __init__(self, table: Table, row: Row, columns: Columns, vocabulary: Vocabulary, defaults: Defaults) -> None:
        self.table, self.row, self.columns = table, row, columns
        self.vocabulary, self.defaults = vocabulary, defaults
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self.refused: set[str] = set()
        """Fields whose cell is no value; nobody needs to hear that they are missing as well."""

    def read(self) -> Candidate | None:
        if self.table.is_text and any(self.row.cells[self.columns.width :]):
            # A separator too many moved every value after it into the wrong column.
            self._wrong("import-row-long", count=len(self.row.cells), columns=self.columns.width)
            return None
        cells = {name: self._cell(name) for name in self.columns.fields}
        if not any(cells.values()):
            return None
        name, key = cells.get("name", ""), cells.get("key", "")
        if not name and not key and not self.refused & {"name", "key"}:
            self._wrong("import-name-missing")
        if key and not SLUG.fullmatch(key):
            self._wrong("import-key", value=shown(key), example=new_key(name or key))
        values = {field: value for field, value in self._values(cells) if value}
        roles = tuple(self._roles(cells, name or key))
        return Candidate(name, key, values, roles, dict.fromkeys(values, self.row.number), (self.row.number,))

    def _wrong(self, code: str, **values: object) -> None:
        self.problems.append(problem(self.table.path, self.row.number, code, **values))

    def _cell(self, name: str) -> str:
        column = self.columns.fields[name]
        where = {"column": letter(column.number), "name": shown(column.name)}
        text = self.row.cell(column.number)
        if code := self.row.refused.get(column.number):
            self._wrong(code, value=shown(text), **where)
            self.refused.add(name)
            return ""
        link = self.row.links.get(column.number, "")
        if link and not same_website(link.removeprefix("mailto:"), text):
            values = {"value": shown(text), "target": shown(link), **where}
            self.notices.append(problem(self.table.path, self.row.number, "import-link", **values))
        if sign := forbidden_sign(tidy(text)):
            self._wrong("import-character", character=sign, **where)
        elif meant := misread(text):
            self._wrong("text-misread", value=meant[0], suggestion=meant[1])
        elif len(text) > LONGEST_CELL and "." not in name:
            self._wrong("import-too-long", length=len(text), limit=LONGEST_CELL, **where)
        return tidy(text) if "." in name else tidy_line(text)

    def _values(self, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        if text := cells.get("sector"):
            yield "sector", self._choice("sector", text, self.vocabulary.sectors)
        if text := cells.get("municipality"):
            key = self.vocabulary.municipality(text)
            if key is None:
                meant = self.vocabulary.municipalities.suggest(text, self.vocabulary.locales[0], cutoff=0.8)
                self._wrong("import-municipality", value=shown(text), suggestion=meant)
            yield "municipality", key or ""
        if text := cells.get("website"):
            website = parse_website(text)
            if website is None:
                self._wrong("import-website", value=shown(text))
            yield "website", website or ""
        if text := cells.get("contact"):
            text = text.removeprefix("mailto:")
            if not is_mail_address(text):
                self._wrong("contact-invalid", value=shown(text))
            yield "contact", text
        if text := cells.get("logo"):
            if not _LOGO.fullmatch(text):
                self._wrong("import-logo", value=shown(text))
            yield "logo", text
        yield from ((name, text) for name, text in cells.items() if name.startswith("pledge."))

    def _roles(self, cells: Mapping[str, str], name: str) -> Iterator[RoleSaid]:
        """A cell may name several roles: `initiatiefnemer, ondertekenaar`."""
        keys = [
            self._choice("role", one.strip(), self.vocabulary.roles)
            for one in re.split(r"[,;/]", cells.get("role", ""))
            if one.strip()
        ]
        note = {field.partition(".")[2]: text for field, text in cells.items() if field.startswith("note.") and text}
        date, source, project = self._date(cells), self._source(cells), ""
        if cells.get("project"):
            project = self._choice("project", cells["project"], self.vocabulary.projects)
        if not keys and self.defaults.role:
            keys = [self.defaults.role]
        if not keys:
            if (note or project or cells.get("date") or cells.get("source")) and "role" not in self.refused:
                roles = self.vocabulary.roles
                example = roles.example(self.vocabulary.signed)
                self._wrong("import-role-missing", name=shown(name), known=roles.known(), example=example)
            return
        if name and not source and not self.defaults.source and "source" not in self.refused:
            self._wrong("import-source-missing", name=shown(name))
        for key in keys:
            said = source or self.defaults.source
            yield RoleSaid(key, self.row.number, project, date, said, source_is_default=not source, note=note)

    def _date(self, cells: Mapping[str, str]) -> str:
        text = cells.get("date", "")
        if not text:
            return str(self.defaults.date or "")
        value = parse_date(text, self.vocabulary.locales, self.table.epoch)
        if value is None:
            self._wrong("import-date", value=shown(text))
            return ""
        if wrong := self.vocabulary.wrong_date(value):
            self._wrong(wrong[0], **wrong[1])
        return str(value)

    def _source(self, cells: Mapping[str, str]) -> str:
        text = cells.get("source", "")
        if text and not is_source(text):
            self._wrong("import-source", value=shown(text))
        elif re.fullmatch(r"[Ss]\d+", text) and text not in self.vocabulary.sources:
            known = ", ".join(sorted(self.vocabulary.sources)[:6]) + "…"
            self._wrong("import-unknown", kind=term("source"), value=shown(text), known=known)
        return text

    def _choice(self, kind: str, text: str, known: Choices) -> str:
        key = known.find(text)
        if key is None:
            meant = known.suggest(text, self.vocabulary.locales[0])
            values = {"value": shown(text), "known": known.known(most=15), "suggestion": meant}
            self._wrong("import-unknown", kind=term(kind), **values)
        return key or ""
