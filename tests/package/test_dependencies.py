"""What the project depends on: pinned, hashed, and listed with its licence for whoever must clear it."""

import base64
import csv
import hashlib
import importlib.metadata
import re
import subprocess
import sys
import zipfile

import pytest
import yaml

LINE = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9][0-9a-z.]*)( ; [^\\]*)?"
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+"
)
COLUMNS = "name version licence licence_basis is_direct used_for known_problems".split()
# A publisher of a work that has the code of these in it has duties beyond naming the authors.
SHARE_ALIKE = re.compile(r"\b(A|L)?GPL\b|\bMPL\b|\bEPL\b|\bCDDL\b|\bEUPL\b")


@pytest.fixture(scope="module")
def lock_text(root):
    return (root / "requirements.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lock(lock_text):
    """Return the version of every distribution of the lock."""
    return {found["name"]: found["version"] for found in LINE.finditer(lock_text)}


@pytest.fixture(scope="module")
def direct(root):
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    (pip,) = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    return pip


@pytest.fixture(scope="module")
def listed(root):
    with open(root / "workflow" / "dependencies.csv", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def test_every_line_of_the_lock_is_a_pinned_version_with_its_hashes(lock_text, lock):
    assert LINE.sub("", lock_text).strip() == "", "a line without an exact version or without a hash"
    assert len(lock) > 100
    assert len(lock) == len(re.findall("==[0-9]", lock_text)), "a distribution is pinned twice"


def test_no_address_is_in_the_lock_or_in_the_environment(root, lock_text):
    for text in (lock_text, (root / "environment.yml").read_text(encoding="utf-8")):
        assert not re.search(r"://|@|index-url|find-links|\bgit\+|file:", text)


def test_the_environment_pins_what_the_lock_pins(direct, lock):
    pinned = dict(line.split("==") for line in direct)
    assert pinned.items() <= lock.items()


def test_both_ways_to_install_the_lock_require_its_hashes(root):
    for path in (root / "README.md", root / ".ci" / "run"):
        commands = re.findall(r"pip install [^\n&`]*requirements\.txt", path.read_text(encoding="utf-8"))
        assert commands, path
        assert [command for command in commands if "--require-hashes" not in command] == [], path


def wheel(folder):
    """Write a wheel with one empty module; return its SHA-256."""
    path = folder / "tiny-1.0-py3-none-any.whl"
    files = {
        "tiny.py": "",
        "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(text)}\n"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {
            **files,
            "tiny-1.0.dist-info/RECORD": record + "tiny-1.0.dist-info/RECORD,,\n",
        }.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def install(folder, requirement):
    """Install a requirement from a folder alone, as the lock is installed."""
    (folder / "requirements.txt").write_text(requirement, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--isolated",
        "install",
        "--no-index",
        "--find-links",
        str(folder),
    ]
    command += ["--no-cache-dir", "--disable-pip-version-check", "--target", str(folder / "installed")]
    command += ["--require-hashes", "-r", str(folder / "requirements.txt")]
    return subprocess.run(command, capture_output=True, text=True)


def tiny_requirement(lock_text, *hashes):
    """Return a line of the lock, made one of the tiny package with these hashes."""
    first = LINE.search(lock_text).group()
    assert LINE.fullmatch(first)
    made = "tiny==1.0" + "".join(f" \\\n    --hash=sha256:{digest}" for digest in hashes)
    assert not hashes or LINE.fullmatch(made)
    return made + "\n"


def test_a_package_with_another_hash_than_the_lock_says_is_not_installed(tmp_path, lock_text):
    digest = wheel(tmp_path)
    wrong = digest.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    refused = install(tmp_path, tiny_requirement(lock_text, wrong))
    assert refused.returncode != 0
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert f"Expected sha256 {wrong}" in refused.stderr
    assert not (tmp_path / "installed").exists()
    unhashed = install(tmp_path, tiny_requirement(lock_text))
    assert unhashed.returncode != 0
    assert "Hashes are required in --require-hashes mode" in unhashed.stderr
    accepted = install(tmp_path, tiny_requirement(lock_text, wrong, digest))
    assert accepted.returncode == 0, accepted.stderr
    assert (tmp_path / "installed" / "tiny.py").exists()


def test_every_distribution_of_the_lock_is_listed_with_its_version(listed, lock):
    assert [row["name"] for row in listed] == sorted(lock)
    assert {row["name"]: row["version"] for row in listed} == lock


def test_every_row_says_licence_basis_and_use(listed, direct):
    names = {line.split("==")[0] for line in direct}
    for row in listed:
        assert row["licence"] and row["licence_basis"] and row["used_for"], row["name"]
        assert row["is_direct"] == ("yes" if row["name"] in names else "no"), row["name"]


def test_licences_are_those_of_the_installed_metadata_where_these_are_exact(listed):
    compared = 0
    for row in listed:
        try:
            metadata = importlib.metadata.metadata(row["name"])
        except importlib.metadata.PackageNotFoundError:
            continue  # Needed on another system only.
        # Not by brackets: a backport of importlib.metadata, once imported, raises KeyError there.
        if exact := metadata.get("License-Expression"):
            assert row["licence"] == exact, row["name"]
            assert row["licence_basis"] == "metadata", row["name"]
            compared += 1
    assert compared > 40


def test_licences_with_duties_beyond_naming_the_authors_are_these(listed):
    """Nothing of these is in the published package; whoever ships the environment must know them."""
    assert {row["name"]: row["licence"] for row in listed if SHARE_ALIKE.search(row["licence"])} == {
        "certifi": "MPL-2.0",
        "docutils": "Public domain AND BSD-2-Clause AND 0BSD AND GPL-3.0-or-later",
        "hypothesis": "MPL-2.0",
        "isbnlib2": "LGPL-3.0-or-later",
        "num2words": "LGPL-2.1",
        "pathspec": "MPL-2.0",
        "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",
        "tqdm": "MPL-2.0 AND MIT",
    }
    for row in listed:
        if re.search(r"GPL", row["licence"]):
            assert "GPL" in row["known_problems"], row["name"]


def test_nothing_that_is_published_is_somebody_elses_code(root):
    suffixes = {path.suffix for path in (root / "datapackage").rglob("*") if path.is_file()}
    assert suffixes <= {".csv", ".json", ".md", ".duckdb"}
