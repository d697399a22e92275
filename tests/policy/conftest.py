"""The library of the package, and a small one in which single things can be broken."""

from importlib.resources import files

import pytest

from shirushi.app.store.library import packaged
from shirushi.policy.catalogue import load
from shirushi.policy.library import Library

OBJECTIVES = """\
catalogue:
  id: OBJ
  families: {safety: {en: Safety, ja: 安全性}}
  how: {measured: {en: m, ja: 測}, documented: {en: d, ja: 文}}
  stale_on: {new-weights: {en: w, ja: 重}}
  measured_by: {evaluation: evaluation run}
  about: [system]
objectives:
- id: harm-limited
  family: safety
  title: {en: Harm is limited, ja: 害が抑えられている}
  statement: {en: s, ja: 文}
  against: {en: a, ja: 反}
  about: [system]
  nature: property
  how: [measured]
  validity_days: 180
  stale_on: [new-weights]
  measured_by: [evaluation]
- id: policy-published
  family: safety
  title: {en: A policy is published, ja: 方針が公表されている}
  statement: {en: s, ja: 文}
  against: {en: a, ja: 反}
  about: [system]
  nature: practice
  how: [documented]
  validity_days: 365
  when: [retrieval]
"""
MAP = """\
map:
  id: OBJMAP
  none_reasons: {definition: {en: A definition., ja: 定義である。}}
requirements:
  T-1:
    asks: both
    head: true
    objectives:
    - {objective: harm-limited, share: part}
    - {objective: policy-published, share: part}
    rolled_up_from: [T-1.1, T-1.2]
  T-1.1:
    asks: result
    objectives:
    - {objective: harm-limited, share: whole}
  T-1.2:
    asks: conduct
    objectives:
    - {objective: policy-published, share: whole}
  T-2: {none: definition}
  T-G-1:
    asks: result
    objectives:
    - {objective: harm-limited, share: whole}
    - {objective: policy-published, share: example}
"""
CATALOGUE = """\
catalogue:
  id: T
  title: {en: A text, ja: ある文書}
  publisher: Somebody
  force: guideline
  adoption: automatic
  when: [jurisdiction-JP]
  binds: [provider]
  editions:
  - {edition: '1', since: 2024-04-01}
  - {edition: '2', since: 2026-04-01}
  groups:
  - prefix: T-G
    force: commitment
    adoption: by-adoption
    since: {unknown: {en: Not read., ja: 未確認。}}
items:
- id: T-1
  title: {en: First, ja: 第一}
  statement: {en: Do no harm., ja: 害を与えない。}
  when: [advanced]
  source: {section: '1'}
  verified: seen
  elements:
  - id: T-1.1
    statement: {en: harm, ja: 害}
  - id: T-1.2
    statement: {en: policy, ja: 方針}
    when: [retrieval]
- id: T-2
  title: {en: Second, ja: 第二}
  statement: {en: A word means this., ja: 語の意味。}
  binds: [all]
  editions: ['2']
  source: {section: '2'}
  verified: memory
- id: T-G-1
  title: {en: Third, ja: 第三}
  statement: {en: Keep it., ja: 守る。}
  parent: T-1
  source: {section: '3'}
  verified: partial
  refs: [T-2]
"""
CROSSWALK = """\
catalogue:
  id: XW
  rules:
  - {relation: intersects, confidence: judgement, hidden_by_default: true}
rows:
- {id: XW-1, from: T-1, to: T-G-1, relation: superset, confidence: verified}
- {id: XW-2, from: T-2, to: T-1, relation: intersects, confidence: judgement, note: loose}
"""
TIMELINE = """\
catalogue: {id: TL}
events:
- {id: TL-1, date: '2026-03', words: {en: It began., ja: 始まった。}, verified: seen}
"""
REGISTER = """\
bodies:
- {id: BODY-1, founded: 2001, open: true, motto: ~, code: '007', links: [T-1, harm-limited, T, BODY-1]}
"""


@pytest.fixture(scope="session")
def sources() -> dict[str, bytes]:
    """The YAML files of the package."""
    return packaged(files("shirushi.policy"))


@pytest.fixture(scope="session")
def library(sources: dict[str, bytes]) -> Library:
    """The library of the package."""
    return load(sources)


@pytest.fixture
def small() -> dict[str, str]:
    """The files of a small sound library, as text."""
    return {
        "objectives.yaml": OBJECTIVES,
        "objective_map.yaml": MAP,
        "catalogues/t.yaml": CATALOGUE,
        "crosswalks.yaml": CROSSWALK,
        "timeline.yaml": TIMELINE,
        "registers/bodies.yaml": REGISTER,
    }
