# SPDX-License-Identifier: GPL-2.0-only
"""B17: NetworkManager with the settings of the distribution and the files that we
install. It works on an adapter as on the radio itself."""

import pytest

from lib.hostapd import PASSPHRASE, WPA2
from lib.managed import OnAdapter, address_kept, wait_address
from lib.networkmanager import NetworkManager, nmcli
from lib.proc import until
from lib.trace import (LOST, PEER_DEAUTH, came_back, connected, disassociated,
                       link_quality, port_opened, roamed)
from lib.traffic import ping

RADIOS = 3


@pytest.fixture
def station(adapter_or_radio):
    """What it works on."""
    return adapter_or_radio


@pytest.fixture
def start(bus, udev):
    """start(): NetworkManager, now."""
    # pylint: disable=unused-argument
    started = []

    def begin():
        started.append(NetworkManager())
        return started[-1]

    yield begin
    for manager in started:
        manager.stop()


@pytest.fixture
def manager(bus, udev, station):
    """NetworkManager, which finds the adapter when it starts."""
    # pylint: disable=unused-argument
    manager = NetworkManager()
    yield manager
    station.end(manager)


def join(manager, station, aps, password=None):
    """Connect, and wait until there is an address. Returns the AP that it has
    taken, and the other one."""
    manager.see(station.name, aps[0].ssid)
    manager.connect(station.name, aps[0].ssid, password)
    bssid = station.bssid()
    ap, *others = sorted(aps, key=lambda ap: ap.mac != bssid)
    station.expect(connected(ap, managed=bool(password)),
                   port_opened(ap, 1) if password else [])
    wait_address(station.name)
    ping()
    return ap, *others


def again(manager, station, ap, address):
    """It has connected again by itself, and has its address."""
    station.skip_to(link_quality(ap))
    manager.wait_state(station.name, "connected")
    assert wait_address(station.name) == address
    ping()


def test_adapter_comes_and_goes(udev, start, radios, make_adapter, ap, dhcp,
                                echo):
    """It leaves the lower device alone as soon as there is an adapter on it,
    takes the adapter instead, and takes the device back in the end."""
    # pylint: disable=unused-argument
    lower = radios.own().ifname
    manager = start()
    manager.wait_state(lower, "disconnected")
    station = OnAdapter(make_adapter(lower))
    assert udev.properties(lower)["NWIFI_LOWER"] == "1"
    manager.wait_state(lower, "unmanaged")
    manager.wait_state(station.name, "disconnected")
    join(manager, station, [ap])
    station.adapter.settled = True
    station.adapter.delete()
    assert "NWIFI_LOWER" not in udev.properties(lower)
    manager.wait_state(lower, "disconnected")


def test_adapter_before(udev, adapter, start):
    """The mark outlives events that are not about it, and is there for a
    NetworkManager that starts later."""
    udev.trigger("change")
    assert udev.properties(adapter.lower)["NM_UNMANAGED"] == "1"
    manager = start()
    station = OnAdapter(adapter)
    manager.wait_state(station.name, "disconnected")
    assert manager.devices()[adapter.lower] == "unmanaged"


def test_open(manager, station, make_ap, dhcp, echo):
    """Listed, connected, and connected again after a restart of the AP."""
    # pylint: disable=unused-argument
    ap = make_ap(0)
    manager.wait_state(station.name, "disconnected")
    join(manager, station, [ap])
    address = wait_address(station.name)
    ap.stop()
    ap = make_ap(0)
    again(manager, station, ap, address)


def test_wpa2(manager, station, make_ap, dhcp, echo):
    """A roam, and a deauthentication: the address stays all the time."""
    # pylint: disable=unused-argument
    aps = make_ap(0, **WPA2), make_ap(1, channel=6, **WPA2)
    manager.wait_state(station.name, "disconnected")
    old, new = join(manager, station, aps, PASSPHRASE)
    with address_kept(station.name):
        station.roam(new)
        station.expect(roamed(old, new, 1, managed=True),
                       port_opened(new, 2))
        ping()
        new.deauthenticate(new.stations()[0], reason=2)
        reason = PEER_DEAUTH | 2
        station.expect(disassociated(new, 2, reason),
                       came_back(old, 3, lambda code: code in (reason, LOST),
                                 managed=True),
                       port_opened(old, 3))
        ping()
    assert manager.devices()[station.name] == "connected"


def test_radio_off_on(manager, station, make_ap, dhcp, echo):
    """All switches of radios are thrown, those of the APs as well."""
    # pylint: disable=unused-argument
    ap = make_ap(0)
    manager.wait_state(station.name, "disconnected")
    join(manager, station, [ap])
    address = wait_address(station.name)
    nmcli("radio", "wifi", "off")
    manager.wait_state(station.name, "unavailable")
    until(lambda: not station.bssid(), "disconnected")
    ap.stop()
    nmcli("radio", "wifi", "on")
    again(manager, station, make_ap(0), address)


def test_sleep(manager, station, ap, dhcp, echo):
    """What it does when the system goes to sleep, and wakes up."""
    # pylint: disable=unused-argument
    manager.wait_state(station.name, "disconnected")
    join(manager, station, [ap])
    address = wait_address(station.name)
    manager.sleep(True)
    until(lambda: not station.bssid(), "disconnected")
    manager.sleep(False)
    again(manager, station, ap, address)
