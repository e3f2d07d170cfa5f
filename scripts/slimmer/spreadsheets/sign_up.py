"""A filled-in sign-up form as a change of one file, for someone to look at before it is public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from slimmer.load.data import ORGANISATIONS
from slimmer.model.library import Library
from slimmer.model.problem import Problem
from slimmer.spreadsheets.form import parse_form
from slimmer.spreadsheets.plan import Plan, Read, plan_candidates
from slimmer.spreadsheets.vocabulary import Vocabulary


@dataclass(frozen=True)
class SignUp:
    files: Mapping[PurePosixPath, str]
    problems: tuple[Problem, ...]
    request: str
    """The text of the pull request: our own words only, nothing of what a stranger typed."""


def plan_sign_up(text: str, number: int, library: Library, vocabulary: Vocabulary, read: Read) -> SignUp:
    """`text` is the body of issue `number`. What looks like an organisation of the site becomes a new file all the
    same, and the request names the other: a person decides."""
    path = PurePosixPath(f"issue-{number}")
    candidate, problems = parse_form(text, vocabulary, path)
    if candidate is None:
        return SignUp({}, tuple(problems), "")
    plan = plan_candidates([candidate], library, vocabulary, read, path)
    alike = [str(dict(doubt.values)["same"]) for doubt in plan.doubts]
    if alike:
        key = str(dict(plan.doubts[0].values)["new"])
        while key in library.organisations:
            key += "-2"
        plan = plan_candidates([replace(candidate, key=key)], library, vocabulary, read, path)
    return SignUp(
        files={} if plan.problems else plan.files,
        problems=plan.problems,
        request=_request(number, plan, alike),
    )


def _request(number: int, plan: Plan, alike: list[str]) -> str:
    lines = [f"Closes #{number}", ""]
    lines += [f"- `{path}`" for path in plan.files] or ["- geen wijziging / no change"]
    lines += [
        f"- Lijkt op `{ORGANISATIONS / key}.yml`: dezelfde organisatie? Voeg ze dan samen. / "
        "Looks like that file: the same organisation? Then join them."
        for key in alike
    ]
    kept = {str(one.loc[0]) for change in (*plan.changed, *plan.unchanged) for one in change.kept}
    if kept:
        names = ", ".join(f"`{name}`" for name in sorted(kept))
        lines.append(f"- Niet overgenomen, want de site zegt iets anders / not taken over, the site differs: {names}")
    lines += [
        "",
        "Kijk na of de bron de ondertekening bewijst en of de belofte in beide talen klopt. "
        "Sluit en heropen dit verzoek: dan lopen de controles.",
        "",
        "Check that the source proves the signature and that the pledge is right in both languages. "
        "Close and reopen this request: then the checks run.",
    ]
    return "\n".join(lines) + "\n"
