# SPDX-License-Identifier: GPL-2.0-only
"""What "make install" brings: is it whole, does it fit the programs, and does
the module say what it is?

The daemon's own parser reads the configuration file, systemd its unit.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3]))

from tests.lib import service  # noqa: E402

TOP = pathlib.Path(__file__).resolve().parents[3]
HERE = TOP / "tests/unit/packaging"
CONFIG = TOP / "packaging/ihvd.conf"
MANUAL = TOP / "Documentation/man/ihvd.8"
OPTIONS = TOP / "tools/ihvd/base/options.c"
# Ten times the exposure level of "systemd-analyze security", 0 to 100. It is
# what root, five capabilities, netlink and the host's network come to, what a
# supplicant for 802.1X needs: namespaces, and a packet socket in there; and what it
# takes to keep plugins apart: more namespaces, and mounts in there.
EXPOSURE = 28
SANITIZE = "-fsanitize=address,undefined", "-fno-sanitize-recover=all"


def run(*args, status=0, **options):
    """Run a command; its output, if it ends as it should."""
    done = subprocess.run([str(arg) for arg in args], text=True, check=False,
                          cwd=TOP, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          **options)
    assert done.returncode == status, f"{args}:\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Where everything but the module was installed."""
    place = tmp_path_factory.mktemp("installed")
    run("make", "--no-print-directory", "install-user", f"DESTDIR={place}")
    return place


@pytest.fixture(scope="module")
def module():
    """The module, built for the kernel that "make" builds it for."""
    run("make", "--no-print-directory", "module")
    objects = run("make", "--no-print-directory",
                  "--eval=objects: ; @echo $(objects)", "objects")
    return pathlib.Path(objects.strip()) / "nwifi.ko"


@pytest.fixture(scope="module")
def parser(tmp_path_factory):
    """A program that prints what the daemon's parser understands."""
    program = tmp_path_factory.mktemp("parser") / "options"
    flags = run("pkg-config", "--cflags", "--libs", "inih", "libnl-3.0")
    run("cc", "-std=gnu11", "-Wall", "-Wextra", "-g", *SANITIZE,
        "-D_GNU_SOURCE", '-DNWIFI_VERSION="test"', "-I", TOP / "tools",
        "-I", TOP / "include/uapi", "-o", program, HERE / "options.c",
        OPTIONS, TOP / "tools/lib/text.c", TOP / "tools/lib/trust.c",
        *flags.split())
    return program


def settings(text):
    """[(section, name, value)], those that are commented out among them"""
    section = None
    found = []
    for line in text.splitlines():
        head = re.fullmatch(r"\[(\w+)\]", line)
        option = re.fullmatch(r"#?([a-z][a-z-]*) = (.+)", line)
        if head:
            section = head[1]
        elif option:
            found.append((section, option[1], option[2]))
    return found


def known_settings():
    """{(section, name)} that the source of the parser has"""
    source = OPTIONS.read_text()
    known = set(re.findall(r'strcmp\(section, "(\w+)"\) && '
                           r'!strcmp\(name, "([a-z-]+)"\)', source))
    known |= {("deadlines", name) for name in
              re.findall(r'\{ "([a-z-]+)", IHVD_', source)}
    assert len(known) > 20
    return known


def known_arguments():
    names = re.findall(r'\{ "([a-z-]+)", (?:no|required)_argument',
                       OPTIONS.read_text())
    assert len(names) > 3
    return names


def uncommented(tmp_path, plugin):
    """The configuration file with all that it has in force."""
    text = re.sub(r"^#(?=[a-z])", "", CONFIG.read_text(), flags=re.M)
    # Only what exists can be a plugin.
    text, n = re.subn(r"^file = .*", f"file = {plugin}", text, flags=re.M)
    assert n == 1
    path = tmp_path / "ihvd.conf"
    path.write_text(text)
    return path, text


def test_configuration_is_complete():
    found = {(section, name)
             for section, name, _ in settings(CONFIG.read_text())}
    assert found == known_settings()


def test_configuration_is_commented_out():
    lines = CONFIG.read_text().splitlines()
    assert all(re.match(r"$|#|\[\w+\]$", line) for line in lines)


def test_configuration_has_the_defaults(parser, tmp_path):
    """All of it in force changes nothing but what has no default."""
    plugin = tmp_path / "plugin.so"
    plugin.touch()
    path, text = uncommented(tmp_path, plugin)
    value = {name: value for _, name, value in settings(text)}
    empty = tmp_path / "empty.conf"
    empty.touch()
    # of which there is no option on the command line
    ours = re.sub(r"^oui .*\n", "", run(parser, "--config", path), flags=re.M)
    assert ours == \
        run(parser, "--config", empty, "--plugin", plugin, "--adapter",
            value["adapter"], "--profile", value["profile"])


def test_each_setting_takes_effect(parser, tmp_path):
    plugin = tmp_path / "plugin.so"
    plugin.touch()
    path, text = uncommented(tmp_path, plugin)
    before = run(parser, "--config", path)
    for _, name, value in settings(text):
        if name == "file":
            continue
        changed = (str(int(value) - 1) if value.isdigit() else
                   value[::-1] if name == "oui" else f"{value}x")
        path.write_text(text.replace(f"\n{name} = {value}\n",
                                     f"\n{name} = {changed}\n"))
        after = run(parser, "--config", path)
        differ = [pair for pair in zip(before.splitlines(),
                                       after.splitlines())
                  if pair[0] != pair[1]]
        assert len(differ) == 1, name
        assert differ[0][1].endswith(changed), name


@pytest.mark.parametrize("line", [
    "[ihvd]\nunknown = 1", "[deadlines]\nunknown = 1",
    "[deadlines]\ncontrol = 0", "[deadlines]\ncontrol = 60001",
    "[deadlines]\ncontrol = 1 s", "[plugin]\nadapter = nwl0",
    "[plugin]\nfile = /nonexistent/plugin.so",
])
def test_wrong_settings_are_refused(parser, tmp_path, line):
    path = tmp_path / "ihvd.conf"
    path.write_text(line + "\n")
    assert str(path) in run(parser, "--config", path, status=2)


def test_manual_page_is_complete():
    manual = MANUAL.read_text().replace("\\-", "-")
    for _, name in known_settings():
        assert re.search(rf"^\.(BR?|TQ)\b.*\b{name}\b", manual, re.M), name
    for name in known_arguments():
        assert re.search(rf"^\.B[IR]?\b.*--{name}\b", manual, re.M), name
    deadlines = dict(re.findall(r'\{ "([a-z-]+)", IHVD_\w+,\s+(\w+) \}',
                                OPTIONS.read_text()))
    default = re.search(r"DEFAULT_DEADLINE_MS\s+(\d+)", OPTIONS.read_text())[1]
    for name, value in deadlines.items():
        value = value.replace("DEFAULT_DEADLINE_MS", default)
        assert re.search(rf"^\.BR {name} .*\b{value}\b", manual, re.M), name


def test_manual_page_of_commands_is_complete(installed):
    """Each command of the tool with each of its words."""
    manual = (TOP / "Documentation/man/nwifi.8").read_text()
    text = run(installed / "usr/sbin/nwifi", "--help")
    commands = re.findall(r"^  ([a-z].*?)  ", text, re.M)
    assert len(commands) > 10
    for usage in commands:
        head = re.match(r"[a-z ]*[a-z]", usage)[0]
        lines = [line for line in manual.splitlines()
                 if re.match(rf'\.BR? "?{head}\b', line)]
        assert lines, usage
        for word in re.findall(r"[a-z]+", usage):
            assert any(word in line for line in lines), usage


def test_everything_is_installed(installed):
    files = {str(path.relative_to(installed))
             for path in installed.rglob("*") if path.is_file()}
    for path in ("usr/sbin/nwifi", "usr/sbin/nwifi-host", "usr/sbin/ihvd",
                 "etc/nwifi/ihvd.conf",
                 "usr/share/man/man8/nwifi.8", "usr/share/man/man8/ihvd.8",
                 "usr/share/bash-completion/completions/nwifi",
                 "usr/share/bash-completion/completions/ihvd",
                 "usr/include/nwifi/wlanihv.h"):
        assert path in files
    assert any(re.fullmatch(r"(usr/)?lib/systemd/system/ihvd\.service", path)
               for path in files)


def test_network_managers_are_told(installed):
    """Each file is where its reader looks for it, and the programs that they name
    are there."""
    def only(pattern):
        found = [path for path in installed.rglob("*")
                 if re.fullmatch(pattern, str(path.relative_to(installed)))]
        assert len(found) == 1, pattern
        return found[0]

    rules = only(r"(usr/)?lib/udev/rules\.d/84-nwifi\.rules")
    for program in set(re.findall(r'RUN\+="(\S+)', rules.read_text())):
        assert os.access(rules.parent.parent / program, os.X_OK)
    only(r"usr/lib/systemd/network/10-nwifi-lower\.network")
    unit = only(r"(usr/)?lib/systemd/system/iwd\.service\.d/nwifi\.conf")
    lines = re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.M)
    # The first one takes away what the unit itself has.
    assert lines[0] == "" and len(lines) == 2
    program, iwd = lines[1].split()
    assert os.access(installed / program.lstrip("/"), os.X_OK)
    assert os.access(iwd, os.X_OK)


def test_udev_rules_fit_networkd():
    """networkd looks for the property that the rules set."""
    rules = (TOP / "packaging/udev/84-nwifi.rules").read_text()
    labels = set(re.findall(r'LABEL="(\w+)"', rules))
    assert set(re.findall(r'GOTO="(\w+)"', rules)) == labels
    network = (TOP / "packaging/networkd/10-nwifi-lower.network").read_text()
    name, value = re.search(r"^Property=(\w+)=(\w+)$", network, re.M).groups()
    assert f'ENV{{{name}}}="{value}"' in rules


def test_iwd_is_started_as_it_is(tmp_path):
    """Without an adapter iwd has the arguments that it is given."""
    iwd = tmp_path / "iwd"
    iwd.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    iwd.chmod(0o755)
    assert run(TOP / "packaging/iwd/nwifi-iwd", iwd, "-d", "a b") == \
        "-d\na b\n"


def test_programs_have_the_version_of_the_project(installed):
    version = (TOP / "VERSION").read_text()
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", version)
    for name in "nwifi", "ihvd":
        assert run(installed / "usr/sbin" / name, "--version") == \
            f"{name} {version}"
    assert run(installed / "usr/sbin/nwifi-host", "--version") == \
        f"nwifi {version}"
    for page in (TOP / "Documentation/man").iterdir():
        head = re.search(r"^\.TH .*", page.read_text(), re.M)[0]
        assert f'"nwifi {version.strip()}"' in head


def test_module_says_what_it_is(module):
    def info(field):
        return run("modinfo", "-F", field, module).splitlines()

    version = (TOP / "VERSION").read_text()
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", version)
    assert info("version") == version.splitlines()
    assert info("author") and info("description")
    # It is loaded when somebody asks for the netlink family by its name.
    assert info("alias") == ["net-pf-16-proto-16-family-nwifi"]


def test_commands_for_the_extension_host(installed, tmp_path):
    """They are those of a program of its own, so that the others need not wait
    for its libraries."""
    nwifi, host = tmp_path / "nwifi", tmp_path / "nwifi-host"
    for program in nwifi, host:
        shutil.copy(installed / "usr/sbin" / program.name, program)
    needed = run("readelf", "-d", nwifi)
    assert "libnl-3" in needed
    assert "libxml2" not in needed and "libsystemd" not in needed

    (tmp_path / "profiles").mkdir(mode=0o700)
    commands = (["profile", "list", "dir", tmp_path / "profiles"],
                ["connect", "nwl0", "ssid", "net", "profile", "/nowhere"],
                ["ui"], ["control", "nwl0"])
    assert run(nwifi, "-j", *commands[0]) == "[]\n"
    host.unlink()
    for command in commands:
        assert run(nwifi, *command, status=1) == \
            f"nwifi: {host}: No such file or directory\n"
    assert run(nwifi, "profile", status=2).startswith("nwifi: unknown command")


def test_configuration_of_the_user_stays(tmp_path):
    config = tmp_path / "etc/nwifi/ihvd.conf"
    config.parent.mkdir(parents=True)
    config.write_text("[ihvd]\nuser = somebody\n")
    run("make", "--no-print-directory", "install-user", f"DESTDIR={tmp_path}")
    assert config.read_text() == "[ihvd]\nuser = somebody\n"


def test_place_of_the_daemon_is_in_the_unit(tmp_path):
    run("make", "--no-print-directory", "install-user", f"DESTDIR={tmp_path}",
        "PREFIX=/opt/nwifi")
    unit = next(tmp_path.rglob("ihvd.service")).read_text()
    program = re.search(r"^ExecStart=(\S+)$", unit, re.M)[1]
    assert program == "/opt/nwifi/sbin/ihvd"
    assert (tmp_path / program.lstrip("/")).is_file()


@pytest.fixture
def unit(installed, tmp_path):
    """The unit, with a daemon that is where it says."""
    if not shutil.which("systemd-analyze"):
        pytest.fail("systemd-analyze is missing (scripts/setup test)")
    text = next(installed.rglob("ihvd.service")).read_text()
    text, n = re.subn(r"^ExecStart=/", f"ExecStart={installed}/", text,
                      flags=re.M)
    assert n == 1
    path = tmp_path / "ihvd.service"
    path.write_text(text)
    return path


def test_unit_verifies(unit):
    assert run("systemd-analyze", "verify", "--man=no", unit) == ""


def test_unit_is_hardened(unit):
    run("systemd-analyze", "security", "--no-pager", "--offline=true",
        f"--threshold={EXPOSURE}", unit)


def test_unit_has_what_the_daemon_needs():
    """What hardening must not take away, nor change."""
    value = service.settings()
    # plugin/spawn.c and kernel/socket.c; no more than these
    assert set(value["CapabilityBoundingSet"].split()) == {
        "CAP_NET_ADMIN", "CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP",
        "CAP_KILL"}
    # plugin/apart.c and onex/namespace.c
    assert set(value["RestrictNamespaces"].split()) == {
        "user", "pid", "mnt", "net", "ipc"}
    assert value["Type"] == "notify"
    # Else the plugins are gone before DeinitAdapter is called.
    assert value["KillMode"] == "mixed"
    assert value["RestartPreventExitStatus"] == "2"
    store = re.search(r'NWC_PROFILE_DIR\s+"([^"]*)"',
                      (TOP / "tools/lib/profile/store.h").read_text())[1]
    assert store.startswith(f"/var/lib/{value['StateDirectory']}/")


def test_unit_allows_what_a_plugin_may_call():
    """A plugin has the filter of its process behind that of the unit."""
    allowed = service.system_calls()
    source = (TOP / "tools/ihvd/process/sandbox.c").read_text()
    needed = set(re.findall(r"SCMP_SYS\((\w+)\)", source))
    assert len(needed) > 50
    # and what it takes to get there
    needed |= {"seccomp", "execve", "prctl", "prlimit64", "capset",
               "setresuid", "setresgid", "setgroups", "close_range"}
    # and to namespaces of its own
    needed |= {"clone", "mount", "mount_setattr", "setsid", "execveat"}
    # and to a supplicant
    needed |= {"memfd_create", "unshare"}
    assert needed - allowed == set()


def test_completion(installed):
    run("bash", HERE / "completion.sh", installed / "usr/sbin/nwifi",
        installed / "usr/sbin/ihvd")
