# SPDX-License-Identifier: GPL-2.0-only
"""The setting extension-required: without an IHV extension host no port is open,
and nothing is connected (A7)."""

import pytest

from lib.adapter import nwifi, refused
from lib.air import BEACON
from lib.genl import Genl, Refused, attr, u32
from lib.proc import until
from lib.trace import called, connected, port_closed, port_opened
from lib.traffic import ping, send

MISSING = "an IHV extension is required, and there is none"


def require(adapter, on=True):
    nwifi("adapter", "set", adapter.name, "extension-required",
          "on" if on else "off")
    assert adapter.show()["extension-required"] == on


def nothing_leaves(adapter, air):
    """What the stack sends is dropped, and is not on the air."""
    start = air.now()
    before = dropped(adapter)
    send(5)
    until(lambda: dropped(adapter) >= before + 5, "the frames are dropped")
    # Frames come in their order, so the next beacon is behind them.
    air.wait(lambda frame: frame.is_mgmt(BEACON), air.now())
    own = adapter.show()["mac"]
    assert not air.find(lambda frame: frame.is_msdu and frame.sender == own,
                        start)


def dropped(adapter):
    return adapter.port()["counters"]["drops"]["tx_port_closed"]


def test_missing(adapter, ap, make_supplicant):
    """A7: nothing is connected, by the command or by a manager, and the command
    says why."""
    assert adapter.show()["extension-required"] is False
    require(adapter)
    adapter.look(ap)
    refused(adapter.connect(check=False), MISSING)
    assert adapter.show()["state"] == "INIT"
    manager = make_supplicant(adapter)
    manager.add_network(ap.ssid, [ap.freq])
    manager.ctrl.wait("CTRL-EVENT-ASSOC-REJECT")
    assert adapter.ports() == []


def test_gone(adapter, ap, air, make_host, echo, address):
    """A7: the port of a connection that the extension has left to others closes
    at once when the host dies, and opens again for the next host."""
    host = make_host(adapter)
    host.managed = False
    require(adapter)
    adapter.up(address)
    adapter.connect()
    adapter.expect(called("PerformPreAssociate", session=1), connected(ap))
    ping()
    host.stop()
    # The gate is closed when close() has returned.
    assert not adapter.port()["authorized"]
    nothing_leaves(adapter, air)
    adapter.expect(port_closed(ap, 1))
    assert adapter.show()["state"] == "OP"
    make_host(adapter)
    adapter.expect(port_opened(ap, 1))
    ping()


def test_switched_on_and_off(adapter, ap, air, echo, address):
    """A7: the setting closes a port that is open, and lets it open again."""
    adapter.up(address)
    adapter.connect()
    adapter.expect(connected(ap))
    ping()
    require(adapter)
    # The request is done when the port is closed.
    assert not adapter.port()["authorized"]
    nothing_leaves(adapter, air)
    adapter.expect(port_closed(ap, 1))
    refused(adapter.do("port open", ap.mac, check=False), "not authorized by")
    require(adapter, False)
    assert adapter.port()["authorized"]
    adapter.expect(port_opened(ap, 1))
    ping()


def test_bad_requests(adapter):
    """A7: a request that names no setting, or one that there is not, changes
    nothing and is refused with the reason."""
    genl = Genl()
    name = attr("A_IFNAME", adapter.name)
    with pytest.raises(Refused, match="an attribute is missing"):
        genl.request("CMD_ADAPTER_SET", name)
    for bits in (u32(2) + u32(2), u32(1) + u32(0), u32(1), u32(1) * 3):
        with pytest.raises(Refused):
            genl.request("CMD_ADAPTER_SET", name, attr("A_SETTINGS", bits))
    genl.close()
    assert adapter.show()["extension-required"] is False
    for words, reason in ((("none", "on"), "there is no setting 'none'"),
                          (("extension-required", "yes"), "neither on nor off"),
                          (("extension-required",), "missing on|off")):
        refused(nwifi("adapter", "set", adapter.name, *words, check=False),
                reason, 2)
