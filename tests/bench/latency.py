#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""How old a port event is when it is read, next to a round trip by generic
netlink to the same adapter: see latency.c.

Radios: wlan0 the access point, wlan1 the adapter's.
"""

import argparse

import lab


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    args = parser.parse_args()

    lab.warm()
    access_point = lab.mac("wlan0")
    lab.namespace("aps", "wlan0")
    lab.namespace("client", "wlan1")
    lab.AccessPoint("aps", "wlan0", 1, psk=True)
    lab.run("nwifi", "adapter", "add", "wlan1", netns="client")
    lab.run("ip", "link", "set", "nwl0", "up", netns="client")
    # A port of its own, that somebody has to open.
    lab.Supplicant("client", "nwl0", psk=True)

    lines = lab.run(str(lab.TOOLS / "latency"), "nwl0", access_point,
                    str(args.rounds), netns="client").splitlines()
    ours, peer = zip(*(map(int, line.split()) for line in lines))
    lab.report("port_event_latency", "µs, ratio < 1 is better",
               "generic netlink round trip", [ns / 1000 for ns in ours],
               [ns / 1000 for ns in peer])


if __name__ == "__main__":
    main()
