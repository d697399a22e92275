"""A bundle with a member of which anything was made is read, or is one of our errors."""

import random

import pytest

from fakes.bundle import make_bundle, rezip
from fakes.mutants import mutant
from fakes.soak import longer
from shirushi.exchange.archive import unpack
from shirushi.exchange.bundle import MANIFEST, write
from shirushi.exchange.read import read_bundle
from shirushi.terms.errors import Altered, Malformed, Refused

DATA = write(make_bundle())
MEMBERS = {member.path: member.data for member in unpack(DATA)}
INPUTS = longer(200, 100)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_any_bundle_is_read_or_one_of_our_errors(tried):
    chance, values = random.Random(7), 0
    for count in range(INPUTS):
        path = chance.choice(sorted(MEMBERS))
        changed = rezip(DATA, {path: mutant(MEMBERS[path], chance)}, mend_manifest=path != MANIFEST)
        try:
            read_bundle(changed if count % 2 else mutant(DATA, chance))
        except (Malformed, Altered, Refused):
            continue
        values += 1
    tried(inputs=INPUTS, read=values, uncaught=0)
