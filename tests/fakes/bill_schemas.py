"""The official schemas of both formats, as packages ship them: CycloneDX 1.7 (JSON Schema), SPDX 3.0.1 (model)."""

import io
import json
from functools import cache
from pathlib import Path

import cyclonedx.schema
import jsonschema_rs
from spdx_python_model import v3_0_1

_FOLDER = Path(cyclonedx.schema.__file__).parent / "_res"


def _schema(uri):
    name = uri.rsplit("/", 1)[-1].removesuffix(".schema.json").removesuffix(".SNAPSHOT") + ".SNAPSHOT.schema.json"
    return json.loads((_FOLDER / name).read_text("utf-8"))


@cache
def _validator():
    return jsonschema_rs.validator_for(_schema("bom-1.7.schema.json"), retriever=_schema)


def cyclonedx_faults(data):
    """What the schema of CycloneDX 1.7 finds wrong."""
    return [f"{list(error.instance_path)}: {error.message}" for error in _validator().iter_errors(json.loads(data))]


def spdx_elements(data):
    """The elements of an SPDX 3.0.1 document by their type; the reader refuses what its model does not know."""
    objects = v3_0_1.SHACLObjectSet()
    v3_0_1.JSONLDDeserializer().read(io.BytesIO(data), objects)
    assert not objects.missing_ids
    found = {}
    for each in objects.foreach():
        found.setdefault(type(each).__name__, []).append(each)
    return found
