# SPDX-License-Identifier: GPL-2.0-only
"""The radio below an adapter: its switch, and its MAC address."""

import pathlib
import re
import struct

import pytest

from lib.adapter import nwifi, nwifi_json, refused
from lib.proc import run, until
from lib.trace import (LOST, RADIO_OFF, came_back, connected, disassociated,
                       disconnected)
from lib.traffic import ping

RADIOS = 3

OTHER = "02:00:00:00:77:01"


def is_up(ifname):
    flags = run("ip", "link", "show", ifname).stdout
    return "UP" in re.search(r"<(.*?)>", flags)[1].split(",")


def address_of(ifname):
    return pathlib.Path("/sys/class/net", ifname, "address").read_text().strip()


def set_up(ifname, check=True):
    return run("ip", "link", "set", ifname, "up", check=check)


def set_down(ifname):
    run("ip", "link", "set", ifname, "down")


def set_address(ifname, address, check=True):
    return run("ip", "link", "set", ifname, "address", address, check=check)


class Switch:
    """The rfkill switches: block() throws that of one radio, all() those of
    all radios, as "nmcli radio wifi" does."""

    WLAN, CHANGE_ALL = 1, 3

    def __init__(self):
        self._blocked = set()

    def block(self, phy, on=True):
        for switch in pathlib.Path("/sys/class/ieee80211", phy).glob("rfkill*"):
            (switch / "soft").write_text(str(int(on)))
        self._blocked.add(phy)

    def all(self, on=True):
        with open("/dev/rfkill", "wb", buffering=0) as device:
            device.write(struct.pack("<IBBBB", 0, self.WLAN, self.CHANGE_ALL,
                                     on, 0))

    def restore(self):
        self.all(False)
        for phy in self._blocked:
            self.block(phy, False)


@pytest.fixture
def switch():
    switch = Switch()
    yield switch
    switch.restore()


@pytest.fixture
def radio(radios):
    """The radio below the adapter."""
    return radios.own()


@pytest.fixture
def station(adapter, ap, echo, address):
    """Connected, with an address; data passes."""
    adapter.trace.ignore.add("PHY_STATE_CHANGED")
    adapter.up(address)
    adapter.look(ap)
    adapter.connect()
    adapter.expect(connected(ap))
    ping()
    return adapter


def test_unblocked(station, ap, radio, switch):
    """B14, PWR-1, T16: a radio that was switched off is up again when it is
    switched on, and the station comes back, without anybody's help."""
    switch.block(radio.phy)
    station.expect(disassociated(ap, 1, RADIO_OFF))
    assert not is_up(station.lower)
    assert is_up(station.name)
    switch.block(radio.phy, False)
    station.expect(came_back(ap, 2, LOST))
    assert is_up(station.lower)
    ping()


def test_unblocked_twice(station, ap, radio, switch):
    """B14: it is looked for as often as that happens."""
    for session in (1, 2):
        switch.block(radio.phy)
        station.expect(disassociated(ap, session, RADIO_OFF))
        switch.block(radio.phy, False)
        station.expect(came_back(ap, session + 1, LOST))
    ping()


def test_blocked_and_down(adapter, radio, switch):
    """B14: an adapter cannot be brought up without its radio, as the radio
    itself cannot; then it can."""
    set_down(adapter.name)
    switch.block(radio.phy)
    result = set_up(adapter.name, check=False)
    assert result.returncode and "RF-kill" in result.stderr, result
    assert not is_up(adapter.name) and not is_up(adapter.lower)
    switch.block(radio.phy, False)
    set_up(adapter.name)
    assert is_up(adapter.name) and is_up(adapter.lower)


def test_add_while_blocked(radio, switch):
    """B14: there is no adapter on a radio that is switched off."""
    set_down(radio.ifname)
    switch.block(radio.phy)
    result = nwifi("adapter", "add", radio.ifname, check=False)
    refused(result, "the radio is switched off (rfkill)")
    assert nwifi_json("adapter") == []


def test_lower_taken_down(station, ap):
    """B14: who takes the lower device down has it stay down; who brings the
    adapter up wants its radio as well."""
    set_down(station.lower)
    station.expect(disassociated(ap, 1, RADIO_OFF))
    set_down(station.name)
    station.trace.skip_to(disconnected(ap, 1)[0])
    assert not is_up(station.lower)
    set_up(station.name)
    assert is_up(station.lower)
    station.look(ap)
    station.connect()
    station.expect(connected(ap, session=2))
    ping()


def test_all_radios_off_and_on(adapter, make_ap, make_supplicant, switch,
                               echo, address):
    """B14: all switches are thrown, and back, as "nmcli radio wifi" does. Who
    does it brings the interfaces up again that it knows of: the adapter's."""
    ap = make_ap(0)
    adapter.trace.ignore.add("PHY_STATE_CHANGED")
    adapter.up(address)
    supplicant = make_supplicant(adapter)
    supplicant.add_network(ap.ssid, [ap.freq])
    supplicant.wait_connected()
    adapter.expect(connected(ap))
    ping()
    supplicant.ctrl.drain()
    switch.all()
    until(lambda: not is_up(adapter.name), "the adapter is down")
    assert not is_up(adapter.lower)
    # The AP's radio is one of them.
    ap.stop()
    switch.all(False)
    set_up(adapter.name)
    assert is_up(adapter.lower)
    again = make_ap(0)
    supplicant.wait_connected()
    adapter.trace.skip_to(connected(again, session=2)[-1])
    run("ip", "addr", "replace", address, "dev", adapter.name)
    ping()


@pytest.mark.parametrize("up", [True, False], ids=["up", "down"])
def test_address(adapter, ap, air, echo, address, up):
    """B15: the station has the address that the adapter is given; afterwards
    the lower device has its own."""
    lower, before = adapter.lower, address_of(adapter.lower)
    (set_up if up else set_down)(adapter.name)
    set_address(adapter.name, OTHER)
    assert address_of(adapter.name) == address_of(lower) == OTHER
    assert adapter.show()["mac"] == OTHER
    adapter.trace.ignore.add("PHY_STATE_CHANGED")
    adapter.up(address)
    adapter.look(ap)
    start = air.now()
    adapter.connect()
    adapter.expect(connected(ap))
    assert ap.stations() == [OTHER]
    ping()
    assert air.find(lambda f: f.sender == before, start) == []
    adapter.settle()
    adapter.delete()
    assert address_of(lower) == before


def test_address_while_connected(station, ap):
    """B15: a connected station keeps its address, and the user is told why."""
    before = address_of(station.name)
    result = set_address(station.name, OTHER, check=False)
    assert result.returncode and "disconnect first" in result.stderr, result
    assert address_of(station.name) == address_of(station.lower) == before
    set_address(station.name, before)
    ping()
    assert ap.stations() == [before]


@pytest.mark.parametrize("bad", ["01:00:5e:00:00:01", "00:00:00:00:00:00",
                                 "ff:ff:ff:ff:ff:ff"])
def test_address_refused(adapter, bad):
    """B15: what is no address of a station changes nothing."""
    before = address_of(adapter.name)
    assert set_address(adapter.name, bad, check=False).returncode
    assert address_of(adapter.name) == address_of(adapter.lower) == before
    assert adapter.show()["mac"] == before


def test_address_down_and_up(station, ap):
    """B15: as managers do it, without waiting for anything."""
    set_down(station.name)
    set_address(station.name, OTHER)
    set_up(station.name)
    station.expect(disconnected(ap, session=1))
    station.look(ap)
    station.connect()
    station.expect(connected(ap, session=2))
    assert OTHER in ap.stations()
    ping()


def test_address_of_the_user_stays(monitor, radio):
    """B15: an address that somebody else has given to the lower device is not
    taken back."""
    before = address_of(radio.ifname)
    nwifi("adapter", "add", radio.ifname)
    set_address("nwl0", OTHER)
    set_down(radio.ifname)
    set_address(radio.ifname, "02:00:00:00:77:02")
    assert address_of("nwl0") == "02:00:00:00:77:02"
    nwifi("adapter", "del", "nwl0")
    set_down(radio.ifname)
    assert address_of(radio.ifname) == "02:00:00:00:77:02"
    set_address(radio.ifname, before)
    monitor.wait_for(lambda e: e.get("action") == "removal")


def test_address_of_supplicant(adapter, make_ap, make_supplicant, echo,
                               address):
    """B15: mac_addr=1 of wpa_supplicant."""
    ap = make_ap(0)
    before = address_of(adapter.name)
    adapter.trace.ignore.add("PHY_STATE_CHANGED")
    adapter.up(address)
    supplicant = make_supplicant(adapter)
    supplicant.add_network(ap.ssid, [ap.freq], mac_addr=1)
    supplicant.wait_connected()
    adapter.trace.skip_to(connected(ap)[-1])
    own = address_of(adapter.name)
    assert own != before and ap.stations() == [own]
    assert address_of(adapter.lower) == own
    run("ip", "addr", "replace", address, "dev", adapter.name)
    ping()
