"""`slimmer verify`: a last look at a finished site, before it is published."""

import json
import sys
from pathlib import Path

import click

from slimmer.cli.main import config_option, json_option
from slimmer.load.config import load_settings
from slimmer.messages.tell import as_json as problem_as_json
from slimmer.messages.tell import count_problems, errors, render_problems
from slimmer.verify.all_checks import verify_site
from slimmer.verify.site import load_site


@click.command()
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@config_option
@json_option
def verify(site: Path | None, config_file: Path, as_json: bool) -> None:
    """Kijk een gebouwde site na. / Look over a finished site.

    Verwijzingen, vertalingen, titels, talen, gewicht, beleid, feeds en sitemap. Zonder SITE: die in mkdocs.yml.
    Links, translations, titles, languages, weight, policy, feeds and sitemap. Without SITE: the one of mkdocs.yml.
    """
    settings = load_settings(config_file)
    folder = site or settings.site_dir
    if not folder.is_dir():
        raise click.UsageError(f"{folder} is er niet. Bouw eerst: slimmer build / is not there. First: slimmer build")
    finished = load_site(folder, settings.site_url, settings.codes)
    problems = verify_site(finished)
    count = len(finished.pages)
    if as_json:
        report = {"problems": [problem_as_json(one) for one in problems], "pages": count}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        if problems:
            click.echo(render_problems(problems), err=True)
        dutch, english = count_problems(problems)
        click.echo(f"{count} pagina's nagekeken: {dutch}. / {count} pages verified: {english}.", err=bool(problems))
    sys.exit(1 if errors(problems) else 0)
