"""Hostile files: whatever bytes come in, the loader gives a library or Malformed, nothing else."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shirushi.policy.catalogue import load
from shirushi.policy.compiled import restore
from shirushi.policy.library import Library
from shirushi.terms.errors import Fault, Malformed

pytestmark = pytest.mark.property

LOOSE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
PATHS = st.sampled_from(
    [
        "objectives.yaml",
        "objective_map.yaml",
        "catalogues/t.yaml",
        "crosswalks.yaml",
        "timeline.yaml",
        "registers/r.yaml",
        "overlays/own/T.yaml",
    ]
)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.sampled_from(["all", "T-1", "never", "2026-01-01", "", "é", "\x1b"])
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "catalogue",
                    "items",
                    "id",
                    "map",
                    "objectives",
                    "since",
                    "groups",
                    "when",
                    "title",
                    "rows",
                    "overlay",
                    "entries",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def is_told(fault: Fault) -> bool:
    return bool(fault.says.ja and fault.remedy.en)


def gives_a_value_or_faults(files: dict[str, bytes]) -> bool:
    try:
        return isinstance(load(files), Library)
    except Malformed as broken:
        return all(is_told(fault) for fault in broken.faults)


@given(path=PATHS, data=st.binary(max_size=200))
@LOOSE
def test_any_bytes(small: dict[str, str], path: str, data: bytes):
    assert gives_a_value_or_faults({name: text.encode() for name, text in small.items()} | {path: data})


@given(path=PATHS, tree=TREES)
@LOOSE
def test_any_tree(small: dict[str, str], path: str, tree: object):
    text = json.dumps(tree, ensure_ascii=False)  # JSON is YAML
    assert gives_a_value_or_faults({name: text.encode() for name, text in small.items()} | {path: text.encode()})


@given(path=PATHS, at=st.integers(0, 3000), cut=st.integers(0, 60), put=st.text(max_size=8))
@LOOSE
def test_any_damage(small: dict[str, str], path: str, at: int, cut: int, put: str):
    files = {name: text.encode() for name, text in small.items()}
    whole = small.get(path, small["registers/bodies.yaml"])
    files[path] = (whole[:at] + put + whole[at + cut :]).encode("utf-8", "surrogatepass")
    assert gives_a_value_or_faults(files)


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_compiled_bytes(data: bytes):
    with pytest.raises(Malformed):
        restore(data)
