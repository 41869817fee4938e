# SPDX-License-Identifier: GPL-2.0-only
"""systemd-udevd with the rules of the distribution and ours."""

import pathlib

from .proc import Lines, run, until

TOP = pathlib.Path(__file__).resolve().parents[3]
RULES = TOP / "packaging/udev/84-nwifi.rules"
WHERE = pathlib.Path("/etc/udev/rules.d")
LOCAL = "80-local.rules"


class Udev:
    """A running systemd-udevd, which has seen all network devices and rfkill
    switches when this is made."""

    def __init__(self):
        # On the machine of a user the program is in /lib/udev, which is read-only
        # here.
        WHERE.mkdir(parents=True, exist_ok=True)
        (WHERE / RULES.name).write_text(RULES.read_text().replace(
            'RUN+="', f'RUN+="{RULES.parent}/'))
        (WHERE / LOCAL).unlink(missing_ok=True)
        self.output = Lines("/lib/systemd/systemd-udevd")
        until(lambda: not run("udevadm", "control", "--ping",
                              check=False).returncode, "udevd answers")
        self.trigger("add")

    @staticmethod
    def trigger(action):
        """Have the rules run again, as at the start of a machine."""
        run("udevadm", "trigger", f"--action={action}",
            "--subsystem-match=net", "--subsystem-match=rfkill", "--settle")

    @staticmethod
    def properties(ifname):
        """The properties of a network device, when all events are handled."""
        run("udevadm", "settle")
        lines = run("udevadm", "info", "--query=property",
                    f"/sys/class/net/{ifname}").stdout.splitlines()
        return dict(line.split("=", 1) for line in lines)

    def promise(self, ifname):
        """Mark a device as an administrator does for an adapter to come."""
        (WHERE / LOCAL).write_text(
            f'SUBSYSTEM=="net", KERNEL=="{ifname}", ENV{{NWIFI_LOWER}}="1"\n')
        run("udevadm", "control", "--reload")
        self.trigger("change")

    def stop(self):
        self.output.stop()
