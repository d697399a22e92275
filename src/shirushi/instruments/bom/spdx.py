"""Writes a bill as SPDX 3.0.1 JSON-LD with the AI and Dataset profiles.

Specification: SPDX 3.0.1 (System Package Data Exchange), serialisation in JSON-LD. A profile is claimed only where what
it demands of every package is known: an AI package wants a supplier, a place, a version and a day of release.
"""

from collections.abc import Iterator, Mapping

from shirushi.instruments.bom.bill import Activity, Bill, Energy, Item, Kind, named_facts
from shirushi.instruments.bom.document import Json, when, written
from shirushi.instruments.bom.packages import as_expression
from shirushi.terms.canon import sha256
from shirushi.terms.when import iso

_CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
_CREATION = "_:creation"
_KILO = 1000
_TYPES = {Kind.MODEL: "ai_AIPackage", Kind.DATASET: "dataset_DatasetPackage", Kind.FILE: "software_File"}
_PURPOSES = {
    Kind.SYSTEM: "application",
    Kind.MODEL: "model",
    Kind.DATASET: "data",
    Kind.PROGRAM: "application",
    Kind.LIBRARY: "library",
    Kind.CONFIGURATION: "configuration",
    Kind.PROMPT: "configuration",
    Kind.TOOL: "module",
    Kind.FILE: "file",
}
_STRUCTURED = frozenset({"csv", "tsv", "jsonl", "json", "parquet"})
_ENERGY = {
    Activity.TRAINING: "ai_trainingEnergyConsumption",
    Activity.FINE_TUNING: "ai_finetuningEnergyConsumption",
    Activity.INFERENCE: "ai_inferenceEnergyConsumption",
}
"""SPDX has no word for the energy of data preparation; that stands in CycloneDX only."""


def write_spdx(bill: Bill) -> bytes:
    """The bill as one document; equal bills give equal bytes. Cost: linear in the items."""
    return written(_Writer(bill).document())


class _Writer:
    """One bill while it is written: its namespace, and the names that elements bear in it."""

    def __init__(self, bill: Bill) -> None:
        self._bill = bill
        everything = "\n".join(f"{item.ref} {item.sha256}" for item in (bill.about, *bill.items))
        self._space = f"urn:sha256:{sha256(f'{iso(bill.at)} {everything}'.encode())}#"
        self._agents: dict[str, str] = {}
        self._licences: dict[str, str] = {}

    def document(self) -> Mapping[str, Json]:
        """The whole graph: who made it, the document, the bill, its elements, and how they hang together."""
        items = (self._bill.about, *self._bill.items)
        packages = [self._package(item) for item in items]
        relations = list(self._relations(items))
        elements = [*self._named_agents(), *self._named_licences(), *packages, *relations]
        graph: list[Json] = [
            {
                "type": "CreationInfo",
                "@id": _CREATION,
                "specVersion": "3.0.1",
                "created": iso(self._bill.at),
                "createdBy": [self._id("maker")],
            },
            {"type": "SoftwareAgent", "spdxId": self._id("maker"), "creationInfo": _CREATION, "name": "shirushi"},
            self._collection("SpdxDocument", "document", [self._id("bill")], elements),
            self._collection("software_Sbom", "bill", [self._id(self._bill.about.ref)], elements)
            | {"software_sbomType": ["analyzed"]},
            *elements,
        ]
        return {"@context": _CONTEXT, "@graph": graph}

    def _id(self, name: str) -> str:
        return self._space + name

    def _collection(self, kind: str, name: str, roots: list[str], elements: list[dict[str, Json]]) -> dict[str, Json]:
        inside = [str(element["spdxId"]) for element in elements]
        return self._element(kind, name) | {
            "profileConformance": ["core", "software", "simpleLicensing", *self._profiles()],
            "rootElement": list(roots),
            "element": [*inside] if kind == "software_Sbom" else [self._id("bill"), *inside],
        }

    def _profiles(self) -> Iterator[str]:
        for kind, profile in ((Kind.MODEL, "ai"), (Kind.DATASET, "dataset")):
            of_kind = [item for item in self._bill.items if item.kind is kind]
            if of_kind and all(_is_complete(item) for item in of_kind):
                yield profile

    def _element(self, kind: str, name: str) -> dict[str, Json]:
        return {"type": kind, "spdxId": self._id(name), "creationInfo": _CREATION}

    def _package(self, item: Item) -> dict[str, Json]:
        stated = item.stated
        is_file = item.kind is Kind.FILE
        return {
            **self._element(_TYPES.get(item.kind, "software_Package"), item.ref),
            "name": item.name,
            **when("summary", item.describes),
            **when(
                "verifiedUsing",
                [{"type": "Hash", "algorithm": "sha256", "hashValue": item.sha256}] if item.sha256 else [],
            ),
            "software_primaryPurpose": _PURPOSES[item.kind],
            **when("software_packageVersion", "" if is_file else item.version),
            **when("software_packageUrl", "" if is_file else item.purl),
            **when(
                "software_downloadLocation", stated.source if stated.source.startswith(("https://", "http://")) else ""
            ),
            **when("suppliedBy", self._agent(stated.supplier)),
            **when(
                "originatedBy", [self._agent(stated.supplier)] if stated.supplier and item.kind is Kind.DATASET else []
            ),
            **when("releaseTime", f"{stated.released}T00:00:00Z" if stated.released else ""),
            **(_model(item) if item.kind is Kind.MODEL else {}),
            **(_dataset(item) if item.kind is Kind.DATASET else {}),
        }

    def _agent(self, name: str) -> str:
        if not name:
            return ""
        return self._agents.setdefault(name, self._id(f"agent/{len(self._agents) + 1}"))

    def _licence(self, words: str) -> str:
        return self._licences.setdefault(words, self._id(f"licence/{len(self._licences) + 1}"))

    def _named_agents(self) -> list[dict[str, Json]]:
        return [
            {"type": "Organization", "spdxId": id_, "creationInfo": _CREATION, "name": name}
            for name, id_ in self._agents.items()
        ]

    def _named_licences(self) -> list[dict[str, Json]]:
        return [self._named_licence(words, id_) for words, id_ in self._licences.items()]

    def _named_licence(self, words: str, id_: str) -> dict[str, Json]:
        """An SPDX expression as such; other words as the text of a licence that has no id."""
        head: dict[str, Json] = {"spdxId": id_, "creationInfo": _CREATION}
        if expression := as_expression(words):
            return {
                "type": "simplelicensing_LicenseExpression",
                **head,
                "simplelicensing_licenseExpression": expression,
            }
        return {"type": "simplelicensing_SimpleLicensingText", **head, "simplelicensing_licenseText": words}

    def _relations(self, items: tuple[Item, ...]) -> Iterator[dict[str, Json]]:
        inside = [self._id(item.ref) for item in self._bill.items]
        if inside:
            yield self._relation("contains", self._bill.about.ref, inside)
        for ref, needs in self._bill.depends:
            if needs:
                yield self._relation("dependsOn", ref, [self._id(need) for need in needs])
        for item in items:
            if item.licence:
                yield self._relation(
                    "hasConcludedLicense" if item.kind is not Kind.LIBRARY else "hasDeclaredLicense",
                    item.ref,
                    [self._licence(item.licence)],
                )
            elif item.stated.licence:
                yield self._relation("hasDeclaredLicense", item.ref, [self._licence(item.stated.licence)])
        for step in self._bill.steps:
            kind = "trainedOn" if step.activity in {Activity.TRAINING, Activity.FINE_TUNING} else "generates"
            sources, results = (step.gives, step.takes) if kind == "trainedOn" else (step.takes, step.gives)
            for source in sources:
                if results:
                    yield self._relation(kind, source, [self._id(result) for result in results])

    def _relation(self, kind: str, source: str, to: list[str]) -> dict[str, Json]:
        """An element of its own; it is named by what it joins, so that equal bills name it equally."""
        name = f"relation/{sha256(' '.join((kind, source, *to)).encode())[:16]}"
        return self._element("Relationship", name) | {
            "relationshipType": kind,
            "from": self._id(source),
            "to": [*to],
        }


def _is_complete(item: Item) -> bool:
    stated = item.stated
    return bool(
        stated.supplier
        and stated.source.startswith(("https://", "http://"))
        and stated.released
        and (item.version or item.kind is Kind.DATASET)
    )


def _model(item: Item) -> dict[str, Json]:
    facts, stated = item.model, item.stated
    named = named_facts(facts) if facts else {}
    read: list[Json] = [
        {"type": "DictionaryEntry", "key": name, "value": value} for name, value in named.items() if name != "family"
    ]
    return {
        **when("ai_typeOfModel", [named["family"]] if "family" in named else []),
        **when("ai_domain", [stated.task] if stated.task else []),
        **when("ai_hyperparameter", read),
        **when(
            "ai_informationAboutTraining",
            "; ".join((*stated.trained_on, *((stated.compute,) if stated.compute else ()))),
        ),
        **when("ai_limitation", "; ".join((*stated.limits, *stated.biases))),
        **when("ai_energyConsumption", _energy(stated.energy)),
    }


def _energy(used: tuple[Energy, ...]) -> Json:
    by_activity: dict[str, Json] = {}
    for activity, key in _ENERGY.items():
        amounts: list[Json] = [
            {
                "type": "ai_EnergyConsumptionDescription",
                "ai_energyQuantity": one.watt_hours / _KILO,
                "ai_energyUnit": "kilowattHour",
            }
            for one in used
            if one.activity is activity
        ]
        by_activity |= when(key, amounts)
    return {"type": "ai_EnergyConsumption", **by_activity} if by_activity else {}


def _dataset(item: Item) -> dict[str, Json]:
    facts, stated = item.data, item.stated
    return {
        "dataset_datasetType": ["structured" if facts and facts.format in _STRUCTURED else "noAssertion"],
        **when("dataset_datasetSize", facts.rows if facts else 0),
        **when("dataset_dataCollectionProcess", stated.collected),
        **when("dataset_knownBias", list(stated.biases)),
        "dataset_hasSensitivePersonalInformation": stated.personal or "noAssertion",
    }
