"""Upload the release that snakemake --cores 1 publish has made in build/publish.

    .venv/bin/python workflow/upload.py zenodo
    ZENODO_TOKEN=... .venv/bin/python workflow/upload.py zenodo --send
    ZENODO_TOKEN=... .venv/bin/python workflow/upload.py zenodo --send --publish
    .venv/bin/python workflow/upload.py ckan --url https://... --organization ...
    CKAN_TOKEN=... .venv/bin/python workflow/upload.py ckan --url ... --organization ... --send --publish

Without --send it opens no connection and prints what would be sent. With --send it uploads the release, but
others do not see it yet: it is a draft with a reserved DOI on Zenodo, or a private dataset on CKAN. Look at
it, then add --publish to make it public, which is final on Zenodo. If anything fails, run the same command
again: it goes on where it stopped, because it looks for the record before it makes one, and sends no file
again that is there.

build/uploads.json remembers the record on Zenodo. From another machine, or when build/ was deleted or the
title changed, give --record with the id of any published version. To try an upload, use --url
https://sandbox.zenodo.org, which needs a token of its own.

The token comes from the environment only and is never shown. Exit status: 0 if all is done, 1 if something is
refused or fails, 2 if the command is not understood, 141 if nobody reads the output any more.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RELEASE = ROOT / "build" / "publish"
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))

from press_figures.commands import DONE, WRONG, command, command_line, say, start  # noqa: E402
from press_figures.errors import stop_on  # noqa: E402
from press_figures.package.release_facts import outdated_problems, release_problems  # noqa: E402
from press_figures.release import upload_ckan, upload_zenodo  # noqa: E402
from press_figures.release.web_service import AGAIN, address_problems, token_problems  # noqa: E402
from press_figures.tables.yaml_files import read_yaml  # noqa: E402


def upload_to_zenodo(options: argparse.Namespace) -> None:
    """Print what would be sent to Zenodo, or send it."""
    address = checked_address(options)
    plan = upload_zenodo.plan(options.folder)
    if not options.send:
        say(upload_zenodo.describe(plan, address))
        return
    service = upload_zenodo.service_at(address, token_from(upload_zenodo.TOKEN_VARIABLE))
    upload_zenodo.send(plan, service, options.record, options.publish, say)


def upload_to_ckan(options: argparse.Namespace) -> None:
    """Print what would be sent to CKAN, or send it."""
    address = checked_address(options)
    stop_on(upload_ckan.target_problems(address, options.organization))
    plan = upload_ckan.plan(options.folder)
    if not options.send:
        say(upload_ckan.describe(plan, address, options.organization))
        return
    service = upload_ckan.service_at(address, token_from(upload_ckan.TOKEN_VARIABLE))
    upload_ckan.send(plan, service, options.organization, options.publish, say)


def check_release(folder: Path) -> None:
    """Raise InputError if build/publish was made from other facts or another version than are typed now.

    A release in another folder is not compared with the files of this repository.
    """
    described = folder / "package" / "datapackage.json"
    if folder.resolve() != RELEASE or not described.is_file():
        return
    facts_path, citation_path = ROOT / "workflow" / "release.yml", ROOT / "CITATION.cff"
    facts = read_yaml(facts_path)
    stop_on(release_problems(str(facts_path), facts))
    descriptor = json.loads(described.read_text(encoding="utf-8"))
    version = read_yaml(citation_path)["version"]
    stop_on(outdated_problems(str(described), descriptor, version, facts))


def checked_address(options: argparse.Namespace) -> str:
    """Return the address of the server. Raises InputError if a token may not be sent there."""
    stop_on(address_problems("--url", options.url))
    return options.url.rstrip("/")


def token_from(variable: str) -> str:
    """Return the token in an environment variable. Raises InputError if it is missing or cannot be sent."""
    token = os.environ.get(variable, "").strip()
    stop_on(token_problems(variable, token))
    return token


def portals() -> argparse.ArgumentParser:
    """Return the parser of the command line, with a command for each portal."""
    parser = command_line("upload.py", __doc__)
    commands = parser.add_subparsers(required=True, metavar="PORTAL")
    zenodo = portal(commands, "zenodo", "Zenodo, or any server of InvenioRDM", upload_to_zenodo)
    zenodo.add_argument(
        "--url",
        default="https://zenodo.org",
        help="address of the server (%(default)s); https://sandbox.zenodo.org is for trying",
    )
    zenodo.add_argument(
        "--record",
        default="",
        metavar="ID",
        help="the record that this is a version of, by the id of any published version: needed from another "
        "machine, or when build/ was deleted or the title changed",
    )
    zenodo.add_argument("--publish", action="store_true", help="publish it, which is final; needs --send")
    ckan = portal(commands, "ckan", "a portal that runs CKAN", upload_to_ckan)
    ckan.add_argument("--url", required=True, help="address of the server")
    ckan.add_argument("--organization", required=True, metavar="NAME", help="the organization that owns it")
    ckan.add_argument("--publish", action="store_true", help="make it public; needs --send")
    return parser


def portal(
    commands: argparse._SubParsersAction, name: str, words: str, upload: Callable[[argparse.Namespace], None]
) -> argparse.ArgumentParser:
    """Add the command of a portal with the options of every portal, and return its parser."""
    command = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
    command.add_argument("--send", action="store_true", help="send it; without, say what would be sent")
    command.add_argument(
        "--folder",
        type=Path,
        default=RELEASE,
        help="folder of the release (build/publish)",
    )
    command.set_defaults(upload=upload, command=command, publish=False)
    return command


@command(refused=WRONG, again=AGAIN)
def main(arguments: list[str]) -> int:
    """Upload and return the exit status."""
    options = portals().parse_args(arguments)
    if options.publish and not options.send:
        options.command.error("--publish needs --send")
    check_release(options.folder)
    options.upload(options)
    return DONE


if __name__ == "__main__":
    start(main)
