"""How good search is: questions with the pages that must come, and figures over all of them.

Recall: the part of the pages in `must` that stands among the first ten. Precision: of the first five results, or of
all when there are fewer, the part that answers the question (`must` or `may`). Reciprocal rank: one divided by the
place of the first page of `must`. A question without `must` counts for precision alone: better nothing than noise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from statistics import mean

import yaml


@dataclass(frozen=True)
class Question:
    query: str
    must: tuple[str, ...]
    """Addresses, relative to the root of the site."""
    may: tuple[str, ...] = ()
    """The same, with `*`."""
    must_not: tuple[str, ...] = ()

    def answers(self, url: str) -> bool:
        return url in self.must or any(fnmatchcase(url, pattern) for pattern in self.may)

    def recall(self, urls: Sequence[str]) -> float:
        return sum(url in urls[:10] for url in self.must) / len(self.must)

    def precision(self, urls: Sequence[str]) -> float:
        first = urls[:5]
        return mean(map(self.answers, first)) if first else float(not self.must)

    def reciprocal_rank(self, urls: Sequence[str]) -> float:
        return next((1 / place for place, url in enumerate(urls, 1) if url in self.must), 0.0)


@dataclass(frozen=True)
class Quality:
    recall: float
    precision: float
    reciprocal_rank: float


def load_questions(path: Path) -> list[Question]:
    read = yaml.safe_load(path.read_text("utf-8"))
    return [Question(one.pop("query"), **{name: tuple(urls) for name, urls in one.items()}) for one in read]


def judge(questions: Sequence[Question], found: Sequence[Sequence[str]]) -> Quality:
    """`found`: of every question the addresses, best first."""
    pairs = list(zip(questions, found, strict=True))
    asked = [(question, urls) for question, urls in pairs if question.must]
    return Quality(
        mean(question.recall(urls) for question, urls in asked),
        mean(question.precision(urls) for question, urls in pairs),
        mean(question.reciprocal_rank(urls) for question, urls in asked),
    )
