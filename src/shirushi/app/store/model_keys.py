"""The user's own key for signing models: `HOME/own-key/models.pem`, made on first use, readable by its owner only."""

import os
from pathlib import Path

from shirushi.app.store.disk import OWNER_ONLY, reaching, write_new
from shirushi.app.store.keys import read_private
from shirushi.evidence.model_key import ModelSigner

_SECRET_BYTES = 48  # more than the curve needs, so that no number is likelier than another


def own_model_signer(home: Path) -> ModelSigner:
    """Return the key; the first call makes it.

    Raises:
        Refused: the key or its folder is open to others.
        Malformed: the file holds no key.
        Unavailable: the disk refuses.
    """
    path = home / "own-key" / "models.pem"
    with reaching(path):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            write_new(path, ModelSigner.derive(int.from_bytes(os.urandom(_SECRET_BYTES))).pem(), OWNER_ONLY)
    return ModelSigner.load(read_private(path))
