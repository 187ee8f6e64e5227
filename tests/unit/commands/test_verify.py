"""The verifier: claims worked by hand before it was run, what it prints, and what it refuses."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from corpus.fixtures import read_rows

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
    return read_rows(CLAIMS / f"{name}.csv")


@pytest.fixture(scope="session")
def verify(command_module):
    return command_module("verify")


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
def test_a_claim_has_the_verdict_and_the_slack_that_were_worked_by_hand(row, check):
    found = check(row["family"], row["printed_claim"], row["parts"])
    assert found.final.verdict == row["hand_verdict"]
    if "hand_slack" in row:
        slack = None if row["claim_id"] in WITHOUT_SLACK else int(row["hand_slack"])
        assert found.outcomes[0].slack == slack


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


def cases(text):
    """Return the words after each $ that begins a line, and the lines below it."""
    found = [case.strip().split("\n", 1) for case in text.split("\n$ ")[1:]]
    return [(typed.split("; "), below) for typed, below in found]


PRINTED = """
$ share; 36 per cent; around 650; 1,656
computed:      around 650 / 1,656: [about 33.2126%, about 45.2899%]; \
by convention [about 37.7415%, about 40.7609%]
verdict:       inconsistent_wording: Does not fit the wording
whole numbers: 588 to 604 fit as numerator

$ grim; 4%; 9,456
computed:      331 to 425 / 9,456: [about 3.5004%, about 4.4945%]
verdict:       indeterminate: Cannot be decided
reason:        Any number printed in this form would have passed, so that passing says nothing
power:         none: any number printed in this form would have passed

$ grim; 30%; 7
computed:      2 / 7 = about 28.5714%
verdict:       inconsistent: Does not follow from the figures

$ relative_change; -3.4%; 2,828; 2,927
computed:      (2,927 - 2,828) / 2,927 = about 3.3823%
verdict:       consistent: Follows from the figures
slack:         0
whole numbers: 99 to 100 fit as numerator
direction:     down

$ rate; 3.4 per 1,000 people; 4,411; 1,297,000
computed:      4,411 / 1,297,000 * 1,000 = about 3.4009
verdict:       consistent: Follows from the figures
slack:         0
whole numbers: 4,345 to 4,474 fit as numerator

$ bound; more than 400; 449
computed:      449 = 449
verdict:       consistent: Follows from the figures
slack:         0
whole numbers: 401 to 499 fit as numerator
"""


@pytest.mark.parametrize(("typed", "expected"), cases(PRINTED))
def test_what_is_printed_below_the_claim(typed, expected, run):
    assert run(*typed)[1].split("\n", 1)[1].strip() == expected


def test_two_forms_are_held_against_the_wider_one(run):
    _, output, _ = run("two_forms", "6.6 per cent", "one in 15")
    assert output.splitlines()[0].startswith("claim:         one in 15: (6.25%, about 7.1429%)")
    assert output.splitlines()[1] == "computed:      6.6 per cent: [6.55%, 6.65%)"


@pytest.mark.parametrize(
    ("claim", "parts", "family", "verdict"),
    [
        # A change without a direction takes that of its levels.
        ("a 12.5 per cent rise", "9 | 8", "relative_change", "consistent"),
        ("12.5%", "9 | 8", "relative_change", "consistent"),
        ("12.5%", "7 | 8", "relative_change", "consistent"),
        ("down 12.5%", "9 | 8", "relative_change", "inconsistent"),
        # A multiple given as a change is a multiple.
        ("doubled", "20 | 10", "multiple", "consistent"),
    ],
)
def test_a_change_has_a_direction_or_is_a_multiple(claim, parts, family, verdict, check):
    found = check("relative change", claim, parts)
    assert (found.family, found.final.verdict) == (family, verdict)


# NUMBER stands for the words of EXPECTED_NUMBER.
REFUSED = """
$ shar; 38%; 1 | 2
here: found the family 'shar' (did you mean 'share'?); expected one of share, grim, relative_change,
difference, multiple, sum, rate, two_forms, bound. Correct the family.

$ share; lots; 1 | 2
here, claim: found 'lots', of which 'lots' cannot be read; NUMBER

$ share; 38%; 1 | 1,23
here, part 2: found '1,23', of which '1,23' cannot be read; NUMBER

$ share; 38; 1 | 2
here, claim: found '38'; expected a share such as 17%, a third or one in nine. Write the claim with its per
cent sign or words.

$ share; -38%; 1 | 2
here, claim: found '-38%', which has a direction; expected a number without one. Leave the direction out, or
take a family of changes.

$ share; 38%; 1
here, parts: found 1 part (1); expected 2: numerator, denominator. Give the parts that share takes.

$ sum; 5; 5
here, parts: found 1 part (5); expected 2 or more: addend, addend. Give the parts that sum takes.

$ share; 38%; 1 | 0
here: found the base '0', which can be zero; expected a base above zero. Correct the parts.

$ share; 38%; 1 | up to 100
here: found the base 'up to 100', which can be zero; expected a base above zero. Correct the parts.

$ grim; 38%; around 50
here: found the base 'around 50'; expected a whole number without a hedge. Correct the base.
"""


@pytest.mark.parametrize(("typed", "message"), cases(REFUSED))
def test_what_cannot_be_verified_is_refused(typed, message, check):
    with pytest.raises(InputError) as refusal:
        check(*typed)
    assert str(refusal.value) == " ".join(message.split()).replace("NUMBER", EXPECTED_NUMBER)


def test_a_part_that_is_too_long_to_be_printed_is_refused(check):
    with pytest.raises(InputError) as refusal:
        check("share", "38%", f"1 | {'9' * 1201}")
    assert str(refusal.value) == (
        "here, part 2: found 1,201 characters; expected one printed number of at most 200 characters. Leave "
        "out everything but the number and its hedge."
    )


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
    first = rows[0]
    # Exact decimals of 5,173 / 13,302.
    assert all(
        first.pop(name).startswith("0.3888888") for name in ("computed", "computed_low", "computed_high")
    )
    assert first == {
        "id": "a",
        "family": "share",
        "parts": "5,173 | 13,302",
        "printed_claim": "38%",
        "expression": "5,173 / 13,302",
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
    }


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


OTHER_CELLS = (
    ", line 2: found another number of cells; expected 3 cells. Put cells with commas in quotation marks."
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"family,parts\n",
            ", line 1: found the columns family, parts; expected also printed_claim. Add the columns.",
        ),
        (
            b"",
            ", line 1: found the columns none; expected also family, parts, printed_claim. Add the columns.",
        ),
        (b"family,parts,printed_claim\nshare,5,173|13,302,38%\n", OTHER_CELLS),
        (b"family,parts,printed_claim\nshare,5\n", OTHER_CELLS),
        (
            b"\xff\xfe",
            ": found bytes that are not UTF-8 (invalid start byte); expected UTF-8. Save the file as UTF-8.",
        ),
        (
            None,
            ": found no such file or directory; expected a readable CSV file. Correct the path.",
        ),
    ],
)
def test_a_file_that_is_no_table_of_claims_is_refused(content, message, tmp_path, run):
    path = tmp_path / "claims.csv"
    if content is not None:
        path.write_bytes(content)
    assert run("--csv", str(path)) == (2, "", f"{path}{message}\n")


def test_the_examples_of_the_help_can_be_run(run):
    _, text, _ = run("--help")
    examples = [line.split("verify.py ", 1)[1] for line in text.splitlines() if "     verify.py " in line]
    assert len(examples) >= 11
    for example in examples:
        (arguments,) = csv.reader([example], delimiter=" ")
        status, _, errors = run(*arguments)
        assert (example, status, errors) == (example, 0, "")
