# SPDX-License-Identifier: GPL-2.0-only
"""What scripts/test says at the end, above all about what it has not begun."""

import importlib.machinery
import importlib.util
import pathlib
import threading

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/test"
SLOW = -1


@pytest.fixture(name="script")
def load_script(monkeypatch, tmp_path):
    """scripts/test as a module; one part runs at a time."""
    loader = importlib.machinery.SourceFileLoader("test_script", str(SCRIPT))
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader(loader.name, loader))
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    loader.exec_module(module)
    monkeypatch.setattr(module, "RESULTS", tmp_path / "results")
    monkeypatch.setenv("NWIFI_TEST_JOBS", "1")
    return module


@pytest.fixture(name="run")
def make_run(script, monkeypatch, capsys):
    """run(stages): the exit status and the lines of a run of these stages."""
    def run(*stages):
        monkeypatch.setattr(script, "stages", lambda lanes, filters: stages)
        status = script.main([])
        return status, capsys.readouterr().out.splitlines()

    return run


@pytest.fixture(name="lane")
def make_lane(script, monkeypatch):
    """lane(name, file=failed tests…): the parts of a lane. A file that is to
    have SLOW failed tests has none, and ends when a failure was reported."""
    reported = threading.Event()
    add = script.Report.add

    def add_and_tell(self, result):
        add(self, result)
        if result.failed:
            reported.set()

    monkeypatch.setattr(script.Report, "add", add_and_tell)

    def run_file(name, failed):
        if failed == SLOW:
            assert reported.wait(60)
            failed = 0
        return script.Result(name, 1, failed)

    def lane(name, **files):
        return [script.part(f"{name} lane", f"{name}-{file}", run_file, failed,
                            short=file)
                for file, failed in files.items()]

    return lane


def test_all_pass(run, lane):
    status, lines = run(("scenarios", [lane("stock", test_a=0, test_b=0),
                                       lane("debug", test_a=0)]))
    assert status == 0
    assert lines[-1] == "3 passed, 0 failed"
    assert not [line for line in lines if "not begun" in line]


def test_failure_in_the_stock_lane(run, lane):
    """The rest of the stock lane is run, the debug lane is not begun."""
    status, lines = run(("scenarios", [
        lane("stock", test_a=0, test_b=2, test_c=SLOW),
        lane("debug", test_a=0, test_b=0, test_c=0)]))
    assert status == 1
    assert [line.split(":")[0] for line in lines if " passed, " in line] == [
        "ok   stock-test_a", "FAIL stock-test_b", "ok   stock-test_c",
        "3 passed, 2 failed"]
    assert lines[-2:] == [
        "not begun because of the failure: debug lane, 3 parts: "
        "test_a test_b test_c",
        "3 passed, 2 failed"]


def test_failure_in_an_earlier_stage(run, lane):
    """All later stages are named, each lane in a line of its own."""
    status, lines = run(("unit tests", [lane("unit", core=1)]),
                        ("scenarios", [lane("stock", test_a=0, test_b=0),
                                       lane("debug", test_a=0)]))
    assert status == 1
    assert lines[-3:] == [
        "not begun because of the failure: stock lane, 2 parts: test_a test_b",
        "not begun because of the failure: debug lane, 1 part: test_a",
        "1 passed, 1 failed"]


def test_names_of_scenarios(script):
    """A scenario is listed by its file, and its results by lane and file."""
    [part] = script.scenarios("debug", ["test_scan"])
    assert (part.group, part.short, part.name) == (
        "debug lane", "test_scan", "debug-test_scan")
    [part] = script.scenarios("stock", ["test_scan"])
    assert (part.group, part.short, part.name) == (
        "stock lane", "test_scan", "test_scan")
