"""What a list, or the sign-up form, says about one organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from slimmer.model.schemas import PartialDate
from slimmer.text.names import normal_name
from slimmer.text.slugs import new_key


@dataclass(frozen=True)
class Defaults:
    """What holds for every row that does not say it itself."""

    role: str = ""
    """A key of the roles."""
    date: PartialDate | None = None
    source: str = ""


@dataclass(frozen=True)
class RoleSaid:
    role: str
    row: int
    project: str = ""
    date: str = ""
    source: str = ""
    source_is_default: bool = False
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """One organisation as the list has it."""

    name: str
    """May be empty when `key` says which organisation it is."""
    key: str
    """The name of its file, when the list says so."""
    values: Mapping[str, str]
    """`sector` (a key), `municipality` (a key), `website`, `logo`, `contact`, `pledge.nl`, …"""
    roles: tuple[RoleSaid, ...]
    lines: Mapping[str, int]
    """Which row says which field."""
    rows: tuple[int, ...]

    @property
    def suggested_key(self) -> str:
        return self.key or new_key(normal_name(self.name))
