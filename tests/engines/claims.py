"""Tables of claims made by a seeded generator, with everything that coding must get right."""

from __future__ import annotations

import csv
import random

HEADER = ("object", "attribute", "source", "value", "origin", "weight")
PLAIN = HEADER[:4]


def made_claims(items=120, sources=30, seed=0):
    """Rows of names out of order, times within tolerance, copies, reprints, several answers, doubts and empty cells."""
    r = random.Random(seed)
    truth = {(f"thing {i:03d} é", a): r.randrange(8) for i in range(items) for a in ("gate", "arrival")}
    rows = []
    for s in range(sources):
        good = 0.5 + 0.45 * r.random()
        for (thing, attribute), right in truth.items():
            if r.random() < 0.45:
                continue
            answer = right if r.random() < good else r.randrange(8)
            if s == sources - 1 and rows:  # one copies another to the letter
                told = [row for row in rows if row[0] == thing and row[1] == attribute and row[2] == "source 7"]
                if told:
                    rows.append((thing, attribute, "source copy", told[0][3], "", "1"))
                    continue
            value = (
                f"Gate {thing[6:9]}{answer}"
                if attribute == "gate"
                else f"2024-05-0{1 + answer % 5} 1{answer}:{r.randrange(4):02d}"
            )
            value = r.choice((value, value.upper(), f" {value} ")) if attribute == "gate" else value
            value = r.choice(("n/a", "", "cancelled")) if r.random() < 0.02 else value
            origin = "the wire" if r.random() < 0.1 else ""
            rows.append((thing, attribute, f"source {s}", value, origin, r.choice(("1", "1", "0.5", "0.3"))))
            if attribute == "gate" and r.random() < 0.05:
                rows.append((thing, attribute, f"source {s}", f"Gate {thing[6:9]}{r.randrange(8)}", origin, "1"))
    r.shuffle(rows)
    return rows


def write_csv(path, rows, header=HEADER):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(row[: len(header)] for row in rows)
    return path


def write_parquet(path, rows, header=HEADER):
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {name: [row[i] for row in rows] for i, name in enumerate(header)}
    pq.write_table(pa.table({n: pa.array(c, pa.string()) for n, c in columns.items()}), path)
    return path
