"""Nothing that steers a terminal reaches one: every command, every field, errors and file names, in a terminal."""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import factrecon
from factrecon.cli import main
from factrecon.reports.text import _STYLES

ESCAPES = ("\x1b]0;PWNED\x07", "\x1b[31;5m", "\x9b31m", "\u202eevil\u202c\u2066x\u2069")
OURS = re.compile("|".join(rf"\x1b\[{code}m" for code in {"0", *_STYLES.values()}))
EVERY = os.environ.get("FACTRECON_EVERY_ESCAPE")
"""Set, each escape is tried in calls of its own; unset, all together."""
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls but tab and the line's end, C1, and what overrides direction."""

needs_pty = pytest.mark.skipif(not hasattr(os, "forkpty"), reason="needs a pseudo-terminal")


def in_terminal(*args: str) -> str:
    """What a command shows on a terminal, standard error included."""
    child, terminal = os.forkpty()
    if child == 0:
        try:
            # What captures output in a test has put itself in their place.
            sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
            main(list(args), prog_name="factrecon")
        except SystemExit:
            pass
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    os.waitpid(child, 0)
    return shown.decode("utf-8", "replace").replace("\r\n", "\n")


@pytest.fixture(scope="module")
def calls(tmp_path_factory) -> list[tuple[str, ...]]:
    """Every command on files that hold an escape in every field, for each escape."""
    made: list[tuple[str, ...]] = []
    for number, odd in enumerate(ESCAPES if EVERY else ("".join(ESCAPES),)):
        place = tmp_path_factory.mktemp(f"odd{number}")

        def put(name: str, content: str, place: Path = place) -> str:
            path = place / name
            path.write_bytes(content.encode("utf-8", "surrogatepass"))
            return str(path)

        text = (
            f"A fire at the {odd} mill in Toledo killed 12 people on Monday, said Ana {odd} Cruz. “It {odd} "
            "burned,” he said."
        )
        documents = [
            {
                "id": f"{odd}{n}",
                "source": f"s{odd}{n}",
                "title": odd,
                "url": f"https://x.example/{odd}",
                "text": text.replace("12", str(n)),
            }
            for n in (12, 14)
        ]
        claims = [
            {
                "source": f"a{odd}{n}",
                "object": f"the {odd} fire",
                "attribute": f"deaths {odd}",
                "value": n,
                "unit": f"p{odd}",
                "quote": f"{n} {odd} died",
                "document": odd,
                "speaker": odd,
                "scope": {"part": odd},
                odd: 1,
            }
            for n in (3, 9)
        ]
        rows = put("rows.jsonl", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in documents + claims))
        plain = put(f"plain{odd.replace('/', '')}.txt", text)
        bad = put("bad.jsonl", f'{{"source": "{odd}", "object": 1}}\n{{"id": {odd}}}\n')
        table = put("t.csv", f"object,attribute,source,value\no{odd},a{odd},s{odd},v{odd}\no{odd},a{odd},t{odd},\n")
        header = put("h.csv", f"{odd},b\n1,2\n")
        pairs = put(
            "p.jsonl",
            json.dumps({"id": odd, "a": text, "b": text.replace("12", "20")}, ensure_ascii=False) + "\n{" + odd,
        )
        saved, out, judged = (
            str(place / "r.json"),
            str(place / f"out{odd.replace('/', '')}"),
            put("j.tsv", f"same {odd}\ta\tb\n"),
        )
        # In this process, so that its children find what it loaded.
        CliRunner().invoke(main, ["reconcile", "-q", rows, "--format", "json", "-o", saved])
        CliRunner().invoke(main, ["report", saved, "--format", "html", "-o", str(place / "r.html")])
        desk = str(place / "desk.db")
        CliRunner().invoke(main, ["update", desk, rows])
        told = json.loads(Path(saved).read_text("utf-8"))
        a, b = [
            c["id"] for q in told["questions"] for c in q["claims"] if any(x.get("quote") for x in c["assertions"])
        ][:2]
        made += [
            ("read", rows),
            ("read", rows, "--format", "json"),
            ("read", plain),
            ("read", plain, "--source", odd),
            ("read", bad),
            ("read", f"/none{odd}"),
            ("read", plain, "--frames", header),
            ("read", header),
            ("reconcile", rows),
            ("reconcile", "-q", rows, "--format", "json"),
            ("reconcile", "-q", rows, "--format", "markdown"),
            ("reconcile", "-q", rows, "--format", "html", "--title", odd),
            ("reconcile", "-q", rows, "-o", out),
            ("reconcile", "-q", rows, "--judgements", judged),
            ("reconcile", "-q", rows, "--method", odd),
            ("report", saved),
            ("report", saved, rows, "--format", "markdown"),
            ("report", bad),
            ("report", saved, "--format", odd),
            ("explain", saved, "1"),
            ("explain", saved, a, b),
            ("explain", saved, odd),
            ("explain", saved, "1", "--format", "json"),
            ("judge", saved, "same", a, b, "--judgements", out + "j", "--note", odd.replace("\n", "")),
            ("judge", saved, "same", odd, b, "--judgements", out + "j"),
            ("export", saved, "--to", "csv", "-o", out + "d"),
            ("export", saved, "--to", odd, "-o", out),
            ("fuse", table),
            ("fuse", table, "--sources"),
            ("fuse", table, "-o", out + ".csv"),
            ("fuse", header),
            ("fuse", table, "--kind", f"{odd}={odd}"),
            ("compare", text, text.replace("12", "20")),
            ("ground", rows),
            ("ground", rows, "--format", "json"),
            ("judgements", out + "j"),
            ("judgements", judged),
            ("update", desk, rows),
            ("changes", desk),
            ("changes", desk, "--format", "json"),
            ("changes", desk, "--format", "atom"),
            ("changes", desk, "--since", odd),
            ("changes", rows),
            ("report", desk),
            ("explain", desk, "1"),
            ("watch", str(place / "night.db"), str(place), "--once"),
            ("update", f"/none{odd}/x.db", rows),
            ("reconcile", "-q", plain, "--source", f"*{odd}*={odd}"),
            ("compare", text, text, "--format", "json"),
            ("compare", "--pairs", pairs),
            (odd,),
            ("read", f"--{odd}", rows),
        ]
    return made


@needs_pty
def test_nothing_that_steers_a_terminal_gets_through(calls):
    assert len(calls) >= (95 if EVERY else 30)
    wrong = []
    for call in calls:
        shown = OURS.sub("", in_terminal(*call)).replace("\r", "")
        if found := STEERING.search(shown):
            wrong.append((call[0], *call[2:], shown[max(0, found.start() - 60) : found.end() + 20]))
        if not shown.strip() and call[0] not in ("fuse", "watch", "update", "changes"):
            wrong.append((call[0], "nothing shown"))
        if "Traceback" in shown:
            wrong.append((call[0], *call[2:], shown[-300:]))
    assert not wrong


def test_everything_is_printed_through_the_one_door():
    """No `print`, `echo` or `stdout.write` elsewhere, unless what it prints was made legible on the spot."""
    wrong = []
    for path in Path(factrecon.__file__).parent.rglob("*.py"):
        if path.name == "terminal.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name in ("print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"):
                    if not ast.unparse(node.args[0]).startswith("legible("):
                        wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


@needs_pty
def test_what_the_report_lists_is_told_once(tmp_path):
    shown = in_terminal("reconcile", str(tmp_path / "nowhere.txt"))
    assert " ".join(shown.split()).count("no such file") == 1
