"""Bills of materials: CycloneDX and SPDX in JSON, as their specifications write them."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.app.worker.look import look_at
from shirushi.instruments.bom.read import load_bom
from shirushi.terms.canon import sha256
from shirushi.terms.probe import Answered, Failed, ReadBom
from shirushi.terms.seen import BomSeen, Component

SHA = "ab" * 32
CYCLONEDX = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "metadata": {
        "timestamp": "2026-10-01T09:00:00+09:00",
        "component": {"type": "application", "name": "Kotoba", "version": "1"},
    },
    "components": [
        {
            "type": "machine-learning-model",
            "name": "gemma",
            "hashes": [{"alg": "SHA-1", "content": "00"}, {"alg": "SHA-256", "content": SHA.upper()}],
            "components": [{"type": "data", "name": "answers", "hashes": [{"alg": "SHA-256", "content": "short"}]}],
        },
        {"type": "library", "name": "llama.cpp", "version": "b1", "licenses": [{"license": {"id": "MIT"}}]},
    ],
}
SPDX2 = {
    "spdxVersion": "SPDX-2.3",
    "creationInfo": {"created": "2026-10-01T00:00:00Z", "creators": ["Tool: t"]},
    "packages": [
        {
            "name": "gemma",
            "versionInfo": "1",
            "primaryPackagePurpose": "FILE",
            "checksums": [{"algorithm": "SHA256", "checksumValue": SHA}],
        }
    ],
    "files": [{"fileName": "./x.gguf", "checksums": [{"algorithm": "SHA1", "checksumValue": "00"}]}],
}
SPDX3 = {
    "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
    "@graph": [
        {"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1", "created": "2026-10-01T00:00:00Z"},
        {"type": "Relationship", "from": "a", "to": ["b"]},
        {
            "type": "ai_AIPackage",
            "name": "gemma",
            "software_packageVersion": "1",
            "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": SHA}],
        },
        {"type": "dataset_DatasetPackage", "name": "answers"},
        {"type": "software_File", "name": "x.gguf"},
    ],
}


def answer(value):
    return load_bom(json.dumps(value).encode())


def seen(value):
    given_answer = answer(value)
    assert isinstance(given_answer, Answered)
    assert isinstance(given_answer.said, BomSeen)
    return given_answer.said


def test_cyclonedx_lists_what_it_is_about_and_every_nested_component():
    said = seen(CYCLONEDX)
    assert (said.format, said.dated) == ("CycloneDX 1.6", date(2026, 10, 1))
    assert said.components == (
        Component(name="Kotoba", version="1", kind="application"),
        Component(name="gemma", kind="machine-learning-model", sha256=SHA),
        Component(name="answers", kind="data"),
        Component(name="llama.cpp", version="b1", kind="library", licence="MIT"),
    )


@pytest.mark.parametrize("version", ["1.4", "1.5", "1.6", "1.7"])
def test_cyclonedx_editions(version):
    assert seen({**CYCLONEDX, "specVersion": version}).format == f"CycloneDX {version}"


def test_spdx_2():
    said = seen(SPDX2)
    assert (said.format, said.dated) == ("SPDX 2.3", date(2026, 10, 1))
    assert said.components == (
        Component(name="gemma", version="1", kind="FILE", sha256=SHA),
        Component(name="./x.gguf", kind="FILE"),
    )


def test_spdx_3():
    said = seen(SPDX3)
    assert (said.format, said.dated) == ("SPDX 3.0.1", date(2026, 10, 1))
    assert said.components == (
        Component(name="gemma", version="1", kind="ai_AIPackage", sha256=SHA),
        Component(name="answers", kind="dataset_DatasetPackage"),
        Component(name="x.gguf", kind="software_File"),
    )


@pytest.mark.parametrize(
    "value",
    [{**CYCLONEDX, "specVersion": "1.3"}, {**SPDX2, "spdxVersion": "SPDX-2.2"}, {"@graph": []}],
)
def test_other_editions_fail(value):
    given_answer = answer(value)
    assert isinstance(given_answer, Failed)
    assert given_answer.reason.code == "other-bom-edition"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"bomFormat":"CycloneDX"}',
        b'{"@graph":[1]}',
        b"[" * 100_000,
        b'{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{}]}',
    ],
)
def test_what_is_no_bill_fails(data):
    given_answer = load_bom(data)
    assert isinstance(given_answer, Failed)
    assert given_answer.reason.code == "not-a-bom"


def test_components_nested_without_end_fail():
    nested = b'{"name":"a","components":[' * 50_000
    assert isinstance(load_bom(b'{"bomFormat":"CycloneDX","specVersion":"1.6","components":[' + nested), Failed)


def test_a_day_that_cannot_be_read_is_left_out():
    assert seen({**CYCLONEDX, "metadata": {"timestamp": "yesterday"}}).dated is None


def test_a_file_is_read(tmp_path):
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(SPDX2), encoding="utf-8")
    given_answer = look_at(tmp_path, ReadBom(file="bom.json"))
    assert isinstance(given_answer, Answered)
    assert given_answer.said.sha256 == sha256(path.read_bytes())
    missing = look_at(tmp_path, ReadBom(file="none.json"))
    assert isinstance(missing, Failed)
    assert missing.reason.code == "no-file"


@pytest.mark.property
@given(st.sampled_from([CYCLONEDX, SPDX2, SPDX3]).map(json.dumps), st.data())
def test_a_changed_bill_gives_an_answer(text, data):
    place = data.draw(st.integers(0, len(text) - 1))
    changed = text[:place] + data.draw(st.sampled_from('{}[]",:0nx')) + text[place + 1 :]
    assert isinstance(load_bom(changed.encode()), Answered | Failed)
