"""A policy says how many of whose cosignatures it takes; what it does not say counts for nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner
from shirushi.evidence.tlog.note import VerifierKey
from shirushi.evidence.tlog.policy import load_logs, load_policy
from shirushi.terms.errors import Malformed

LOG = VerifierKey(name="example.com/log", key=Ed25519Signer(bytes(32)).public)
KEYS = {
    name: Ed25519Cosigner(f"{name}.example", bytes([at]) * 32).key
    for at, name in enumerate(("X1", "X2", "X3", "Y1", "Y2"), 1)
}
WITNESSES = "".join(f"witness {name} {key}\n" for name, key in KEYS.items())
TWO_KINDS = (
    f"# institutes and newspapers\n\nlog {LOG} https://example.com/log/\n{WITNESSES}"
    "group institutes 2 X1 X2 X3\n\tgroup  newspapers any Y1 Y2\ngroup both all institutes newspapers\nquorum both\n"
)


def met(policy, *names):
    return load_policy(policy.encode()).is_met(KEYS[name] for name in names)


def test_the_example_of_the_specification():
    policy = load_policy(TWO_KINDS.encode())
    assert [str(log.key) for log in policy.logs] == [str(LOG)]
    assert policy.logs[0].url == "https://example.com/log/"
    for several in itertools.chain.from_iterable(itertools.combinations(KEYS, n) for n in range(6)):
        institutes, newspapers = (sum(name.startswith(kind) for name in several) for kind in "XY")
        assert met(TWO_KINDS, *several) is (institutes >= 2 and newspapers >= 1)


@pytest.mark.parametrize(("quorum", "names", "is_met"), [("none", (), True), ("X1", (), False), ("X1", ("X1",), True), ("X1", ("X2",), False)])  # fmt: skip
def test_simple_quorums(quorum, names, is_met):
    assert met(f"{WITNESSES}quorum {quorum}\n", *names) is is_met


def test_a_stranger_counts_for_nothing():
    stranger = Ed25519Cosigner("X1.example", bytes(32)).key
    assert not load_policy(f"{WITNESSES}quorum X1\n".encode()).is_met((stranger,))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quorum X1\n",
        "quorum none\nquorum none\n",
        f"{WITNESSES}quorum nobody\n",
        f"{WITNESSES}{WITNESSES}quorum none\n",
        f"log {LOG}\nlog {LOG}\nquorum none\n",
        f"log {KEYS['X1']}\nquorum none\n",
        f"witness w {LOG}\nquorum w\n",
        f"witness none {KEYS['X1']}\nquorum none\n",
        f"{WITNESSES}group X1 any X2\nquorum X1\n",
        f"{WITNESSES}group g 0 X1\nquorum g\n",
        f"{WITNESSES}group g 2 X1\nquorum g\n",
        f"{WITNESSES}group g any\nquorum g\n",
        f"{WITNESSES}group g 1 X1 X1\nquorum g\n",
        f"{WITNESSES}group g 1 none\nquorum g\n",
        f"{WITNESSES}group g any X1\ngroup h any X1\nquorum h\n",
        f"{WITNESSES}group g any h\ngroup h any X1\nquorum g\n",
        f"{WITNESSES}group g some X1\nquorum g\n",
        f"{WITNESSES}quorum none\r\n",
        f"{WITNESSES}trust me\nquorum none\n",
    ],
)
def test_policies_that_are_none(text):
    with pytest.raises(Malformed):
        load_policy(text.encode())


def test_names_are_octets():
    text = f"witness Kelvin\u212a {KEYS['X1']}\nquorum Kelvin\u212a\n"
    assert load_policy(text.encode()).is_met((KEYS["X1"],))


def test_logs_to_witness_are_keys_or_a_policy():
    other = VerifierKey(name="example.com/other", key=LOG.key)  # one key may sign two logs
    assert load_logs(f"# two\n\n{LOG}\n  {other}\n".encode()) == (LOG, other)
    assert load_logs(TWO_KINDS.encode()) == (LOG,)


@pytest.mark.parametrize("text", ["", "# nothing\n", f"{WITNESSES}quorum none\n", f"{LOG}\n{LOG}\n", "log\nquorum x\n"])
def test_lists_of_logs_that_are_none(text):
    with pytest.raises(Malformed):
        load_logs(text.encode())


def test_every_line_that_is_no_key_is_told():
    with pytest.raises(Malformed) as raised:
        load_logs(f"what\n{LOG}\n{KEYS['X1']}\n".encode())
    assert [fault.place.line for fault in raised.value.faults] == [1, 3]


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_of_logs_or_malformed(data):
    try:
        load_logs(data)
    except Malformed:
        return


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_bytes_are_a_policy_or_malformed(data):
    try:
        load_policy(data)
    except Malformed:
        return
