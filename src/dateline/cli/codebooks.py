"""``dateline codebooks``: other ontologies than PLOVER, built in and of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.console import in_english, output_to, verbosity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.knowledge.codebooks import Codebook, Rule


@click.group()
def codebooks() -> None:
    """List and check codebooks: other ontologies, which code events beside PLOVER."""


@codebooks.command(name="list")
@verbosity
def list_codebooks() -> None:
    """List the built-in codebooks with their types."""
    from dateline.knowledge.codebooks import BUILT_IN, load_codebook  # noqa: PLC0415 - heavy

    with output_to(None) as stream:
        for folder in sorted(BUILT_IN.iterdir()):
            codebook = load_codebook(folder.name)
            stream.write(f"{codebook.id}: {codebook.name}. {codebook.note}\n")
            for name, sub_types in codebook.types.items():
                stream.write(f"  {name}: {', '.join(sub_types)}\n")


@codebooks.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@verbosity
@click.pass_context
def check(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Check codebooks, built-in or folders: their keys, and the sentences of every rule."""
    from dateline.knowledge.codebooks import load_codebook  # noqa: PLC0415 - heavy

    loaded = {name: load_codebook(name) for name in names}
    problems = [problem for name, book in loaded.items() for problem in _problems(book, name)]
    rules = sum(len(codebook.rules) for codebook in loaded.values())
    with output_to(None) as stream:
        stream.writelines(f"{problem}\n" for problem in problems)
        stream.write(f"{in_english(rules, 'rule')}; {in_english(len(problems), 'problem')}\n")
    ctx.exit(1 if problems else 0)


def _problems(codebook: Codebook, name: str) -> Iterator[str]:
    """Yield the sentences of rules that they do not code, or code and must not."""
    for rule in codebook.rules:
        yield from _problems_of(rule, codebook, name)


def _problems_of(rule: Rule, codebook: Codebook, name: str) -> Iterator[str]:
    where = f"{codebook.id} {rule.id}"
    for text in rule.matches:
        found = _rules_in(text, name)
        if rule.id not in found:
            instead = f"the rule {', '.join(sorted(found))} does" if found else "no rule does"
            yield f"{where}: does not code {text!r}, {instead}; see 'dateline frames explain'"
    for text in rule.rejects:
        if rule.id in _rules_in(text, name):
            yield f"{where}: codes {text!r} and must not; add a condition, or a rule before it"


def _rules_in(text: str, name: str) -> set[str]:
    """Return the rules that code an event of a text."""
    import dateline  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    coding = dateline.code(text, published="2021-03-12", settings=Settings(codebooks=(name,)))
    return {code.rule for event in coding.events for code in event.codes}
