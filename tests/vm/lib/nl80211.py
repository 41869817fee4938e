# SPDX-License-Identifier: GPL-2.0-only
"""The nl80211 requests for which the tests have no suitable command."""

import errno
import socket
import struct
import time

from .genl import (NLA_F_NESTED, Genl, Refused, attr, mac, parse_attrs, u8,
                   u32)
from .proc import DEADLINE

# linux/nl80211.h
CMD_SET_STATION, CMD_CONNECT = 18, 46
ATTR_IFINDEX, ATTR_MAC, ATTR_IE, ATTR_SSID = 3, 6, 42, 52
ATTR_STA_FLAGS2, ATTR_CONTROL_PORT, ATTR_PRIVACY = 67, 68, 70
ATTR_CIPHER_SUITES_PAIRWISE, ATTR_CIPHER_SUITE_GROUP = 73, 74
ATTR_WPA_VERSIONS, ATTR_AKM_SUITES = 75, 76
STA_FLAG_AUTHORIZED = 1

CCMP, PSK = 0x000fac04, 0x000fac02
WPA_VERSION_2 = 2

RSN_ELEMENT = bytes.fromhex("3014 0100 000fac04 0100 000fac04 0100 000fac02"
                            "0000")


def connect_wpa2(ifindex, ssid):
    """Connect as a supplicant does, but without the four-way handshake."""
    sock = Genl("nl80211")
    sock.request(CMD_CONNECT, attr(ATTR_IFINDEX, u32(ifindex)),
                 attr(ATTR_SSID, ssid.encode()),
                 attr(ATTR_IE, RSN_ELEMENT), attr(ATTR_PRIVACY),
                 attr(ATTR_CONTROL_PORT),
                 attr(ATTR_WPA_VERSIONS, u32(WPA_VERSION_2)),
                 attr(ATTR_CIPHER_SUITES_PAIRWISE, u32(CCMP)),
                 attr(ATTR_CIPHER_SUITE_GROUP, u32(CCMP)),
                 attr(ATTR_AKM_SUITES, u32(PSK)))
    sock.close()


CMD_ROAM, CMD_DISCONNECT = 47, 48
ATTR_REASON_CODE, ATTR_STATUS_CODE = 54, 72
ATTR_DISCONNECTED_BY_AP = 71


class Sme:
    """Connects and disconnects an interface by nl80211, whoever does the SME
    below, and hears what becomes of it.

    ifindex: of the interface.
    """

    def __init__(self, ifname, netns=None):
        self.ifindex = socket.if_nametoindex(ifname)
        self._requests = Genl("nl80211", netns)
        self._events = Genl("nl80211", netns)
        self._events.join("mlme")
        self._heard = []

    def request(self, command, *attrs):
        return self._requests.request(
            command, attr(ATTR_IFINDEX, u32(self.ifindex)), *attrs)

    def connect(self, ssid, *attrs):
        """Connect; attrs: more attributes, none for an open network."""
        self.request(CMD_CONNECT, attr(ATTR_SSID, ssid.encode()), *attrs)

    def disconnect(self, reason=3):
        self.request(CMD_DISCONNECT,
                     attr(ATTR_REASON_CODE, struct.pack("=H", reason)))

    def event(self):
        """Wait for the next report of a connection, its end or a roam:
        (command, attributes)."""
        end = time.monotonic() + DEADLINE
        while True:
            while self._heard:
                payload = self._heard.pop(0)
                found = dict(parse_attrs(payload[4:]))
                if (payload[0] in (CMD_CONNECT, CMD_DISCONNECT, CMD_ROAM) and
                        found.get(ATTR_IFINDEX) == u32(self.ifindex)):
                    return payload[0], found
            self._heard += [message[3] for message in
                            self._events.messages(end - time.monotonic())]

    def wait_connected(self):
        """The next report is that of a success."""
        command, found = self.event()
        assert command == CMD_CONNECT, (command, found)
        assert found[ATTR_STATUS_CODE] == bytes(2), found
        return found

    def wait_disconnected(self):
        """The next report is that of an end that the interface made itself."""
        command, found = self.event()
        assert command == CMD_DISCONNECT, (command, found)
        assert ATTR_DISCONNECTED_BY_AP not in found
        return found

    def close(self):
        self._requests.close()
        self._events.close()


def set_authorized(ifindex, peer, authorized, netns=None):
    """Set the AUTHORIZED flag of a station."""
    bit = 1 << STA_FLAG_AUTHORIZED
    sock = Genl("nl80211", netns)
    sock.request(CMD_SET_STATION, attr(ATTR_IFINDEX, u32(ifindex)),
                 attr(ATTR_MAC, mac(peer)),
                 attr(ATTR_STA_FLAGS2,
                      struct.pack("=II", bit, bit if authorized else 0)))
    sock.close()


# Keys of an interface
CMD_SET_KEY, CMD_NEW_KEY, CMD_DEL_KEY = 10, 11, 12
ATTR_KEY = 80
KEY_DATA, KEY_IDX, KEY_CIPHER = 1, 2, 3
KEY_DEFAULT, KEY_DEFAULT_TYPES, KEY_DEFAULT_TYPE_MULTICAST = 5, 8, 2


def _key(ifindex, *inside):
    return [attr(ATTR_IFINDEX, u32(ifindex)),
            attr(ATTR_KEY | NLA_F_NESTED, b"".join(inside))]


def set_pairwise_key(ifindex, peer, key, netns=None):
    """Install a CCMP key for a station."""
    sock = Genl("nl80211", netns)
    sock.request(CMD_NEW_KEY, attr(ATTR_MAC, mac(peer)),
                 *_key(ifindex, attr(KEY_DATA, key), attr(KEY_IDX, u8(0)),
                       attr(KEY_CIPHER, u32(CCMP))))
    sock.close()


def set_group_key(ifindex, index, key, netns=None):
    """Install a CCMP group key and make it the default for multicast."""
    sock = Genl("nl80211", netns)
    sock.request(CMD_NEW_KEY,
                 *_key(ifindex, attr(KEY_DATA, key), attr(KEY_IDX, u8(index)),
                       attr(KEY_CIPHER, u32(CCMP))))
    types = attr(KEY_DEFAULT_TYPES | NLA_F_NESTED,
                 attr(KEY_DEFAULT_TYPE_MULTICAST))
    sock.request(CMD_SET_KEY, *_key(ifindex, attr(KEY_IDX, u8(index)),
                                    attr(KEY_DEFAULT), types))
    sock.close()


def delete_key(ifindex, index, peer=None, netns=None):
    """Delete a pairwise key (with peer) or a group key, if there is one."""
    sock = Genl("nl80211", netns)
    try:
        sock.request(CMD_DEL_KEY, *([attr(ATTR_MAC, mac(peer))] if peer
                                    else []),
                     *_key(ifindex, attr(KEY_IDX, u8(index))))
    except Refused as error:
        if error.error not in (errno.ENOENT, errno.ENOLINK):
            raise
    sock.close()
