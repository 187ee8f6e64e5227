"""Uploads to Zenodo whose requests break, one after another, before or after the server acted on them.

The same command run again must end with one record, one version and the right files.
"""

import pytest
from publish.zenodo_server import Fault, Running
from publish.zenodo_uploads import AGAIN, SENT, Run, assert_one_version, write_release

from press_figures.release.web_service import REPEATABLE

pytestmark = pytest.mark.campaign
# More requests than any upload here takes.
IMPATIENT = 50


def break_once(zenodo, number, acts):
    zenodo.faults = {number: Fault(acts=acts)}


def break_for_good(zenodo, number, acts):
    zenodo.faults = {number: Fault(acts=acts)}
    zenodo.gone_from = number


def nothing_before(folder, zenodo):
    """Return the release to publish where nothing was sent yet."""
    return write_release(folder)


def an_earlier_build(folder, zenodo):
    """Return the release to publish where a draft of another build is there, with other files."""
    Run(write_release(folder), zenodo)
    return write_release(folder, doi="10.5281/zenodo.102")


def an_older_version(folder, zenodo):
    """Return the release to publish where an older version is published."""
    Run(write_release(folder), zenodo, is_final=True)
    return write_release(folder, "0.2.0")


# How many requests it takes: look for the record, save its metadata, list its files, send, publish.
SEND_ALL = 3 * len(SENT)
BEFORE = {
    nothing_before: (1, "0.1.0", 1 + 1 + 1 + SEND_ALL + 1 + 1),
    an_earlier_build: (1, "0.1.0", 3 + 1 + 1 + 2 * 4 + 1),
    an_older_version: (2, "0.2.0", 2 + 2 + 1 + SEND_ALL + 1 + 1),
}


@pytest.mark.parametrize("acts", [False, True], ids=["before it acts", "after it acted"])
@pytest.mark.parametrize("break_at", [break_once, break_for_good], ids=["once", "for good"])
@pytest.mark.parametrize("before", BEFORE, ids=lambda before: before.__name__.replace("_", " "))
def test_whichever_request_breaks_the_same_command_goes_on(tmp_path, break_at, acts, before):
    """Break request after request, until there is none left to break."""
    versions, version, requests = BEFORE[before]
    for number in range(1, IMPATIENT):
        with Running(lag=1) as zenodo:
            folder = before(tmp_path / str(number), zenodo)
            broken = len(zenodo.requests) + number
            break_at(zenodo, broken, acts)
            first = Run(folder, zenodo, is_final=True)
            is_whole = len(zenodo.requests) < broken
            zenodo.faults, zenodo.gone_from = {}, None
            assert Run(folder, zenodo, is_final=True).refusal == ""
            assert assert_one_version(zenodo, folder, version, versions).is_published
        if is_whole:
            break
        if break_at is break_once and zenodo.requests[broken - 1][0] in REPEATABLE:
            assert first.refusal == ""
        if break_at is break_for_good:
            assert (
                f"that broke or never opened; expected an answer. Check the network. {AGAIN}" in first.refusal
            )
    assert number == requests + 1


@pytest.mark.parametrize("status", [500, 503])
def test_whichever_request_the_server_fails_at_the_same_command_goes_on(tmp_path, status):
    for number in range(1, IMPATIENT):
        with Running(lag=1) as zenodo:
            folder = write_release(tmp_path / str(number))
            zenodo.faults = {number: Fault(status, body={"status": status, "message": "Internal error"})}
            Run(folder, zenodo, is_final=True)
            is_whole = len(zenodo.requests) < number
            zenodo.faults = {}
            assert Run(folder, zenodo, is_final=True).refusal == ""
            assert assert_one_version(zenodo, folder).is_published
        if is_whole:
            break
    assert is_whole
