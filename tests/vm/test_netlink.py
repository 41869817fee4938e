# SPDX-License-Identifier: GPL-2.0-only
"""The netlink family against requests that no well-behaved program makes: each
is refused with a message, and changes nothing."""

import errno
import struct

import pytest

from lib.adapter import nwifi_json
from lib.genl import (NLA_F_NESTED, NLM_F_ACK, Refused, UAPI, attr, mac, u8,
                      u32, u64)

RADIOS = 3

NAME = object()     # stands for the adapter's name in the tables
PEER = mac("02:00:00:00:00:09")


def filled(attrs, name):
    return [attr("A_IFNAME", name) if item is NAME else item for item in attrs]


MALFORMED = [
    # which adapter?
    ("adapter-get", [], errno.EINVAL, "which adapter?"),
    ("adapter-get", [attr("A_IFNAME", "nosuch")], errno.ENODEV,
     "there is no such adapter"),
    ("adapter-get", [attr("A_IFNAME", "wlan0")], errno.ENODEV,
     "there is no such adapter"),
    ("adapter-get", [attr("A_IFINDEX", u32(0))], errno.ERANGE, ""),
    ("adapter-get", [attr("A_IFINDEX", u32(0x7fffffff))], errno.ENODEV,
     "there is no such adapter"),
    ("adapter-get", [attr("A_IFINDEX", u8(1))], errno.ERANGE, ""),
    ("adapter-get", [attr("A_IFINDEX", b"")], errno.ERANGE, ""),
    ("adapter-get", [attr("A_IFINDEX", u64(1))], errno.EINVAL, ""),
    ("adapter-get", [attr("A_IFNAME", b"")], errno.EINVAL, ""),
    ("adapter-get", [attr("A_IFNAME", b"nul")], errno.EINVAL, ""),
    ("adapter-get", [attr("A_IFNAME", "x" * 16)], errno.ERANGE, ""),
    ("adapter-get", [attr("A_IFNAME", "x" * 4000)], errno.ERANGE, ""),
    # what the command does not know, or nobody does
    ("adapter-get", [NAME, attr("A_COOKIE", u64(1))], errno.EINVAL, ""),
    ("disconnect", [NAME, attr("A_PAYLOAD")], errno.EINVAL, ""),
    ("disconnect", [NAME, attr(1000, u32(1))], errno.EINVAL, ""),
    ("disconnect", [NAME, attr(0, u32(1))], errno.EINVAL, ""),
    ("disconnect", [NAME, attr("A_COOKIE", u32(1))], errno.ERANGE, ""),
    ("disconnect", [NAME, attr("A_SSID", b"x")], errno.EINVAL, ""),
    # adapters
    ("adapter-add", [], errno.EINVAL, "name the lower device"),
    ("adapter-add", [attr("A_LOWER_IFINDEX", u32(1)),
                     attr("A_LOWER_IFNAME", "lo")], errno.EINVAL,
     "name the lower device"),
    ("adapter-add", [attr("A_LOWER_IFNAME", "nosuch")], errno.ENODEV,
     "no such network device"),
    ("adapter-add", [attr("A_LOWER_IFINDEX", u32(0x7fffffff))], errno.ENODEV,
     "no such network device"),
    ("adapter-add", [attr("A_LOWER_IFNAME", "lo")], errno.EOPNOTSUPP,
     "not a wireless device"),
    ("adapter-add", [attr("A_LOWER_IFNAME", "wlan0"),
                     attr("A_IFNAME", "a/b")], errno.EINVAL,
     "not a valid name"),
    ("adapter-add", [attr("A_LOWER_IFNAME", "wlan0"),
                     attr("A_IFNAME", "..")], errno.EINVAL,
     "not a valid name"),
    # scans
    ("scan", [NAME, attr("A_SCAN_SSID", bytes(33))], errno.EINVAL,
     "at most 32 bytes"),
    ("scan", [NAME] + [attr("A_SCAN_SSID", b"x")] * 17, errno.EINVAL,
     "too many SSIDs"),
    ("scan", [NAME] + [attr("A_SCAN_SSID", b"x")] * 5, errno.EINVAL,
     "more SSIDs than the radio takes"),
    ("scan", [NAME, attr("A_SCAN_PASSIVE"), attr("A_SCAN_SSID", b"x")],
     errno.EINVAL, "a passive scan"),
    ("scan", [NAME, attr("A_SCAN_PASSIVE"), attr("A_SCAN_IES", b"\xdd\x00")],
     errno.EINVAL, "a passive scan"),
    ("scan", [NAME, attr("A_SCAN_PASSIVE", u8(1))], errno.ERANGE, ""),
    ("scan", [NAME, attr("A_SCAN_IES", bytes(4000))], errno.EINVAL,
     "more elements than the radio takes"),
    # connections
    ("connect", [NAME], errno.EINVAL, "connect needs an SSID"),
    ("connect", [NAME, attr("A_SSID", bytes(33))], errno.EINVAL,
     "at most 32 bytes"),
    ("connect", [NAME, attr("A_SSID", bytes(60000))], errno.EINVAL,
     "at most 32 bytes"),
    ("connect", [NAME, attr("A_SSID", b"x"), attr("A_BSSID", bytes(5))],
     errno.EINVAL, ""),
    ("connect", [NAME, attr("A_SSID", b"x"), attr("A_BSSID", bytes(7))],
     errno.EINVAL, ""),
    ("connect", [NAME, attr("A_SSID", b"x"), attr("A_BSSID", bytes(6))],
     errno.EINVAL, "not the address of a single station"),
    ("connect", [NAME, attr("A_SSID", b"x"),
                 attr("A_BSSID", b"\xff" * 6)], errno.EINVAL,
     "not the address of a single station"),
    ("roam", [NAME, attr("A_BSSID", b"\x01" + bytes(5))], errno.EINVAL,
     "not the address of a single station"),
    # ports
    ("port-set", [NAME], errno.EINVAL, "which port"),
    ("port-set", [NAME, attr("A_MAC", PEER)], errno.EINVAL, "which port"),
    ("port-set", [NAME, attr("A_MAC", PEER), attr("A_AUTHORIZED", u8(2))],
     errno.ERANGE, ""),
    ("port-set", [NAME, attr("A_MAC", PEER), attr("A_AUTHORIZED", b"")],
     errno.ERANGE, ""),
    ("port-set", [NAME, attr("A_MAC", b"\xff" * 6),
                  attr("A_AUTHORIZED", u8(1))], errno.EINVAL,
     "not the address of a single station"),
    ("port-get", [NAME, attr("A_MAC", PEER)], errno.ENOENT,
     "there is no such port"),
    ("bss-get", [NAME], errno.EINVAL, "which BSS?"),
    ("bss-get", [NAME, attr("A_BSSID", PEER)], errno.ENOENT,
     "no such entry"),
    # notifications are no requests
    ("request-done", [NAME], errno.EOPNOTSUPP, ""),
    ("indication", [NAME], errno.EOPNOTSUPP, ""),
]


def identify(value):
    return value if isinstance(value, str) else None


def command_number(name):
    return UAPI["CMD_" + name.upper().replace("-", "_")]


@pytest.mark.parametrize("command, attrs, error, message", MALFORMED,
                         ids=identify)
def test_malformed(adapter, genl, command, attrs, error, message):
    """Every refusal has its reason, and changes nothing."""
    before = nwifi_json("adapter")
    with pytest.raises(Refused) as refusal:
        genl.request(command_number(command), *filled(attrs, adapter.name))
    # Without a message of ours it is the netlink core that refuses, by the
    # policies; which of two numbers it then takes differs among attributes.
    errors = {error} if message else {error, errno.EINVAL, errno.ERANGE}
    assert refusal.value.error in errors, refusal.value
    assert message in refusal.value.message, refusal.value
    assert refusal.value.message or error == errno.EOPNOTSUPP
    assert nwifi_json("adapter") == before


@pytest.mark.parametrize("raw", [
    b"",                                        # no generic netlink header
    struct.pack("=BBH", 1, 1, 0xffff),          # reserved field in use
    struct.pack("=BBHHH", 1, 1, 0, 3, 1),       # attribute shorter than itself
    struct.pack("=BBHHH", 1, 1, 0, 400, 2),     # attribute past the end
    struct.pack("=BBH", 255, 1, 0),             # no such command
], ids=["empty", "reserved", "short", "torn", "unknown"])
def test_torn_message(adapter, genl, raw):
    """Messages that are not even that."""
    before = nwifi_json("adapter")
    with pytest.raises(Refused):
        genl.request(0, raw=raw)
    assert nwifi_json("adapter") == before


def test_nested_flag_on_a_plain_attribute(adapter, genl):
    """Strict policies: a number is no nest."""
    with pytest.raises(Refused):
        genl.request("CMD_ADAPTER_GET",
                     attr(UAPI["A_IFINDEX"] | NLA_F_NESTED, u32(1)))


@pytest.mark.parametrize("command", ["disconnect", "roam"])
def test_refused_by_the_station(adapter, genl, command):
    """DISCONN-3, ROAM-1: accepted by the family, refused by the station; the
    one request-done message says why and repeats the cookie."""
    genl.request(command_number(command), attr("A_IFNAME", adapter.name),
                 attr("A_COOKIE", u64(0x1122334455667788)))
    done = genl.wait_done(0x1122334455667788)
    error, = struct.unpack("=i", done[UAPI["A_ERROR"]])
    assert error == -errno.ENOTCONN
    assert done[UAPI["A_MESSAGE"]] == b"the adapter is not connected\0"
    assert struct.unpack("=I", done[UAPI["A_NDIS_STATUS"]]) == (0xc0000184,)


def test_dumps(make_adapter, genl):
    """Dumps go through all adapters, or say which one is missing."""
    names = {make_adapter().name, make_adapter().name}
    found = genl.dump("CMD_ADAPTER_GET")
    assert len(found) == 2
    assert all(any(name.encode() in attrs for _, attrs in found)
               for name in names)
    assert genl.dump("CMD_PORT_GET") == []
    for name in names:
        assert genl.dump("CMD_BSS_GET", attr("A_IFNAME", name)) == []
    with pytest.raises(Refused) as refusal:
        genl.dump("CMD_BSS_GET")
    assert refusal.value.error == errno.EINVAL
    with pytest.raises(Refused) as refusal:
        genl.dump("CMD_BSS_GET", attr("A_IFNAME", "nosuch"))
    assert refusal.value.error == errno.ENODEV


def test_same_cookie_twice(adapter, genl):
    """Cookies belong to the requester: two alike get an answer each."""
    for _ in range(2):
        genl.request("CMD_DISCONNECT", attr("A_IFNAME", adapter.name),
                     attr("A_COOKIE", u64(7)), flags=NLM_F_ACK)
    assert genl.wait_done(7)
    assert genl.wait_done(7)
