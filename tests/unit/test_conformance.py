# SPDX-License-Identifier: GPL-2.0-only
"""scripts/conformance: does it see what is wrong, and mend what it can?"""

import pathlib
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))

from tests.lib import script  # noqa: E402

CATALOGUE = """\
* **ROAM-1** The station roams.
* **ROAM-2** It finds the
  best AP.
* **ROAM-3** And it tells.
* **SCAN-1** The station scans.
* **D-1** The documents leave it open.
"""
PAGE = """\
# Conformance

| family | done | partly | not yet | open | n/a | done or partly, but named by no test |
|---|---|---|---|---|---|---|
| ROAM | 2 | 0 | 1 | 0 | 0 | 1 |
| SCAN | 0 | 1 | 0 | 0 | 0 | 0 |
| **all** | 2 | 1 | 1 | 0 | 0 | 1 |

## ROAM

| ID | state | where | test | note |
|---|---|---|---|---|
| ROAM-1 | done | core/roam.c | unit/core/test_roam, vm/test_roam |  |
| ROAM-2 | done | ihvd/, mac80211 | no test names it yet |  |
| ROAM-3 | not yet |  |  |  |

## SCAN

| ID | state | where | test | note |
|---|---|---|---|---|
| SCAN-1 | partly | core/scan.c | vm/test_roam | in part |
"""
FILES = {
    "Documentation/spec/station.md": CATALOGUE,
    "Documentation/conformance.md": PAGE,
    "tests/vm/test_roam.py": '"""ROAM-1, D-1: roams.\n\nSCAN-1 besides."""\n',
    "tests/unit/core/test_roam.c": "/* ROAM-1 */\n",
    "drivers/net/wireless/nwifi/core/roam.c": "",
    "drivers/net/wireless/nwifi/core/scan.c": "/* SCAN-1 */\n",
    "tools/ihvd/main.c": "",
}


@pytest.fixture
def tree(tmp_path, monkeypatch, capsys):
    """A tree of its own, in which all is well."""
    module = script.load("conformance")
    monkeypatch.setattr(module, "TOP", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return Tree(module, tmp_path, capsys)


class Tree:
    def __init__(self, module, top, capsys):
        self.module = module
        self.top = top
        self.capsys = capsys
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def change(self, name, old, new):
        text = (self.top / name).read_text()
        assert old in text
        self.write(name, text.replace(old, new))

    def move(self, old, new):
        self.write(new, (self.top / old).read_text())
        (self.top / old).unlink()

    def run(self, *arguments):
        """(exit status, output)"""
        status = self.module.main(list(arguments))
        return status, self.capsys.readouterr().out

    def fails(self, words, *arguments):
        status, output = self.run(*arguments)
        assert status == 1
        assert words in output

    def mended(self):
        """That --write is enough; what the page says then."""
        assert self.run()[0] == 1
        assert self.run("--write") == (0, "")
        assert self.run() == (0, "")
        return (self.top / "Documentation/conformance.md").read_text()


PAGE_NAME = "Documentation/conformance.md"


def test_all_is_well(tree):
    assert tree.run() == (0, "")
    assert tree.run("--write") == (0, "")
    assert (tree.top / PAGE_NAME).read_text() == PAGE


def test_totals(tree):
    tree.change(PAGE_NAME, "| ROAM | 2 | 0 |", "| ROAM | 3 | 0 |")
    tree.fails("should be: | ROAM | 2 | 0 | 1 | 0 | 0 | 1 |")
    assert tree.mended() == PAGE


def test_totals_follow_the_rows(tree):
    tree.change(PAGE_NAME, "| ROAM-3 | not yet |  |",
                "| ROAM-3 | done | ihvd/ |")
    page = tree.mended()
    assert "| ROAM | 3 | 0 | 0 | 0 | 0 | 2 |\n" in page
    assert "| ROAM-3 | done | ihvd/ | no test names it yet |  |\n" in page


def test_line_too_many_in_the_totals(tree):
    line = "| SCAN | 0 | 1 | 0 | 0 | 0 | 0 |\n"
    tree.change(PAGE_NAME, line, line + line)
    tree.fails("has lines that should not be there")
    assert tree.mended() == PAGE


def test_requirement_without_a_row(tree):
    tree.change("Documentation/spec/station.md", "* **SCAN-1",
                "* **ROAM-4** New.\n* **SCAN-1")
    tree.fails("ROAM-4 has no row")
    tree.fails("ROAM-4 has no row", "--write")


def test_row_without_a_requirement(tree):
    tree.change("Documentation/spec/station.md", "* **ROAM-3**", "* ")
    tree.fails("ROAM-3 is not in the catalogue")


def test_two_rows(tree):
    row = "| ROAM-3 | not yet |  |  |  |\n"
    tree.change(PAGE_NAME, row, row + row)
    tree.fails("ROAM-3 has 2 rows")


def test_state(tree):
    tree.change(PAGE_NAME, "| not yet |  |", "| nearly |  |")
    tree.fails("ROAM-3: no such state: nearly")


def test_neither_where_nor_why(tree):
    tree.change(PAGE_NAME, "ROAM-3 | not yet |", "ROAM-3 | done |")
    tree.fails("ROAM-3: says neither where nor why")


@pytest.mark.parametrize("test", ["vm/test_gone", "unit/core/test_other"])
def test_named_test_does_not_exist_or_does_not_name_it(tree, test):
    tree.write("tests/unit/core/test_other.c", "/* SCAN-1 */\n")
    tree.change(PAGE_NAME, "core/scan.c | vm/test_roam",
                "core/scan.c | unit/core/test_other, vm/test_roam")
    assert tree.run() == (0, "")
    tree.change(PAGE_NAME, "| no test names it yet |", f"| {test} |")
    tree.fails("should be: | ROAM-2 | done | ihvd/, mac80211 "
               "| no test names it yet |  |")


def test_test_was_deleted(tree):
    (tree.top / "tests/unit/core/test_roam.c").unlink()
    assert "| ROAM-1 | done | core/roam.c | vm/test_roam |" in tree.mended()


@pytest.mark.parametrize("text, names", [
    ("/* ROAM-1 to ROAM-3 */", "1 2 3"),
    ("/*\n * ROAM-1 to\n * ROAM-3: all\n */", "1 2 3"),
    ("# ROAM-2,\n# ROAM-3", "2 3"),
    ('"ROAM-2/3: not told"', "2 3"),
    ("static void test_ROAM_1_ROAM_3_told(void **state)", "1 3"),
    ('TIMELINE(T8_ROAM_2_there, OPEN, { "roam ROAM_1" })', "2"),
    ("TIMELINE(ROAM_3, OPEN)", "3"),
    ("/* XROAM-2, ROAM-2X */", ""),
    ("void test_XROAM_2_ROAM_2X(void); int ROAM_3;", ""),
])
def test_forms_of_names(tree, text, names):
    tree.write("tests/unit/core/test_forms.c", text + "\n")
    tree.run("--write")
    page = (tree.top / PAGE_NAME).read_text()
    rows = [line for line in page.splitlines() if "test_forms" in line]
    assert [row.split()[1] for row in rows] == \
        [f"ROAM-{number}" for number in names.split()]


@pytest.mark.parametrize("name", ["ROAM-9", "D-2"])
@pytest.mark.parametrize("path", [
    "tests/vm/test_roam.py", "tests/vm/lib/peer.py", "tools/ihvd/main.c"])
def test_unknown_name(tree, path, name):
    tree.write(path, f"# {name}: what is this?\n")
    tree.fails(f"{path}: names {name}, which does not exist", "--write")


def test_what_is_no_decision(tree):
    tree.write("tools/ihvd/main.c", "/* the curve P-256 */\n")
    assert tree.run() == (0, "")


def test_source_moved(tree):
    tree.move("drivers/net/wireless/nwifi/core/roam.c",
              "drivers/net/wireless/nwifi/core/move/roam.c")
    tree.fails("should be: | ROAM-1 | done | core/move/roam.c |")
    assert "| ROAM-1 | done | core/move/roam.c |" in tree.mended()


def test_source_gone(tree):
    (tree.top / "drivers/net/wireless/nwifi/core/roam.c").unlink()
    tree.fails("ROAM-1: no such file: core/roam.c", "--write")


def test_source_may_be_either_of_two(tree):
    tree.move("drivers/net/wireless/nwifi/core/roam.c", "tools/lib/roam.c")
    tree.write("tools/ihvd/roam.c", "")
    tree.fails("ROAM-1: no such file: core/roam.c", "--write")


def test_usage(tree):
    assert tree.run("--nonsense") == (2, "")
    status, output = tree.run("--help")
    assert status == 0 and "usage: scripts/conformance [--write]" in output
