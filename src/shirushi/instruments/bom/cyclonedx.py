"""Writes a bill as CycloneDX 1.7 JSON: model card, data, formulation, declarations.

Specification: CycloneDX 1.7 (ECMA-424). Facts for which it has no field of its own are properties under `shirushi:`;
whether a fact was read or is stated by somebody stands there too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from shirushi.instruments.bom.bill import (
    Attested,
    Audited,
    Bill,
    DataFacts,
    Item,
    Kind,
    ModelFacts,
    Stated,
    Step,
    Weakness,
    named_facts,
)
from shirushi.instruments.bom.document import Json, when, written
from shirushi.instruments.bom.packages import as_expression
from shirushi.terms.canon import sha256
from shirushi.terms.when import iso

_TYPES = {
    Kind.SYSTEM: "application",
    Kind.MODEL: "machine-learning-model",
    Kind.DATASET: "data",
    Kind.PROGRAM: "application",
    Kind.LIBRARY: "library",
    Kind.CONFIGURATION: "data",
    Kind.PROMPT: "data",
    Kind.TOOL: "data",
    Kind.FILE: "file",
}
_DATA_TYPES = {
    Kind.DATASET: "dataset",
    Kind.CONFIGURATION: "configuration",
    Kind.PROMPT: "definition",
    Kind.TOOL: "definition",
}
_TASKS = {
    "data-preparation": "copy",
    "training": "build",
    "fine-tuning": "build",
    "inference": "other",
}
_KILO = 1000
WEAKNESSES_LOOKED_UP = "weaknesses-looked-up"
"""The property of the bill that gives the day of the lookup, without its namespace."""


def write_cyclonedx(bill: Bill) -> bytes:
    """The bill as one document; equal bills give equal bytes. Cost: linear in the items."""
    body: dict[str, Json] = {
        "metadata": _metadata(bill),
        "components": [_component(item) for item in bill.items],
        "dependencies": _dependencies(bill),
        **when("formulation", [_formula(bill.steps)] if bill.steps else []),
        **when("compositions", _compositions(bill)),
        **when("vulnerabilities", [_vulnerability(one) for one in bill.audited.weaknesses] if bill.audited else []),
        **(
            {"declarations": _declarations(bill.attested, bill.about), "definitions": _definitions(bill.attested)}
            if bill.attested
            else {}
        ),
    }
    head: dict[str, Json] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.7.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.7",
        "serialNumber": _serial(body),
        "version": 1,
    }
    return written(head | body)


def _serial(body: Mapping[str, Json]) -> str:
    """A version-8 UUID (RFC 9562) out of the digest of what the document says."""
    digest = sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode())
    marked = f"{digest[:12]}8{digest[13:16]}8{digest[17:32]}"
    return f"urn:uuid:{marked[:8]}-{marked[8:12]}-{marked[12:16]}-{marked[16:20]}-{marked[20:32]}"


def _metadata(bill: Bill) -> Json:
    return {
        "timestamp": iso(bill.at),
        "tools": {"components": [{"type": "application", "name": "shirushi"}]},
        "component": _component(bill.about),
        **when("properties", _looked_up(bill.audited) if bill.audited else []),
    }


def _looked_up(audited: Audited) -> list[Json]:
    """That known weaknesses were looked up, said also where none was found."""
    return [_property(WEAKNESSES_LOOKED_UP, audited.on), _property("weaknesses-looked-up-by", audited.by)]


def _vulnerability(one: Weakness) -> Json:
    analysis = {"state": one.state, **when("detail", one.because)} if one.state else {}
    return {"id": one.id, **when("analysis", analysis), "affects": [{"ref": one.ref}]}


def _component(item: Item) -> dict[str, Json]:
    licence = item.licence or item.stated.licence
    return {
        "type": _TYPES[item.kind],
        "bom-ref": item.ref,
        **when("supplier", {"name": item.stated.supplier} if item.stated.supplier else ""),
        "name": item.name,
        **when("version", item.version),
        **when("description", item.describes),
        **when("hashes", [{"alg": "SHA-256", "content": item.sha256}] if item.sha256 else []),
        **when("licenses", [_licence(licence)] if licence else []),
        **when("purl", item.purl),
        **when("externalReferences", _references(item.stated.source)),
        **when("modelCard", _model_card(item) if item.kind is Kind.MODEL else {}),
        **when("data", [_data(item)] if item.kind in _DATA_TYPES else []),
        **when("properties", list(_properties(item))),
    }


def _licence(licence: str) -> Json:
    """An SPDX expression as such, other words as a licence's name."""
    expression = as_expression(licence)
    return {"expression": expression} if expression else {"license": {"name": licence}}


def _references(source: str) -> list[Json]:
    return [{"type": "distribution", "url": source}] if source.startswith(("https://", "http://")) else []


def _model_card(item: Item) -> Json:
    facts, stated = item.model or ModelFacts(format=""), item.stated
    parameters = {
        **when("task", stated.task),
        **when("architectureFamily", facts.family),
        **when("modelArchitecture", _architecture(facts)),
        **when("datasets", [{"type": "dataset", "name": name} for name in stated.trained_on]),
    }
    considerations = {
        **when("technicalLimitations", list(stated.limits)),
        **when("ethicalConsiderations", [{"name": bias} for bias in stated.biases]),
        **when(
            "environmentalConsiderations",
            {"energyConsumptions": [_energy(stated, at) for at in range(len(stated.energy))]} if stated.energy else {},
        ),
    }
    return {**when("modelParameters", parameters), **when("considerations", considerations)}


def _architecture(facts: ModelFacts) -> str:
    return f"{facts.family}, {facts.layers} layers" if facts.family and facts.layers else facts.family


def _energy(stated: Stated, at: int) -> Json:
    used = stated.energy[at]
    cost: Json = {"value": used.watt_hours / _KILO, "unit": "kWh"}
    provider: Json = {"organization": {"name": used.source}, "energySource": "unknown", "energyProvided": cost}
    return {"activity": str(used.activity), "energyProviders": [provider], "activityEnergyCost": cost}


def _data(item: Item) -> Json:
    return {
        "type": _DATA_TYPES[item.kind],
        "name": item.name,
        **when("description", item.stated.collected),
        **when("sensitiveData", ["personal data"] if item.stated.personal == "yes" else []),
    }


def _properties(item: Item) -> Iterator[Json]:
    if item.kind not in {Kind.LIBRARY, Kind.FILE}:
        yield _property("kind", str(item.kind))
    if item.path:
        yield _property("path", item.path)
    if item.size_bytes:
        yield _property("size-bytes", str(item.size_bytes))
    yield from _facts("model", item.model)
    yield from _facts("data", item.data)
    if item.stated.personal:
        yield _property("stated:personal-data", item.stated.personal)
    for name, value in (
        ("released", item.stated.released),
        ("compute", item.stated.compute),
        ("source", item.stated.source),
    ):
        if value:
            yield _property(f"stated:{name}", value)
    if item.stated.licence and not item.licence:
        yield _property("stated:licence", item.stated.licence)


def _facts(prefix: str, facts: ModelFacts | DataFacts | None) -> Iterator[Json]:
    """Every fact that was read from the bytes, as a property of its name."""
    for name, value in (named_facts(facts) if facts else {}).items():
        yield _property(f"{prefix}:{name}", value)


def _property(name: str, value: str) -> Json:
    return {"name": f"shirushi:{name}", "value": value}


def _dependencies(bill: Bill) -> list[Json]:
    return [{"ref": ref, **when("dependsOn", list(needs))} for ref, needs in bill.depends]


def _formula(steps: Iterable[Step]) -> Json:
    return {"workflows": [_workflow(step) for step in steps]}


def _workflow(step: Step) -> Json:
    return {
        "bom-ref": f"step/{step.id}",
        "uid": step.id,
        **when("name", step.title),
        "taskTypes": [_TASKS[step.activity]],
        **when("inputs", [{"resource": {"ref": ref}} for ref in step.takes]),
        **when("outputs", [{"resource": {"ref": ref}} for ref in step.gives]),
        "properties": [_property("activity", str(step.activity))],
    }


def _compositions(bill: Bill) -> list[Json]:
    """What is known to be incomplete: the items that could not be read."""
    refs = sorted({gap.ref for gap in bill.gaps})
    return [{"aggregate": "incomplete", "assemblies": refs}] if refs else []


def _definitions(attested: Attested) -> Json:
    requirements = [
        {"bom-ref": f"objective/{claim.objective}", "identifier": claim.objective, "title": claim.says}
        for claim in attested.claims
    ]
    return {"standards": [{"bom-ref": "objectives", "name": "Shirushi objectives", "requirements": requirements}]}


def _declarations(attested: Attested, about: Item) -> Json:
    digests = sorted({digest for claim in attested.claims for digest in claim.evidence})
    return {
        "assessors": [{"bom-ref": "assessor", "thirdParty": False, "organization": {"name": attested.by}}],
        "attestations": [
            {
                "summary": f"run {attested.run}, content {attested.content_digest}",
                "assessor": "assessor",
                "map": _map(attested),
            }
        ],
        "claims": [
            {
                "bom-ref": f"claim/{claim.objective}",
                "target": "target",
                "predicate": claim.says,
                "reasoning": claim.standing,
                **when(
                    "evidence" if claim.speaks else "counterEvidence",
                    [f"finding/{digest}" for digest in claim.evidence],
                ),
            }
            for claim in attested.claims
        ],
        "evidence": [
            {"bom-ref": f"finding/{digest}", "propertyName": "sha256", "description": digest} for digest in digests
        ],
        "targets": {"components": [{"type": "application", "bom-ref": "target", "name": about.name}]},
    }


def _map(attested: Attested) -> list[Json]:
    return [
        {
            "requirement": f"objective/{claim.objective}",
            "claims" if claim.speaks else "counterClaims": [f"claim/{claim.objective}"],
            "conformance": {"score": int(claim.speaks), "rationale": claim.standing},
        }
        for claim in attested.claims
    ]
