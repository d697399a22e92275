"""Time stamps: tokens of an independent implementation, every single bit, and authorities that are wrong in one respect."""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from fakes.authority import (
    BEGINS,
    CONTENT_TYPE,
    ENDS,
    FOR_STAMPS,
    GRANTED,
    MESSAGE_DIGEST,
    SIGNING_CERTIFICATE_V2,
    STAMPED,
    Authority,
    attribute,
    digest,
    number,
    octets,
    sequence,
)
from shirushi.evidence import der
from shirushi.evidence.timestamp import TokenRefused, Why, load_roots, open_stamp

VECTORS = Path(__file__).parent / "vectors"
MESSAGE = b"shirushi.example/log\n3\n"
AUTHORITY = Authority()
TOKEN = AUTHORITY.stamp(MESSAGE)
ROOTS = load_roots(AUTHORITY.pem)
USAGE = {"content_commitment": False, "key_encipherment": False, "data_encipherment": False, "key_agreement": False,
         "crl_sign": False, "encipher_only": False, "decipher_only": False}  # fmt: skip


def why(token: bytes, message: bytes = MESSAGE, nonce: int | None = None) -> Why:
    with pytest.raises(TokenRefused) as raised:
        open_stamp(token, message, nonce)
    return raised.value.why


def is_proof(token: bytes, message: bytes = MESSAGE, roots=ROOTS) -> bool:
    try:
        return open_stamp(token, message).is_trusted(roots)
    except TokenRefused:
        return False


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_token_says_when_and_by_whose_word(kind):
    authority = Authority(kind)
    stamp = open_stamp(authority.stamp(MESSAGE, nonce=7), MESSAGE, 7)
    assert stamp.at_ms == int(STAMPED.timestamp()) * 1000
    assert (stamp.authority, stamp.policy, stamp.serial) == ("CN=Stamps", "1.2.3.4.5", 77)
    assert stamp.is_trusted(load_roots(authority.pem))


def test_a_token_made_by_openssl():
    token, message = (VECTORS / "stamps/openssl.tsr").read_bytes(), (VECTORS / "arche.checkpoint").read_bytes()
    stamp = open_stamp(token, message, 0xE52043AE4E21B696)
    assert (stamp.at_ms, stamp.authority) == (1_795_597_733_739, "CN=Stamps,O=Test")
    assert stamp.is_trusted(load_roots((VECTORS / "stamps/root.pem").read_bytes()))
    assert not stamp.is_trusted(ROOTS)
    assert why(token, message + b"\n") is Why.IMPRINT


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_openssl_takes_what_we_take(kind, tmp_path):
    authority = Authority(kind)
    for name, data in (("m", MESSAGE), ("r", authority.stamp(MESSAGE)), ("c", authority.pem)):
        (tmp_path / name).write_bytes(data)
    at = str(int(STAMPED.timestamp()))
    command = ("openssl", "ts", "-verify", "-data", "m", "-in", "r", "-CAfile", "c", "-attime", at)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert b"Verification: OK" in done.stdout + done.stderr


@pytest.mark.parametrize("source", ["ours, ec", "ours, rsa", "openssl"])
@pytest.mark.slow
def test_every_single_bit_of_a_token_counts(source):
    if source == "openssl":
        token, message = (VECTORS / "stamps/openssl.tsr").read_bytes(), (VECTORS / "arche.checkpoint").read_bytes()
        roots = load_roots((VECTORS / "stamps/root.pem").read_bytes())
    else:
        authority = Authority("rsa" if "rsa" in source else "ec")
        token, message, roots = authority.stamp(MESSAGE), MESSAGE, load_roots(authority.pem)
    assert is_proof(token, message, roots)
    for bit in range(8 * len(token)):
        flipped = bytearray(token)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not is_proof(bytes(flipped), message, roots), bit


@pytest.mark.property
@given(st.integers(0, len(TOKEN) - 1), st.integers(0, len(TOKEN)), st.binary(max_size=5))
def test_nothing_is_cut_out_or_put_in(start, end, added):
    changed = TOKEN[:start] + added + TOKEN[end:]
    assert is_proof(changed) == (changed == TOKEN)


@pytest.mark.property
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    assert why(data) is Why.FORM


def test_a_token_is_about_its_own_bytes_and_its_own_request():
    assert why(TOKEN, MESSAGE + b"x") is Why.IMPRINT
    assert why(TOKEN, MESSAGE, 8) is Why.NONCE
    assert why(AUTHORITY.stamp(MESSAGE, nonce=7), MESSAGE, 8) is Why.NONCE


@pytest.mark.parametrize(
    "token",
    [
        AUTHORITY.stamp(MESSAGE, status=sequence(number(1))),
        AUTHORITY.stamp(MESSAGE, status=sequence(number(0), sequence(der.encode(0x0C, b"Operation Okay")))),
        sequence(sequence(number(2))),
        sequence(GRANTED),
        AUTHORITY.stamp(MESSAGE, unsigned=der.encode(der.CONTEXT_1, attribute(CONTENT_TYPE, octets(b"x")))),
        AUTHORITY.stamp(MESSAGE, info=lambda fields: [number(2), *fields[1:]]),
        AUTHORITY.stamp(MESSAGE, info=lambda fields: [*fields, der.encode(der.BOOLEAN, b"\x01")]),
        AUTHORITY.stamp(MESSAGE, info=lambda fields: [*fields, der.encode(der.BOOLEAN, b"\0")]),
        AUTHORITY.stamp(MESSAGE, attributes=lambda given: [*given, given[0]]),
        AUTHORITY.stamp(MESSAGE, attributes=lambda given: given[1:]),
        AUTHORITY.stamp(MESSAGE, certificates=(AUTHORITY.signer,) * 17),
    ],
)
def test_a_token_in_another_form(token):
    assert why(token) is Why.FORM


def extension(*parts: bytes) -> bytes:
    return der.encode(der.CONTEXT_1, sequence(bytes.fromhex("06022a03"), *parts))


def test_an_extension_may_be_there_unless_it_must_be_understood():
    plain = AUTHORITY.stamp(MESSAGE, info=lambda fields: [*fields, extension(octets(b"x"))])
    critical = extension(der.encode(der.BOOLEAN, b"\xff"), octets(b"x"))
    assert is_proof(plain)
    assert why(AUTHORITY.stamp(MESSAGE, info=lambda fields: [*fields, critical])) is Why.FORM


def test_the_content_is_what_the_attributes_name():
    other = attribute(MESSAGE_DIGEST, octets(digest(b"other")))
    assert why(AUTHORITY.stamp(MESSAGE, attributes=lambda given: [given[0], other, given[2]])) is Why.SIGNATURE


@pytest.mark.parametrize(
    "attributes",
    [
        lambda given: given[:2],
        lambda given: [
            *given[:2],
            attribute(SIGNING_CERTIFICATE_V2, sequence(sequence(sequence(octets(digest(b"another")))))),
        ],
    ],
)
def test_the_certificate_is_the_one_that_the_attributes_name(attributes):
    assert why(AUTHORITY.stamp(MESSAGE, attributes=attributes)) is Why.CERTIFICATE


def test_the_name_of_the_authority_is_the_certificates():
    def named(name: x509.Name):
        tsa = der.encode(der.CONTEXT_0, der.encode(der.CONTEXT_4, name.public_bytes()))
        return AUTHORITY.stamp(MESSAGE, info=lambda fields: [*fields, tsa])

    assert is_proof(named(AUTHORITY.signer.subject))
    assert why(named(AUTHORITY.issuer.subject)) is Why.CERTIFICATE


@pytest.mark.parametrize(
    "extensions",
    [
        (),
        ((FOR_STAMPS[0], False),),
        ((x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.CODE_SIGNING]), True),),
        ((x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), True),),
        (FOR_STAMPS, (x509.KeyUsage(digital_signature=True, key_cert_sign=True, **USAGE), True)),
        (FOR_STAMPS, (x509.KeyUsage(digital_signature=False, key_cert_sign=False, **USAGE), True)),
    ],
)
def test_a_certificate_that_is_not_for_time_stamps_only(extensions):
    assert why(Authority(extensions=extensions).stamp(MESSAGE)) is Why.CERTIFICATE


def test_key_usage_may_say_that_it_signs():
    usage = x509.KeyUsage(digital_signature=True, key_cert_sign=False, **USAGE)
    authority = Authority(extensions=(FOR_STAMPS, (usage, True)))
    assert is_proof(authority.stamp(MESSAGE), roots=load_roots(authority.pem))


def is_trusted(authority: Authority, **token) -> bool:
    return is_proof(authority.stamp(MESSAGE, **token), roots=load_roots(authority.pem))


def test_every_certificate_was_valid_at_the_stamped_time():
    short = Authority(ends=STAMPED + timedelta(days=1))
    assert is_trusted(short)
    assert not is_trusted(short, at=STAMPED + timedelta(days=2))
    assert not is_trusted(AUTHORITY, at=BEGINS - timedelta(seconds=1))
    assert not is_trusted(AUTHORITY, at=ENDS + timedelta(seconds=1))
    assert is_trusted(AUTHORITY, at=ENDS)


def test_the_path_leads_through_issuers_to_a_root():
    stranger = Authority()
    assert not is_trusted(AUTHORITY, certificates=(AUTHORITY.signer,))  # the issuer is missing
    assert is_trusted(AUTHORITY, certificates=(AUTHORITY.issuer, AUTHORITY.signer, AUTHORITY.root))
    assert not is_trusted(AUTHORITY, certificates=(AUTHORITY.signer, AUTHORITY.issuer, stranger.issuer))
    assert not is_proof(TOKEN, roots=load_roots(stranger.pem))
    assert not is_proof(TOKEN, roots=())
    assert is_proof(TOKEN, roots=(*load_roots(stranger.pem), *ROOTS))


@pytest.mark.parametrize(
    "issuer_is",
    [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (x509.KeyUsage(digital_signature=True, key_cert_sign=False, **USAGE), True),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), False),
        (x509.NameConstraints(permitted_subtrees=[x509.DNSName("example")], excluded_subtrees=None), True),
    ],
)
def test_an_issuer_that_may_not_issue(issuer_is):
    assert not is_trusted(Authority(issuer_is=issuer_is))


def test_an_issuer_of_no_others_issues_only_the_signer():
    assert is_trusted(Authority(issuer_is=(x509.BasicConstraints(ca=True, path_length=0), True)))
    assert not is_trusted(Authority(root_is=(x509.BasicConstraints(ca=True, path_length=0), True)))
    assert is_trusted(Authority(root_is=(x509.BasicConstraints(ca=True, path_length=1), True)))


def test_roots_are_certificates_in_pem():
    for pem in (b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"\xff"):
        with pytest.raises(ValueError):
            load_roots(pem)
