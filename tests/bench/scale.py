#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""What an adapter costs, attached and detached, where there are many: see
scale.c."""

import argparse

import lab

UNIT = "ms for attaching and detaching (ratio below 1: ours is less)"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    args = parser.parse_args()

    lab.warm()
    lines = lab.run(str(lab.TOOLS / "scale"), str(args.count)).splitlines()
    times = [tuple(int(ns) / 1e6 for ns in line.split()) for line in lines]
    ours, peer = map(list, zip(*times))
    lab.report("scale_adapters", UNIT,
               "creating and deleting the hwsim radio below", ours, peer)
    tenth = max(1, args.count // 10)
    lab.report("scale_adapters_growth", UNIT,
               f"the first {tenth} adapters instead of the last", ours[-tenth:],
               ours[:tenth])


if __name__ == "__main__":
    main()
