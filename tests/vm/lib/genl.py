# SPDX-License-Identifier: GPL-2.0-only
"""Generic netlink by hand: messages that a library would refuse to send, and
requests that have to be sent sooner than a command can be started."""

import itertools
import os
import pathlib
import re
import socket
import struct
import time

from .netns import open_socket
from .proc import DEADLINE

HEADER = pathlib.Path(__file__).resolve().parents[3] / \
    "include/uapi/linux/nwifi.h"

NETLINK_GENERIC = 16
SOL_NETLINK = 270
NETLINK_ADD_MEMBERSHIP, NETLINK_CAP_ACK, NETLINK_EXT_ACK = 1, 10, 11
NETLINK_GET_STRICT_CHK = 12
NLMSG_ERROR, NLMSG_DONE = 2, 3
NLM_F_REQUEST, NLM_F_MULTI, NLM_F_ACK, NLM_F_DUMP = 1, 2, 4, 0x300
NLM_F_CAPPED, NLM_F_ACK_TLVS = 0x100, 0x200
NLMSGERR_ATTR_MSG, NLMSGERR_ATTR_OFFS = 1, 2
NLA_F_NESTED = 0x8000
GENL_ID_CTRL, CTRL_CMD_GETFAMILY = 16, 3
CTRL_ATTR_FAMILY_ID, CTRL_ATTR_FAMILY_NAME = 1, 2
CTRL_ATTR_MCAST_GROUPS = 7
CTRL_ATTR_MCAST_GRP_NAME, CTRL_ATTR_MCAST_GRP_ID = 1, 2


def read_enums(path=HEADER):
    """Every enumerator of the header, without its prefix NWIFI_."""
    values = {}
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    for body in re.findall(r"enum \w*\s*{(.*?)}", source, re.S):
        number = 0
        for item in filter(None, (i.strip() for i in body.split(","))):
            name, _, value = (part.strip() for part in item.partition("="))
            if value:
                # A number, or an expression with earlier enumerators
                number = eval(value, {"__builtins__": {}}, values)
            values[name] = number
            number += 1
    return {name.strip("_").removeprefix("NWIFI_"): value
            for name, value in values.items()}


UAPI = read_enums()


def attr(kind, value=b""):
    """An attribute; kind may be a name of the header (A_…) or a number."""
    if isinstance(kind, str):
        kind = UAPI[kind]
    if isinstance(value, str):
        value = value.encode() + b"\0"
    data = struct.pack("=HH", 4 + len(value), kind) + value
    return data + bytes(-len(data) % 4)


def parse_attrs(data):
    """[(kind, value)]"""
    found = []
    while len(data) >= 4:
        length, kind = struct.unpack_from("=HH", data)
        if length < 4:
            break
        found.append((kind & 0x3fff, data[4:length]))
        data = data[length + 3 & ~3:]
    return found


def u8(number):
    return struct.pack("=B", number)


def u32(number):
    return struct.pack("=I", number)


def u64(number):
    return struct.pack("=Q", number)


def mac(text):
    return bytes.fromhex(text.replace(":", ""))


class Refused(Exception):
    """A negative acknowledgement."""

    def __init__(self, error, message, offset):
        super().__init__(f"{os.strerror(error)}: {message}")
        self.error = error
        self.message = message
        self.offset = offset


class Genl:
    """A socket that speaks with a family."""

    def __init__(self, name="nwifi", netns=None):
        self._socket = open_socket(netns, socket.AF_NETLINK, socket.SOCK_RAW,
                                   NETLINK_GENERIC)
        self._socket.bind((0, 0))
        self._socket.settimeout(DEADLINE)
        for option in (NETLINK_EXT_ACK, NETLINK_CAP_ACK,
                       NETLINK_GET_STRICT_CHK):
            self._socket.setsockopt(SOL_NETLINK, option, 1)
        self._sequence = itertools.count(1)
        self._kept = []
        self.family = GENL_ID_CTRL
        reply = self.request(CTRL_CMD_GETFAMILY,
                             attr(CTRL_ATTR_FAMILY_NAME, name))[0][1]
        found = dict(parse_attrs(reply))
        self.family = struct.unpack("=H", found[CTRL_ATTR_FAMILY_ID])[0]
        self.groups = found.get(CTRL_ATTR_MCAST_GROUPS)

    def join(self, group):
        """Receive what is sent to a multicast group of the family."""
        for _, value in parse_attrs(self.groups):
            found = dict(parse_attrs(value))
            if found[CTRL_ATTR_MCAST_GRP_NAME] == group.encode() + b"\0":
                number = struct.unpack("=I", found[CTRL_ATTR_MCAST_GRP_ID])[0]
                self._socket.setsockopt(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP,
                                        number)
                return
        raise AssertionError(f"no group {group}")

    @property
    def portid(self):
        """Netlink port of the socket."""
        return self._socket.getsockname()[0]

    def send(self, command, *attrs, flags=NLM_F_ACK, family=None, version=1,
             raw=None):
        """Send a request; returns its sequence number. raw: instead of the
        generic netlink header and the attributes."""
        if isinstance(command, str):
            command = UAPI[command]
        if raw is None:
            raw = struct.pack("=BBH", command, version, 0) + b"".join(attrs)
        sequence = next(self._sequence)
        self._socket.send(struct.pack(
            "=IHHII", 16 + len(raw), self.family if family is None else family,
            NLM_F_REQUEST | flags, sequence, 0) + raw)
        return sequence

    def _messages(self, end):
        self._socket.settimeout(max(0.001, end - time.monotonic()))
        data = self._socket.recv(1 << 17)
        while len(data) >= 16:
            length, kind, flags, sequence, _ = struct.unpack_from("=IHHII",
                                                                  data)
            yield kind, flags, sequence, data[16:length]
            data = data[length + 3 & ~3:]

    @staticmethod
    def check(flags, payload):
        """Raises Refused if an acknowledgement says so."""
        error = -struct.unpack_from("=i", payload)[0]
        if not error:
            return
        message, offset = "", None
        if flags & NLM_F_ACK_TLVS:
            skip = 4 + 16
            if not flags & NLM_F_CAPPED:
                skip = 4 + struct.unpack_from("=I", payload, 4)[0] + 3 & ~3
            for kind, value in parse_attrs(payload[skip:]):
                if kind == NLMSGERR_ATTR_MSG:
                    message = value.rstrip(b"\0").decode()
                elif kind == NLMSGERR_ATTR_OFFS:
                    offset = struct.unpack("=I", value)[0]
        raise Refused(error, message, offset)

    def wait_answer(self, sequence):
        """Wait for the acknowledgement; returns [(command, attributes)] of
        the replies. Raises Refused."""
        replies = []
        end = time.monotonic() + DEADLINE
        while True:
            done = None
            for kind, flags, number, payload in self._messages(end):
                if number != sequence:
                    self._kept.append(payload)
                elif kind == NLMSG_ERROR:
                    done = flags, payload
                elif kind == NLMSG_DONE:
                    done = flags, payload
                else:
                    replies.append((payload[0], payload[4:]))
            if done:
                self.check(*done)
                return replies

    def request(self, command, *attrs, **options):
        """Send a request and wait for its acknowledgement."""
        return self.wait_answer(self.send(command, *attrs, **options))

    def dump(self, command, *attrs):
        return self.request(command, *attrs, flags=NLM_F_ACK | NLM_F_DUMP)

    def wait_done(self, cookie):
        """Wait for the request-done message with a cookie; returns its
        attributes."""
        end = time.monotonic() + DEADLINE
        while True:
            while self._kept:
                payload = self._kept.pop(0)
                found = dict(parse_attrs(payload[4:]))
                if (payload[0] == UAPI["CMD_REQUEST_DONE"] and
                        found.get(UAPI["A_COOKIE"]) == u64(cookie)):
                    return found
            self._kept += [message[3] for message in self._messages(end)]

    def messages(self, timeout):
        """Wait for messages: [(kind, flags, sequence, payload)]. Raises
        TimeoutError. The caller must be the only one who reads this socket."""
        return list(self._messages(time.monotonic() + timeout))

    def pending(self):
        """The messages that have come without being the answer to a request."""
        self._socket.setblocking(False)
        try:
            while True:
                self._kept.append(self._socket.recv(1 << 17)[16:])
        except BlockingIOError:
            return self._kept

    def forget(self):
        """Drop all messages so far, with the outcomes of requests."""
        self.pending().clear()

    def close(self):
        self._socket.close()
