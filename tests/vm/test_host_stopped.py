# SPDX-License-Identifier: GPL-2.0-only
"""ihvd is stopped and continued (A7): the kernel does not wait for it, nothing
opens meanwhile, and the daemon takes its place again by itself."""

import os
import signal

import pytest

from lib.adapter import nwifi, refused
from lib.ihvd import begin, plugin, profile
from lib.proc import until
from lib.trace import port_notification
from lib.traffic import ping

MISSING = "an IHV extension is required, and there is none"


@pytest.fixture
def managed(adapter, ap, make_ihvd, address, echo):
    """An adapter, connected by the extension, and its daemon."""
    adapter.up(address)
    adapter.look(ap)
    adapter.ihvd = make_ihvd(plugin("accept-all"), adapter,
                             profiles=[profile(ap.ssid)])
    begin(adapter)
    assert adapter.show()["extension-required"]
    adapter.connect()
    adapter.trace.skip_to(port_notification(ap, True))
    ping()
    return adapter


def stop_daemon(adapter, ap):
    """Stop the daemon until the kernel has let it go."""
    os.kill(adapter.ihvd.pid, signal.SIGSTOP)
    adapter.roam(ap)
    port = adapter.port()
    assert (port["owner"], port["authorized"]) == ("ihv", False)


def test_continued(managed, ap):
    """A7, IHV-16: the daemon binds the adapter again, and the extension opens
    the port of the connection that is still there. What the plugin is told has
    the documented order."""
    stop_daemon(managed, ap)
    start = managed.ihvd.now()
    os.kill(managed.ihvd.pid, signal.SIGCONT)
    managed.ihvd.wait_line("the kernel has let it go", start)
    managed.ihvd.wait_line(f"{managed.name}: bound", start)
    until(lambda: managed.port()["authorized"], "the port is open again")
    ping()
    managed.disconnect()
    managed.settled = True


def test_connect_meanwhile(managed, ap, make_ap):
    """A7: with the daemon stopped no connection comes up, not even one that the
    extension has no profile for."""
    other = make_ap(1, ssid=f"{ap.ssid}-other", channel=6)
    managed.look(other)
    stop_daemon(managed, ap)
    managed.disconnect()
    for ssid in (ap.ssid, other.ssid):
        refused(managed.connect(ssid, check=False), MISSING)
    assert managed.ports() == [] and managed.show()["state"] == "INIT"
    start = managed.ihvd.now()
    os.kill(managed.ihvd.pid, signal.SIGCONT)
    managed.ihvd.wait_line(f"{managed.name}: bound", start)
    managed.connect()
    until(lambda: managed.port()["authorized"], "the extension opens the port")
    managed.settled = True


@pytest.mark.parametrize("continued", [True, False])
def test_end(managed, ap, continued):
    """A7: SIGTERM ends a daemon that the kernel has let go, also one that hears
    of both at the same moment. The adapter keeps the setting."""
    stop_daemon(managed, ap)
    start = managed.ihvd.now()
    if continued:
        os.kill(managed.ihvd.pid, signal.SIGCONT)
        managed.ihvd.wait_line(f"{managed.name}: bound", start)
    else:
        os.kill(managed.ihvd.pid, signal.SIGTERM)
        os.kill(managed.ihvd.pid, signal.SIGCONT)
    assert managed.ihvd.stop() == 0
    assert managed.show()["extension-required"]
    assert not managed.port()["authorized"]
    managed.disconnect()
    refused(managed.connect(check=False), MISSING)
    nwifi("adapter", "set", managed.name, "extension-required", "off")
    managed.connect()
    assert managed.port()["owner"] == "none"
    managed.settled = True
