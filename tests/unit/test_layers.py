# SPDX-License-Identifier: GPL-2.0-only
"""scripts/layers: a clean tree passes; a circle and an arrow against the order
fail, whether they come from an include or from a call."""

import os
import pathlib
import subprocess

import pytest

LAYERS = pathlib.Path(__file__).parents[2] / "scripts/layers"

ORDER = """
# the uppermost first
main.c
adapter/
core/ radio/   # neither knows the other
"""

CLEAN = {
    "main.c": '#include "adapter/life.h"\nint main(void)\n'
              "{\n\treturn life_begin();\n}\n",
    "adapter/life.h": "int life_begin(void);\n",
    "adapter/life.c": '#include "adapter/life.h"\n#include "adapter/table.h"\n'
                      '#include <string.h>\n#include "core/core.h"\n'
                      "int life_begin(void)\n"
                      "{\n\treturn table_size() + core_step();\n}\n",
    "adapter/table.h": "int table_size(void);\n",
    "adapter/table.c": '#include "table.h"\nint table_size(void)\n'
                       "{\n\treturn 1;\n}\n",
    "core/core.h": "int core_step(void);\n",
    "core/core.c": '#include "core.h"\nint core_step(void)\n'
                   "{\n\treturn 2;\n}\n",
    "radio/radio.h": "int radio_send(void);\n",
    "radio/radio.c": '#include "radio.h"\nint radio_send(void)\n'
                     "{\n\treturn 3;\n}\n",
}


class Tree:
    def __init__(self, directory):
        self.sources = directory / "src"
        self.objects = directory / "obj"
        self.order = directory / "LAYERS"
        self.order.write_text(ORDER)
        for name, text in CLEAN.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def append(self, name, text):
        with open(self.sources / name, "a") as file:
            file.write(text)

    def build(self):
        for path in self.sources.rglob("*.c"):
            to = self.objects / path.relative_to(self.sources)
            to.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([os.environ.get("CC", "cc"), "-c",
                            f"-I{self.sources}", "-o", to.with_suffix(".o"),
                            path], check=True)

    def check(self, *more):
        """Exit status and what was said."""
        done = subprocess.run([LAYERS, "--order", self.order, "--sources",
                               self.sources, "--objects", self.objects, *more],
                              capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def refusal(self):
        """What is said of the tree as it is now, which must be refused."""
        self.build()
        status, said = self.check()
        assert status == 1
        return said


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


def test_clean(tree):
    tree.build()
    assert tree.check() == (0, "")


def test_what_a_module_build_leaves_is_no_object_of_a_source(tree):
    tree.build()
    tree.write("nwifi.mod.c", "int nothing;\n")
    (tree.objects / "nwifi.o").write_bytes(
        (tree.objects / "main.o").read_bytes())
    assert tree.check() == (0, "")


def test_circle_of_includes(tree):
    tree.append("adapter/table.h", '#include "adapter/life.h"\n')
    said = tree.refusal()
    assert "circle of 2 files: adapter/life adapter/table" in said
    assert "adapter/table.h: includes adapter/life.h" in said
    assert "adapter/life.c: includes adapter/table.h" in said


def test_circle_of_calls(tree):
    tree.append("adapter/table.c", "int life_begin(void);\nint table_fill(void)"
                "\n{\n\treturn life_begin();\n}\n")
    said = tree.refusal()
    assert "circle of 2 files: adapter/life adapter/table" in said
    assert "adapter/table.c: uses life_begin of adapter/life.c" in said


def test_circle_of_more_than_two(tree):
    tree.write("adapter/c.c", "int life_begin(void);\nint c(void)\n"
               "{\n\treturn life_begin();\n}\n")
    tree.append("adapter/table.c", "int c(void);\nint table_fill(void)"
                "\n{\n\treturn c();\n}\n")
    said = tree.refusal()
    assert "circle of 3 files: adapter/c adapter/life adapter/table" in said


def test_include_against_the_order(tree):
    tree.append("core/core.h", '#include "adapter/table.h"\n')
    said = tree.refusal()
    assert said == ("core/core.h: includes adapter/table.h, "
                    "which is not below it\n")


def test_call_against_the_order(tree):
    tree.append("core/core.c", "int table_size(void);\nint core_size(void)\n"
                "{\n\treturn table_size();\n}\n")
    said = tree.refusal()
    assert said == ("core/core.c: uses table_size of adapter/table.c, "
                    "which is not below it\n")


def test_data_against_the_order(tree):
    tree.append("adapter/table.c", "int table[4] = { 1 };\n")
    tree.append("core/core.c", "extern int table[];\nint core_size(void)\n"
                "{\n\treturn table[0];\n}\n")
    said = tree.refusal()
    assert "core/core.c: uses table of adapter/table.c" in said


def test_entries_of_one_line_do_not_know_each_other(tree):
    tree.append("core/core.c", "int radio_send(void);\nint core_send(void)\n"
                "{\n\treturn radio_send();\n}\n")
    said = tree.refusal()
    assert "core/core.c: uses radio_send of radio/radio.c" in said


def test_the_longest_entry_counts(tree):
    tree.order.write_text("main.c\nadapter/\nadapter/table.*\ncore/ radio/\n")
    tree.build()
    assert tree.check() == (0, "")
    tree.append("adapter/table.c", "int life_begin(void);\nint table_fill(void)"
                "\n{\n\treturn life_begin();\n}\n")
    said = tree.refusal()
    assert "adapter/table.c: uses life_begin of adapter/life.c" in said


def test_header_that_the_order_names_apart(tree):
    """A structure that many know is no circle with the file of its owner."""
    tree.append("adapter/table.c", '#include "adapter/life.h"\n')
    tree.build()
    assert "circle of 2 files" in tree.check()[1]
    tree.order.write_text(ORDER + "adapter/life.h\n")
    assert tree.check() == (0, "")


def test_file_that_is_not_in_the_order(tree):
    tree.write("path/gate.c", "int gate;\n")
    tree.build()
    assert tree.check() == (1, "path/gate.c: is not in the order\n")


def test_entry_without_a_file(tree):
    tree.order.write_text(ORDER + "path/\n")
    tree.build()
    assert tree.check() == (1, "the order's path/ matches no file\n")


def test_source_without_an_object(tree):
    tree.build()
    tree.write("core/new.c", "int new;\n")
    status, said = tree.check()
    assert status == 2
    assert "core/new.c" in said
    assert tree.check("--ignore", "core/n*") == (0, "")


def test_nothing_to_check(tree, tmp_path):
    tree.sources = tmp_path / "empty"
    tree.sources.mkdir()
    assert tree.check()[0] == 2
