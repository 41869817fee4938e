# SPDX-License-Identifier: GPL-2.0-only
"""The frames on the air: hwsim0 receives every frame that a radio sends."""

import socket
import struct
import threading
import time

from .proc import DEADLINE, run

ETH_P_ALL = 3
SO_RCVBUFFORCE = 33

MGMT, CTL, DATA = 0, 1, 2
ASSOC_REQ, ASSOC_RESP, REASSOC_REQ, REASSOC_RESP = 0, 1, 2, 3
PROBE_REQ, PROBE_RESP, BEACON = 4, 5, 8
DISASSOC, AUTH, DEAUTH, ACTION = 10, 11, 12, 13

# bytes of fixed fields before the elements
_FIXED = {ASSOC_REQ: 4, REASSOC_REQ: 10, ASSOC_RESP: 6, REASSOC_RESP: 6,
          PROBE_REQ: 0, PROBE_RESP: 12, BEACON: 12, AUTH: 6}
_NAMES = {ASSOC_REQ: "AssocReq", ASSOC_RESP: "AssocResp",
          REASSOC_REQ: "ReassocReq", REASSOC_RESP: "ReassocResp",
          PROBE_REQ: "ProbeReq", PROBE_RESP: "ProbeResp", BEACON: "Beacon",
          DISASSOC: "Disassoc", AUTH: "Auth", DEAUTH: "Deauth"}
EAPOL = 0x888e


def mac_text(data):
    return ":".join(f"{byte:02x}" for byte in data)


class Frame:
    """An IEEE 802.11 frame, without radiotap header and FCS."""

    def __init__(self, data, time=0.0):
        self.data = data
        self.time = time
        self.type = data[0] >> 2 & 3
        self.subtype = data[0] >> 4
        self.retry = bool(data[1] & 0x08)
        self.protected = bool(data[1] & 0x40)
        self.to_ds = bool(data[1] & 1)
        self.receiver = mac_text(data[4:10])
        self.sender = mac_text(data[10:16])
        self.bssid = mac_text(data[16:22])
        header = 24
        if self.type == DATA:
            if data[1] & 3 == 3:
                header += 6
            if self.subtype & 8:
                header += 2
        self.body = data[header:]

    def __repr__(self):
        kind = (_NAMES.get(self.subtype, f"mgmt {self.subtype}")
                if self.type == MGMT else
                f"{'data' if self.type == DATA else 'ctl'} {self.subtype}")
        more = ""
        if self.is_mgmt(DEAUTH, DISASSOC):
            more = f" reason={self.reason}"
        elif self.is_msdu and not self.protected:
            more = f" {self.ethertype:04x} {self.body[8:20].hex()}"
        return (f"{kind} {self.sender}→{self.receiver}"
                f"{' protected' if self.protected else ''}{more}")

    def is_mgmt(self, *subtypes):
        return self.type == MGMT and self.subtype in subtypes

    @property
    def reason(self):
        """Reason code of a Deauthentication or Disassociation frame."""
        return struct.unpack_from("<H", self.body)[0]

    @property
    def current_ap(self):
        """Current AP field of a Reassociation Request."""
        assert self.is_mgmt(REASSOC_REQ)
        return mac_text(self.body[4:10])

    def elements(self):
        """[(element id, value)] of a management frame."""
        data = self.body[_FIXED[self.subtype]:]
        found = []
        while len(data) >= 2:
            found.append((data[0], data[2:2 + data[1]]))
            data = data[2 + data[1]:]
        return found

    @property
    def ssid(self):
        return next(value for number, value in self.elements()
                    if number == 0).decode(errors="backslashreplace")

    @property
    def is_msdu(self):
        """This is a data frame, and no null frame."""
        return self.type == DATA and not self.subtype & 4

    @property
    def ethertype(self):
        """The EtherType of an unprotected MSDU."""
        assert self.is_msdu and not self.protected
        return struct.unpack_from(">H", self.body, 6)[0]


class Air:
    """Records the frames on the air, without retries, until stop()."""

    def __init__(self):
        run("ip", "link", "set", "hwsim0", "up")
        self.frames = []
        self._changed = threading.Condition()
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW,
                                     socket.htons(ETH_P_ALL))
        self._socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 24)
        self._socket.bind(("hwsim0", 0))
        self._socket.settimeout(0.2)
        self._stopped = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        while not self._stopped:
            try:
                data = self._socket.recv(65536)
            except socket.timeout:
                continue
            now = time.clock_gettime(time.CLOCK_BOOTTIME)
            data = data[struct.unpack_from("<H", data, 2)[0]:]
            # Acknowledgements are of no interest, and have no sender address.
            if len(data) < 24 or data[1] & 0x08:
                continue
            with self._changed:
                self.frames.append(Frame(data, now))
                self._changed.notify_all()

    def now(self):
        """The index that the next frame will have."""
        return len(self.frames)

    def find(self, predicate, start=0):
        return [frame for frame in self.frames[start:] if predicate(frame)]

    def wait(self, predicate, start=0, deadline=DEADLINE):
        """Wait for a frame."""
        def look():
            return next((f for f in self.frames[start:] if predicate(f)), None)

        with self._changed:
            frame = self._changed.wait_for(look, deadline)
        assert frame, "no such frame on the air"
        return frame

    def text(self, last=200):
        """The last frames but for beacons, one a line."""
        return "\n".join(f"{frame.time:9.4f} {frame}" for frame in
                         self.find(lambda f: not f.is_mgmt(BEACON))[-last:])

    def mgmt(self, *subtypes, sender=None, receiver=None, start=0):
        """Management frames of these kinds."""
        return self.find(lambda f: f.is_mgmt(*subtypes) and
                         sender in (None, f.sender) and
                         receiver in (None, f.receiver), start)

    def stop(self):
        self._stopped = True
        self._reader.join()
        self._socket.close()
        run("ip", "link", "set", "hwsim0", "down", check=False)
