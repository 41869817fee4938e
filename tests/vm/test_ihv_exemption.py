# SPDX-License-Identifier: GPL-2.0-only
"""Privacy exemptions: what of the extension's EtherType passes encrypted or in
the clear, before there is a key and with one."""

import os
import struct

import pytest

from lib.genl import Refused, attr, mac, u32
from lib.ihv import exemption
from lib.inject import Wire
from lib.nl80211 import set_pairwise_key
from lib.proc import until
from lib.trace import CIPHER_CCMP, ihv, link_quality

OWN, OTHER, EAPOL = 0x88b5, 0x88b6, 0x888e
ALWAYS, NO_KEY = 1, 2
UNICAST, MULTICAST, BOTH = 1, 2, 3
AUTHENTICATOR = "02:00:00:00:00:42"


@pytest.fixture
def host(adapter, make_host):
    adapter.trace.ignore |= {"Dot11ExtIhvReceivePacket",
                             "Dot11ExtIhvSendPacketCompletion"}
    return make_host(adapter)


@pytest.fixture
def behind(ap):
    """A station on the wire behind the AP."""
    wire = Wire(ap.radio.ifname, netns=ap.radio.netns)
    yield wire
    wire.close()


class Link:
    """One association: frames in both directions, keys at both ends.

    number: EtherType of the frames.
    """

    def __init__(self, adapter, host, ap, air, behind, number=OWN):
        self._adapter, self._host, self._ap = adapter, host, ap
        self._air, self._behind, self._number = air, behind, number
        self._key = os.urandom(16)
        self._own = adapter.show()["mac"]
        seen = len(host.calls)
        adapter.look(ap)
        end = adapter.start("connect", "ssid", ap.ssid)
        host.pre_done(host.wait("perform_pre_associate", seen))
        self.session = host.wait("perform_post_associate", seen).session
        assert end().returncode == 0
        adapter.trace.skip_to(link_quality(ap))

    def key_at_station(self):
        # what is sent afterwards is sent with it
        self._host.send("CMD_IHV_KEY", attr("A_IHV_SESSION", u32(self.session)),
                        attr("A_MAC", mac(self._ap.mac)),
                        attr("A_KEY", self._key), attr("A_KEY_INDEX", u32(0)),
                        attr("A_KEY_CIPHER", u32(CIPHER_CCMP)))

    def default_key_at_station(self):
        self._host.send("CMD_IHV_KEY", attr("A_IHV_SESSION", u32(self.session)),
                        attr("A_KEY", self._key), attr("A_KEY_INDEX", u32(1)),
                        attr("A_KEY_CIPHER", u32(CIPHER_CCMP)),
                        attr("A_KEY_DEFAULT"))

    def key_gone_from_station(self):
        self._host.send("CMD_IHV_KEY", attr("A_IHV_SESSION", u32(self.session)),
                        attr("A_MAC", mac(self._ap.mac)),
                        attr("A_KEY_DELETE"))

    def key_at_ap(self):
        radio = self._ap.radio
        set_pairwise_key(radio.ifindex, self._own, self._key,
                         netns=radio.netns)

    def sends_encrypted(self):
        """SendPacket: is the frame encrypted on the air?"""
        start, seen = self._air.now(), len(self._host.calls)
        self._host.packet(self._ap.mac, self._number, b"hello" + bytes(41))
        self._host.wait("send_packet_completion", seen)
        return self._air.wait(lambda f: f.is_msdu and f.sender == self._own,
                              start).protected

    def _dropped(self):
        return self._adapter.show()["counters"]["drops"]["rx_exemption"]

    def accepts(self, encrypted):
        """Is a frame from the AP given to ReceivePacket?"""
        start, seen = self._air.now(), len(self._host.calls)
        before, text = self._dropped(), os.urandom(46)
        self._behind.send(self._own, AUTHENTICATOR, self._number, text)
        frame = self._air.wait(
            lambda f: f.is_msdu and f.receiver == self._own, start)
        assert frame.protected == encrypted

        def given():
            return [c for c in self._host.calls[seen:]
                    if c.handler == "receive_packet" and c.packet == text]

        until(lambda: given() or self._dropped() > before,
              "the frame is given to the extension or dropped")
        assert len(given()) + self._dropped() - before == 1
        return bool(given())


@pytest.mark.parametrize("packets", [UNICAST, BOTH])
@pytest.mark.parametrize("action", [None, ALWAYS, NO_KEY])
def test_exemption(adapter, host, ap, air, behind, action, packets):
    """PORT-49 to PORT-53: of the radio's control port, in both directions."""
    host.ethertypes(OWN, exempted=action and (OWN, action, packets))
    link = Link(adapter, host, ap, air, behind)
    assert not link.sends_encrypted()
    assert link.accepts(encrypted=False)
    link.key_at_station()
    assert link.sends_encrypted() == (action != ALWAYS)
    assert link.accepts(encrypted=False) == (action != NO_KEY)
    link.key_at_ap()
    assert link.accepts(encrypted=True) == (action != ALWAYS)


def test_key_deleted(adapter, host, ap, air, behind):
    """PORT-51: a key that is gone is not available."""
    host.ethertypes(OWN, exempted=(OWN, NO_KEY, BOTH))
    link = Link(adapter, host, ap, air, behind)
    link.key_at_station()
    assert link.sends_encrypted()
    assert not link.accepts(encrypted=False)
    link.key_gone_from_station()
    assert not link.sends_encrypted()
    assert link.accepts(encrypted=False)


def test_default_key(adapter, host, ap, air, behind):
    """PORT-51, PORT-53: without a key-mapping key, a default key is one that a
    received frame could have been encrypted with, and nothing is sent with."""
    host.ethertypes(OWN, exempted=(OWN, NO_KEY, BOTH))
    link = Link(adapter, host, ap, air, behind)
    link.default_key_at_station()
    assert not link.sends_encrypted()
    assert not link.accepts(encrypted=False)


def test_roam(adapter, host, ap, air, behind):
    """PORT-44: every association of the connection, which begins without a
    key."""
    host.ethertypes(OWN, exempted=(OWN, NO_KEY, BOTH))
    link = Link(adapter, host, ap, air, behind)
    link.key_at_station()
    assert link.sends_encrypted()
    assert not link.accepts(encrypted=False)
    seen = len(host.calls)
    assert adapter.roam(ap).returncode == 0
    adapter.trace.skip_to(link_quality(ap))
    link.session = host.wait("perform_post_associate", seen).session
    assert link.accepts(encrypted=False)
    link.key_at_station()
    assert link.sends_encrypted()
    assert not link.accepts(encrypted=False)


def test_reset(adapter, host, ap, air, behind):
    """PORT-45: the next connection has none, unless it is set again."""
    host.ethertypes(exempted=(EAPOL, ALWAYS, BOTH))
    link = Link(adapter, host, ap, air, behind, EAPOL)
    link.key_at_station()
    assert not link.sends_encrypted()
    seen = len(host.calls)
    adapter.disconnect()
    host.wait("adapter_reset", seen)
    adapter.trace.skip_to(ihv("Dot11ExtIhvAdapterReset", "return"))
    link = Link(adapter, host, ap, air, behind, EAPOL)
    link.key_at_station()
    assert link.sends_encrypted()


REFUSED = [
    # another EtherType than the control port
    ((OWN,), exemption(OTHER, ALWAYS, BOTH)),
    ((OWN,), exemption(EAPOL, ALWAYS, BOTH)),
    ((), exemption(OWN, ALWAYS, BOTH)),
    ((OWN, EAPOL), exemption(OWN, ALWAYS, BOTH)),
    # values that are none, or cannot be done
    ((OWN,), exemption(OWN, ALWAYS, MULTICAST)),
    ((OWN,), exemption(OWN, 0, BOTH)),
    ((OWN,), exemption(OWN, 3, BOTH)),
    ((OWN,), exemption(OWN, ALWAYS, 0)),
    ((OWN,), exemption(OWN, ALWAYS, 4)),
    # half of one
    ((OWN,), exemption(OWN, ALWAYS, BOTH)[:2]),
    ((OWN,), exemption(OWN, ALWAYS, BOTH)[1:]),
]


def test_refused(adapter, host, ap, air, behind):
    """PORT-48: nothing else can be exempted; what was set before stays."""
    def request(types, entry):
        host.request("CMD_IHV_ETHERTYPES",
                     *[attr("A_REGISTRATION", struct.pack("=H", number))
                       for number in types], *entry)

    request((OWN,), exemption(OWN, ALWAYS, BOTH))
    for types, entry in REFUSED:
        with pytest.raises(Refused):
            request(types, entry)
    link = Link(adapter, host, ap, air, behind)
    link.key_at_station()
    assert not link.sends_encrypted()
    assert link.accepts(encrypted=False)
