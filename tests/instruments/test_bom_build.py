"""Building a bill: what is read from weights, data, packages and configuration, and what both formats make of it."""

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.bill_schemas import cyclonedx_faults, spdx_elements
from fakes.gguf_file import gguf
from shirushi.instruments.bom.audit import load_audit
from shirushi.instruments.bom.bill import Attested, Bill, Claim, DataFacts, Item, Kind, ModelFacts, shares
from shirushi.instruments.bom.build import Materials, build_bill, parts_of
from shirushi.instruments.bom.cyclonedx import write_cyclonedx
from shirushi.instruments.bom.datasets import read_dataset
from shirushi.instruments.bom.packages import as_expression, load_lock, read_installed
from shirushi.instruments.bom.parts import list_parts
from shirushi.instruments.bom.read import load_bom
from shirushi.instruments.bom.spdx import write_spdx
from shirushi.instruments.bom.stated import Audit, load_sayings
from shirushi.instruments.bom.weights import read_model
from shirushi.terms.errors import Malformed
from shirushi.terms.probe import ListParts, PartFile
from shirushi.terms.system import Part, PartKind

SYSTEM = Item(ref="desk", kind=Kind.SYSTEM, name="desk", version="1")
DAY = 1_795_392_000_000
WEIGHTS = gguf(
    {
        "general.architecture": "tiny",
        "tiny.context_length": 2048,
        "tiny.embedding_length": 8,
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.tokens": ["a", "b", "c"],
    },
    [("token_embd.weight", (8, 3), 8), ("blk.0.attn.weight", (8, 8), 12), ("blk.1.attn.weight", (8, 8), 12)],
)
SAYINGS = """
schema: 1
system: {version: "1", supplier: A firm}
parts:
  model:
    version: one
    licence: Gemma Terms of Use
    supplier: A maker
    source: https://maker.example/model
    released: 2026-01-02
    task: text-generation
    trained-on: [books]
    limits: [makes mistakes]
    biases: [knows cities best]
    compute: 8 cores
    energy:
      - {activity: training, watt-hours: 1500, source: the maker}
      - {activity: inference, watt-hours: 2, source: us}
  data: {licence: CC-BY-4.0, personal: true, collected: by hand}
  prompt: {is: prompt}
steps:
  - {id: tuning, does: fine-tuning, title: Tuning, takes: [data], gives: [model]}
  - {id: cleaning, does: data-preparation, takes: [prompt], gives: [data]}
audit: {file: audit.json, on: 2026-11-20, by: pip-audit 2.9}
decisions:
  - {id: CVE-1, state: not_affected, because: never called}
"""
LOCK = b"""# pinned
--only-binary :all:
PyYAML==6.0.2 \\
    --hash=sha256:%s
other_name[extra]==1.0 ; python_version > "3"
""" % (b"ab" * 32)
AUDIT = {
    "dependencies": [
        {"name": "PyYAML", "version": "6.0.2", "vulns": [{"id": "GHSA-1", "aliases": ["CVE-1"]}, {"id": "CVE-2"}]},
        {"name": "skipped", "skip_reason": "not found"},
    ]
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.gguf").write_bytes(WEIGHTS)
    (tmp_path / "data.jsonl").write_text('{"ask": 1, "say": 2}\n\n{"ask": 3, "note": 4}\n')
    (tmp_path / "prompt.txt").write_text("You are a desk.")
    (tmp_path / "tools.json").write_text(
        json.dumps({"tools": [{"type": "function", "function": {"name": "search", "description": "Look up."}}]})
    )
    (tmp_path / "requirements.lock").write_bytes(LOCK)
    return tmp_path


PARTS = (
    Part(id="model", kind=PartKind.MODEL, file="model.gguf"),
    Part(id="data", kind=PartKind.DATASET, file="data.jsonl"),
    Part(id="prompt", kind=PartKind.CONFIGURATION, file="prompt.txt"),
    Part(id="tools", kind=PartKind.CONFIGURATION, file="tools.json"),
    Part(id="lock", kind=PartKind.SOFTWARE, file="requirements.lock"),
)


def built(folder, *, parts=PARTS, **more):
    sayings = load_sayings(SAYINGS.encode(), "bill.yaml", frozenset(part.id for part in PARTS))
    materials = Materials(folder=folder, about=SYSTEM, parts=parts, sayings=sayings, **more)
    return build_bill(materials, DAY, lambda _: None)


def items(bill):
    return {item.ref: item for item in bill.items}


def full(folder):
    sayings = load_sayings(SAYINGS.encode(), "bill.yaml", frozenset(part.id for part in PARTS))
    audited = load_audit(json.dumps(AUDIT).encode(), sayings.audit, sayings.decisions)
    claims = (
        Claim(objective="a", says="A holds", standing="held", speaks=True, evidence=("11" * 32,)),
        Claim(objective="b", says="B holds", standing="against", speaks=False, evidence=("11" * 32, "22" * 32)),
    )
    return built(
        folder, audited=audited, attested=Attested(by="firm", run="r", content_digest="33" * 32, claims=claims)
    )


def test_a_model_is_read_from_its_weights(folder):
    assert items(built(folder))["model"].model == ModelFacts(
        format="gguf",
        family="tiny",
        parameters=8 * 3 + 2 * 8 * 8,
        tensors=3,
        layers=2,
        context=2048,
        width=8,
        vocabulary=3,
        tokenizer="llama",
        quantisation="Q4_K 84 %, Q8_0 15 %",
    )


def safetensors(tensors):
    header = json.dumps(
        {"__metadata__": {"format": "pt"}}
        | {name: {"dtype": "BF16", "shape": shape, "data_offsets": [0, 0]} for name, shape in tensors.items()}
    ).encode()
    return len(header).to_bytes(8, "little") + header


TENSORS = {
    "model.embed_tokens.weight": [100, 16],
    "model.layers.0.mlp.weight": [4, 4],
    "model.layers.1.mlp.weight": [4, 4],
}


def test_safetensors_show_layers_width_and_vocabulary_by_their_tensors(tmp_path):
    (tmp_path / "config.json").write_text(
        '{"model_type": "tiny", "max_position_embeddings": 512, "num_hidden_layers": 2}'
    )
    (tmp_path / "model.safetensors").write_bytes(safetensors(TENSORS))
    read = read_model(tmp_path / "model.safetensors")
    assert (read.facts.parameters, read.facts.layers, read.facts.width, read.facts.vocabulary) == (1632, 2, 16, 100)
    assert (read.facts.family, read.facts.context, read.facts.quantisation) == ("tiny", 512, "BF16 100 %")
    assert read.notes == ()


def test_a_configuration_that_claims_otherwise_is_told(tmp_path):
    (tmp_path / "config.json").write_text('{"n_layer": 48, "vocab_size": 99}')
    (tmp_path / "model.safetensors").write_bytes(safetensors(TENSORS))
    read = read_model(tmp_path / "model.safetensors")
    assert [note.code for note in read.notes] == ["layers-contradicted", "vocabulary-contradicted"]
    assert "48" in read.notes[0].says.en
    assert "2" in read.notes[0].says.en


def test_shards_are_read_together_and_only_beside_their_index(tmp_path):
    names = list(TENSORS)
    for number, name in enumerate(names):
        (tmp_path / f"{number}.safetensors").write_bytes(safetensors({name: TENSORS[name]}))
    index = tmp_path / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {name: f"{number}.safetensors" for number, name in enumerate(names)}}))
    read = read_model(index)
    assert (read.facts.parameters, read.facts.tensors, len(read.shards)) == (1632, 3, 3)
    index.write_text(json.dumps({"weight_map": {"a": "../x.safetensors"}}))
    assert [note.code for note in read_model(index).notes] == ["shard-elsewhere"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "format-shows-little"),
        (b"PK\x03\x04rest", "format-shows-little"),
        (b"GGUF\x03", "weights-not-followed"),
        (WEIGHTS[:-20], "weights-not-followed"),
        (b"\x20\0\0\0\0\0\0\0{not json", "weights-not-followed"),
    ],
    ids=["empty", "zip", "short", "cut", "header"],
)
def test_weights_that_cannot_be_followed_say_so(tmp_path, data, code):
    (tmp_path / "w").write_bytes(data)
    read = read_model(tmp_path / "w")
    assert [note.code for note in read.notes] == [code]
    assert read.facts.parameters == 0


@pytest.mark.property
@given(st.binary(max_size=80), st.integers(0, len(WEIGHTS)))
def test_no_bytes_break_the_reader_of_weights(tmp_path_factory, noise, at):
    path = tmp_path_factory.getbasetemp() / "noise.gguf"
    path.write_bytes(WEIGHTS[:at] + noise + WEIGHTS[at + len(noise) :])
    assert read_model(path).facts.format in {"gguf", "safetensors", "pickle", "onnx", "zip", ""}


def test_a_data_set_shows_rows_and_columns(folder):
    assert items(built(folder))["data"].data == DataFacts(format="jsonl", rows=2, columns=("ask", "say", "note"))


@pytest.mark.parametrize(
    ("name", "words", "facts"),
    [
        ("a.csv", "a,b\n1,2\n\n3,4\n", DataFacts(format="csv", rows=2, columns=("a", "b"))),
        ("a.tsv", "a\tb\n1\t2\n", DataFacts(format="tsv", rows=1, columns=("a", "b"))),
        ("a.json", '{\n"a": 1}', DataFacts(format="json")),
        ("a.jsonl", '{"a": 1}\n{broken', DataFacts(format="jsonl, broken", rows=1, columns=("a",))),
        ("a.bin", "\x00", DataFacts(format="bin")),
        ("a.parquet", "PAR1", DataFacts(format="parquet")),
    ],
    ids=lambda given: given if isinstance(given, str) and given.startswith("a.") else "",
)
def test_forms_of_data(tmp_path, name, words, facts):
    (tmp_path / name).write_text(words)
    assert read_dataset(tmp_path / name) == facts


def test_packages_come_from_a_lock_with_their_hashes(folder):
    found = items(built(folder))
    assert found["pkg:pypi/pyyaml@6.0.2"].sha256 == "ab" * 32
    assert found["pkg:pypi/other-name@1.0"].sha256 == ""
    assert dict(built(folder).depends)["lock"] == ("pkg:pypi/other-name@1.0", "pkg:pypi/pyyaml@6.0.2")


@pytest.mark.parametrize("data", [b"", b"print('no lock')", b"a>=1\n", b"\xff\xfe"])
def test_what_pins_nothing_is_no_lock(data):
    assert load_lock(data) is None


def test_installed_packages_bring_licence_needs_and_a_digest(tmp_path):
    info = tmp_path / "Thing_One-2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Name: Thing.One\nVersion: 2.0\nSummary: A thing\nLicense-Expression: MIT OR apache-2.0\n"
        'Requires-Dist: PyYAML>=5\nRequires-Dist: rare; extra == "x"\nRequires-Dist: old; python_version < "3"\n'
    )
    (info / "RECORD").write_text("thing.py,sha256=abc,3\n")
    other = tmp_path / "other-1.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Name: other\nVersion: 1\nClassifier: License :: OSI Approved :: MIT License\n")
    (other / "direct_url.json").write_text(json.dumps({"url": "x", "archive_info": {"hashes": {"sha256": "cd" * 32}}}))
    second, first = read_installed(tmp_path)
    assert (second.item.name, second.item.licence, second.needs) == ("thing-one", "MIT OR apache-2.0", ("pyyaml",))
    assert len(second.item.sha256) == 64
    assert (first.item.licence, first.item.sha256) == ("MIT", "cd" * 32)
    assert as_expression(second.item.licence) == "MIT OR Apache-2.0"


def test_a_package_that_is_pinned_and_installed_bears_the_digest_of_its_archive(folder, tmp_path):
    info = tmp_path / "site" / "PyYAML-6.0.2.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Name: PyYAML\nVersion: 6.0.2\nLicense-Expression: MIT\n")
    (info / "RECORD").write_text("yaml.py,sha256=abc,3\n")
    pinned = items(built(folder))["pkg:pypi/pyyaml@6.0.2"]
    found = items(built(folder, site=info.parent))["pkg:pypi/pyyaml@6.0.2"]
    assert (found.sha256, found.licence) == (pinned.sha256, "MIT")
    assert pinned.sha256


def test_tools_and_prompts_stand_in_the_bill(folder):
    found = items(built(folder))
    assert (found["tools/search"].kind, found["tools/search"].describes) == (Kind.TOOL, "Look up.")
    assert found["prompt"].kind is Kind.PROMPT


def test_further_files_of_a_part_stand_in_the_bill(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.py"
    elsewhere.write_text("x")
    (folder / "source").mkdir()
    for name in ("desk.py", "rules.py"):
        (folder / "source" / name).write_text(f"# {name}")
    (folder / "source" / "link.py").symlink_to(elsewhere)
    parts = (Part(id="desk", kind=PartKind.SOFTWARE, file="source/desk.py"),)
    sayings = load_sayings(
        b'schema: 1\nparts: {desk: {with: ["source/*.py", "*.js"]}}', "bill.yaml", frozenset({"desk"})
    )
    materials = Materials(folder=folder, about=SYSTEM, parts=parts, sayings=sayings)
    bill = build_bill(materials, DAY, lambda _: None)
    assert sorted(items(bill)) == ["desk", "desk/source/rules.py"]
    assert items(bill)["desk/source/rules.py"].sha256 == hashlib.sha256(b"# rules.py").hexdigest()
    assert dict(bill.depends)["desk"] == ("desk/source/rules.py",)
    assert [(gap.ref, gap.reason.code) for gap in bill.gaps] == [("desk", "part-outside"), ("desk", "part-unreadable")]


def test_a_pattern_that_leads_out_of_the_workspace_is_a_fault():
    with pytest.raises(Malformed) as caught:
        load_sayings(b"schema: 1\nparts: {desk: {with: [../*.py]}}", "bill.yaml", frozenset({"desk"}))
    assert [fault.code for fault in caught.value.faults] == ["SH119"]


def test_what_cannot_be_read_is_a_gap(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret"
    elsewhere.write_text("x")
    (folder / "link").symlink_to(elsewhere)
    parts = (
        Part(id="remote", kind=PartKind.MODEL),
        Part(id="gone", kind=PartKind.DATASET, file="gone.csv"),
        Part(id="link", kind=PartKind.DATASET, file="link"),
        Part(id="other", kind=PartKind.MODEL, file="model.gguf", sha256="00" * 32),
    )
    bill = built(folder, parts=parts)
    assert [(gap.ref, gap.reason.code) for gap in bill.gaps] == [
        ("remote", "part-not-at-hand"),
        ("gone", "part-unreadable"),
        ("link", "part-outside"),
        ("other", "other-digest-than-declared"),
    ]
    assert items(bill)["link"].sha256 == ""
    assert json.loads(write_cyclonedx(bill))["compositions"][0]["assemblies"] == ["gone", "link", "other", "remote"]


def test_parts_of_an_undescribed_folder(folder):
    (folder / ".hidden.gguf").write_bytes(b"")
    assert [(part.id, part.kind.value) for part in parts_of(folder)] == [
        ("data.jsonl", "dataset"),
        ("model.gguf", "model"),
        ("requirements.lock", "software"),
    ]


def test_listing_answers_every_part_and_hides_no_gap(folder):
    parts = (
        *(PartFile(id=part.id, kind=part.kind.value, file=part.file) for part in PARTS),
        PartFile(id="x", kind="model", file="x"),
    )
    said = list_parts(folder, ListParts(parts=parts)).said
    assert {"model", "library", "tool", "dataset"} <= {one.kind for one in said.components}
    assert [gap.code for gap in said.gaps] == ["part-unreadable"]


def test_cyclonedx_follows_the_official_schema(folder):
    data = write_cyclonedx(full(folder))
    assert cyclonedx_faults(data) == []
    document = json.loads(data)
    model = next(one for one in document["components"] if one["bom-ref"] == "model")
    assert model["modelCard"]["modelParameters"]["architectureFamily"] == "tiny"
    assert {"name": "shirushi:model:parameters", "value": "152"} in model["properties"]
    assert document["vulnerabilities"][0]["id"] == "CVE-2"
    assert "analysis" not in document["vulnerabilities"][0]
    assert document["vulnerabilities"][1]["analysis"]["state"] == "not_affected"
    claims = document["declarations"]["claims"]
    assert ["evidence" in claim for claim in claims] == [True, False]
    assert claims[1]["counterEvidence"] == ["finding/" + "11" * 32, "finding/" + "22" * 32]


def test_the_schema_is_really_asked(folder):
    document = json.loads(write_cyclonedx(full(folder)))
    document["components"][0]["type"] = "nonsense"
    assert len(cyclonedx_faults(json.dumps(document))) == 1


def test_spdx_follows_the_official_model(folder):
    found = spdx_elements(write_spdx(full(folder)))
    (model,) = found["ai_AIPackage"]
    assert {each.key: each.value for each in model.ai_hyperparameter}["parameters"] == "152"
    assert model.ai_energyConsumption.ai_trainingEnergyConsumption[0].ai_energyQuantity == 1.5
    (data,) = found["dataset_DatasetPackage"]
    assert (data.dataset_datasetSize, data.dataset_hasSensitivePersonalInformation.rpartition("/")[2]) == (2, "yes")
    relations = {each.relationshipType.rpartition("/")[2] for each in found["Relationship"]}
    assert {"contains", "dependsOn", "trainedOn", "generates", "hasDeclaredLicense"} <= relations
    (bill,) = found["software_Sbom"]
    assert "ai" in {each.rpartition("/")[2] for each in bill.profileConformance}
    assert "dataset" not in {each.rpartition("/")[2] for each in bill.profileConformance}


def test_equal_input_gives_equal_bytes_and_other_input_another_name(folder):
    assert write_cyclonedx(full(folder)) == write_cyclonedx(full(folder))
    assert write_spdx(full(folder)) == write_spdx(full(folder))
    before = json.loads(write_cyclonedx(full(folder)))["serialNumber"]
    (folder / "prompt.txt").write_text("You are another desk.")
    assert json.loads(write_cyclonedx(full(folder)))["serialNumber"] != before


@pytest.mark.parametrize("write", [write_cyclonedx, write_spdx], ids=["cyclonedx", "spdx"])
def test_what_is_written_is_read_back(folder, write):
    bill = full(folder)
    said = load_bom(write(bill)).said
    assert said.dated == date(2026, 11, 23)
    by_name = {one.name: one for one in said.components}
    assert {item.name for item in bill.items} <= by_name.keys()
    model = by_name["model.gguf"]
    assert (model.sha256, model.version) == (items(bill)["model"].sha256, "one")
    assert (model.licence, model.supplier) == ("Gemma Terms of Use", "A maker")
    assert model.shows["model:layers"] == "2"


def test_known_weaknesses_are_read_back_with_those_undecided(folder):
    said = load_bom(write_cyclonedx(full(folder))).said
    assert (said.weaknesses.looked_up, said.weaknesses.of, said.weaknesses.undecided) == (
        date(2026, 11, 20),
        2,
        ("CVE-2",),
    )


@pytest.mark.parametrize("data", [b"", b"[]", b'{"dependencies": 1}', b"\xff"])
def test_what_is_no_lookup_of_weaknesses(data):
    assert load_audit(data, Audit(file="", on="", by=""), ()) is None


def test_faults_of_sayings_are_told_all_at_once():
    words = "schema: 1\nparts:\n  nobody: {licence: MIT}\n  model: {personal: perhaps, released: soon}\naudit: {file: ../x, by: y}\n"
    with pytest.raises(Malformed) as told:
        load_sayings(words.encode(), "bill.yaml", frozenset({"model"}))
    assert sorted(fault.code for fault in told.value.faults) == ["SH111", "SH112", "SH113", "SH115", "SH119"]


def test_shares_of_types():
    assert shares({}) == ""
    assert shares({"A": 990, "B": 9, "C": 1}) == "A 99 %"


def test_a_large_bill_is_written_in_one_pass(tmp_path):
    many = tuple(
        Item(ref=f"pkg:pypi/p{number}@1", kind=Kind.LIBRARY, name=f"p{number}", version="1", licence="MIT")
        for number in range(500)
    )
    bill = Bill(about=SYSTEM, items=many, at=DAY, depends=(("desk", tuple(item.ref for item in many)),))
    assert cyclonedx_faults(write_cyclonedx(bill)) == []
    assert len(spdx_elements(write_spdx(bill))["software_Package"]) == 501
