# SPDX-License-Identifier: GPL-2.0-only
"""A DHCP server behind the APs."""

from .proc import RUN, Lines


class Dhcp:
    """dnsmasq on the bridge of the APs.

    There are more addresses than stations, so that a station gets the one that
    it had only if it asks for it, or if the server remembers the station."""

    def __init__(self, netns):
        self.output = Lines(
            "dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--port=0",
            "--interface=br0", "--bind-interfaces", "--user=root",
            "--dhcp-range=10.0.0.50,10.0.0.150,1h", "--no-ping", "--log-dhcp",
            f"--dhcp-leasefile={RUN}/dhcp-leases", "--dhcp-authoritative",
            netns=netns)
        self.output.wait_line("DHCP, sockets bound|DHCP, IP range")

    def stop(self):
        self.output.stop()
