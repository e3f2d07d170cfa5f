"""A new organisation as a YAML file, laid out as people write them by hand."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from slimmer.model.schemas import Organisation

ROLE_ORDER = ("role", "project", "date", "source", "note")
# What needs no quotes anywhere, also not between brackets; a web address is fine outside them.
_PLAIN = re.compile(r"[^\W_](?:[\w .()/&'+’–-]*[\w.()’])?")
_PLAIN_ADDRESS = re.compile(r"https?://[\w./?=&%~+-]+[\w/]|[A-Za-z0-9][\w.+-]*@[A-Za-z0-9.-]+[A-Za-z]")
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_LOOKS_OTHER = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|none)|[\d.+-][\d_.,:eExXa-fA-FoO+-]*|\.(?i:inf|nan)")
"""What another reader of YAML would take for something else than text."""
_PRINTABLE = re.compile("[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue004-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")


def render_organisation(data: Mapping[str, Any]) -> str:
    """The whole file, fields in the order of the schema."""
    return "".join(
        f"{line}\n" for name in ordered(data, Organisation.model_fields) for line in field_lines(name, data[name])
    )


def ordered(names: Any, order: Any) -> list[str]:
    """Known names in their order, then the others."""
    return [*(name for name in order if name in names), *(name for name in names if name not in order)]


def field_lines(name: str, value: Any, indent: str = "") -> Iterator[str]:
    """One field of an organisation, as lines."""
    if isinstance(value, Mapping):
        yield f"{indent}{name}:"
        for inner, text in value.items():
            yield from field_lines(inner, text, f"{indent}  ")
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield f"{indent}{name}: {flow(value)}"
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for item in value:
            yield from role_lines(item, f"{indent}  ")
    elif "\n" in value and _fits_block(value):
        yield f"{indent}{name}: |-"
        yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
    else:
        yield f"{indent}{name}: {scalar(value)}"


def role_lines(role: Mapping[str, Any], indent: str) -> Iterator[str]:
    for number, name in enumerate(ordered(role, ROLE_ORDER)):
        yield f"{indent}{'- ' if number == 0 else '  '}{role_value(name, role[name])}"


def role_value(name: str, value: Any) -> str:
    """One field of a role on its line: `date: 2021-11-25`."""
    return f"{name}: {scalar(value)}" if isinstance(value, str) and name != "date" else flow_pair(name, value)


def flow_pair(name: str, value: Any) -> str:
    """A name and its value between brackets; only dates go without quotes though they look like numbers."""
    return f"{name}: {value if name == 'date' and _DATE.fullmatch(value) else flow(value)}"


def flow(value: Any) -> str:
    """On one line: `{nl: "…", en: "…"}`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(flow_pair(name, value[name]) for name in ordered(value, ROLE_ORDER)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return value if _is_plain(value) else quoted(value)


def scalar(text: str) -> str:
    return text if _is_plain(text) or _PLAIN_ADDRESS.fullmatch(text) else quoted(text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _LOOKS_OTHER.fullmatch(text) and _PRINTABLE.fullmatch(text) is not None


def quoted(text: str) -> str:
    """Between double quotes, where every sign can be written."""
    inside = json.dumps(text, ensure_ascii=False)[1:-1]
    return '"' + "".join(char if _PRINTABLE.fullmatch(char) else f"\\u{ord(char):04x}" for char in inside) + '"'


def _fits_block(text: str) -> bool:
    """Can stand as it is, line by line: blanks at the edges would be lost or change the indentation."""
    lines = text.split("\n")
    at_edges = lines[0][:1] in ("", " ") or lines[-1] == ""
    return not at_edges and all(line == line.rstrip() for line in lines) and _PRINTABLE.fullmatch(text) is not None
