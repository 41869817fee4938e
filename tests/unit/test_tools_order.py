# SPDX-License-Identifier: GPL-2.0-only
"""The files of the library and of the command form no circle.

A file depends on another one if it includes its header, or uses a symbol that
the other one defines. A source and its header are one file here.
"""
import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
TOOLS = TOP / "tools"
BUILD = TOP / "build" / "tools"


def unit_of(path):
    """lib/attr of tools/lib/attr.c"""
    return str(path.relative_to(TOOLS).with_suffix(""))


def includes(folder):
    """{file: {the files whose headers it includes}}"""
    found = {}
    for path in (TOOLS / folder).rglob("*.[ch]"):
        heads = re.findall(r'^#include "(.*)\.h"', path.read_text(), re.M)
        found.setdefault(unit_of(path), set()).update(
            head for head in heads if (TOOLS / f"{head}.h").exists())
    return found


def symbols(objects, defined):
    """{object: {symbol}} of those that are defined, or that are not"""
    found = {}
    for path in objects:
        lines = subprocess.run(
            ["nm", "-g", "--defined-only" if defined else "--undefined-only",
             path], check=True, capture_output=True, text=True).stdout
        found[path] = {line.split()[-1] for line in lines.splitlines()}
    return found


def calls(folder, objects):
    """{file: {the files that define what it uses}}"""
    root = objects / "obj"
    paths = sorted((root / folder).rglob("*.o"))

    def unit(path):
        return str(path.relative_to(root).with_suffix(""))

    paths = [path for path in paths
             if (TOOLS / f"{unit(path)}.c").exists()]
    owner = {symbol: unit(path)
             for path, names in symbols(paths, True).items()
             for symbol in names}
    return {unit(path): {owner[name] for name in names if name in owner}
            for path, names in symbols(paths, False).items()}


def circle(graph):
    """The files of a circle, one that the next one depends on; or []"""
    done, way = set(), []

    def visit(node):
        if node in way:
            return way[way.index(node):] + [node]
        if node in done:
            return []
        way.append(node)
        for there in sorted(graph.get(node, ())):
            if there != node:
                found = visit(there)
                if found:
                    return found
        done.add(way.pop())
        return []

    for node in sorted(graph):
        found = visit(node)
        if found:
            return found
    return []


@pytest.fixture(scope="module")
def objects():
    """Where the tools are built."""
    subprocess.run(["make", "-s", "-C", TOOLS, f"O={BUILD}"], check=True,
                   capture_output=True)
    return BUILD


def test_a_circle_is_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert circle({"a": {"a"}}) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


@pytest.mark.parametrize("folder", ["lib", "nwifi"])
def test_no_circle(folder, objects):
    graph = includes(folder)
    used = calls(folder, objects)
    assert set(used) <= set(graph)
    for name, others in used.items():
        graph[name] = graph[name] | others
    assert circle(graph) == []


def test_the_library_does_not_know_its_users():
    for name, others in includes("lib").items():
        assert all(other.startswith("lib/") for other in others), name
        if not name.startswith("lib/profile/"):
            assert not any(other.startswith("lib/profile/")
                           for other in others), name
