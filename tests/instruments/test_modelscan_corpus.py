"""The public corpus of recipes: what fires is never called safe, and what is harmless seldom anything else."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from scanning import oracle, tricks
from scanning.recipe import NEIGHBOUR, Recipe

from fakes.soak import longer
from fakes.weapons import SENTINEL, files, harmless, judged, malicious
from shirushi.instruments.modelscan.sandbox import Sandbox


@pytest.mark.slow
def test_nothing_of_the_malicious_corpus_is_called_safe(tried):
    recipes = malicious()
    verdicts = {recipe.id: judged(recipe.make(SENTINEL)) for recipe in recipes}
    tried(files=len(verdicts), **{said.lower(): count for said, count in sorted(Counter(verdicts.values()).items())})
    assert len(verdicts) >= 400
    assert [name for name, said in verdicts.items() if said == "SAFE"] == []


@pytest.mark.slow
def test_the_malicious_corpus_fires(tried):
    recipes = [recipe for recipe in malicious() if not recipe.unproven]
    chosen = recipes if longer(1) > 1 else recipes[::60]
    with ThreadPoolExecutor(2) as pool:
        seen = list(pool.map(oracle.prove, chosen))
    tried(files=len(chosen), fired=sum(one.fired for one in seen))
    assert [recipe.id for recipe, one in zip(chosen, seen, strict=True) if not one.fired] == []


def test_the_oracle_says_so_where_nothing_fires():
    dud = Recipe(id="dud", family="dud", file="a.pkl", loader="pickle", make=lambda _: b"\x80\x04N.")
    assert not oracle.prove(dud).fired


def test_the_oracle_refuses_writing_outside_its_folder(tmp_path):
    outside = tmp_path / "outside"
    recipe = Recipe(
        id="out", family="dud", file="a.pkl", loader="pickle",
        make=lambda _: b"c_io\nopen\n(V" + str(outside).encode() + b"\nVw\ntR.",
    )  # fmt: skip
    assert "PermissionError" in oracle.prove(recipe).said
    assert not outside.exists()


def test_no_recipe_holds_a_sentinel_of_its_own():
    for recipe in tricks.recipes():
        made = recipe.make(SENTINEL)
        assert SENTINEL.path.encode() in made or NEIGHBOUR.encode() in made or b"\\u00" in made or b"pickle" in made


@pytest.mark.slow
def test_in_its_own_process_no_reader_lacks_a_module(tmp_path):
    """The child refuses to import once it has begun: what a reader needs late would fail there only."""
    failed = []
    with Sandbox() as sandbox:
        for number, recipe in enumerate((*harmless(), *malicious()[::5])):
            made = recipe.make(SENTINEL) if isinstance(recipe, Recipe) else recipe.make()
            for place, (_, data) in enumerate(files(made)):
                file = tmp_path / f"{number}-{place}"
                file.write_bytes(data)
                found = sandbox.scan(file, recipe.id).found
                failed += [each.path for each in found if each.remark.code in {"reader-failed", "scanner-stopped"}]
    assert failed == []


@pytest.mark.slow
def test_few_harmless_files_are_called_anything_but_safe(tried):
    verdicts = Counter(judged(recipe.make()) for recipe in harmless())
    tried(files=verdicts.total(), dangerous=verdicts["DANGEROUS"], review=verdicts["REVIEW"])
    assert verdicts.total() >= 200
    assert verdicts["DANGEROUS"] <= 0.02 * verdicts.total()
    assert verdicts["REVIEW"] <= 0.1 * verdicts.total()
