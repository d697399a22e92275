from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import Checkpoint, load_checkpoint, open_checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import EMPTY_ROOT
from shirushi.evidence.tlog.note import sign_note
from shirushi.terms.errors import Altered, Malformed

SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
# The body in c2sp.org/tlog-checkpoint.
EXAMPLE = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
CHECKPOINT = Checkpoint(origin="kotoba", size=3, root=EMPTY_ROOT)
SEALED = seal_checkpoint(CHECKPOINT, SIGNER)


def test_the_example_of_the_specification():
    checkpoint = load_checkpoint(EXAMPLE)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    assert checkpoint.text == EXAMPLE


def test_extension_lines_are_kept():
    assert load_checkpoint(EXAMPLE + "more\n").extensions == ("more",)
    assert load_checkpoint(EXAMPLE + "more\n").text == EXAMPLE + "more\n"


def test_a_sealed_checkpoint_opens():
    assert open_checkpoint(SEALED.encode(), SIGNER.public) == CHECKPOINT


def test_another_key_did_not_seal_it():
    with pytest.raises(Altered):
        open_checkpoint(SEALED.encode(), OTHER.public)


def test_the_signature_must_bear_the_origin_as_its_name():
    note = sign_note(CHECKPOINT.text, "another-name", SIGNER)
    with pytest.raises(Altered):
        open_checkpoint(note.encode(), SIGNER.public)


def test_an_origin_that_cannot_name_a_key():
    note = sign_note(CHECKPOINT.text.replace("kotoba", "koto ba"), "koto-ba", SIGNER)
    with pytest.raises(Malformed):
        open_checkpoint(note.encode(), SIGNER.public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n",
        "origin\n1\n",
        EXAMPLE.replace("20852163", "020852163"),
        EXAMPLE.replace("20852163", "-1"),
        EXAMPLE.replace("20852163", "+1"),
        EXAMPLE.replace("20852163", "1_0"),
        EXAMPLE.replace("20852163", "٣"),
        EXAMPLE.replace("20852163", "9" * 20),
        EXAMPLE.replace("20852163", ""),
        EXAMPLE.replace("example.com/behind-the-sofa", ""),
        EXAMPLE.replace("q2I=", "q2J="),
        EXAMPLE.replace("q2I=", "q2I"),
        EXAMPLE.replace("CsUY", ""),
        EXAMPLE + "\n",
        EXAMPLE + "more\n\n",
    ],
)
def test_what_is_no_checkpoint_is_malformed(text):
    with pytest.raises(Malformed):
        load_checkpoint(text)


@pytest.mark.property
@given(st.text(max_size=120))
def test_any_text_gives_a_checkpoint_or_malformed(text):
    with suppress(Malformed):
        assert load_checkpoint(text).text.removesuffix("\n") == text.removesuffix("\n")


@pytest.mark.property
@given(st.integers(0, len(SEALED.encode()) - 1), st.integers(1, 255))
def test_no_changed_byte_opens(position, change):
    data = bytearray(SEALED.encode())
    data[position] ^= change
    with pytest.raises((Malformed, Altered)):
        open_checkpoint(bytes(data), SIGNER.public)
