"""A transparency log: Merkle tree, signed notes, checkpoints and proofs; it knows nothing of AI policy."""
