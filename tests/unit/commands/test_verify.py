"""The verifier: claims worked by hand before it was run, what it prints, and what it refuses."""

import csv
import importlib.util
import io
import subprocess
import sys
from pathlib import Path

import pytest

from press_figures.errors import InputError

ROOT = Path(__file__).parents[3]
CLAIMS = ROOT / "tests" / "claims"
# What these compute is a range, of which no one numerator is more or less.
WITHOUT_SLACK = ("P29-1", "P53-2")
EXPECTED_NUMBER = (
    "expected one printed number with its hedge, such as 3,937, nearly 40%, one in 24, sevenfold or 1.1m. "
    "Leave out what is counted; a new number word or hedge is a row in raw/reference."
)


def claims(name):
    with open(CLAIMS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def verify():
    """Return the module of the command, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("verify", ROOT / "workflow" / "verify.py")
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks up its module by name.
    sys.modules["verify"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def check(verify, lexicon):
    """Return a function that verifies a claim and its parts, separated by |."""

    def run_check(family, claim, parts):
        return verify.verify(family, claim, [part.strip() for part in parts.split("|")], lexicon, "here")

    return run_check


@pytest.fixture
def run(verify, capsys):
    """Return a function that gives exit status, output and errors of the command."""

    def run_here(*arguments):
        try:
            status = verify.main(arguments)
        except SystemExit as ended:
            status = ended.code
        return status, *capsys.readouterr()

    return run_here


@pytest.mark.parametrize(
    "row", [*claims("published_claims"), *claims("unseen_claims")], ids=lambda row: row["claim_id"]
)
def test_a_claim_has_the_verdict_that_was_worked_by_hand(row, check):
    found = check(row["family"], row["printed_claim"], row["parts"])
    assert found.final.verdict == row["hand_verdict"]


@pytest.mark.parametrize("row", claims("published_claims"), ids=lambda row: row["claim_id"])
def test_a_published_claim_has_the_slack_that_was_worked_by_hand(row, check):
    found = check(row["family"], row["printed_claim"], row["parts"])
    slack = found.outcomes[0].slack
    assert slack == (None if row["claim_id"] in WITHOUT_SLACK else int(row["hand_slack"]))


def test_a_claim_that_holds_only_cut_off_says_so_with_the_exact_verdict(tmp_path):
    # As a program and from another folder; the other tests call its main function.
    command = [sys.executable, str(ROOT / "workflow" / "verify.py"), "share", "38%", "5,173", "13,302"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "claim:         38%: [37.5%, 38.5%) (lexicon none/percentage/1.1.0)",
        "computed:      5,173 / 13,302 = about 38.8889%",
        "verdict:       consistent_by_rounding: Follows only after rounding",
        "exactly:       inconsistent: Does not follow from the figures",
        "holds after:   truncation",
        "slack:         -52 in the numerator",
        "whole numbers: 4,989 to 5,121 fit as numerator",
    ]


def test_a_hedged_part_gives_a_range_by_logic_and_one_by_convention(run):
    _, output, _ = run("share", "36 per cent", "around 650", "1,656")
    assert output.splitlines()[1:] == [
        "computed:      around 650 / 1,656: [about 33.2126%, about 45.2899%]; "
        "by convention [about 37.7415%, about 40.7609%]",
        "verdict:       inconsistent_wording: Does not fit the wording",
        "whole numbers: 588 to 604 fit as numerator",
    ]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ("grim", "4%", "9,456"),
            [
                "computed:      331 to 425 / 9,456: [about 3.5004%, about 4.4945%]",
                "verdict:       indeterminate: Cannot be decided",
                "reason:        Any number printed in this form would have passed, so that passing "
                "says nothing",
                "power:         none: any number printed in this form would have passed",
            ],
        ),
        (
            ("grim", "30%", "7"),
            [
                "computed:      2 / 7 = about 28.5714%",
                "verdict:       inconsistent: Does not follow from the figures",
            ],
        ),
        (
            ("relative_change", "-3.4%", "2,828", "2,927"),
            [
                "computed:      (2,927 - 2,828) / 2,927 = about 3.3823%",
                "verdict:       consistent: Follows from the figures",
                "slack:         0",
                "whole numbers: 99 to 100 fit as numerator",
                "direction:     down",
            ],
        ),
        (
            ("rate", "3.4 per 1,000 people", "4,411", "1,297,000"),
            [
                "computed:      4,411 / 1,297,000 * 1,000 = about 3.4009",
                "verdict:       consistent: Follows from the figures",
                "slack:         0",
                "whole numbers: 4,345 to 4,474 fit as numerator",
            ],
        ),
        (
            ("bound", "more than 400", "449"),
            [
                "computed:      449 = 449",
                "verdict:       consistent: Follows from the figures",
                "slack:         0",
                "whole numbers: 401 to 499 fit as numerator",
            ],
        ),
    ],
)
def test_what_is_printed_below_the_claim(arguments, lines, run):
    assert run(*arguments)[1].splitlines()[1:] == lines


def test_two_forms_are_held_against_the_wider_one(run):
    _, output, _ = run("two_forms", "6.6 per cent", "one in 15")
    assert output.splitlines()[0].startswith("claim:         one in 15: (6.25%, about 7.1429%)")
    assert output.splitlines()[1] == "computed:      6.6 per cent: [6.55%, 6.65%)"


@pytest.mark.parametrize("claim", ["a 12.5 per cent rise", "12.5%", "up 12.5%"])
def test_a_change_without_a_direction_takes_that_of_its_levels(claim, check):
    assert check("relative change", claim, "9 | 8").final.verdict == "consistent"


def test_a_change_in_the_wrong_direction_fails(check):
    assert check("relative_change", "down 12.5%", "9 | 8").final.verdict == "inconsistent"


def test_a_multiple_given_as_a_change_is_a_multiple(check):
    found = check("relative_change", "doubled", "20 | 10")
    assert (found.family, found.final.verdict) == ("multiple", "consistent")


@pytest.mark.parametrize(
    ("family", "claim", "parts", "message"),
    [
        (
            "shar",
            "38%",
            "1 | 2",
            "here: found the family 'shar' (did you mean 'share'?); expected one of share, grim, "
            "relative_change, difference, multiple, sum, rate, two_forms, bound. Correct the family.",
        ),
        (
            "share",
            "lots",
            "1 | 2",
            "here, claim: found 'lots', of which 'lots' cannot be read; " + EXPECTED_NUMBER,
        ),
        (
            "share",
            "38%",
            f"1 | {'9' * 1201}",
            "here, part 2: found 1,201 characters; expected one printed number of at most 200 characters. "
            "Leave out everything but the number and its hedge.",
        ),
        (
            "share",
            "38%",
            "1 | 1,23",
            "here, part 2: found '1,23', of which '1,23' cannot be read; " + EXPECTED_NUMBER,
        ),
        (
            "share",
            "38",
            "1 | 2",
            "here, claim: found '38'; expected a share such as 17%, a third or one in nine. "
            "Write the claim with its per cent sign or words.",
        ),
        (
            "share",
            "-38%",
            "1 | 2",
            "here, claim: found '-38%', which has a direction; expected a number without one. "
            "Leave the direction out, or take a family of changes.",
        ),
        (
            "share",
            "38%",
            "1",
            "here, parts: found 1 part (1); expected 2: numerator, denominator. "
            "Give the parts that share takes.",
        ),
        (
            "sum",
            "5",
            "5",
            "here, parts: found 1 part (5); expected 2 or more: addend, addend. "
            "Give the parts that sum takes.",
        ),
        (
            "share",
            "38%",
            "1 | 0",
            "here: found the base '0', which can be zero; expected a base above zero. Correct the parts.",
        ),
        (
            "share",
            "38%",
            "1 | up to 100",
            "here: found the base 'up to 100', which can be zero; expected a base above zero. "
            "Correct the parts.",
        ),
        (
            "grim",
            "38%",
            "around 50",
            "here: found the base 'around 50'; expected a whole number without a hedge. Correct the base.",
        ),
    ],
)
def test_what_cannot_be_verified_is_refused(family, claim, parts, message, check):
    with pytest.raises(InputError) as refusal:
        check(family, claim, parts)
    assert str(refusal.value) == message


def test_a_refusal_is_one_line_on_the_error_stream_and_status_2(run):
    status, output, errors = run("share", "lots", "1", "2")
    assert (status, output) == (2, "")
    assert errors.startswith("what you typed, claim: found 'lots'") and errors.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("share",), ("--csv", "x.csv", "share", "1%", "1", "2")])
def test_a_command_without_a_claim_or_with_two_sources_shows_its_use(arguments, run):
    status, output, errors = run(*arguments)
    assert (status, output) == (2, "")
    assert "give a family, a claim and its parts, or --csv and a file" in errors


def test_a_file_of_claims_gives_its_columns_and_those_of_the_verdicts(tmp_path, run):
    path = tmp_path / "claims.csv"
    path.write_text(
        "id,family,parts,printed_claim\n"
        'a,share,"5,173 | 13,302",38%\n'
        'b,sum,"2,002|5,648","7,650"\n'
        "c,grim,7,30%\n",
        encoding="utf-8",
    )
    status, output, errors = run("--csv", str(path))
    assert (status, errors) == (0, "")
    rows = list(csv.DictReader(io.StringIO(output)))
    assert [row["verdict"] for row in rows] == ["consistent_by_rounding", "consistent", "inconsistent"]
    assert rows[0] == {
        "id": "a",
        "family": "share",
        "parts": "5,173 | 13,302",
        "printed_claim": "38%",
        "expression": "5,173 / 13,302",
        "computed": "0.388889",
        "computed_low": "0.388889",
        "computed_high": "0.388889",
        "claimed_low": "0.375",
        "claimed_high": "0.385",
        "claimed_soft_low": "0.375",
        "claimed_soft_high": "0.385",
        "verdict": "consistent_by_rounding",
        "holds_after": "truncation",
        "exact_verdict": "inconsistent",
        "reason": "",
        "slack": "-52",
        "feasible_low": "4989",
        "feasible_high": "5121",
        "has_power": "true",
        "lexicon_row": "none/percentage/1.1.0",
    } | {name: rows[0][name] for name in ("computed", "computed_low", "computed_high")}
    assert rows[0]["computed"].startswith("0.3888888")


def test_every_row_of_a_file_that_cannot_be_read_is_named_and_nothing_is_printed(tmp_path, run):
    path = tmp_path / "claims.csv"
    path.write_text(
        "family,parts,printed_claim\nshare,1|2,50%\nshare,1|x,50%\nshare,1|2,lots\n", encoding="utf-8"
    )
    status, output, errors = run("--csv", str(path))
    assert (status, output) == (2, "")
    assert [line.split(":")[0].removeprefix(f"{path}, ") for line in errors.splitlines()] == [
        "line 3, part 2",
        "line 4, claim",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"family,parts\n", "line 1: found the columns family, parts; expected also printed_claim."),
        (b"", "line 1: found the columns none; expected also family, parts, printed_claim."),
        (
            b"family,parts,printed_claim\nshare,5,173|13,302,38%\n",
            "line 2: found another number of cells; expected 3 cells.",
        ),
        (
            b"family,parts,printed_claim\nshare,5\n",
            "line 2: found another number of cells; expected 3 cells.",
        ),
        (b"\xff\xfe", "found bytes that are not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_claims_is_refused(content, message, tmp_path, run):
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    status, output, errors = run("--csv", str(path))
    assert (status, output) == (2, "")
    assert errors.startswith(str(path)) and message in errors


def test_a_file_that_is_not_there_is_refused(tmp_path, run):
    status, _, errors = run("--csv", str(tmp_path / "none.csv"))
    assert status == 2
    assert "found no such file or directory; expected a readable CSV file. Correct the path." in errors


def test_the_examples_of_the_help_can_be_run(run):
    _, text, _ = run("--help")
    examples = [line.split("verify.py ", 1)[1] for line in text.splitlines() if "     verify.py " in line]
    assert len(examples) >= 11
    for example in examples:
        (arguments,) = csv.reader([example], delimiter=" ")
        status, _, errors = run(*arguments)
        assert (example, status, errors) == (example, 0, "")
