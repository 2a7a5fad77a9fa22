"""One round of each kind: a damaged document among sound ones, an odd character in an article, a day of broken
files.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen
from click.testing import CliRunner

from factrecon.cli import main as command
from factrecon.errors import FactreconError
from factrecon.model import Document
from factrecon.readers import read
from factrecon.reconciliation import Reconciliation, reconcile
from factrecon.records import LeftOut, load
from tests.fuzz.mutation import ODD_WORDS
from tests.test_characters import ALL

WAYS = ("flip", "cut", "double", "latin", "utf16", "odd", "mixed", "null", "shuffle")


@cache
def stories() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))
    return {s["name"]: tuple(s["reports"]) for s in data["story"]}


def damaged(data: bytes, how: str, chance: random.Random) -> bytes:
    made = bytearray(data)
    if how == "flip":
        for _ in range(chance.randint(1, 40)):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    elif how == "cut":
        del made[chance.randrange(len(made)) :]
    elif how == "double":
        made = made + made[len(made) // 2 :] + made
    elif how == "latin":
        made = bytearray(data.decode("utf-8", "replace").encode("latin-1", "replace"))
    elif how == "utf16":
        made = bytearray(data.decode("utf-8", "replace").encode("utf-16"))
    elif how == "mixed":
        made = made + "café — ".encode("cp1252") + made
    elif how == "null":
        made[chance.randrange(len(made))] = 0
    elif how == "shuffle":
        blocks = [bytes(made[n : n + 64]) for n in range(0, len(made), 64)]
        chance.shuffle(blocks)
        made = bytearray(b"".join(blocks))
    else:
        for _ in range(6):
            at = chance.randrange(len(made))
            made[at:at] = f" {chance.choice(ODD_WORDS)} ".encode("utf-8", "surrogatepass")
    return bytes(made)


@frozen
class Among:
    """How a damaged document stood among sound ones."""

    same: bool
    internal: int
    how: str
    story: str
    touched: tuple[str, ...]


def told_of(made: Reconciliation, names: set[str]) -> dict[object, object]:
    """What is told of the questions that some documents answer."""
    graph = made.graph
    return {
        v.question.id: (v.status, v.told, v.best and v.best.text, round(v.belief, 4), v.reason, v.question.ask)
        for v in made.verdicts
        if any(a.document in names for c in graph.claims_of(v.question) for a in graph.assertions_of(c))
    }


def among_sound(chance: random.Random) -> Among:
    """Nine sound documents of three stories, and a damaged one of a fourth."""
    broken, *others = chance.sample(sorted(stories()), 4)
    how = chance.choice(WAYS)
    with TemporaryDirectory() as place:
        paths = []
        for story in others:
            for n, text in enumerate(stories()[story]):
                paths.append(Path(place, f"{story}{n}.txt"))
                paths[-1].write_text(text, "utf-8")
        sound = [d for p in paths for d in load(p)]
        path = Path(place, "broken.txt")
        path.write_bytes(damaged(chance.choice(stories()[broken]).encode(), how, chance))
        beside = list(_loaded(path, []))
    alone, whole = reconcile(sound), reconcile([*sound, *beside])
    names = {d.id for d in sound}
    before, after = told_of(alone, names), told_of(whole, names)
    touched = tuple(str(k) for k in before.keys() | after.keys() if before.get(k) != after.get(k))
    internal = sum("internal" in x.reason for x in whole.left_out)
    return Among(before == after, internal, how, broken, touched)


def _loaded(path: Path, told: list[LeftOut]) -> Iterator[Document]:
    """What is read of a file; only an error of ours is one that may come out."""
    try:
        yield from (r for r in load(path, on_error=told.append) if isinstance(r, Document))
    except FactreconError as error:
        told.append(LeftOut(str(path), str(error)))


@frozen
class Odd:
    """What is read of an article with an odd character in it."""

    character: str
    words: str
    read: bool
    kept: bool
    """Whether all claims that are quoted from other sentences are as without it."""
    lost: tuple[str, ...]


def odd_character(chance: random.Random) -> Odd:
    text = chance.choice(stories()[chance.choice(sorted(stories()))])
    character = chance.choice(ALL)
    at = chance.randrange(16, len(text))
    if chance.random() < 0.7:  # between two words, mostly
        at = text.find(" ", at) if text.find(" ", at) > 0 else at
    # The sentence in which it stands, as a person would cut it.
    start = text.rfind(". ", 0, at) + 2
    end = text.find(". ", at) + 1 or len(text)
    with TemporaryDirectory() as place:
        plain, odd = Path(place, "a.txt"), Path(place, "b.txt")
        plain.write_text(text, "utf-8", newline="")
        odd.write_text(text[:at] + character + text[at:], "utf-8", newline="")
        papers = [list(_loaded(p, [])) for p in (plain, odd)]
    told = [_claims(d, text[start:end]) for d in papers]
    lost = tuple(sorted(told[0] - told[1]))
    return Odd(character, text[start:end], bool(told[1]), not lost and bool(papers[1]), lost)


def _claims(papers: Sequence[Document], sentence: str) -> set[str]:
    made = reconcile(papers)
    return {
        f"{a.claim.question.attribute}: {a.claim.text}"
        for d in made.documents
        for a in read(d)
        if a.quote and not any(w in sentence for w in (a.quote, a.claim.text))
    }


@frozen
class Day:
    """What became of a day's files."""

    sound: int
    broken: int
    read: int
    listed: int
    exit_code: int
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        told = (
            f"{self.sound} sound and {self.broken} broken files: {self.read} read, {self.listed} listed with a reason"
        )
        return "\n".join([f"{told}, exit code {self.exit_code}", *self.wrong])


def day(place: Path, files: int, chance: random.Random) -> Day:
    """Sound files of every kind and many times as many broken ones, in one command that replaces yesterday's report."""
    names: dict[str, bool] = {}
    for n, (kind, data) in enumerate(k for k in _as_files() if not k[0].endswith("gz")):
        name = f"sound{n:03}.{kind}"
        (place / name).write_bytes(data)
        names[name] = True
    kinds = list(_as_files())
    for n in range(files):
        kind, data = chance.choice(kinds)
        name = f"broken{n:03}.{kind}"
        for how in chance.sample(WAYS, chance.choice((1, 1, 2))):
            data = damaged(data or b"x", how, chance)
        (place / name).write_bytes(data)
        names[name] = False
    before = {name: _hash(place / name) for name in names}
    output, judged = place / "report.out", place / "mine.tsv"
    output.write_text("yesterday's")
    judged.write_text("same\tferry0\tferry1\tmine\n")
    kept = _hash(judged)
    arguments = ["reconcile", "-q", *(str(place / n) for n in names), "--judgements", str(judged), "--format", "json"]
    done = CliRunner().invoke(command, [*arguments, "-o", str(output)])
    wrong = []
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        wrong.append(f"an exception came out: {done.exception!r}")
    wrong += [f"{n} is not what it was" for n, was in before.items() if _hash(place / n) != was]
    if _hash(judged) != kept:
        wrong.append("the judgements are not what they were")
    report = json.loads(output.read_text("utf-8"))
    read_of = {d["id"].partition("#")[0] for d in report["documents"]}
    claimed = {s["id"] for s in report["sources"]}
    listed = {Path(x["file"]).name for x in report["left_out"]}
    internal = [x["reason"] for x in report["left_out"] if "internal" in x["reason"]]
    wrong += internal
    count = told = 0
    for name, sound in names.items():
        stem = name.rpartition(".")[0]
        there = any(d == stem or d.startswith((f"{stem}-", f"{stem}.")) for d in read_of) or stem in claimed
        there = there or (name.endswith(("jsonl", "csv", "json")) and name not in listed)
        count, told = count + there, told + (name in listed)
        if sound and not there:
            wrong.append(f"{name} is sound, and not read")
        if not there and name not in listed:
            wrong.append(f"{name} is neither read nor listed")
    if not report["questions"]:
        wrong.append("nothing is told")
    return Day(sum(names.values()), files, count, told, done.exit_code, tuple(wrong))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _as_files() -> Iterator[tuple[str, bytes]]:
    """Every report as one kind of file or another."""
    for n, (story, reports) in enumerate(stories().items()):
        for k, text in enumerate(reports):
            day, body = text[5:15], text[16:]
            kind = ("txt", "html", "json", "jsonl", "xml", "csv", "txt.gz", "jsonld")[(n + 3 * k) % 8]
            row = {"id": f"{story}{k}", "source": f"paper{k}", "published": day, "text": body}
            if kind == "html":
                page = f"<html><head><meta property='article:published_time' content='{day}'></head><body><article><p>"
                yield (
                    kind,
                    (page + html.escape(body).replace(". ", ".</p><p>") + "</p></article></body></html>").encode(),
                )
            elif kind in ("json", "jsonl"):
                yield kind, json.dumps([row] if kind == "json" else row).encode() + b"\n"
            elif kind == "xml":
                said = html.escape(body)
                item = f"<item><title>{story}</title><guid>{story}{k}</guid><description>{said}</description></item>"
                yield kind, f'<rss version="2.0"><channel><title>paper{k}</title>{item}</channel></rss>'.encode()
            elif kind == "csv":
                yield kind, f"source,object,attribute,value,unit\npaper{k},{story},weight,{40 + k},kg\n".encode()
            elif kind == "jsonld":
                yield (
                    kind,
                    json.dumps(
                        {"@type": "NewsArticle", "headline": story, "datePublished": day, "articleBody": body}
                    ).encode(),
                )
            elif kind == "txt.gz":
                yield kind, gzip.compress(text.encode(), mtime=0)
            else:
                yield kind, text.encode()
