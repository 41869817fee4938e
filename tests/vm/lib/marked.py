# SPDX-License-Identifier: GPL-2.0-only
"""Marked data frames: they tell who has sent them and when.

They are sent and received below IP, so that nothing but the ports decides
whether they pass.
"""

import socket
import struct
import threading
import time

from .air import ETH_P_ALL, SO_RCVBUFFORCE, Frame
from .genl import mac
from .netns import open_socket

# The EtherType that IEEE 802 has reserved for experiments
ETHERTYPE = 0x88b5
_MAGIC = b"nwifi"
_FORM = struct.Struct(">5sBQI")
_BROADCAST = b"\xff" * 6
SO_TIMESTAMPNS = 35
NANO = 10**9
# Seconds after which a thread looks whether it has to end
_POLL = 0.2


def boottime_ns():
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


class Mark:
    """The mark of a frame: its station, time and number.

    group: the frame was received as one to a group address.
    """

    def __init__(self, payload):
        self.group = False
        self.magic, self.station, self.sent, self.number = _FORM.unpack_from(
            payload)

    @staticmethod
    def of(payload):
        """The mark of a payload, or None."""
        if len(payload) < _FORM.size:
            return None
        mark = Mark(payload)
        return mark if mark.magic == _MAGIC else None


def marked(station, number):
    """A payload with a mark of this moment."""
    return _FORM.pack(_MAGIC, station, boottime_ns(), number).ljust(46, b"\0")


class _Receiver:
    """Receives packets with the time at which the kernel received them."""

    def __init__(self, sock):
        self._socket = sock
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 1 << 25)
        sock.settimeout(_POLL)
        self._boottime = boottime_ns() - time.clock_gettime_ns(
            time.CLOCK_REALTIME)
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._stopped:
            try:
                data, ancillary, _, address = self._socket.recvmsg(4096, 64)
            except OSError:
                continue
            for level, kind, value in ancillary:
                if (level, kind) == (socket.SOL_SOCKET, SO_TIMESTAMPNS):
                    seconds, nanos = struct.unpack("=qq", value)
                    self.got(data, seconds * NANO + nanos + self._boottime,
                             address)

    def got(self, data, time_ns, address):
        raise NotImplementedError

    def stop(self):
        self._stopped = True
        self._thread.join()
        self._socket.close()


class OnTheAir(_Receiver):
    """Records every data frame that one of these stations sends, at hwsim0.

    frames: [(time in ns, Frame)]
    """

    def __init__(self, stations):
        self.frames = []
        self._senders = {mac(station) for station in stations}
        sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW,
                             socket.htons(ETH_P_ALL))
        sock.bind(("hwsim0", 0))
        super().__init__(sock)

    def got(self, data, time_ns, address):
        start = struct.unpack_from("<H", data, 2)[0]
        # Data frames only, and no retries
        if data[start] & 0x0c != 0x08 or data[start + 1] & 0x08 or \
           data[start + 10:start + 16] not in self._senders:
            return
        frame = Frame(data[start:])
        if frame.is_msdu:
            self.frames.append((time_ns, frame))


class Received(_Receiver):
    """Records the marked frames that the interfaces of a network namespace give
    to the stack.

    frames: [(time in ns, interface, Mark)]
    """

    def __init__(self, netns=None):
        self.frames = []
        super().__init__(open_socket(netns, socket.AF_PACKET,
                                     socket.SOCK_RAW,
                                     socket.htons(ETHERTYPE)))

    def got(self, data, time_ns, address):
        mark = Mark.of(data[14:])
        if mark:
            mark.group = bool(data[0] & 1)
            self.frames.append((time_ns, address[0], mark))


class Talker:
    """Sends marked frames periodically, to one station and to the broadcast
    address.

    ways: [(number, interface, own address, address of the other station)];
    interfaces that do not exist are skipped.
    unicast: False leaves out the frames to the other station.
    """

    def __init__(self, ways, period, netns=None, unicast=True):
        self._ways = ways
        self._unicast = unicast
        self._period = period
        self._socket = open_socket(netns, socket.AF_PACKET, socket.SOCK_RAW, 0)
        self.count = 0
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        ethertype = struct.pack(">H", ETHERTYPE)
        while not self._stopped:
            for number, ifname, own, other in self._ways:
                for dest in [mac(other)] * self._unicast + [_BROADCAST]:
                    self.count += 1
                    data = dest + mac(own) + ethertype + marked(number,
                                                                self.count)
                    try:
                        self._socket.sendto(data, (ifname, 0))
                    except OSError:
                        # The interface does not exist or is down now.
                        break
            time.sleep(self._period)

    def stop(self):
        self._stopped = True
        self._thread.join()
        self._socket.close()
