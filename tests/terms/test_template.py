"""The file that `shirushi init` writes: commented in one language, and it loads as it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.description import load_description
from shirushi.terms.system import Condition, Role
from shirushi.terms.template import Outline, commented_template
from shirushi.terms.text import Text
from shirushi.terms.words import CONDITIONS, ROLES

BARE = Outline(id="kotoba", title=Text(ja="窓口", en="Desk"), actor="us", roles=(Role.PROVIDER,))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_known_is_filled_in(lang):
    outline = Outline(
        id="kotoba",
        title=Text(ja="窓口", en="Desk"),
        actor="firm",
        roles=(Role.PROVIDER, Role.DEVELOPER),
        url="http://127.0.0.1:8765/v1",
        model="demo",
        loopback=True,
        conditions={Condition.RETRIEVAL: True, Condition.AGENTIC: False},
    )
    read = load_description(commented_template(outline, lang).encode(), "shirushi.yaml")
    assert (read.id, read.system.title, read.assess.actor) == ("kotoba", outline.title, "firm")
    assert read.assessed().roles == outline.roles
    assert read.system.conditions == outline.conditions
    assert read.target is not None
    assert (read.target.url, read.target.model, read.target.loopback) == (outline.url, "demo", True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_an_address_there_is_no_target(lang):
    assert load_description(commented_template(BARE, lang).encode(), "shirushi.yaml").target is None


def test_every_condition_and_role_is_explained():
    assert set(CONDITIONS) == set(Condition)
    assert set(ROLES) == set(Role)
    written = commented_template(BARE, "en")
    assert all(f"# {condition.value}: true # {words.en}" in written for condition, words in CONDITIONS.items())


def test_comments_are_in_one_language():
    assert "システム" not in re.sub(r"^ *(# uses|title).*$", "", commented_template(BARE, "en"), flags=re.MULTILINE)
    assert "# システムを構成する部品です。" in commented_template(BARE, "ja")


@pytest.mark.property
@given(WORDS, WORDS)
def test_any_title_comes_back(ja, en):
    outline = Outline(id="a", title=Text(ja=ja, en=en), actor="us", roles=(Role.PROVIDER,))
    read = load_description(commented_template(outline, "ja").encode(), "shirushi.yaml")
    assert read.system.title == outline.title
