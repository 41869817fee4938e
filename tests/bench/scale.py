#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""What an adapter costs, attached and detached, where there are many, next to
the radio below it: see scale.c. The figures are in the order of attaching."""

import argparse

import lab

UNIT = "ms to attach and detach, ratio < 1 is better"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    args = parser.parse_args()

    lab.warm()
    lines = lab.run(str(lab.TOOLS / "scale"), str(args.count)).splitlines()
    times = [tuple(int(ns) / 1e6 for ns in line.split()) for line in lines]
    ours, peer = map(list, zip(*times))
    lab.report("scale_adapters", UNIT,
               "making and ending an hwsim radio", ours, peer)


if __name__ == "__main__":
    main()
