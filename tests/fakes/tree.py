"""A log without a store, for tests of witnesses: signed checkpoints of a history and of forks of it."""

from shirushi.evidence.key import Ed25519Signer
from shirushi.evidence.tlog.checkpoint import Checkpoint, seal_checkpoint
from shirushi.evidence.tlog.merkle import completed, consistency_path, leaf_hash, root
from shirushi.evidence.tlog.note import VerifierKey
from shirushi.evidence.tlog.witness import AddCheckpoint, Known

ORIGIN = "example.com/log"
SIGNER = Ed25519Signer(bytes(32))
KEYS = (VerifierKey(name=ORIGIN, key=SIGNER.public),)


class Tree:
    """A history of `size` leaves; from `fork_at` on it is another than the true one."""

    def __init__(self, size: int, fork_at: int | None = None) -> None:
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.size = size
        for index in range(size):
            word = b"fork" if fork_at is not None and index >= fork_at else b"leaf"
            for level, place, hashed in completed(index, leaf_hash(b"%b %d" % (word, index)), self.read):
                self.nodes[level, place] = hashed

    def read(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def root(self, size: int) -> bytes:
        return root(size, self.read)

    def known(self, size: int) -> Known:
        return Known(size=size, root=self.root(size))

    def note(self, size: int, signer: Ed25519Signer = SIGNER, origin: str = ORIGIN) -> str:
        return seal_checkpoint(Checkpoint(origin=origin, size=size, root=self.root(size)), signer)

    def request(self, old: int, size: int, signer: Ed25519Signer = SIGNER, origin: str = ORIGIN) -> AddCheckpoint:
        note = self.note(size, signer, origin).encode()
        return AddCheckpoint(old=old, proof=consistency_path(old, size, self.read), note=note)
