from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.note import MOST_BYTES, VerifierKey, load_note, load_verifier_key, sign_note, verify_note
from shirushi.terms.errors import Altered, Malformed

# The example of golang.org/x/mod/sumdb/note.
NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PROBLEM = """\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.
"""
PROBLEM_SIGNED = (
    PROBLEM
    + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# A tree head that the Go checksum database really signed; its body is the example of c2sp.org/tlog-checkpoint.
GOSUM = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
GOSUM_SIGNED = """\
go.sum database tree
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""
SIGNER, OTHER = Ed25519Signer(bytes(32)), Ed25519Signer(bytes(range(32)))
NAME = "example.com/ことば"
KEY = VerifierKey(name=NAME, key=SIGNER.public)
SIGNED = sign_note("one\n\ntwo\n", NAME, SIGNER)


# The vector of c2sp.org/signed-note.
EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE_SIGNED = """\
This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""


@pytest.mark.parametrize(
    ("line", "signed"), [(NEUMANN, PROBLEM_SIGNED), (GOSUM, GOSUM_SIGNED), (EXAMPLE, EXAMPLE_SIGNED)]
)
def test_notes_of_others_verify(line, signed):
    key = load_verifier_key(line)
    assert verify_note(load_note(signed.encode()), key) == signed.rpartition("\n\n")[0] + "\n"
    assert (str(key), str(load_note(signed.encode()))) == (line, signed)


def test_a_note_with_two_signatures_is_written_as_it_was_read():
    twice = SIGNED + sign_note("one\n\ntwo\n", NAME, OTHER).rpartition("\n\n")[2]
    assert str(load_note(twice.encode())) == twice


def test_a_signed_note_reads_back():
    note = load_note(SIGNED.encode())
    assert note.text == "one\n\ntwo\n"
    assert verify_note(note, KEY) == note.text
    assert load_verifier_key(str(KEY)) == KEY


def test_signatures_of_unknown_keys_are_passed_over():
    foreign = sign_note("one\n\ntwo\n", "other.example", OTHER).rpartition("\n\n")[2]
    same_name = sign_note("one\n\ntwo\n", NAME, OTHER).rpartition("\n\n")[2]
    note = load_note((SIGNED + foreign + same_name).encode())
    assert [one.name for one in note.signatures] == [NAME, "other.example", NAME]
    assert verify_note(note, KEY) == note.text


def test_a_note_that_the_key_did_not_sign():
    with pytest.raises(Altered) as raised:
        verify_note(load_note(SIGNED.encode()), VerifierKey(name=NAME, key=OTHER.public))
    assert raised.value.faults[0].code == "SH421"
    assert NAME in raised.value.faults[0].says.en


@pytest.mark.parametrize("changed", [SIGNED.replace("two", "too"), SIGNED.replace("one", "")])
def test_a_changed_text_does_not_verify(changed):
    with pytest.raises(Altered) as raised:
        verify_note(load_note(changed.encode()), KEY)
    assert raised.value.faults[0].code == "SH422"
    assert NAME in raised.value.faults[0].says.en


def test_one_bad_signature_of_a_known_key_rejects_the_note():
    bad = sign_note("three\n", NAME, SIGNER).rpartition("\n\n")[2]
    with pytest.raises(Altered):
        verify_note(load_note((SIGNED + bad).encode()), KEY)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"text\n",
        b"text\n\n",
        SIGNED.encode()[:-1],
        SIGNED.replace("— ", "- ").encode(),
        SIGNED.replace("— ", "—").encode(),
        SIGNED.replace("one", "o\tne").encode(),
        SIGNED.replace("\n", "\r\n").encode(),
        SIGNED.replace(NAME, "a b").encode(),
        SIGNED.replace(NAME, "a+b").encode(),
        SIGNED.replace(NAME, "").encode(),
        "text\n\n— name AAAA\n".encode(),
        "text\n\n— name AAAAB\n".encode(),
        "text\n\n— name AAAAAA==\n".encode(),
        "text\n\n— name\n".encode(),
        b"\xff" + SIGNED.encode(),
        (SIGNED + "— n AAAAAAAA\n" * 100).encode(),
        b"x" * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_note_is_malformed(data):
    with pytest.raises(Malformed):
        load_note(data)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "name",
        "name+00000000",
        NEUMANN.replace("c74f20a3", "c74f20a4"),
        NEUMANN.replace("c74f20a3", "C74F20A3"),
        NEUMANN.replace("PeterNeumann", "Peter Neumann"),
        NEUMANN.replace("ARpc", "Ahpc"),
        NEUMANN[:-4],
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "\ud800" + NEUMANN,
    ],
)
def test_what_is_no_verifier_key_is_malformed(line):
    with pytest.raises(Malformed):
        load_verifier_key(line)


def told(ask, data):
    """What is said of data that is no good."""
    with pytest.raises(Malformed) as raised:
        ask(data)
    return raised.value.faults[0].says.en


def test_it_is_told_what_is_wrong_with_a_note():
    assert "signed note (text)" in told(load_note, b"text")
    assert "signed note (signature)" in told(load_note, "text\n\n— a b AAAA\n".replace("a b", "a+b").encode())
    assert "signed note (signatures)" in told(load_note, ("text\n\n" + "— n AAAAAAAA\n" * 101).encode())
    assert "signed note ('utf-8' codec" in told(load_note, b"\xff")
    assert "signed note is too large" in told(load_note, b"x" * (MOST_BYTES + 1))


def test_it_is_told_what_is_wrong_with_a_verifier_key():
    assert "verifier key of signed notes (Ed25519 (0x01))" in told(load_verifier_key, NEUMANN.replace("ARpc", "Ahpc"))
    assert "verifier key of signed notes (key id)" in told(load_verifier_key, NEUMANN.replace("c74f20a3", "c74f20a4"))
    assert "verifier key of signed notes (not enough values" in told(load_verifier_key, "name")


def test_a_note_bears_a_hundred_signatures():
    assert len(load_note(("text\n\n" + "— n AAAAAAAA\n" * 100).encode()).signatures) == 100


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u3000b", "a\nb", "a\x00"])
def test_such_a_name_signs_nothing(name):
    with pytest.raises(ValueError, match=r"^a key name holds no spaces and no plus sign$"):
        sign_note("text\n", name, SIGNER)


@pytest.mark.parametrize("text", ["", "text", "te\rxt\n", "te\x1b[0mxt\n"])
def test_such_a_text_is_not_signed(text):
    with pytest.raises(ValueError, match=r"^a note's text ends with a newline and holds no other control characters$"):
        sign_note(text, NAME, SIGNER)


@pytest.mark.property
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n")).map(lambda text: text + "x\n"))
def test_any_text_reads_back(text):
    assert verify_note(load_note(sign_note(text, NAME, SIGNER).encode()), KEY) == text


@pytest.mark.property
@given(st.one_of(st.binary(max_size=200), st.text(alphabet="— \nA=+", max_size=60).map(str.encode)))
def test_any_bytes_give_a_note_or_malformed(data):
    with suppress(Malformed):
        assert data.startswith(load_note(data).text.encode())


@pytest.mark.property
@given(st.text(alphabet="ab+01=/ \n", max_size=80))
def test_any_line_gives_a_key_or_malformed(line):
    with suppress(Malformed):
        assert str(load_verifier_key(line)) == line.strip()


@pytest.mark.property
@given(st.integers(0, len(SIGNED.encode()) - 1), st.integers(1, 255))
def test_no_changed_byte_verifies(position, change):
    data = bytearray(SIGNED.encode())
    data[position] ^= change
    with pytest.raises((Malformed, Altered)):
        verify_note(load_note(bytes(data)), KEY)
