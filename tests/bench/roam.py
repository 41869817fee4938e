#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""roam.py open|psk: roams between two access points, while datagrams are
echoed every 2 ms. wpa_supplicant drives both: ours on an adapter, the peer's
on a radio as it is.

Radios: wlan0 and wlan1 access points, wlan2 the adapter's, wlan3 the peer's.
"""

import argparse

import lab

STOCK = "wpa_supplicant on the bare radio"
LESS = "ratio < 1 is better"
# What wpa_supplicant says before it asks the kernel; the peer authenticates
# first, the adapter does so by itself.
BEGIN = {"ours": "Trying to associate with",
         "peer": "Trying to authenticate with"}


class Client:
    """A station that can roam."""

    def __init__(self, role: str, interface: str, address: str,
                 psk: bool) -> None:
        self.netns = role
        self.interface = interface
        lab.run("ip", "link", "set", interface, "up", netns=role)
        lab.run("ip", "address", "add", address, "dev", interface, netns=role)
        self.supplicant = lab.Supplicant(role, interface, psk)
        self.gaps: list[float] = []
        self.changes: list[float] = []

    def roam(self, access_points: list[str]) -> None:
        at = self.supplicant.bssid()
        target, = (bssid for bssid in access_points if bssid != at)
        self.supplicant.scan()
        before = lab.carrier_changes(self.netns, self.interface)
        echo = lab.Echo(self.netns)
        self.supplicant.roam(target)
        self.gaps.append(echo.gap_ms())
        echo.stop()
        self.changes.append(
            lab.carrier_changes(self.netns, self.interface) - before)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("network", choices=("open", "psk"))
    parser.add_argument("--rounds", type=int, default=12)
    args = parser.parse_args()
    psk = args.network == "psk"

    lab.warm()
    access_points = [lab.mac("wlan0"), lab.mac("wlan1")]
    lab.namespace("aps", "wlan0", "wlan1")
    lab.namespace("ours", "wlan2")
    lab.namespace("peer", "wlan3")
    lab.run("ip", "link", "add", "br0", "type", "bridge", netns="aps")
    lab.run("ip", "address", "add", "10.0.0.1/24", "dev", "br0", netns="aps")
    lab.run("ip", "link", "set", "br0", "up", netns="aps")
    for interface, channel in (("wlan0", 1), ("wlan1", 6)):
        lab.AccessPoint("aps", interface, channel, bridge="br0", psk=psk)
    server = lab.start(str(lab.TOOLS / "echo"), "serve", "7", netns="aps")

    lab.run("nwifi", "adapter", "add", "wlan2", netns="ours")
    clients = {"ours": Client("ours", "nwl0", "10.0.0.2/24", psk),
               "peer": Client("peer", "wlan3", "10.0.0.3/24", psk)}
    for roles in lab.alternate(args.rounds):
        for role in roles:
            clients[role].roam(access_points)
    server.kill()

    ours, peer = clients["ours"], clients["peer"]
    lab.report(f"roam_gap_{args.network}", f"ms without traffic, {LESS}",
               STOCK, ours.gaps, peer.gaps)
    # The first is the connection that was there before the roams.
    control = {role: list(client.supplicant.times(
        BEGIN[role], "CTRL-EVENT-CONNECTED"))[1:]
        for role, client in clients.items()}
    lab.report(f"roam_control_{args.network}",
               f"ms authentication to connected, {LESS}", STOCK,
               control["ours"], control["peer"])
    lab.report("carrier_changes_per_roam", f"changes, {LESS}", STOCK,
               ours.changes, peer.changes)


if __name__ == "__main__":
    main()
