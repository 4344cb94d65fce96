"""No comprehension may use a name that another one of the same scope binds: CPython 3.12.0 to 3.12.3 take it for the other's variable.

PEP 709 made comprehensions part of the function around them. Where one binds a name (`[stem for stem in words]`) and another uses the same
name of the module or of a function around (`[stem(word) for word in words]`), these versions read the first one's variable, which has no
value by then: an UnboundLocalError (gh-118513; with a name of a function around, gh-156664, in later versions too).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing

ROOM = Path(briefing.__file__).parent
INLINED = (ast.ListComp, ast.SetComp, ast.DictComp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*FUNCTIONS, ast.GeneratorExp, ast.ClassDef, ast.Module)


def clashes(tree: ast.AST) -> list[str]:
    """Each name that a comprehension uses and another of its scope binds, with the lines of the uses."""
    found = []
    for scope in ast.walk(tree):
        if isinstance(scope, (*SCOPES, *INLINED)):
            own = _bound(scope)
            inside = [node for node in _inside(scope) if isinstance(node, INLINED)]
            bound = {name for one in inside for name in _all_targets(one)}
            found += [f"{line}: {name}" for one in inside for line, name in _free(one) if name in bound and name not in own]
    return sorted(set(found))


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope, its comprehensions among them but not what is in these, save the first iterable, which stands outside."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (*INLINED, ast.GeneratorExp)):
            waiting.append(node.generators[0].iter)
        elif isinstance(node, FUNCTIONS):
            waiting += [*node.args.defaults, *filter(None, node.args.kw_defaults), *getattr(node, "decorator_list", [])]
        elif not isinstance(node, SCOPES):
            waiting += ast.iter_child_nodes(node)


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, context)}


def _targets(comprehension: ast.AST) -> set[str]:
    return set().union(*(_names(part.target, ast.Store) for part in comprehension.generators))


def _all_targets(comprehension: ast.AST) -> set[str]:
    """What a comprehension and those inside it bind: all of these become variables of the scope around it."""
    return set().union(*(_targets(one) for one in ast.walk(comprehension) if isinstance(one, INLINED)))


def _bound(scope: ast.AST) -> set[str]:
    """The names that a scope binds itself, those of its comprehensions aside."""
    names: set[str] = set()
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (*INLINED, ast.GeneratorExp)):
            names |= {one.target.id for one in ast.walk(node) if isinstance(one, ast.NamedExpr)}
            continue
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            names.add(node.name)
        waiting += ast.iter_child_nodes(node)
    return names | _targets(scope) if isinstance(scope, (*INLINED, ast.GeneratorExp)) else names


def _free(comprehension: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of what a comprehension uses from outside; its first iterable is evaluated outside."""
    first = {id(node) for node in ast.walk(comprehension.generators[0].iter)}
    inside = [node for node in ast.walk(comprehension) if id(node) not in first]
    own = set().union(*(_targets(one) for one in inside if isinstance(one, (*INLINED, ast.GeneratorExp))))
    own |= {one.arg for one in inside if isinstance(one, ast.arg)}
    for node in inside:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
            yield node.lineno, node.id


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f():\n  a = [stem for stem in b]\n  return [stem(w) for w in c]", ["3: stem"]),
        ("def f():\n  return [stem(w) for w in c], {stem: 1 for stem in b}", ["2: stem"]),
        ("def f():\n  return [x(y) for y in [x for x in a]]", ["2: x"]),
        ("def f(x):\n  def g():\n    [x for x in a]\n    return {x for _ in b}", ["4: x"]),
        ("lambda: ([x for x in a], [x for _ in b])", ["1: x"]),
        ("def f():\n  return [[[x for x in a], [x(w) for w in b]] for _ in c]", ["2: x"]),
        ("def f():\n  return [[[x for x in a] for _ in c], [x(w) for w in b]]", ["2: x"]),
        ("def f():\n  return [[y for y in a if y < x] for x in c]", []),
        ("def f():\n  a = [word for word in b]\n  return [word for word in c]", []),
        ("def f():\n  a = [stem for stem in b]\n  return stem(c), [w for w in stem(c)]", []),
        ("def f(stem):\n  a = [stem for stem in b]\n  return [stem(w) for w in c]", []),
        ("def f():\n  a = list(stem for stem in b)\n  return [stem(w) for w in c]", []),
        ("def f():\n  a = [stem for stem in b]\n  def g():\n    return [stem(w) for w in c]", []),
    ],
)
def test_the_walk_finds_what_these_versions_get_wrong(code: str, found: list[str]) -> None:
    assert clashes(ast.parse(code)) == found


def test_no_comprehension_uses_what_another_binds() -> None:
    modules = sorted(ROOM.rglob("*.py"))
    assert len(modules) > 200
    found = {str(file.relative_to(ROOM)): clashes(ast.parse(file.read_text(encoding="utf-8"))) for file in modules}
    assert {file: lines for file, lines in found.items() if lines} == {}
