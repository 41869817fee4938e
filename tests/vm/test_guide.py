# SPDX-License-Identifier: GPL-2.0-only
"""Documentation/plugin-guide.md, followed to the letter: its files are saved
under the names that it says, what it says to type is typed into one shell, and
what that prints has to be what it says.

Where the guide is followed there is no source tree, only what "make
install-user" has installed.
"""

import pathlib
import re
import subprocess

import pytest

from lib.proc import DEADLINE, RUN

RADIOS = 2

TOP = pathlib.Path(__file__).resolve().parents[2]
GUIDE = TOP / "Documentation/plugin-guide.md"
PATH = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
END = "---- end of"

# What a reader has who installed it; gone with the shell.
INSTALL = f"""set -e
mkdir {RUN}/usr {RUN}/work
mount -t overlay -o lowerdir=/usr,upperdir={RUN}/usr,workdir={RUN}/work overlay /usr
cd {TOP}
make --no-print-directory install-user >{RUN}/install.log 2>&1
cd /
mount -t tmpfs nothing {TOP}
set +e
"""


def steps():
    """[("file", name, text) or ("command", what to type, what it prints)]"""
    found = []
    guide = GUIDE.read_text()
    for block in re.finditer(r"^```(\w*)\n(.*?)^```$", guide, re.M | re.S):
        name = re.search(r"`([\w.-]+)`:\n\n$", guide[:block.start()])
        if block[1] == "console":
            for part in re.findall(r"^# (.*\n(?:(?!# ).*\n)*)", block[2], re.M):
                command, _, output = part.partition("\n")
                found.append(("command", command, output))
        elif name:
            found.append(("file", name[1], block[2]))
    return found


def pattern(text):
    """What matches what the guide says: … is anything in a line, and any lines
    where it is alone."""
    lines = ["(?:.*\n)*" if line == "…\n" else
             ".*".join(map(re.escape, line.split("…")))
             for line in text.splitlines(keepends=True)]
    return re.compile("".join(lines))


class Shell:
    """The reader's."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["unshare", "--mount", "bash"], text=True, cwd="/",
            env={"PATH": PATH, "HOME": "/root", "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        self.n = 0

    def type(self, command):
        """Type something; (what was printed, exit status)."""
        self.n += 1
        mark = f"{END} {self.n}"
        self.process.stdin.write(f"{command}\necho; echo '{mark}' $?\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line.startswith(mark):
                # the newline that makes the mark begin a line
                output = "".join(lines)[:-1]
                return output, int(line.removeprefix(mark))
            lines.append(line.rstrip() + "\n")
        raise AssertionError(f"{command}: the shell has ended:\n"
                             + "".join(lines))

    def close(self):
        self.process.stdin.close()
        self.process.wait(DEADLINE)


@pytest.fixture
def shell():
    reader = Shell()
    yield reader
    reader.close()


def test_guide(shell):
    """Section 2, from the source of a plugin to a connection"""
    output, status = shell.type(INSTALL)
    assert not status, output
    directory = pathlib.Path("/")
    done = {"file": 0, "command": 0}
    for kind, what, text in steps():
        done[kind] += 1
        if kind == "file":
            (directory / what).write_text(text)
            continue
        output, status = shell.type(what)
        print(f"# {what}\n{output}", end="")
        assert not status, f"{what}: exit status {status}:\n{output}"
        assert pattern(text).fullmatch(output), \
            f"{what}\nprints\n{output}\nand not\n{text}"
        directory = pathlib.Path(shell.type("pwd")[0].strip())
    assert done["file"] >= 3 and done["command"] >= 15, done
