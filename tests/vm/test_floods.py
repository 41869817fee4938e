# SPDX-License-Identifier: GPL-2.0-only
"""Floods of requests and of port-authentication frames: they are bounded, and
what others want is done in time (A10, A11)."""

import errno
import threading
import time

import pytest

from lib.adapter import nwifi
from lib.genl import Genl, Refused, attr, u64
from lib.inject import Wire

EAPOL = 0x888e
# report/outcome.c
MAX_REQUESTS = 256
# The kernel waits so long for a host (report/host_call.c).
CALL_S = 3.0
SLACK_S = 1.5
# 1,000 frames a second
PERIOD_S = 0.001


@pytest.fixture
def host(adapter, make_host):
    adapter.trace.ignore |= {"Dot11ExtIhvReceivePacket"}
    return make_host(adapter)


def associate(adapter, host, ap):
    """Connect up to PerformPostAssociate; returns the end of the connect."""
    adapter.look(ap)
    end = adapter.start("connect", "ssid", ap.ssid)
    host.pre_done(host.wait("perform_pre_associate"))
    host.wait("perform_post_associate")
    return end


def test_requests(adapter, ap, host):
    """A11: while the worker is busy, one sender may have a number of requests
    under way and no more; it is told so, another sender is not held up, and the
    adapter goes as soon as the worker is free."""
    host.results["perform_post_associate"] = None
    end = associate(adapter, host, ap)
    begun = time.monotonic()
    genl = Genl()

    def ask(cookie):
        genl.request("CMD_ROAM", attr("A_IFNAME", adapter.name),
                     attr("A_COOKIE", u64(cookie)))

    for cookie in range(1, MAX_REQUESTS + 1):
        ask(cookie)
    with pytest.raises(Refused, match="too many requests under way") as no:
        ask(MAX_REQUESTS + 1)
    assert no.value.error == errno.EBUSY
    nwifi("adapter", adapter.name)
    adapter.delete()
    assert time.monotonic() - begun < CALL_S + SLACK_S
    end()
    genl.close()


def test_eapol(adapter, ap, host):
    """A10: an extension that does not take its packets, and an AP that sends
    them without end: a request of the radio is not held up."""
    host.ethertypes(EAPOL)
    host.results["receive_packet"] = None
    assert associate(adapter, host, ap)().returncode == 0
    own = adapter.show()["mac"]
    wire = Wire(ap.radio.ifname, netns=ap.radio.netns)
    stopped = threading.Event()

    def flood():
        while not stopped.wait(PERIOD_S):
            wire.send(own, ap.mac, EAPOL)

    def scan():
        begun = time.monotonic()
        adapter.do("scan")
        return time.monotonic() - begun

    quiet = scan()
    thread = threading.Thread(target=flood)
    thread.start()
    try:
        took = max(scan() for _ in range(3))
    finally:
        stopped.set()
        thread.join()
        wire.close()
    # An answer that is dropped is waited for for five seconds.
    assert took < 2 * quiet + SLACK_S, (quiet, took)
    adapter.overlook()
