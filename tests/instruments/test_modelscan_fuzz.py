"""Bytes near to real files, at every reader: it yields, never raises, and no pickle that fires is called safe."""

import dataclasses
import random
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from scanning import oracle
from scanning.recipe import Sentinel

from fakes.soak import longer
from fakes.weapons import SENTINEL, files, harmless, judged, malicious
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Format, Inner, Part
from shirushi.instruments.modelscan.readers import config, endless
from shirushi.instruments.modelscan.readers.named import DATA, PLANS
from shirushi.instruments.modelscan.remark import Remark

INPUTS = longer(2_000, times=50)
LARGEST_SEED = 40_000
MOST_YIELDED = 20_000
INDEXED = ("variables.data-00000-of-00001", "openvino_model.bin", "model.onnx_data")
MOST_UNPACKED = 1 << 20
HEADS = (
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"Rar!\x1a\x07\x01\x00",
    b"ZF0x00000000000000ff",
    b"\x7fELF",
    b"\xa7\r\r\n",
    b"#!/bin/sh\n",
    b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["!ls", "x = 1"]}]}',
    b"gASVAAAA",
    b"\x0a\x0b\x0a\x04piec\x15\0\0\0\0" * 12,
    *(bytes(at) + mark for _, at, mark in (*PLANS, *DATA)),
)
EDGES = (
    b"\x00",
    b"\xff",
    b"\x7f",
    b"\x80",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\x00\x00\x00\x80",
    b"\xff" * 8,
    b"\x00" * 8,
)


def mutated(seed: bytes, other: bytes, chance: random.Random) -> bytes:
    """`seed` after one to three accidents: bits flipped, cut, spliced with `other`, lengths edited, pieces doubled."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 3)):
        at, upto = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        match chance.randrange(6):
            case 0 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at:upto]
            case 2:
                data[at:at] = other[chance.randrange(len(other) + 1) :][:200]
            case 3:
                edge = chance.choice(EDGES)
                data[at : at + len(edge)] = edge
            case 4:
                data[at:at] = data[at:upto][:200]
            case _:
                data = data[:at]
    return bytes(data)


@cache
def seeds() -> tuple[bytes, ...]:
    recipes = malicious()
    made = [one.make(SENTINEL) for one in recipes[::7]]
    made += [one.make(SENTINEL) for one in recipes if one.file != "model.pkl" and not one.id.startswith("lie/zlib")]
    made += [recipe.make() for recipe in harmless()]
    return tuple(data for one in made for _, data in files(one) if 0 < len(data) <= LARGEST_SEED)


def own_seeds(form: Format) -> list[bytes]:
    """Seeds in which the format shows; of those that nothing here can write, a head and what may follow."""
    heads = [head + data[:300] for head in HEADS for data in seeds()[:50]]
    own = [data for data in (*seeds(), *heads) if form.shows(Part(name="f", data=memoryview(data)))]
    assert own, f"no seed shows {form.id}"
    return own


def read(form: Format, data: bytes) -> int:
    """How much the reader yields; what it unpacks is drained as far as a spool with bounds would."""
    part = Part(name="f", data=memoryview(data))
    count = 0
    if form.shows(part):
        for each in islice(form.look(part), MOST_YIELDED):
            count += 1
            assert isinstance(each, Remark | Inner)
            if isinstance(each, Inner) and not isinstance(each.data, memoryview):
                drain(each.data)
    assert count < MOST_YIELDED
    return count


def drain(chunks: Iterator[bytes]) -> None:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_UNPACKED:
            return


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", [each for each in FORMATS if each not in {config.LARGE, endless.FORMAT}], ids=lambda form: form.id
)
def test_a_reader_yields_whatever_the_bytes_are(form, tried):
    chance, own, all_seeds = random.Random(form.id), own_seeds(form), seeds()
    yielded = 0
    for _ in range(INPUTS):
        data = mutated(chance.choice(own), chance.choice(all_seeds), chance)
        yielded += read(form, data) > 0
    tried(inputs=INPUTS, with_something_to_say=yielded, uncaught=0)


@pytest.mark.slow
@pytest.mark.parametrize("form", [each for each in FORMATS if each.speaks_of is not None], ids=lambda form: form.id)
def test_an_index_says_stretches_or_nothing(form, tried):
    chance, own, all_seeds = random.Random(form.id), own_seeds(form), seeds()
    said = 0
    for _ in range(INPUTS):
        data = mutated(chance.choice(own), chance.choice(all_seeds), chance)
        for name in INDEXED:
            for begin, end in islice(form.speaks_of(Part(name="f", data=memoryview(data)), name), MOST_YIELDED):
                assert 0 <= begin <= end
                said += 1
    tried(inputs=INPUTS, stretches=said, uncaught=0)


@pytest.mark.slow
def test_no_pickle_that_fires_is_called_safe(tried):
    """Whatever is called safe after an accident is opened by its victim: nothing may happen."""
    chance = random.Random(7)
    bare = [
        one for one in malicious() if one.loader == "pickle" and one.file == "model.pkl" and one.fires == "sentinel"
    ]
    place = Sentinel(str(Path(tempfile.gettempdir()).resolve() / "oracle-00000000" / "sentinel"))
    kept = [(recipe, recipe.make(place)) for recipe in bare]
    kept = [(recipe, data) for recipe, data in kept if len(data) <= LARGEST_SEED]
    safe = []
    for _ in range(INPUTS):
        recipe, seed = chance.choice(kept)
        data = mutated(seed, chance.choice(kept)[1], chance)
        if judged(data) == "SAFE":
            safe.append(dataclasses.replace(recipe, make=lambda it, data=data: _told(data, place, it)))
    with ThreadPoolExecutor(2) as pool:
        fired = [recipe for recipe, seen in zip(safe, pool.map(oracle.prove, safe), strict=True) if seen.fired]
    tried(inputs=INPUTS, called_safe=len(safe), fired_though_called_safe=len(fired))
    assert [recipe.id for recipe in fired] == []


def _told(data: bytes, place: Sentinel, it: Sentinel) -> bytes:
    """The sentinel's path of this proof, which is as long as the one that the seeds were made with."""
    assert len(place.path) == len(it.path)
    return data.replace(place.path.encode(), it.path.encode())
