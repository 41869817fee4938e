#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""report.py OUTPUT FILE…: from what the measurements printed to bench.json,
and a table on the screen.

Each round measured ours and the peer next to each other; the ratio is that of
a round. Its median is given with a bootstrap 95 % confidence interval.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from pathlib import Path
from typing import Any

RESAMPLES = 2000
ROW = "{:<24} {:>8} {:>8}  {:>6} {:>16}  {:<51} {}"


def read(paths: list[str]) -> list[dict[str, Any]]:
    """The comparisons; one that several machines made has all their rounds."""
    runs: dict[str, dict[str, Any]] = {}
    for path in paths:
        for line in Path(path).read_text().splitlines():
            run = json.loads(line)
            known = runs.setdefault(run["name"], run)
            if known is not run:
                known["ours"] += run["ours"]
                known["peer"] += run["peer"]
    return list(runs.values())


def bootstrap(values: list[float]) -> list[float]:
    """95 % confidence interval of the median. The same for the same values."""
    generator = random.Random(0)
    medians = sorted(statistics.median(generator.choices(values, k=len(values)))
                     for _ in range(RESAMPLES))
    return [medians[int(RESAMPLES * share)] for share in (0.025, 0.975)]


def add_ratio(run: dict[str, Any]) -> None:
    if len(run["ours"]) != len(run["peer"]) or not run["ours"]:
        sys.exit(f"report: {run['name']}: ours and the peer have "
                 f"{len(run['ours'])} and {len(run['peer'])} rounds")
    ratios = [ours / peer for ours, peer in zip(run["ours"], run["peer"])]
    run["ratio_median"] = round(statistics.median(ratios), 6)
    run["ratio_ci95"] = [round(limit, 6) for limit in bootstrap(ratios)]


def show(runs: list[dict[str, Any]]) -> None:
    """Medians and ratios. Every unit says what its ratio means."""
    print(ROW.format("", "ours", "peer", "ratio", "95 % interval", "unit", "peer"))
    for run in runs:
        low, high = run["ratio_ci95"]
        print(ROW.format(run["name"],
                          f"{statistics.median(run['ours']):.2f}",
                          f"{statistics.median(run['peer']):.2f}",
                          f"{run['ratio_median']:.3f}",
                          f"{low:.3f} to {high:.3f}",
                          run["unit"], run["peer_name"]))


def main() -> None:
    output, *paths = sys.argv[1:]
    runs = read(paths)
    for run in runs:
        add_ratio(run)
    Path(output).write_text(json.dumps({"runs": runs}, indent=1,
                                       ensure_ascii=False) + "\n")
    show(runs)


if __name__ == "__main__":
    main()
