"""Code that nothing public reaches is dead: every function and class at the top of a module is called from somewhere.

Public are the names of the package, the commands, the test kit, what the documentation imports, lists or calls, and
what formats are written and read by, which are looked up by name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import factrecon

ROOT = Path(factrecon.__file__).parent
DOCS = ROOT.parents[1] / "docs"
BY_NAME = ("exports", "reports", "inputs", "engines")
"""Parts whose modules are chosen by the name of a format or an engine."""
VERBS = ("write", "read", "render")
Name = tuple[str, str]


def dotted(path: Path) -> str:
    parts = ["factrecon", *path.relative_to(ROOT).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class Reach:
    """Which functions and classes are reached, as far as names show it: whoever is named is taken to be called."""

    def __init__(self) -> None:
        self.packages = {dotted(p) for p in ROOT.rglob("__init__.py")}
        self.trees = {dotted(p): ast.parse(p.read_text("utf-8")) for p in sorted(ROOT.rglob("*.py"))}
        self.defined: dict[Name, ast.AST] = {}
        self.imported: dict[str, dict[str, Name]] = {}
        for module, tree in self.trees.items():
            self.imported[module] = {
                local: (base, name)
                for node in ast.walk(tree)
                for local, base, name in self.imports(module, node)
                if base.startswith("factrecon")
            }
            for node in tree.body:
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                    self.defined[module, node.name] = node
        self.loaded: set[str] = set()
        self.reached: set[Name] = set()
        self.waiting: list[Name] = []

    def imports(self, module: str, node: ast.AST) -> Iterator[tuple[str, str, str]]:
        """The local name, the module and the name in it of every import; "" for a module as a whole."""
        if isinstance(node, ast.ImportFrom):
            own = module.split(".") if module in self.packages else module.split(".")[:-1]
            up = own[: len(own) - node.level + 1] if node.level else []
            base = ".".join([*up, *([node.module] if node.module else [])])
            for alias in node.names:
                yield alias.asname or alias.name, base, alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name, alias.name, ""

    def find(self, module: str, name: str) -> Name | None:
        """What a name of a module stands for: something defined, or a module ("" for its name)."""
        for _ in range(10):
            if (module, name) in self.defined:
                return module, name
            if f"{module}.{name}" in self.trees and name not in self.imported.get(module, {}):
                return f"{module}.{name}", ""
            if name not in self.imported.get(module, {}):
                return None
            module, name = self.imported[module][name]
            if not name:
                return module, ""
        return None

    def add(self, found: Name | None) -> None:
        if found is None:
            return
        self.load(found[0])
        if found[1] and found not in self.reached:
            self.reached.add(found)
            self.waiting.append(found)

    def load(self, module: str) -> None:
        """What is run when a module is imported."""
        if module in self.loaded or module not in self.trees:
            return
        self.loaded.add(module)
        for node in self.trees[module].body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                if node.decorator_list and isinstance(node, ast.FunctionDef):
                    for made in node.decorator_list:
                        self.use(module, made)
                    if any(isinstance(made, ast.Call) for made in node.decorator_list):
                        self.add((module, node.name))  # a command, a law: known to whom it is told
            elif not (isinstance(node, ast.Assign) and "__all__" in {getattr(t, "id", "") for t in node.targets}):
                self.use(module, node, names=not isinstance(node, (ast.Import, ast.ImportFrom)))

    def use(self, module: str, node: ast.AST, *, names: bool = True) -> None:
        for part in ast.walk(node):
            if isinstance(part, (ast.Import, ast.ImportFrom)):
                for _, base, name in self.imports(module, part):
                    self.load(base)
                    if names:
                        self.add(self.find(base, name) if base.startswith("factrecon") and name else None)
            if not names:
                continue
            if isinstance(part, ast.Name):
                self.add(self.find(module, part.id))
            elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
                whole = self.find(module, part.value.id)
                if whole is not None and not whole[1]:
                    self.add(self.find(whole[0], part.attr))
            elif isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.isidentifier():
                self.add(self.find(module, part.value))

    def follow(self) -> None:
        while self.waiting:
            module, name = self.waiting.pop()
            self.use(module, self.defined[module, name])

    def public(self) -> None:
        """Reach whatever is public."""
        self.load("factrecon")
        for name, module in factrecon._WHERE.items():
            self.add(self.find(module, name))
        for module, name in self.defined:
            part = module.split(".")[1:2]
            if part in (["cli"], ["testing"]) or module.endswith("__main__"):
                self.load(module)
            if (part == ["testing"]) or name in ("__getattr__", "__dir__"):
                self.add((module, name))
            if part and part[0] in BY_NAME and name in VERBS:
                self.add((module, name))
        texts = [p.read_text("utf-8") for p in [*sorted(DOCS.rglob("*.md")), *DOCS.parent.glob("README.md")]]
        called = {name for text in texts for name in re.findall(r"\b([A-Za-z]\w+)\(", text)}
        listed = {name for text in texts for name in re.findall(r"factrecon(?:\.\w+)+", text)}
        asked = [
            f"{module}.{name}"
            for text in texts
            for module, names in re.findall(r"from (factrecon[\w.]*) import ([^\n(]+|\([^)]*\))", text)
            for name in re.findall(r"\w+", names)
        ]
        for dots in sorted({*listed, *asked}):
            self.add(self.find(*dots.rpartition(".")[::2]))
        for module, name in self.defined:
            if name in called and not module.startswith("factrecon.cli"):
                self.add((module, name))
        self.follow()


PLANTED = ("factrecon.pairs", "nobody_calls_it")


@cache
def reached() -> Reach:
    """All that is reached, with one function that is not."""
    found = Reach()
    found.defined[PLANTED] = ast.parse("def nobody_calls_it():\n    return 1\n").body[0]
    found.public()
    return found


def test_everything_is_reached() -> None:
    dead = sorted(f"{module}.{name}" for module, name in set(reached().defined) - reached().reached - {PLANTED})
    assert not dead, f"nothing public reaches {', '.join(dead)}: call it or drop it"


def test_what_nothing_calls_is_seen() -> None:
    assert PLANTED not in reached().reached
    assert ("factrecon.pairs", "compare") in reached().reached


def test_one_function_scores_whether_two_claims_answer_one_question() -> None:
    """Weights are summed in one place, and only matching and what tells of it ask there."""
    callers = {
        module
        for module, tree in reached().trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "shipped_weights"
    }
    assert callers == {"factrecon.matching.questions"}
