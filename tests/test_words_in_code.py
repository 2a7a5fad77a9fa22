"""English belongs in the rows of `language/en`, each with examples; what still stands in code may only become less.

Counted in `language`, `readers`, `story` and `matching`, by parsing the files:

- *lists*: constants of a module that hold three words or more (lists, sets, tuples, tables, and texts that are split),
  and every pattern. Names of our own kinds cannot be told from words there, so they count as well.
- *characters of patterns*: in every call of `re.compile`.
- *literals*: words that are compared with what stands in a text (`token.lemma == "say"`, `word in ("to", "from")`,
  `text.startswith("no ")`), not those compared with names of our own (`mention.role == "money"`): what is compared is
  known by its name, which is one of `OF_A_TEXT`.

Whoever moves some to rows lowers the ceilings to what the test tells.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import factrecon

ROOT = Path(factrecon.__file__).parent
PARTS = ("language", "readers", "story", "matching")
MOST_LISTS = 392
MOST_CHARACTERS = 10_380
MOST_LITERALS = 1500
OF_A_TEXT = frozenset(
    [
        "after",
        "before",
        "behind",
        "between",
        "casefold",
        "determiner",
        "first",
        "following",
        "gap",
        "head",
        "key",
        "last",
        "lemma",
        "lemmas",
        "lower",
        "lowered",
        "lowers",
        "marker",
        "modal",
        "noun",
        "nouns",
        "own",
        "preposition",
        "previous",
        "rest",
        "said",
        "subject",
        "text",
        "title",
        "token",
        "tokens",
        "verb",
        "w",
        "word",
        "word_before",
        "word_of",
        "words",
    ]
)
"""Names of what holds words of a text."""
THROUGH = frozenset(
    ["casefold", "get", "group", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip", "split", "strip"]
)
"""Calls behind which the same is meant."""
A_WORD = re.compile(r"(?:[a-z][a-z'’-]*|n['’]t|['’](?:s|re|d|ll))(?: [a-z'’-]+){0,4} ?")


def parsed() -> list[tuple[Path, ast.Module]]:
    return [(p, ast.parse(p.read_text("utf-8"))) for part in PARTS for p in sorted((ROOT / part).rglob("*.py"))]


def strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def is_pattern(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def lists_of(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        words = [w for text in strings(node.value) for w in text.split() if A_WORD.fullmatch(w)]
        if name == "__all__" or not name.isupper() or "Literal[" in ast.unparse(node.value):
            continue
        if len(words) >= 3 or any(is_pattern(n) for n in ast.walk(node.value)):
            yield name


def written(node: ast.AST) -> list[str]:
    """The words that an expression spells out."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and A_WORD.fullmatch(node.value) else []
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return [w for e in node.elts for w in written(e)]
    if isinstance(node, ast.BinOp):
        return written(node.left) + written(node.right)
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("frozenset", "set"):
        return [w for a in node.args for w in written(a)]
    return []


def meant(node: ast.AST | None) -> str:
    """The name by which an expression says what it is."""
    match node:
        case ast.Call(func=ast.Name(id="word_of" | "word_before" as name)):
            return name
        case ast.Attribute(attr=attr, value=value):
            return meant(value) if attr in THROUGH and not isinstance(value, ast.Constant) else attr
        case ast.Name(id=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner) | ast.NamedExpr(value=inner) | ast.BinOp(left=inner):
            return meant(inner)
        case ast.BoolOp(values=[inner, *_]) | ast.IfExp(body=inner) | ast.Set(elts=[inner, *_]):
            return meant(inner)
        case ast.GeneratorExp(elt=inner) | ast.ListComp(elt=inner) | ast.SetComp(elt=inner):
            return meant(inner)
        case _:
            return ""


def literals_of(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            words = [w for side in sides for w in written(side)]
            if words and any(meant(side) in OF_A_TEXT for side in sides if not written(side)):
                yield from words
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            if node.func.attr in ("startswith", "endswith") and meant(node.func.value) in OF_A_TEXT:
                yield from written(node.args[0])


def test_words_in_code_become_no_more() -> None:
    modules = [module for _, module in parsed()]
    lists = sum(1 for m in modules for _ in lists_of(m))
    characters = sum(len(s) for m in modules for n in ast.walk(m) if is_pattern(n) for s in strings(n))
    literals = sum(1 for m in modules for _ in literals_of(m))
    told = f"{lists} lists, {characters} characters of patterns, {literals} literals in comparisons"
    assert lists <= MOST_LISTS, told
    assert characters <= MOST_CHARACTERS, told
    assert literals <= MOST_LITERALS, told


def test_what_is_counted() -> None:
    module = ast.parse(
        'A = ("to", "from", "by")\nB = re.compile("abc")\nC = "one two three".split()\nD = 3\n'
        'x = token.lemma.lower() == "say" or word in ("to", "from") or text.startswith("no ")\n'
        'y = mention.role == "money" or quantity.kind in ("date", "time")\n'
    )
    assert list(lists_of(module)) == ["A", "B", "C"]
    assert sorted(literals_of(module)) == ["from", "no ", "say", "to"]
