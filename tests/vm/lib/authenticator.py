# SPDX-License-Identifier: GPL-2.0-only
"""The other end of the handshake plugin, behind an AP: samples/plugins/README.md
has the protocol. What it lets in, it gives keys to, so that data is encrypted."""

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
from .nl80211 import set_group_key, set_pairwise_key
from .proc import DEADLINE

ETHERTYPE = 0x88b7
ETH_P_ALL = 3
PACKET_OUTGOING = 4
HEAD = bytes.fromhex("026e77 0001 01")
HELLO, CHALLENGE, RESPONSE, ACCEPT, CONFIRM, REFUSE, REVOKE = range(1, 8)
NONCE = MIC = 32


def _hmac(key, *parts):
    return hmac.digest(key, b"".join(parts), hashlib.sha256)


def derive(secret, ap, station, ssid, authenticator_nonce, station_nonce):
    """(key of the MICs, pairwise key)"""
    session = _hmac(secret, b"nwifi sample handshake session", mac(ap),
                    mac(station), bytes([len(ssid)]), ssid,
                    authenticator_nonce, station_nonce)
    return _hmac(session, b"authentication"), _hmac(session, b"pairwise")[:16]


def derive_group(secret, ap, ssid, nonce):
    """The group key."""
    return _hmac(secret, b"nwifi sample handshake group", mac(ap),
                 bytes([len(ssid)]), ssid, nonce)[:16]


def message(kind, station_nonce, authenticator_nonce, more=b"", key=None):
    """A message; key is that of its MIC, None for one without."""
    text = HEAD + bytes([kind]) + station_nonce + authenticator_nonce + more
    return text + (_hmac(key, text) if key else b"")


@dataclasses.dataclass
class Run:
    """What is known of a station that has said HELLO."""
    station: str
    station_nonce: bytes
    authenticator_nonce: bytes
    mic_key: bytes
    pairwise: bytes
    group_nonce: bytes = b""
    key_id: int = 0
    state: str = "challenged"

    def message(self, kind, more=b""):
        return message(kind, self.station_nonce, self.authenticator_nonce,
                       more, self.mic_key)


class Authenticator:
    """Answers on the AP's interface, from the AP's address.

    secret: what it knows; another one than the station's makes its answers
    wrong. silent: does not answer. refuses: says no, in good form.
    runs: one for each HELLO that was a new one.
    """

    def __init__(self, ap, secret, silent=False, refuses=False):
        self.ap = ap
        self.ssid = ap.ssid.encode()
        self.secret = secret
        self.silent = silent
        self.refuses = refuses
        self.runs = []
        # each HELLO that has come, new or not
        self.hellos = 0
        self._key_id = 0
        self._changed = threading.Condition()
        self._socket = open_socket(ap.radio.netns, socket.AF_PACKET,
                                   socket.SOCK_RAW, socket.htons(ETH_P_ALL))
        self._socket.bind((ap.radio.ifname, ETH_P_ALL))
        self._socket.settimeout(0.2)
        self._stopped = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        own, ethertype = mac(self.ap.mac), struct.pack(">H", ETHERTYPE)
        while not self._stopped:
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

    def _send(self, station, text):
        self._socket.send(mac(station) + mac(self.ap.mac) +
                          struct.pack(">H", ETHERTYPE) + text)

    def _receive(self, station, text):
        start = len(HEAD) + 1
        kind = text[len(HEAD)]
        nonce = text[start:start + NONCE]
        if text[:len(HEAD)] != HEAD:
            return
        if kind == HELLO:
            self.hellos += 1
            if not self.silent:
                self._greet(station, nonce)
            return
        run = self.run(station)
        if not run or text != run.message(kind):
            return
        if kind == RESPONSE:
            self._judge(run)
        elif kind == CONFIRM and run.state == "accepted":
            self._install(run)

    def _greet(self, station, nonce):
        run = self.run(station)
        if not run or run.station_nonce != nonce:
            own = os.urandom(NONCE)
            run = Run(station, nonce, own,
                      *derive(self.secret, self.ap.mac, station, self.ssid,
                              own, nonce))
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
        run.state = "authorized"

    def run(self, station):
        """The last run of a station, or None."""
        return next((run for run in reversed(self.runs)
                     if run.station == station), None)

    def revoke(self, station):
        """Take the authorization of a station back."""
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

    def wait_hello(self, count=1, deadline=DEADLINE):
        """Wait for so many HELLOs."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.hellos >= count,
                                          deadline), f"{self.hellos} HELLOs"

    def stop(self):
        self._stopped = True
        self._thread.join()
        self._socket.close()
