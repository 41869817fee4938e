# SPDX-License-Identifier: GPL-2.0-only
"""The authenticator of the sample handshake plugin, on the interface of an AP.

The protocol is in samples/plugins/README.md. A station that is authorized gets
keys, so that its data is encrypted.
"""

import dataclasses
import hashlib
import hmac
import os
import socket
import struct
import threading

from .air import mac_text
from .genl import mac
from .netns import open_socket
from .nl80211 import delete_key, set_group_key, set_pairwise_key
from .proc import DEADLINE, until

ETHERTYPE = 0x88b7
ETH_P_ALL = 3
PACKET_OUTGOING = 4
HEAD = bytes.fromhex("026e77 0001 01")
HELLO, CHALLENGE, RESPONSE, ACCEPT, CONFIRM, REFUSE, REVOKE = range(1, 8)
NONCE = MIC = 32
SECRET = bytes(range(32))

# Reason codes of the plugin
NO_FRAGMENT, BAD_FRAGMENT, BAD_SECRET = 0x90001, 0x90002, 0x90003
NO_ANSWER, WRONG_ANSWER, REFUSED, REVOKED = range(0x90010, 0x90014)


def fragment(secret=SECRET):
    """The security part of a profile."""
    return ('<Handshake xmlns="urn:nwifi:sample:handshake:1">'
            f"<secret>{secret.hex()}</secret></Handshake>")


def _hmac(key, *parts):
    return hmac.digest(key, b"".join(parts), hashlib.sha256)


def derive(secret, ap, station, ssid, authenticator_nonce, station_nonce):
    """The key of the MICs and the pairwise key."""
    session = _hmac(secret, b"nwifi sample handshake session", mac(ap),
                    mac(station), bytes([len(ssid)]), ssid,
                    authenticator_nonce, station_nonce)
    return _hmac(session, b"authentication"), _hmac(session, b"pairwise")[:16]


def derive_group(secret, ap, ssid, nonce):
    """The group key."""
    return _hmac(secret, b"nwifi sample handshake group", mac(ap),
                 bytes([len(ssid)]), ssid, nonce)[:16]


def message(kind, station_nonce, authenticator_nonce, more=b"", key=None):
    """A message. key: the key of its MIC; None leaves the MIC out."""
    text = HEAD + bytes([kind]) + station_nonce + authenticator_nonce + more
    return text + (_hmac(key, text) if key else b"")


def kind_of(text):
    """The kind of a message: HELLO, CHALLENGE, …"""
    return text[len(HEAD)]


@dataclasses.dataclass
class Run:
    """The state of the handshake with a station that has sent HELLO."""
    station: str
    station_nonce: bytes
    authenticator_nonce: bytes
    mic_key: bytes
    pairwise: bytes
    association: int = 0
    group_nonce: bytes = b""
    key_id: int = 0
    state: str = "challenged"
    keyed: bool = False

    def message(self, kind, more=b""):
        return message(kind, self.station_nonce, self.authenticator_nonce,
                       more, self.mic_key)


class Authenticator:
    """Answers on the AP's interface, with the AP's address.

    The first messages after an association are not encrypted, and an AP that
    has keys drops all that is not encrypted but EAPOL. So the keys are deleted
    at each association. This is enough for one station at a time.

    secret: the secret of the authenticator; if the station has another one, all
    answers are wrong.
    deaf: kinds of messages that are ignored.
    refuses: answer each RESPONSE with REFUSE.
    wire: a function that returns what to send in the place of a message; by it
    a test tampers with messages.
    begins_anew: a station may send a new HELLO within an association, as after
    a restart of its plugin.
    runs: one for each new HELLO that was not ignored.
    heard, sent: all messages in their order.
    """

    def __init__(self, ap, secret=SECRET, deaf=(), refuses=False,
                 wire=lambda text: [text]):
        self.ap = ap
        self.ssid = ap.ssid.encode()
        self.secret = secret
        self.deaf = set(deaf)
        self.begins_anew = False
        self.refuses = refuses
        self.wire = wire
        self.runs = []
        self.heard = []
        self.sent = []
        self._key_id = 0
        self._error = None
        self._changed = threading.Condition()
        self._socket = open_socket(ap.radio.netns, socket.AF_PACKET,
                                   socket.SOCK_RAW, socket.htons(ETH_P_ALL))
        self._socket.bind((ap.radio.ifname, ETH_P_ALL))
        self._socket.settimeout(0.1)
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _serve(self):
        own, ethertype = mac(self.ap.mac), struct.pack(">H", ETHERTYPE)
        while not self._stopped:
            self._forget_keys()
            try:
                frame, address = self._socket.recvfrom(65536)
            except TimeoutError:
                continue
            if (address[2] == PACKET_OUTGOING or frame[:6] != own or
                    frame[12:14] != ethertype):
                continue
            with self._changed:
                self._receive(mac_text(frame[6:12]), frame[14:])
                self._changed.notify_all()

    def _run(self):
        try:
            self._serve()
        except Exception as error:      # pylint: disable=broad-except
            # stop() raises it
            self._error = error

    def send(self, station, text):
        """Send a message, well-formed or not."""
        self.sent.append(text)
        self._socket.send(mac(station) + mac(self.ap.mac) +
                          struct.pack(">H", ETHERTYPE) + text)

    def _send(self, station, text):
        for instead in self.wire(text):
            self.send(station, instead)

    def _receive(self, station, text):
        start = len(HEAD) + 1
        kind = kind_of(text)
        nonce = text[start:start + NONCE]
        self.heard.append(text)
        if text[:len(HEAD)] != HEAD or kind in self.deaf:
            return
        if kind == HELLO:
            self._greet(station, nonce)
            return
        run = self.run(station)
        if not run or text != run.message(kind):
            return
        if kind == RESPONSE:
            self._judge(run)
        elif kind == CONFIRM and run.state == "accepted":
            self._install(run)

    def _associations(self, station):
        """How often hostapd has associated a station."""
        line = f"STA {station} IEEE 802.11: associated"
        return sum(line in text for text in self.ap.process.lines)

    def _forget_keys(self):
        """Delete the keys of associations that are over."""
        radio = self.ap.radio
        for run in self.runs:
            if run.keyed and self._associations(
                    run.station) > run.association:
                run.keyed = False
                delete_key(radio.ifindex, 0, run.station, netns=radio.netns)
                delete_key(radio.ifindex, run.key_id, netns=radio.netns)

    def _greet(self, station, nonce):
        run = self.run(station)
        if not run or run.station_nonce != nonce:
            last = run.association if run and not self.begins_anew else 0
            # There is one run for each association. The line of hostapd
            # about this one may not have been read yet.
            association = until(lambda: (self._associations(station) > last
                                         and self._associations(station)),
                                "hostapd has associated the station")
            own = os.urandom(NONCE)
            run = Run(station, nonce, own,
                      *derive(self.secret, self.ap.mac, station, self.ssid,
                              own, nonce), association)
            self.runs.append(run)
        if run.state == "challenged":
            self._send(station, run.message(CHALLENGE, mac(station)))

    def _judge(self, run):
        if self.refuses:
            run.state = "refused"
            self._send(run.station, run.message(REFUSE))
            return
        if run.state == "challenged":
            self._key_id = self._key_id % 3 + 1
            run.key_id = self._key_id
            run.group_nonce = os.urandom(NONCE)
            run.state = "accepted"
        if run.state == "accepted":
            self._send(run.station, run.message(
                ACCEPT, bytes([run.key_id]) + bytes(6) + run.group_nonce))

    def _install(self, run):
        radio = self.ap.radio
        set_pairwise_key(radio.ifindex, run.station, run.pairwise,
                         netns=radio.netns)
        set_group_key(radio.ifindex, run.key_id,
                      derive_group(self.secret, self.ap.mac, self.ssid,
                                   run.group_nonce), netns=radio.netns)
        run.keyed = True
        run.state = "authorized"

    def run(self, station):
        """The last run of a station, or None."""
        return next((run for run in reversed(self.runs)
                     if run.station == station), None)

    def revoke(self, station):
        """Withdraw the authorization of a station."""
        with self._changed:
            run = self.run(station)
            run.state = "revoked"
            self._send(station, run.message(REVOKE))

    def wait(self, state, count=1, deadline=DEADLINE):
        """Wait for the n-th run to be in a state. Returns it."""
        def look():
            found = self.runs[count - 1:count]
            return found and found[0].state == state

        with self._changed:
            self._changed.wait_for(look, deadline)
            assert look(), f"not {state}: {self.runs}"
            return self.runs[count - 1]

    def count(self, kind):
        """The number of received messages of a kind."""
        return sum(kind_of(text) == kind for text in self.heard)

    def wait_heard(self, kind, count=1, deadline=DEADLINE):
        """Wait until that many messages of a kind were received."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.count(kind) >= count,
                                          deadline), f"{self.count(kind)} came"

    def stop(self):
        self._stopped = True
        self._thread.join()
        self._socket.close()
        assert not self._error, repr(self._error)
