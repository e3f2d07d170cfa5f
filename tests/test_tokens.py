"""The palette: every pair of text and ground that the styles use, in both colour schemes (WCAG 1.4.3 and 1.4.11)."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from builders import OVERRIDES

from slimmer.media.drawings.tokens import site_sheet
from slimmer.theme import THEME

SHEETS = {"theme": (THEME,), "network": (THEME, OVERRIDES)}
"""Which `styles/site/` apply; each has three blocks: light, dark by the device's choice, dark by the visitor's."""
SCHEMES = {"light": 0, "dark": 2}
GROUNDS = ("ground", "raised", "sunk", "tint")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "link", "link-hover", "accent") for ground in GROUNDS),
    ("on-brand", "brand"),
    ("ink", "mark"),
    ("night-ink", "night-ground"),
    ("night-link", "night-ground"),
    ("night-accent", "night-ground"),
]
CONTROLS = [
    *((line, ground) for line in ("edge", "focus", "brand") for ground in GROUNDS),
    ("night-accent", "night-ground"),
]


def blocks(folder: Path) -> list[Mapping[str, str]]:
    found = re.findall(r"\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", site_sheet(folder), flags=re.DOTALL))
    colours = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", block)) for block in found)
    return [one for one in colours if one]


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    low, high = sorted(map(luminance, (one, two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("network", SHEETS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (CONTROLS, 3.0)], ids=["text", "controls"])
def test_every_pair_has_enough_contrast(network: str, scheme: str, pairs: list[tuple[str, str]], least: float):
    tokens: dict[str, str] = {}
    for folder in SHEETS[network]:
        tokens |= {**blocks(folder)[0], **blocks(folder)[SCHEMES[scheme]]}
    weak = {pair: round(contrast(*(tokens[name] for name in pair)), 2) for pair in pairs}

    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}


@pytest.mark.parametrize("folder", SHEETS["network"], ids=lambda folder: folder.name)
def test_the_dark_scheme_is_the_same_by_device_and_by_choice(folder: Path):
    # The first is the light scheme; what comes after is for paper.
    _, device, choice, *_ = blocks(folder)

    assert device == choice


def test_what_a_network_says_of_one_scheme_leaves_the_other_alone():
    """Its `:root` comes after the theme's dark scheme, so that must be the more specific one."""
    dark = [one for one in re.findall(r"([^{}]*)\{", site_sheet(THEME)) if '"dark"' in one]

    assert dark
    assert all(':root[data-scheme="dark"]' in one for one in dark)
