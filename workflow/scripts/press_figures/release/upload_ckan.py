"""Send a release as a dataset to a CKAN server, through its action API.

The same command makes the dataset, changes it, or goes on after an interruption: it looks for the dataset by
name, and sends a file only if CKAN has no file or another sum for its path in the release. A second run sends
nothing. A new dataset is private until it is complete. Resources, tags and extras of other people are not
changed.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from press_figures.errors import InputError, Problem, stop_on
from press_figures.files import to_json
from press_figures.release.portals.ckan import EXTRAS, KEYWORDS, SEPARATOR
from press_figures.release.upload_files import MAKE_AGAIN, PublishedFile, verified_files
from press_figures.release.web_service import AGAIN, Service

TOKEN_VARIABLE = "CKAN_TOKEN"
METADATA = "metadata/ckan.json"
ACTIONS = "/api/3/action/"
# Fields of a dataset that are emptied if a release has nothing for them, so that no older value stays.
FIELDS = ("title", "notes", "version", "url", "author", "maintainer", "maintainer_email", "license_id")
# The metadata that CKAN keeps of a file.
RESOURCE_FIELDS = ("name", "description", "format", "mimetype", "release_path")
ANSWERS = {
    # CKAN answers 403 to a token that it does not know, and 409 to any data that it does not accept.
    403: (
        "a token that it knows, whose owner may do this",
        "Check the token in {token} and its owner's rights.",
    ),
    409: (
        "metadata and files that it takes",
        "Mend what it names; for a file that is too large, ask for a higher ckan.max_resource_size.",
    ),
    405: ("the address of a portal", "Give the address of its front page as --url, without /api."),
}
NOWHERE = "no organization, as CKAN also says of a token that it does not know"
ORGANIZATION = re.compile(r"[a-z0-9_-]{2,100}")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """A release as it will be sent: the fields of its dataset, and its files with their fields."""

    dataset: dict
    resources: tuple[tuple[dict, PublishedFile], ...]

    @property
    def name(self) -> str:
        return self.dataset["name"]


def service_at(address: str, token: str) -> Service:
    """Return the service that requests to this address are sent through."""
    return Service("CKAN", address, token, TOKEN_VARIABLE, "{}", answers=ANSWERS)


def plan(folder: Path) -> Plan:
    """Return the plan for the release in a folder. Raises InputError if it is incomplete."""
    listed = {file.name: file for file in verified_files(folder)}
    if METADATA not in listed:
        raise InputError(
            [Problem(str(folder / METADATA), "no file", "the metadata of the dataset", MAKE_AGAIN)]
        )
    described = json.loads(listed[METADATA].path.read_text(encoding="utf-8"))
    resources = described.pop("resources")
    stop_on(
        [
            Problem(
                str(folder / METADATA), f"{resource['release_path']!r}", "a file of the release", MAKE_AGAIN
            )
            for resource in resources
            if resource["release_path"] not in listed
        ]
    )
    emptied = dict.fromkeys(FIELDS, "") | described
    return Plan(emptied, tuple((resource, listed[resource["release_path"]]) for resource in resources))


def target_problems(address: str, organization: str) -> list[Problem]:
    """Refuse an address that is not the front page, and a name that no organization of CKAN can have."""
    problems = []
    if re.search(r"/(api|dataset)(/|$)", address):
        action = "Give the address of its front page."
        problems.append(Problem("--url", repr(address), "the address of a portal", action))
    if not ORGANIZATION.fullmatch(organization):
        action = "Give the name as it stands in the address of its page."
        expected = "2 to 100 small letters, digits, - and _"
        problems.append(Problem("--organization", repr(organization), expected, action))
    return problems


def describe(plan: Plan, address: str, organization: str) -> str:
    """Return a text about what would be sent. Opens no connection."""
    dataset = plan.dataset | {"owner_org": organization, "private": True}
    lines = [
        "Nothing was sent. With --send this would be sent, and what is there already left out:",
        "",
        f"POST {address}{ACTIONS}package_create, or package_patch where {plan.name} is there",
        to_json(dataset),
    ]
    for resource, file in plan.resources:
        lines += [
            f"POST {address}{ACTIONS}resource_create, or resource_patch where it is there",
            f"  {file.name}, {file.bytes:,} bytes, SHA-256 {file.sha256}",
            f"  {json.dumps(stored(resource, file), ensure_ascii=False)}",
        ]
    total = sum(file.bytes for _, file in plan.resources)
    lines += ["", f"{len(plan.resources)} files, {total:,} bytes. With --publish it would be made public."]
    return "\n".join(lines)


def stored(resource: dict, file: PublishedFile) -> dict:
    """Return the fields of a resource with its sum, which CKAN keeps and a later run compares."""
    return resource | {"hash": file.sha256, "hash_algorithm": "sha256"}


def send(plan: Plan, service: Service, organization: str, is_public: bool, say: Say) -> None:
    """Make or change the dataset and its resources. Raises InputError if something goes wrong.

    is_public: whether others may see it at the end. Without it, a dataset that is public already is refused,
    because CKAN has no drafts of changes.
    """
    check_organization(service, organization)
    dataset = find(plan, service)
    if dataset is None:
        new = plan.dataset | {"owner_org": organization, "private": True}
        dataset = act(service, "package_create", new)
        say(f"Made the dataset {plan.name}, private so far.")
    else:
        check_found(plan, service, dataset, organization, is_public)
        change_dataset(plan, service, dataset, say)
    send_files(plan, service, dataset, say)
    if is_public and (dataset["private"] or dataset["state"] != "active"):
        act(service, "package_patch", {"id": dataset["id"], "private": False, "state": "active"})
        say("It is public now.")
    state = "public" if is_public else "private: look at it, then add --publish"
    say(f"{service.address}/dataset/{plan.name} ({state})")


def check_organization(service: Service, organization: str) -> None:
    """Raise InputError unless the owner of the token may make datasets of an organization."""
    owned = act(service, "organization_list_for_user", {"permission": "create_dataset"})
    names = sorted(entry["name"] for entry in owned)
    if organization in names:
        return
    found = f"a token whose owner may add datasets to {', '.join(names) or NOWHERE}"
    action = f"Check --organization, the token in {TOKEN_VARIABLE}, and what its owner may do."
    raise InputError([Problem(f"CKAN, {service.address}", found, f"to {organization!r}", action)])


def act(service: Service, action: str, content: dict) -> object:
    """Do an action and return its result."""
    answer = service.call("POST", ACTIONS + action, (200,), json=content)
    return service.content(answer, "success")["result"]


def find(plan: Plan, service: Service) -> dict | None:
    """Return the dataset with our name, or None if there is none."""
    query = {"id": plan.name}
    answer = service.call("GET", ACTIONS + "package_show", (200, 404), params=query)
    if answer.status_code == 404:
        # CKAN answers 404 in JSON. A 404 without it means that there is no CKAN at this address.
        service.content(answer, "error")
        return None
    return service.content(answer, "result.id", "result.resources", "result.state")["result"]


def check_found(plan: Plan, service: Service, dataset: dict, organization: str, is_public: bool) -> None:
    """Raise InputError if the dataset with our name may not be changed."""
    place = f"CKAN, {service.address}/dataset/{plan.name}"
    owner = (dataset.get("organization") or {}).get("name")
    if dataset["state"] == "deleted":
        action = "Ask an administrator to purge it or to put it back, then run this again."
        raise InputError([Problem(place, "a deleted dataset", "none, or one that is there", action)])
    if owner != organization:
        action = "Give the organization that owns it, or another name in workflow/package.yml."
        raise InputError([Problem(place, f"a dataset of {owner!r}", f"one of {organization!r}", action)])
    if KEYWORDS not in {extra["key"] for extra in dataset["extras"]}:
        found = f"a dataset that no release made, {dataset['title']!r}"
        action = "Rename it there, or give ours another name in workflow/package.yml."
        raise InputError([Problem(place, found, "none, or one of a release", action)])
    if not is_public and not dataset["private"] and dataset["state"] == "active":
        action = "CKAN has no drafts of changes: add --publish to change it at once."
        raise InputError([Problem(place, "a public dataset", "a private one", action)])


def change_dataset(plan: Plan, service: Service, dataset: dict, say: Say) -> None:
    """Change the fields of a dataset that differ. package_patch keeps all others, and the resources."""
    wanted = plan.dataset | with_those_of_others(plan, dataset)
    differing = {
        key: value for key, value in wanted.items() if comparable(dataset.get(key)) != comparable(value)
    }
    if not differing:
        say(f"The dataset {plan.name} is there and says the same.")
        return
    act(service, "package_patch", {"id": dataset["id"]} | differing)
    say(f"Changed {', '.join(sorted(differing))} of the dataset {plan.name}.")


def with_those_of_others(plan: Plan, dataset: dict) -> dict[str, list[dict]]:
    """Return our tags and extras with those that others added, because CKAN replaces the whole lists."""
    there = {extra["key"]: extra["value"] for extra in dataset["extras"]}
    before = there.get(KEYWORDS, "").split(SEPARATOR)
    ours = [tag["name"] for tag in plan.dataset["tags"]]
    others = [tag["name"] for tag in dataset["tags"] if tag["name"] not in {*before, *ours}]
    kept = [{"key": key, "value": value} for key, value in there.items() if key not in EXTRAS]
    return {"tags": [{"name": name} for name in [*ours, *others]], "extras": [*plan.dataset["extras"], *kept]}


def comparable(value: object) -> object:
    """Return a value of a dataset without the keys that CKAN adds, and in an order of our own."""
    if isinstance(value, list):
        return sorted((entry.get("name") or entry["key"], entry.get("value", "")) for entry in value)
    return value or ""


def send_files(plan: Plan, service: Service, dataset: dict, say: Say) -> None:
    """Send files that are new or changed, delete ours that the release no longer has, and keep the order."""
    there = {}
    for resource in dataset["resources"]:
        if path := resource.get("release_path"):
            there.setdefault(path, []).append(resource)
    ids = []
    for resource, file in plan.resources:
        kept, *twins = there.pop(file.name, [None])
        ids.append(send_file(service, dataset["id"], kept, resource, file, say))
        there |= {twin["id"]: [twin] for twin in twins}
    for resource in (resource for resources in there.values() for resource in resources):
        act(service, "resource_delete", {"id": resource["id"]})
        say(f"Deleted {resource['release_path']}, which the release does not have.")
    others = [resource["name"] for resource in dataset["resources"] if not resource.get("release_path")]
    if others:
        say(f"Left alone, for they are not of a release: {', '.join(others)}.")
    keep_order(service, dataset["id"], ids)


def send_file(
    service: Service, dataset_id: str, kept: dict | None, resource: dict, file: PublishedFile, say: Say
) -> str:
    """Send a file, only its fields, or nothing, as far as they differ; return the id of its resource."""
    fields = stored(resource, file)
    if kept is None:
        return upload(service, "resource_create", fields | {"package_id": dataset_id}, file, say)
    if kept.get("hash") != file.sha256 or kept.get("size") != file.bytes:
        return upload(service, "resource_patch", fields | {"id": kept["id"]}, file, say)
    differing = [key for key in RESOURCE_FIELDS if str(kept.get(key)).lower() != str(fields[key]).lower()]
    if differing:
        act(service, "resource_patch", fields | {"id": kept["id"]})
    say(f"{file.name} is there" + (f"; changed {', '.join(differing)}." if differing else "."))
    return kept["id"]


def upload(service: Service, action: str, fields: dict, file: PublishedFile, say: Say) -> str:
    """Send a file with its fields; return the id of its resource. Raises InputError if the size differs."""
    content = (file.path.name, file.path.read_bytes(), fields["mimetype"])
    answer = service.call("POST", ACTIONS + action, (200,), data=fields, files={"upload": content})
    result = service.content(answer, "result.id", "result.size")["result"]
    if result["size"] != file.bytes:
        found = f"{result['size']:,} bytes of {file.name}"
        raise InputError(
            [Problem(service.place("POST", ACTIONS + action), found, f"{file.bytes:,} bytes", AGAIN)]
        )
    say(f"Sent {file.name}, {file.bytes:,} bytes.")
    return result["id"]


def keep_order(service: Service, dataset_id: str, ids: list[str]) -> None:
    """Put our resources first, in the order of the release, unless they are in it already."""
    dataset = act(service, "package_show", {"id": dataset_id})
    if [resource["id"] for resource in dataset["resources"]][: len(ids)] != ids:
        act(service, "package_resource_reorder", {"id": dataset_id, "order": ids})
