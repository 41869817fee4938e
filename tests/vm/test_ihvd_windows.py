# SPDX-License-Identifier: GPL-2.0-only
"""Plugins as vendors have them: written for Windows (C6), and installed where
only root can read (C9)."""

import os
import pathlib
import shutil

import pytest

from lib.ihvd import Ihvd, begin, plugin, profile
from lib.proc import RUN, run, until
from lib.traffic import ping

RADIOS = 3

GREETING = "<Vendor xmlns='urn:vendor'><Greeting> h&#228;llo </Greeting></Vendor>"


def hosted(adapter, ap, make_ihvd, address, file, **parts):
    """A daemon with the plugin at this file, ready for the AP's network."""
    adapter.up(address)
    adapter.look(ap)
    daemon = make_ihvd(file, adapter, profiles=[profile(ap.ssid, **parts)])
    begin(adapter)
    return daemon


def opened(adapter):
    adapter.connect()
    until(lambda: (adapter.port() or {}).get("authorized"), "the open port")
    ping()
    port = adapter.port()
    assert (port["owner"], port["authorized"]) == ("ihv", True)
    adapter.settled = True


def test_windows_style(adapter, ap, make_ihvd, address, echo):
    """C6: a plugin with nothing but the services of Windows, in C++: DllMain is
    called first and last, threads and events work in the sandbox, and the port
    opens."""
    daemon = hosted(adapter, ap, make_ihvd, address, plugin("windows-style"),
                    connectivity=GREETING)
    opened(adapter)
    adapter.disconnect()
    daemon.wait_line("stopped, status 7$")
    assert daemon.stop() == 0
    said = [line.split(": ", 2)[2]
            for line in daemon.lines(r"windows-style\.so: [adgs]")]
    said = [line for line in said if not line.startswith("loaded")]
    assert said == ["attached", f"adapter {adapter.name}",
                    r"greeting of 5: h\xc3\xa4llo", "stopped, status 7",
                    "deinitialised", "detached, 2 completed"]


def test_entry_refuses(adapter):
    """C6: a DllMain that returns FALSE is the end of loading."""
    path = pathlib.Path(RUN, "refuses.so")
    source = pathlib.Path(RUN, "refuses.c")
    source.write_text("#include <windows.h>\n"
                      "BOOL WINAPI DllMain(HINSTANCE i, DWORD why, LPVOID r)\n"
                      "{ return FALSE; }\n")
    os.chmod(RUN, 0o755)
    top = pathlib.Path(__file__).resolve().parents[2]
    run("cc", "-shared", "-fPIC", "-I", top / "include/nwifi", source, "-o",
        path)
    daemon = Ihvd("--plugin", path, ready=False)
    daemon.wait_line("DllMain: error 1114$")
    daemon.wait_line("cannot be used: error 1114")
    daemon.stop()


@pytest.mark.parametrize("mode", [0o644, 0o600])
def test_private_directory(adapter, ap, make_ihvd, address, echo, mode):
    """C9: neither the directory nor the file is for the plugin's user."""
    directory = pathlib.Path(RUN, f"private-{mode:o}")
    directory.mkdir(mode=0o700)
    file = shutil.copy(plugin("accept-all"), directory / "plugin.so")
    os.chmod(file, mode)
    hosted(adapter, ap, make_ihvd, address, file)
    opened(adapter)
