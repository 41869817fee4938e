# SPDX-License-Identifier: GPL-2.0-only
"""An association while it lasts: its channel, what its AP asks for, and whether
the AP still knows it. What the bare radio does in the same case is what the
adapter has to do."""

import re

import pytest

from lib import air as a
from lib.hostapd import WPA2
from lib.inject import Wire, forge_action, forge_deauthentication
from lib.proc import run, until
from lib.trace import (PEER_DEAUTH, association_start, connected,
                       disassociation, disconnected, port, port_closed,
                       port_notification, port_opened, roamed)
from lib.traffic import Stream, ping

RADIOS = 3

ETH_P_PREAUTH = 0x88c7


@pytest.fixture
def aps(make_ap):
    """Two APs of the network; the first one is the stronger one."""
    aps = (make_ap(0, bss_transition=1, **WPA2),
           make_ap(1, channel=6, bss_transition=1, **WPA2))
    aps[1].radio.signal(-60)
    return aps


@pytest.fixture
def supplicant(adapter, make_supplicant):
    return make_supplicant(adapter)


@pytest.fixture
def station(adapter, aps, supplicant, echo, address):
    """Connected to the first AP by wpa_supplicant."""
    adapter.up(address)
    supplicant.add_network(aps[0].ssid, [ap.freq for ap in aps],
                           WPA2["wpa_passphrase"])
    supplicant.wait_connected(aps[0].mac)
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


def forget(ap, mac):
    """The AP's radio forgets a station, and tells nobody."""
    run("iw", "dev", ap.radio.ifname, "station", "del", mac,
        netns=ap.radio.netns)


@pytest.fixture
def protected(adapter, make_ap, supplicant, echo, address):
    """Connected with management frame protection; .ap is the AP."""
    adapter.up(address)
    adapter.ap = make_ap(0, ieee80211w=2, **WPA2)
    supplicant.add_network(adapter.ap.ssid, [adapter.ap.freq],
                           WPA2["wpa_passphrase"], ieee80211w=2)
    supplicant.wait_connected()
    adapter.expect(connected(adapter.ap, managed=True),
                   port_opened(adapter.ap, 1))
    ping()
    return adapter


def test_forgotten(protected, supplicant):
    """B1: the AP forgets the station, and cannot protect what it says. It does
    not answer the SA Query either: the station associates anew."""
    ap, own = protected.ap, protected.show()["mac"]
    stream = Stream()
    stream.wait_answer()
    mark = stream.mark()
    forget(ap, own)
    # hostapd takes the station for associated, and would say nothing.
    forge_deauthentication(ap, own, reason=7)
    lost = protected.trace.skip_to(disassociation(
        ap, lambda reason: reason & 0xffff == 7))
    assert lost["payload"]["uReason"] == PEER_DEAUTH | 7
    protected.trace.skip_to(association_start(ap))
    # hostapd still believes in its old keys, so the first handshake may fail.
    stream.wait_answer()
    stream.stop()
    assert stream.gap(mark) < 10
    until(lambda: supplicant.status()["wpa_state"] == "COMPLETED",
          "the handshake is complete")
    protected.settled = True


def test_forged(protected, supplicant, air):
    """B1: somebody forges what an AP would say that has forgotten the station.
    The AP answers the SA Query, and nothing changes."""
    ap, own = protected.ap, protected.show()["mac"]
    start = air.now()
    forge_deauthentication(ap, own, reason=7)
    # The body is encrypted: category and action cannot be told apart.
    air.wait(lambda f: f.is_mgmt(a.ACTION) and f.protected and
             f.sender == own, start)
    air.wait(lambda f: f.is_mgmt(a.ACTION) and f.protected and
             f.sender == ap.mac, start)
    ping()
    assert supplicant.status()["wpa_state"] == "COMPLETED"
    assert not air.mgmt(a.AUTH, a.DEAUTH, sender=own, start=start)


def test_bss_transition(station, aps, supplicant, air):
    """B7: the AP asks the station to go to the other one. The manager answers,
    and follows."""
    old, new = aps
    supplicant.ctrl.drain()
    old.ctrl.drain()
    old.ctrl.do(f"BSS_TM_REQ {station.show()['mac']} pref=1 abridged=1 "
                f"neighbor={new.mac},0x0000,81,{new.channel},7,0301ff")
    supplicant.ctrl.wait("WNM: Preferred List Available")
    old.ctrl.wait(rf"BSS-TM-RESP {station.show()['mac']} status_code=0 .*"
                  rf"target_bssid={new.mac}")
    station.expect(roamed(old, new, 1, managed=True), port_opened(new, 2))
    ping()


def test_unknown_action(station, aps, air):
    """B7: an Action frame that nobody has asked for goes back, marked, as the
    bare radio does."""
    ap = aps[0]
    own = station.show()["mac"]
    start = air.now()
    for receiver in ("ff:ff:ff:ff:ff:ff", own):
        forge_action(ap, receiver, bytes([0x55, 1, 2, 3]))
    back = air.wait(lambda f: f.is_mgmt(a.ACTION) and f.sender == own, start)
    assert back.receiver == ap.mac
    assert back.body[:4] == bytes([0xd5, 1, 2, 3])
    ping()
    assert len(air.mgmt(a.ACTION, sender=own, start=start)) == 1
