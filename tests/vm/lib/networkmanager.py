# SPDX-License-Identifier: GPL-2.0-only
"""The distribution's NetworkManager with the settings that it comes with."""

from .bus import busctl
from .proc import DEADLINE, Lines, run, until


def nmcli(*args, check=True):
    return run("nmcli", "--terse", *args, check=check)


class NetworkManager:
    """NetworkManager and the wpa_supplicant that it asks over the bus. The bus
    and udev have to be there."""

    def __init__(self):
        # The arguments of wpa_supplicant.service
        self.supplicant = Lines("wpa_supplicant", "-u", "-O",
                                "DIR=/run/wpa_supplicant GROUP=netdev")
        self.output = Lines("NetworkManager", "--no-daemon")
        until(lambda: nmcli("general", check=False).returncode == 0,
              "NetworkManager answers")

    @staticmethod
    def devices():
        """{name: state} of the devices that it knows"""
        lines = nmcli("--fields", "DEVICE,STATE", "device").stdout.splitlines()
        return dict(line.split(":", 1) for line in lines)

    def wait_state(self, ifname, *states):
        until(lambda: self.devices().get(ifname) in states,
              f"NetworkManager has {ifname} in {states}")

    @staticmethod
    def see(ifname, ssid):
        """Wait until a network is in the list of a device."""
        def look():
            nmcli("device", "wifi", "rescan", "ifname", ifname, check=False)
            return ssid in nmcli(
                "--fields", "SSID", "device", "wifi", "list", "ifname",
                ifname, "--rescan", "no").stdout.splitlines()

        until(look, f"{ifname} sees {ssid}")

    @staticmethod
    def connect(ifname, ssid, password=None):
        nmcli("--wait", int(DEADLINE), "device", "wifi", "connect", ssid,
              *(["password", password] if password else []),
              "ifname", ifname)

    @staticmethod
    def sleep(on):
        """Have it do what it does when the system goes to sleep, or wakes up."""
        busctl("call", "org.freedesktop.NetworkManager",
               "/org/freedesktop/NetworkManager",
               "org.freedesktop.NetworkManager", "Sleep", "b",
               str(on).lower())

    @staticmethod
    def forget():
        """Delete all connections of Wi-Fi. They are files, which the next
        NetworkManager would read."""
        lines = nmcli("--fields", "UUID,TYPE", "connection").stdout.split()
        for uuid, kind in (line.split(":") for line in lines):
            if kind == "802-11-wireless":
                nmcli("connection", "delete", uuid)

    def stop(self):
        """End NetworkManager, which disconnects, and its wpa_supplicant."""
        self.forget()
        self.output.stop()
        self.supplicant.stop()
