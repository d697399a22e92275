import base64
from contextlib import suppress

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.key import Ed25519Signer, PublicKey, load_public
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Malformed

# RFC 8032 §7.1, tests 1 to 3: secret, public, message, signature
RFC8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
# RFC 8410 §10.1 and §10.3: a public key, and the private key it belongs to
PUBLIC = b"""-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
"""
PRIVATE = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
"""


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC8032)
def test_rfc_8032_vectors(secret, public, message, signature):
    signer = Ed25519Signer(bytes.fromhex(secret))
    assert signer.public.raw.hex() == public
    assert signer.sign(bytes.fromhex(message)).hex() == signature
    assert signer.public.verifies(bytes.fromhex(signature), bytes.fromhex(message))


def test_rfc_8410_keys_belong_together():
    assert Ed25519Signer.load(PRIVATE).public == load_public(PUBLIC)


def test_pem_is_written_as_it_is_read():
    assert load_public(PUBLIC).pem() == PUBLIC
    assert Ed25519Signer.load(PRIVATE).pem() == PRIVATE


def test_fingerprint_is_the_digest_of_the_der():
    key = load_public(PUBLIC)
    assert key.fingerprint == sha256(base64.b64decode(PUBLIC.splitlines()[1]))
    assert Ed25519Signer.load(PRIVATE).key_id == key.fingerprint


def test_a_secret_key_is_not_shown():
    signer = Ed25519Signer.load(PRIVATE)
    assert "d4ee72dbf913584ad5b6d8f1f769f8ad" not in repr(signer)
    assert "d4ee72db" not in str(vars(type(signer)))


def test_no_flipped_bit_of_a_signature_verifies():
    signer = Ed25519Signer(bytes(32))
    signature = int.from_bytes(signer.sign(b"message"))
    flipped = [(signature ^ 1 << bit).to_bytes(64) for bit in range(512)]
    assert not any(signer.public.verifies(wrong, b"message") for wrong in flipped)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_has_32_bytes(length):
    with pytest.raises(ValueError, match="32"):
        PublicKey(raw=bytes(length))
    with pytest.raises(ValueError, match="32"):
        Ed25519Signer(bytes(length))


def other_public():
    return (
        ec.derive_private_key(7, ec.SECP256R1())
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def locked_private():
    return ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32)).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"x")
    )


@pytest.mark.parametrize("data", [b"", b"\xff", PRIVATE, other_public(), PUBLIC[:60], PUBLIC * 100])
def test_what_is_no_public_key_is_malformed(data):
    with pytest.raises(Malformed):
        load_public(data)


def other_private():
    return ec.derive_private_key(7, ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@pytest.mark.parametrize("data", [b"", b"\xff", PUBLIC, other_private(), locked_private(), PRIVATE * 100])
def test_what_is_no_signing_key_is_malformed(data):
    with pytest.raises(Malformed):
        Ed25519Signer.load(data)


@pytest.mark.property
@given(st.binary(max_size=200), st.integers(0, len(PUBLIC) - 1))
def test_key_readers_give_a_value_or_malformed(junk, cut):
    for data in (junk, PUBLIC[:cut] + junk + PUBLIC[cut:], PRIVATE[:cut] + junk):
        for load in (load_public, Ed25519Signer.load):
            with suppress(Malformed):
                assert isinstance(load(data), (PublicKey, Ed25519Signer))
