"""The specification's own examples: the same, or told."""

import pytest
from commonmark import Example, examples, result

DIFFERENT = {
    1: "a tab in code is shown as spaces",
    2: "a tab in code is shown as spaces",
    3: "a tab in code is shown as spaces",
    112: "a line of spaces in code is an empty line",
    118: "spaces at the end of a line of code are not kept",
    129: "a line of spaces in code is an empty line",
    264: "two empty lines in code within a list are one",
}
"""Number of the example → why it comes out otherwise, in silence."""
EXAMPLES = list(examples())


def test_the_examples_are_those_of_the_specification():
    assert len(EXAMPLES) >= 378
    assert len(DIFFERENT) <= 15


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.number} {one.section}")
def test_example(one: Example):
    found = result(one)

    assert found == "different" if one.number in DIFFERENT else found in ("same", "told")


def test_most_examples_need_no_message():
    assert sum(result(one) == "same" for one in EXAMPLES) >= 295
