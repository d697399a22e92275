"""The one-file verifier on its other questions: a statement, a checkpoint, a continuation, a policy; and its door."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.authority import Authority
from fakes.bundle import make_bundle
from fakes.rotated import NEW, rotated
from fakes.verifier import PATH, verifier
from shirushi.evidence.entry import of_statement
from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.keyring import Keyring
from shirushi.evidence.logged import write_keys
from shirushi.evidence.stamp import as_logged
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner, MlDsa44Cosigner, cosign, cosignatures, load_cosigner_key
from shirushi.evidence.tlog.edge import Edge
from shirushi.evidence.tlog.merkle import consistency_path, leaf_hash
from shirushi.evidence.tlog.note import VerifierKey, load_note
from shirushi.evidence.tlog.policy import load_policy
from shirushi.evidence.tlog.proof import Proof, write_proof
from shirushi.evidence.tlog.tile import Tile
from shirushi.exchange.bundle import write
from shirushi.terms.errors import Altered, Malformed

VECTORS = Path(__file__).parents[1] / "evidence" / "vectors"
BUNDLE = make_bundle()
LOGGED = BUNDLE.statements[0]
FIRM = BUNDLE.key.fingerprint
ORIGIN = "shirushi.example/desk"
VKEY = str(VerifierKey(name=ORIGIN, key=BUNDLE.key))
WITNESSES = (Ed25519Cosigner("paper.example", b"\x21" * 32), MlDsa44Cosigner.from_seed("office.example", b"\x22" * 32))
AT = 1_795_230_245


def policy_of(*lines: str) -> bytes:
    named = [f"witness w{number} {one.key}" for number, one in enumerate(WITNESSES)]
    return "\n".join((*named, *lines)).encode()


def cosigned(*cosigners, at=AT) -> str:
    checkpoint = Checkpoint(**{name: getattr(load_head(), name) for name in ("origin", "size", "root")})
    return BUNDLE.checkpoint + "".join(cosign(checkpoint, one, at) for one in cosigners)


def load_head():
    return verifier.load_checkpoint(BUNDLE.checkpoint.encode(), "checkpoint.txt")


class Folder:
    """Files as somebody has them who was sent evidence, and the door of the verifier."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.put("b.zip", write(BUNDLE))
        self.put("s.json", LOGGED.envelope)
        self.put("s.tlog-proof", LOGGED.proof.encode())
        self.put("c.txt", BUNDLE.checkpoint.encode())
        self.put("firm.pub", BUNDLE.key.pem())

    def put(self, name: str, data: bytes) -> str:
        (self.path / name).write_bytes(data)
        return name

    def run(self, *words: str) -> tuple[int, str]:
        command = [sys.executable, "-I", str(PATH), *words]
        done = subprocess.run(command, cwd=self.path, capture_output=True, text=True, check=False, timeout=60)
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    def ask(self, *words: str) -> tuple[int, dict]:
        code, said = self.run(*words, "--json")
        return code, json.loads(said)


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path)


# A statement


@pytest.mark.door
def test_a_statement_with_its_proof(folder):
    assert folder.run("s.json", "--key", "firm.pub", "--signer", FIRM)[0] == 0
    code, said = folder.ask("s.json", "--key", "firm.pub")
    assert (code, said["intact"], said["signer"]) == (3, True, {"fingerprint": FIRM, "known": False})


@pytest.mark.door
def test_a_statement_in_a_strangers_log_does_not_hold(folder):
    """A real statement, put into a log of one's own: neither key vouches for the other."""
    stranger = Ed25519Signer(b"\x09" * 32)
    leaf = leaf_hash(of_statement(LOGGED.envelope).line())
    checkpoint = seal_checkpoint(Checkpoint(origin=ORIGIN, size=1, root=leaf), stranger)
    folder.put("s.tlog-proof", write_proof(Proof(index=0, path=(), checkpoint=checkpoint)).encode())
    folder.put("other.pub", stranger.public.pem())
    for key in ("firm.pub", "other.pub"):
        assert folder.run("s.json", "--key", key, "--signer", FIRM)[0] == 5


@pytest.mark.door
def test_what_log_prove_writes_is_found_beside_a_statement(folder):
    bundle = rotated(BUNDLE)
    last = bundle.statements[-1]
    folder.put("log.pub", bundle.key.pem())
    folder.put("log-keys.json", write_keys(bundle.key_entries))
    folder.put("s.json", last.envelope)
    folder.put("s.tlog-proof", last.proof.encode())
    assert folder.run("s.json", "--signer", FIRM)[0] == 0
    assert folder.run("s.json", "--signer", NEW.key_id)[0] == 0
    assert folder.run("s.json")[0] == 3
    entry = bundle.key_entries[0]
    folder.put("k.json", entry.envelope)
    folder.put("k.tlog-proof", entry.proof.encode())
    assert folder.run("k.json", "--signer", FIRM)[0] == 0
    folder.put("log-keys.json", write_keys(bundle.key_entries[1:]))
    assert folder.run("s.json", "--signer", FIRM)[0] == 5
    for broken in (b"{}", b"[1]", b"", b'[{"index":1}]'):
        folder.put("log-keys.json", broken)
        assert folder.run("s.json", "--signer", FIRM)[0] in {2, 5}


@pytest.mark.door
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("s.json", BUNDLE.statements[1].envelope),
        ("s.tlog-proof", BUNDLE.statements[1].proof.encode()),
        ("s.tlog-proof", LOGGED.proof.encode()[:-9] + b"AAAAAAA=\n"),
        ("firm.pub", Ed25519Signer(b"\x09" * 32).public.pem()),
    ],
)
def test_a_statement_that_does_not_hold(folder, name, data):
    folder.put(name, data)
    assert folder.run("s.json", "--key", "firm.pub", "--signer", FIRM)[0] == 5


@pytest.mark.door
def test_what_is_missing_or_no_key_is_told_and_is_not_altered_evidence(folder):
    assert folder.run("s.json")[0] == 2
    assert folder.run("c.txt")[0] == 2
    assert folder.run("none.json", "--key", "firm.pub")[0] == 2
    assert folder.run("s.json", "--key", "c.txt")[0] == 2
    assert folder.run("b.zip", "--policy", "firm.pub")[0] == 2
    assert folder.run("b.zip", "--tsa-root", "c.txt")[0] == 2
    assert folder.run("b.zip", "--tsa-root", folder.put("empty.pem", b""))[0] == 2
    folder.put("s.tlog-proof", b"\xff")
    assert folder.run("s.json", "--key", "firm.pub", "--signer", FIRM)[0] == 5


# The answers of the door


@pytest.mark.door
def test_both_languages_or_one(folder):
    code, both = folder.run("b.zip", "--signer", FIRM)
    assert code == 0
    assert "完全　　：はい" in both
    assert "intact     yes" in both
    assert "intact" not in folder.run("b.zip", "--lang", "ja")[1]
    assert "完全" not in folder.run("b.zip", "--lang", "en")[1]


@pytest.mark.door
def test_an_unknown_signer_is_shown_with_its_fingerprint(folder):
    code, said = folder.run("b.zip", "--lang", "en")
    assert code == 3
    assert f"unknown ({FIRM})" in said


@pytest.mark.door
def test_help_says_what_it_does_and_what_it_does_not(folder):
    code, said = folder.run("--help")
    assert code == 0
    assert "does not run the checks again" in said


# A checkpoint, its witnesses, its time


@pytest.mark.door
def test_a_checkpoint_under_a_policy(folder):
    quorum = policy_of(f"log {VKEY}", "group both all w0 w1", "quorum both")
    folder.put("p", quorum)
    folder.put("c.txt", cosigned(*WITNESSES).encode())
    code, said = folder.ask("c.txt", "--policy", "p")  # a log that the policy lists is known
    assert (code, said["witnessed"]) == (0, {"answer": "yes", "cosigned": 2})
    folder.put("c.txt", cosigned(WITNESSES[1]).encode())
    code, said = folder.ask("c.txt", "--policy", "p", "--signer", FIRM)
    assert (code, said["witnessed"]) == (3, {"answer": "partly", "cosigned": 1})
    folder.put("c.txt", BUNDLE.checkpoint.encode())
    assert folder.ask("c.txt", "--policy", "p", "--signer", FIRM)[1]["witnessed"]["answer"] == "no"


@pytest.mark.door
def test_a_cosignature_that_fails_or_comes_from_the_future(folder):
    folder.put("p", policy_of(f"log {VKEY}", "group any any w0 w1", "quorum any"))
    other = cosign(Checkpoint(origin=ORIGIN, size=1, root=b"\0" * 32), WITNESSES[0], AT)
    folder.put("c.txt", (BUNDLE.checkpoint + other).encode())
    assert folder.run("c.txt", "--policy", "p", "--signer", FIRM)[0] == 5
    folder.put("c.txt", cosigned(WITNESSES[0], at=1 << 40).encode())
    assert folder.run("c.txt", "--policy", "p", "--signer", FIRM)[0] == 3


@pytest.mark.door
def test_a_policy_that_lists_other_logs_counts_nobody(folder):
    stranger = VerifierKey(name=ORIGIN, key=Ed25519Signer(b"\x09" * 32).public)
    folder.put("p", policy_of(f"log {stranger}", "group any any w0 w1", "quorum any"))
    folder.put("c.txt", cosigned(*WITNESSES).encode())
    code, said = folder.ask("c.txt", "--key", "firm.pub", "--policy", "p", "--signer", FIRM)
    assert (code, said["witnessed"]["answer"]) == (3, "no")


@pytest.mark.door
def test_a_checkpoint_with_its_time_stamp(folder):
    authority = Authority()
    note = cosigned(WITNESSES[0])
    folder.put("root.pem", authority.pem)
    folder.put("c.tsr", authority.stamp(as_logged(note, Keyring.begun_by(BUNDLE.key))))
    for checkpoint in (BUNDLE.checkpoint, note):  # cosignatures that come later do not matter
        folder.put("c.txt", checkpoint.encode())
        words = ("c.txt", "--key", "firm.pub", "--signer", FIRM, "--stamp", "c.tsr", "--tsa-root", "root.pem")
        code, said = folder.ask(*words)
        assert (code, said["stamped"]) == (0, {"answer": "yes", "says": "2026-11-21T03:04:05Z CN=Stamps"})
    folder.put("c.tsr", authority.stamp(b"other"))
    code, said = folder.ask("c.txt", "--key", "firm.pub", "--signer", FIRM, "--stamp", "c.tsr")
    assert (code, said["intact"]) == (5, False)


def test_a_public_log_and_its_witnesses():
    note = verifier.load_checkpoint((VECTORS / "coachandhorses.checkpoint").read_bytes(), "vector")
    key = (VECTORS / "navigli-ml-dsa-44.vkey").read_text().strip()
    policy = verifier.load_policy(f"witness navigli {key}\nquorum navigli\n".encode(), "policy")
    assert policy.count(note, 4e9) == (1, True)
    assert policy.count(note, 1e9) == (0, False)


@pytest.mark.property
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_cosigned_checkpoint_with_a_changed_byte_is_the_same_to_both(at, mask):
    data = bytearray(cosigned(*WITNESSES).encode())
    data[at % len(data)] ^= mask
    keys = tuple(one.key for one in WITNESSES)
    try:
        their = len({one.key for one in cosignatures(load_note(bytes(data)), keys)})
    except (Altered, Malformed):
        their = -1
    policy = verifier.load_policy(policy_of("quorum none"), "policy")
    try:
        note = verifier.load_checkpoint(bytes(data), "note")
        our = policy.count(note, 4e9)[0]
    except verifier.Altered:
        our = -1
    assert our == their or (their > 0 and our == -1)  # a note that is no checkpoint is one of theirs all the same


@pytest.mark.parametrize(
    "lines",
    [
        ("quorum none",),
        (f"log {VKEY}", "group g 1 w0 w1", "quorum g"),
        ("group g all w0 w1", "group h any g", "quorum h"),
        ("# a comment", "", "\tquorum\tw0 "),
        (f"log {VKEY} https://example.com", "quorum w1"),
        (),
        ("quorum w2",),
        ("quorum none", "quorum none"),
        ("group g 3 w0 w1", "quorum g"),
        ("group g 0 w0 w1", "quorum g"),
        ("group g any w0 w0", "quorum g"),
        ("group g any", "quorum none"),
        ("group g any w0", "group h any w0", "quorum h"),
        ("group w0 any w1", "quorum none"),
        ("group none any w1", "quorum none"),
        (f"log {VKEY}", f"log {VKEY}", "quorum none"),
        (f"witness twice {WITNESSES[0].key}", "quorum none"),
        ("log x+00000000+AAAA", "quorum none"),
        ("witness w3 " + VKEY, "quorum none"),
        ("log " + str(WITNESSES[0].key), "quorum none"),
        ("sponsor x", "quorum none"),
        ("quorum none extra",),
        ("group g 02 w0 w1", "quorum g"),
        ("quorum none\x0b",),
        (f"witness {'w' * 300} {WITNESSES[0].key}", "quorum none"),
    ],
)
def test_policies_are_read_as_the_package_reads_them(lines):
    try:
        theirs = load_policy(policy_of(*lines))
    except Malformed:
        with pytest.raises(verifier.Unreadable):
            verifier.load_policy(policy_of(*lines), "policy")
        return
    ours = verifier.load_policy(policy_of(*lines), "policy")
    assert ours.quorum == theirs.quorum
    for given_ in ((), WITNESSES[:1], WITNESSES[1:], WITNESSES):
        note = verifier.load_checkpoint(cosigned(*given_).encode(), "note")
        assert ours.count(note, 4e9)[1] == theirs.is_met(one.key for one in given_)


def test_verifier_keys_are_read_alike():
    key = (VECTORS / "navigli-ml-dsa-44.vkey").read_text().strip()
    name, typed = verifier._load_vkey(key)
    assert typed[:1] == verifier.ML_DSA_44
    assert (load_cosigner_key(key).name, load_cosigner_key(key).raw) == (name, typed[1:])


# A continuation


def published(folder: Path, size: int, leaf=lambda index: leaf_hash(b"%d" % index)) -> tuple[str, Edge]:
    """Publish the tiles of a log and return its checkpoint."""
    edge = Edge()
    edge.extend(map(leaf, range(size)))
    for tile, hashes in edge.changed():
        path = folder / tile.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(hashes)
    return seal_checkpoint(Checkpoint(origin=ORIGIN, size=size, root=edge.root()), Ed25519Signer(b"\x01" * 32)), edge


def head(size: int, leaf=lambda index: leaf_hash(b"%d" % index)) -> str:
    edge = Edge()
    edge.extend(map(leaf, range(size)))
    return seal_checkpoint(Checkpoint(origin=ORIGIN, size=size, root=edge.root()), Ed25519Signer(b"\x01" * 32))


@pytest.mark.door
@pytest.mark.parametrize("old", [0, 1, 255, 256, 257, 600, 700])
def test_a_newer_checkpoint_continues_an_older_one(folder, old):
    tiles = folder.path / "log"
    folder.put("new.txt", published(tiles, 700)[0].encode())
    folder.put("old.txt", head(old).encode())
    words = ("old.txt", "new.txt", "--tiles", "log", "--key", "firm.pub", "--signer", FIRM)
    assert folder.run(*words)[0] == 0


@pytest.mark.door
def test_a_log_that_was_rewritten_is_found(folder):
    tiles = folder.path / "log"
    folder.put("new.txt", published(tiles, 700)[0].encode())
    folder.put("old.txt", head(600, lambda index: leaf_hash(b"%d" % index if index != 17 else b"other")).encode())
    words = ("old.txt", "new.txt", "--tiles", "log", "--key", "firm.pub", "--signer", FIRM)
    code, said = folder.run(*words, "--lang", "en")
    assert code == 5
    assert "was rewritten" in said
    folder.put("old.txt", head(800).encode())
    assert folder.run(*words)[0] == 5


@pytest.mark.door
def test_both_checkpoints_are_of_one_log_and_of_known_keys(folder):
    published(folder.path / "log", 700)
    edge = Edge()
    edge.extend(leaf_hash(b"%d" % index) for index in range(600))
    older = Checkpoint(origin=ORIGIN, size=600, root=edge.root())
    folder.put("new.txt", published(folder.path / "log", 700)[0].encode())
    stranger = Ed25519Signer(b"\x09" * 32)
    words = ("old.txt", "new.txt", "--tiles", "log", "--key", "firm.pub", "--signer", FIRM)
    folder.put("old.txt", seal_checkpoint(older, stranger).encode())
    assert folder.run(*words)[0] == 5
    folder.put("p", policy_of(f"log {VerifierKey(name=ORIGIN, key=stranger.public)}", "quorum none"))
    assert folder.run(*words, "--policy", "p")[0] == 3  # the older head's log is listed, the newer's is not
    elsewhere = msgspec.structs.replace(older, origin="shirushi.example/other")
    folder.put("old.txt", seal_checkpoint(elsewhere, Ed25519Signer(b"\x01" * 32)).encode())
    assert folder.run(*words)[0] == 5


@pytest.mark.door
def test_a_missing_tile_is_not_called_altered(folder):
    tiles = folder.path / "log"
    folder.put("new.txt", published(tiles, 700)[0].encode())
    folder.put("old.txt", head(300).encode())
    (tiles / Tile(level=0, index=0).path).unlink()
    (tiles / Tile(level=0, index=1).path).unlink()
    assert folder.run("old.txt", "new.txt", "--tiles", "log", "--key", "firm.pub")[0] == 2


def test_consistency_against_the_package_for_every_small_pair():
    leaves = [leaf_hash(b"%d" % index) for index in range(40)]

    def read(level: int, index: int) -> bytes:
        return (
            verifier.node_hash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1)) if level else leaves[index]
        )

    for size in range(41):
        for old in range(size + 1):
            assert tuple(verifier.consistency_path(old, size, read)) == consistency_path(old, size, read)


# Hostile bytes


@pytest.mark.property
@given(st.binary(max_size=300))
def test_any_bytes_give_an_answer(data):
    trust, offered = verifier.Trust(), verifier.Offered(verifier.Key(BUNDLE.key.raw))
    for question in (
        lambda: verifier.verify_statement(data, LOGGED.proof.encode(), "x", trust, offered),
        lambda: verifier.verify_statement(LOGGED.envelope, data, "x", trust, offered),
        lambda: verifier.verify_checkpoint(data, "x", trust, offered),
        lambda: verifier.load_policy(data, "x"),
        lambda: verifier.load_key(data, "x"),
    ):
        with pytest.raises(verifier.Altered):
            question()
    stamped = verifier.verify_checkpoint(
        BUNDLE.checkpoint.encode(), "x", trust, verifier.replace(offered, stamp=data or b"x")
    )[0]
    assert stamped.faults


@pytest.mark.property
@given(
    st.sampled_from(["payload", "payloadType", "signatures"]),
    st.none() | st.integers() | st.text() | st.lists(st.none()),
)
def test_any_field_of_an_envelope_gives_an_answer(name, value):
    changed = msgspec.json.decode(LOGGED.envelope) | {name: value}
    trust, offered = verifier.Trust(), verifier.Offered(verifier.Key(BUNDLE.key.raw))
    with pytest.raises(verifier.Altered):
        verifier.verify_statement(msgspec.json.encode(changed), LOGGED.proof.encode(), "x", trust, offered)
