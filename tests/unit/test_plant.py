# SPDX-License-Identifier: GPL-2.0-only
"""scripts/plant: does a patch follow its file, and is it missed when it does
not apply?"""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))

from tests.lib import script  # noqa: E402

CODE = """\
#include <errno.h>

static int first(int n)
{
	int i = 0;
	n += 1;
	if (n > 4)
		return -EINVAL;
	return i;
}

static int second(int n)
{
	int i = 1;
	n += 1;
	if (n > 8)
		return -EINVAL;
	return i;
}
"""
PATCH = """\
SPDX-License-Identifier: GPL-2.0-only

A number may be nine.

Caught-as: nine

--- a/tools/lib/number.c
+++ b/tools/lib/number.c
@@ -14,5 +14,5 @@
 	int i = 1;
 	n += 1;
-	if (n > 8)
+	if (n > 9)
 		return -EINVAL;
 	return i;
"""


@pytest.fixture
def plant(tmp_path, monkeypatch):
    """The program, with a tree of its own."""
    module = script.load("plant")
    monkeypatch.setattr(module, "TOP", tmp_path)
    for directory in (module.MODULE, module.TOOLS / "lib",
                      module.TOOLS / "ihvd", module.MODEL / "mutants",
                      module.FUZZ / "plants/lib"):
        (tmp_path / directory).mkdir(parents=True)
    (tmp_path / "tools/lib/number.c").write_text(CODE)
    (tmp_path / "tests/fuzz/plants/lib/nine.patch").write_text(PATCH)
    return module


def patch_of(plant):
    return plant.Patch(plant.TOP / "tests/fuzz/plants/lib/nine.patch")


def change(plant, old, new, name="tools/lib/number.c"):
    path = plant.TOP / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def planted(plant, name):
    """That the patch is planted in the file, and there only."""
    file, text = patch_of(plant).find()
    assert file == plant.TOP / name
    before, after = file.read_text().splitlines(), text.splitlines()
    assert [pair for pair in zip(before, after) if pair[0] != pair[1]] == \
        [("\tif (n > 8)", "\tif (n > 9)")]


def refused(plant, capsys, words):
    assert plant.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "FAIL  tests/fuzz/plants/lib/nine.patch: " in said
    assert words in said
    assert said.endswith("0 apply, 1 do not\n")


def test_text(plant):
    patch = patch_of(plant)
    assert patch.description == "A number may be nine."
    assert patch.caught_as == "nine"


def test_as_it_was(plant, capsys):
    planted(plant, "tools/lib/number.c")
    assert plant.main(["--check"]) == 0
    assert capsys.readouterr().out == "1 apply, 0 do not\n"


def test_lines_moved(plant):
    change(plant, "static int second", "int added;\n\nstatic int second")
    planted(plant, "tools/lib/number.c")


def test_file_moved(plant):
    (plant.TOP / "tools/lib/deep").mkdir()
    (plant.TOP / "tools/lib/number.c").rename(
        plant.TOP / "tools/lib/deep/number.c")
    planted(plant, "tools/lib/deep/number.c")


def test_function_moved_to_another_file(plant):
    head, mark, second = CODE.partition("static int second")
    (plant.TOP / "tools/lib/number.c").write_text(head)
    (plant.TOP / "tools/ihvd/second.c").write_text(mark + second)
    planted(plant, "tools/ihvd/second.c")


@pytest.mark.parametrize("old, new", [
    ("int i = 1;", "int i = one();"),
    ("	return i;\n}\n", "	return n;\n}\n"),
    ("8)\n		return -EINVAL", "8)\n		return -ERANGE"),
])
def test_context_changed(plant, old, new):
    change(plant, old, new)
    planted(plant, "tools/lib/number.c")


def test_line_changed(plant, capsys):
    change(plant, "n > 8", "n > LIMIT")
    refused(plant, capsys, "does not apply")


def test_two_places_in_a_file(plant, capsys):
    change(plant, "n > 4", "n > 8")
    change(plant, "int i = 1;", "int i = 0;")
    refused(plant, capsys, "does not apply")


def test_two_files(plant, capsys):
    change(plant, "n > 8", "n > LIMIT")
    for name in "a.c", "b.c":
        (plant.TOP / "tools/ihvd" / name).write_text(CODE)
    refused(plant, capsys,
            "several files: tools/ihvd/a.c, tools/ihvd/b.c")


def test_file_of_the_other_program(plant, capsys):
    """What is the tools' is not looked for in the module."""
    (plant.TOP / "tools/lib/number.c").rename(
        plant.TOP / plant.MODULE / "number.c")
    refused(plant, capsys, "does not apply")


def test_not_a_patch(plant, capsys):
    path = plant.TOP / "tests/fuzz/plants/lib/nine.patch"
    path.write_text("A number may be nine.\n")
    refused(plant, capsys, "not a patch of one file")


def test_refresh(plant, capsys):
    change(plant, "int i = 1;", "int i = one();")
    change(plant, "#include <errno.h>\n", "")
    (plant.TOP / "tools/lib/number.c").rename(
        plant.TOP / "tools/ihvd/number.c")
    assert plant.main(["--refresh"]) == 0
    said = capsys.readouterr().out
    assert "tests/fuzz/plants/lib/nine.patch: refreshed\n" in said
    text = patch_of(plant).path.read_text()
    expected = PATCH.replace("/lib/", "/ihvd/").replace("i = 1", "i = one()")
    assert text == expected.replace("-14,5 +14,5", "-13,5 +13,5")
    planted(plant, "tools/ihvd/number.c")
    assert plant.main(["--refresh"]) == 0
    assert patch_of(plant).path.read_text() == text


def test_refresh_of_what_does_not_apply(plant):
    change(plant, "n > 8", "n > LIMIT")
    assert plant.main(["--refresh"]) == 1
    assert patch_of(plant).path.read_text() == PATCH


def run(plant, monkeypatch, status, output):
    """Exit status when the test ends as given."""
    planted_text = []

    def test(copy):
        planted_text.append((copy / "tools/lib/number.c").read_text())
        return status, output

    path = patch_of(plant).path
    monkeypatch.setattr(plant, "suites",
                        lambda: {"fuzz/lib": (path.parent, test)})
    result = plant.main(["--build", str(plant.TOP / "build"), "fuzz"])
    assert planted_text == [CODE.replace("n > 8", "n > 9")]
    assert (plant.TOP / "tools/lib/number.c").read_text() == CODE
    return result


@pytest.mark.parametrize("status, output, words", [
    (1, "broken: nine", "ok    A number may be nine.\n      broken: nine\n"),
    (0, "", "not found: A number may be nine."),
    (1, "[  FAILED  ] nine\n[  FAILED  ] 1 test(s)",
     "ok    A number may be nine.\n      [  FAILED  ] nine\n"),
    (1, "[  FAILED  ] eight", 'found, but not as "nine"'),
    (1, "broken: eight", 'found, but not as "nine": broken: eight'),
    (1, "Segmentation fault", "for no reason known here"),
])
def test_run(plant, monkeypatch, capsys, status, output, words):
    caught = words.startswith("ok")
    assert run(plant, monkeypatch, status, output) == (0 if caught else 1)
    said = capsys.readouterr().out
    assert words in said
    assert said.endswith("1 found, 0 missed\n" if caught
                         else "0 found, 1 missed\n")


def test_does_not_build(plant, monkeypatch, capsys):
    def test(copy):
        raise plant.Failure("ports does not build with it:\nno such type")

    path = patch_of(plant).path
    monkeypatch.setattr(plant, "suites",
                        lambda: {"fuzz/lib": (path.parent, test)})
    assert plant.main(["--build", str(plant.TOP / "build"), "fuzz"]) == 1
    assert "FAIL  tests/fuzz/plants/lib/nine.patch: ports does not build" \
        in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [
    ["nonsense"], ["tools/lib/number.c"], ["--check", "--refresh"]])
def test_usage(plant, arguments):
    with pytest.raises(SystemExit) as end:
        plant.main(arguments)
    assert end.value.code == 2
