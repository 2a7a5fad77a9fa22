"""How often news uses a name or a word: the table by which stories are told apart, learnt from articles.

DIR holds `stories.jsonl.gz` or `incidents.jsonl.gz` (or `.jsonl`): one story or incident a line, with its `documents`,
each with `text` and perhaps `title`. Each key (`matching.story_keys`) that at least 30 of 10,000 documents hold is
written with how many do; no text is kept.

    python -m benchmarks.learn_news_words DIR... > src/factrecon/matching/stories/news_words.tsv
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factrecon.matching.stories.keys import FLOOR, story_keys
from factrecon.model import Document

NAMES = ("stories.jsonl.gz", "incidents.jsonl.gz", "stories.jsonl", "incidents.jsonl")


def documents(folder: Path) -> Iterator[Document]:
    """Every document of a folder, once."""
    path = next((folder / name for name in NAMES if (folder / name).exists()), None)
    if path is None:
        raise SystemExit(f"none of {', '.join(NAMES)} in {folder}")
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for n, line in enumerate(raw.decode("utf-8").splitlines()):
        for d in json.loads(line)["documents"]:
            yield Document(id=f"{n}/{d['id']}", text=d["text"], title=d.get("title") or "")


def main(folders: list[str]) -> int:
    held: Counter[str] = Counter()
    total = 0
    for folder in folders:
        for document in documents(Path(folder)):
            total += 1
            held.update(set(story_keys(document)))
    print(f"# Of 10,000 news articles so many hold the key; counted in {total:,} by benchmarks/learn_news_words.py.")
    for key, count in sorted(held.items()):
        share = round(10_000 * count / total)
        if share > FLOOR and count > 1:
            print(f"{key}\t{share}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
