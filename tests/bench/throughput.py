#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Throughput to and from an access point: of an adapter, and of the same radio
as it is.

Radios: wlan0 the access point, wlan1 the client's.
"""

import argparse
import subprocess

import lab

PEER = "the bare radio"
AP_ADDRESS, CLIENT_ADDRESS = "10.0.0.1", "10.0.0.2"
MILLISECONDS = "100"
# name: protocol, size of a piece, does the client send?
FLOWS = {
    "udp64": ("udp", 64, True),
    "udp1400": ("udp", 1400, True),
    "tcp": ("tcp", 16384, True),
    "tcp_rx": ("tcp", 16384, False),
}


def attach() -> None:
    """The client is an adapter."""
    lab.run("nwifi", "adapter", "add", "wlan1", netns="client")
    configure("nwl0")
    lab.run("nwifi", "connect", "nwl0", "ssid", lab.SSID, netns="client")


def detach() -> None:
    lab.run("nwifi", "adapter", "del", "nwl0", netns="client")


def connect_bare() -> None:
    """The client is the radio itself."""
    configure("wlan1")
    lab.run("iw", "dev", "wlan1", "connect", "-w", lab.SSID, "2412",
            netns="client")


def disconnect_bare() -> None:
    lab.run("iw", "dev", "wlan1", "disconnect", netns="client")
    lab.run("ip", "address", "flush", "dev", "wlan1", netns="client")
    lab.run("ip", "link", "set", "wlan1", "down", netns="client")


def configure(interface: str) -> None:
    lab.run("ip", "link", "set", interface, "up", netns="client")
    lab.run("ip", "address", "add", f"{CLIENT_ADDRESS}/24", "dev", interface,
            netns="client")


def flow(protocol: str, size: int, client_sends: bool) -> float:
    """Megabits that arrive in a second."""
    sender, receiver, address = (
        ("client", "aps", AP_ADDRESS) if client_sends else
        ("aps", "client", CLIENT_ADDRESS))
    tool = str(lab.TOOLS / "flow")
    sink = lab.start(tool, "sink", protocol, "9", netns=receiver,
                     stdout=subprocess.PIPE)
    assert sink.stdout
    sink.stdout.readline()
    lab.run(tool, "send", protocol, address, "9", str(size), MILLISECONDS,
            netns=sender)
    _, count, _, nanoseconds = sink.stdout.readline().split()
    sink.wait()
    return int(count) * 8000 / int(nanoseconds)


def resolve() -> None:
    """Traffic begins with a resolved address, and with a carrier that the
    stack has noticed."""
    lab.run("ping", "-c", "1", "-w", "30", AP_ADDRESS, netns="client")
    lab.run("ping", "-c", "1", "-w", "30", CLIENT_ADDRESS, netns="aps")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=10)
    args = parser.parse_args()

    lab.warm()
    lab.namespace("aps", "wlan0")
    lab.namespace("client", "wlan1")
    lab.run("ip", "address", "add", f"{AP_ADDRESS}/24", "dev", "wlan0",
            netns="aps")
    lab.AccessPoint("aps", "wlan0", 1)

    modes = {"ours": (attach, detach), "peer": (connect_bare, disconnect_bare)}
    results: dict[tuple[str, str], list[float]] = {
        (name, role): [] for name in FLOWS for role in modes}
    for roles in lab.alternate(args.rounds):
        for role in roles:
            begin, end = modes[role]
            begin()
            resolve()
            for name, parameters in FLOWS.items():
                results[name, role].append(flow(*parameters))
            end()
    for name in FLOWS:
        lab.report(name, "Mbit/s, ratio > 1 is better", PEER,
                   results[name, "ours"], results[name, "peer"])


if __name__ == "__main__":
    main()
