"""Run a benchmark on a data set and plot its figures, as SVG or, with the extra `plot`, as PNG.

    python examples/plot_benchmark.py headlines --data DIR
    python examples/plot_benchmark.py fusion --data DIR --limit 20000 --output fusion.png
    python examples/plot_benchmark.py --figures saved.json --output saved.svg

The benchmark runs as `python -m benchmarks.NAME --data DIR`, from the folder that holds `benchmarks/`. Its rates in
[0, 1] are drawn as bars; counts and seconds are printed beneath. Figures of peers, `name.measure`, are drawn paler.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from factrecon import FactreconError, MissingExtra
from factrecon.reports.pictures.svg import FAINT, HUES, element, label, picture

ROOT = Path(__file__).parent.parent
ROW, LEFT, BAR = 26, 290, 320

Figures = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "name", nargs="?", choices=sorted(names()), metavar="NAME", help=f"one of {', '.join(sorted(names()))}"
    )
    parser.add_argument("--data", type=Path, help="the folder with the benchmark's data")
    parser.add_argument("--limit", type=int, help="only so many items")
    parser.add_argument(
        "--figures", type=Path, metavar="FILE", help="plot figures that a benchmark wrote with --json instead"
    )
    parser.add_argument("--output", "-o", type=Path, metavar="FILE", help=".svg or .png (NAME.svg, if not given)")
    options = parser.parse_args(arguments)
    if (options.figures is None) == (options.name is None or options.data is None):
        parser.error("give NAME and --data DIR, or --figures FILE")
    title = options.name or options.figures.stem
    output = options.output or Path(f"{title}.svg")
    if output.suffix not in (".svg", ".png"):
        parser.error("--output ends in .svg or .png")
    try:
        figures = read(options.figures) if options.figures else run(options.name, options.data, options.limit)
        rates = {k: v for k, v in figures.items() if is_rate(k, v)}
        if not rates:
            raise FactreconError(f"{title}: no rates in [0, 1] among its figures")
        if output.suffix == ".svg":
            output.write_text(svg(title, rates), encoding="utf-8")
        else:
            png(title, rates, output)
    except FactreconError as error:
        print(f"plot_benchmark: {error}", file=sys.stderr)
        return 1
    for key, value in figures.items():
        print(f"{key:48} {value}")
    print(f"wrote {output}")
    return 0


def names() -> list[str]:
    """The benchmarks that take `--data`."""
    return [
        p.stem
        for p in (ROOT / "benchmarks").glob("[a-z]*.py")
        if f"benchmarks.{p.stem} --data DIR" in p.read_text(encoding="utf-8")
    ]


def run(name: str, data: Path, limit: int | None) -> Figures:
    """The figures of a benchmark, run in a process of its own; its progress goes to standard error."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "figures.json"
        command = [sys.executable, "-m", f"benchmarks.{name}", "--data", str(data.resolve()), "--json", str(into)]
        command += ["--limit", str(limit)] if limit is not None else []
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        if done.returncode or not into.exists():
            raise FactreconError(f"benchmarks.{name} ended with code {done.returncode} and wrote no figures")
        return read(into)


def read(path: Path) -> Figures:
    """Figures that a benchmark wrote: one flat object; what is no number is left out."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FactreconError(f"{path}: no figures of a benchmark ({error})") from error
    if not isinstance(found, dict):
        raise FactreconError(f"{path}: no figures of a benchmark (not one flat object)")
    return {str(k): v for k, v in found.items() if isinstance(v, (int, float)) and not isinstance(v, bool)}


def is_rate(key: str, value: float) -> bool:
    """Whether a figure is a share; seconds below one are none."""
    unit = key.rsplit(".", 1)[-1]
    return (
        isinstance(value, float)
        and 0 <= value <= 1
        and not any(w in unit for w in ("seconds", "mb", "kb", "per_second"))
    )


def is_peer(key: str, rates: Figures) -> bool:
    """Whether a figure is that of a peer: its last part is a figure of ours too."""
    return "." in key and key.rsplit(".", 1)[-1] in rates


def svg(title: str, rates: Figures) -> str:
    """The rates as bars, drawn by the library's own picture elements."""
    parts = [label(14, 26, title, size=16, bold=True)]
    for n, (key, value) in enumerate(rates.items()):
        y = 46 + n * ROW
        parts.append(label(14, y + 14, key, room=LEFT - 28))
        parts.append(element("rect", x=LEFT, y=y, width=BAR, height=ROW - 8, fill="#eef1f4"))
        parts.append(
            element(
                "rect", x=LEFT, y=y, width=BAR * value, height=ROW - 8, fill=FAINT if is_peer(key, rates) else HUES[0]
            )
        )
        parts.append(label(LEFT + BAR + 8, y + 14, f"{100 * value:.1f}"))
    return picture(LEFT + BAR + 60, 60 + len(rates) * ROW, f"{title}: figures in percent", parts)


def png(title: str, rates: Figures, path: Path) -> None:
    """The same for print."""
    try:
        from matplotlib.figure import Figure  # type: ignore[import-not-found, unused-ignore]
    except ImportError as missing:
        raise MissingExtra("a plot as PNG", "plot") from missing
    figure = Figure(figsize=(8, 0.9 + 0.32 * len(rates)), layout="constrained")
    axes = figure.subplots()
    shown = list(rates.items())[::-1]
    bars = axes.barh(
        [k for k, _ in shown],
        [100 * v for _, v in shown],
        color=[FAINT if is_peer(k, rates) else HUES[0] for k, _ in shown],
    )
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.set(title=title, xlim=(0, 108), xlabel="percent")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=200)


if __name__ == "__main__":
    raise SystemExit(main())
