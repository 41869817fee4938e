# SPDX-License-Identifier: GPL-2.0-only
"""An association while it lasts: its channel, and frames of other APs. What the
bare radio does in the same case is what the adapter has to do."""

import re

import pytest

from lib.hostapd import WPA2
from lib.inject import Wire
from lib.proc import run, until
from lib.trace import (connected, disconnected, port, port_closed,
                       port_notification, port_opened)
from lib.traffic import ping

RADIOS = 3

ETH_P_PREAUTH = 0x88c7


@pytest.fixture
def aps(make_ap):
    """Two APs of the network."""
    return make_ap(0, **WPA2), make_ap(1, channel=6, **WPA2)


@pytest.fixture
def supplicant(adapter, make_supplicant):
    return make_supplicant(adapter)


@pytest.fixture
def station(adapter, aps, supplicant, echo, address):
    """Connected to the first AP by wpa_supplicant."""
    adapter.up(address)
    supplicant.add_network(aps[0].ssid, [ap.freq for ap in aps],
                           WPA2["wpa_passphrase"], bssid=aps[0].mac)
    supplicant.wait_connected()
    adapter.expect(connected(aps[0], managed=True), port_opened(aps[0], 1))
    ping()
    return adapter


def channel(ifname):
    """Frequency and width as "iw dev IFNAME info" has them, if it has them."""
    found = re.search(r"channel \d+ \((\d+) MHz\), width: (.*), center1",
                      run("iw", "dev", ifname, "info").stdout)
    return found and (int(found[1]), found[2])


def test_channel_is_told(adapter, make_ap):
    """B8: "iw dev NAME info" has the channel and its width, as that of the bare
    radio has."""
    ap = make_ap(0, ieee80211n=1, ht_capab="[HT40+]")
    adapter.up()
    adapter.look(ap)
    assert channel(adapter.name) is None
    adapter.connect()
    adapter.expect(connected(ap))
    until(lambda: channel(adapter.name) == (ap.freq, "40 MHz"), "the channel")
    assert channel(adapter.lower) == channel(adapter.name)
    adapter.disconnect()
    adapter.expect(disconnected(ap, session=1))
    assert channel(adapter.name) is None


def test_channel_switch(station, aps, supplicant):
    """B8: the AP goes to another channel. The manager is told, and nothing else
    changes."""
    ap = aps[0]
    assert supplicant.status()["freq"] == str(ap.freq)
    supplicant.ctrl.drain()
    ap.ctrl.do("CHAN_SWITCH 5 2462")
    supplicant.ctrl.wait(r"CTRL-EVENT-STARTED-CHANNEL-SWITCH freq=2462")
    supplicant.ctrl.wait(r"CTRL-EVENT-CHANNEL-SWITCH freq=2462")
    assert supplicant.status()["freq"] == "2462"
    assert channel(station.name)[0] == 2462
    assert channel(station.lower) == channel(station.name)
    assert supplicant.status()["wpa_state"] == "COMPLETED"
    ping()
    # A link that is asked for by the command goes the same way.
    assert "2462" in station.iw("link").stdout


def test_preauthentication(station, aps):
    """B9: frames of another AP of the network, which the present one forwards,
    are data: they are delivered while the port is open."""
    ap, other = aps
    own = station.show()["mac"]
    wire = Wire(station.name, ethertype=ETH_P_PREAUTH)
    distribution = Wire(ap.radio.ifname, ap.radio.netns)
    source = bytes.fromhex(other.mac.replace(":", ""))

    def send(number):
        distribution.send(own, other.mac, ETH_P_PREAUTH, bytes([number] * 46))

    def arrived(data):
        return data[6:12] == source

    send(1)
    assert wire.wait(arrived)[14] == 1
    station.do("port close", ap.mac)
    station.expect(port_closed(ap, 1))
    send(2)
    station.do("port open", ap.mac)
    station.expect(port("open", ap), port_notification(ap, True))
    send(3)
    assert wire.wait(arrived)[14] == 3
    wire.close()
    distribution.close()
