"""The language model, in this process: one slot, one seed, no cache, so that a question has one answer."""

import os
import secrets
import threading
from dataclasses import dataclass
from pathlib import Path

from prompt import Prompt

# Threads that wait by spinning long make a busy machine much slower, those that never spin an idle one by a quarter.
# Read when the library is loaded.
os.environ.setdefault("GOMP_SPINCOUNT", "100000")

_THREADS = 2
_CONTEXT = 2048


class CannotAnswerError(Exception):
    """The model could not take the prompt; it is most likely too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the model wrote, why it stopped (`stop`, `length`), and the tokens read and written."""

    text: str
    finish: str
    tokens_in: int
    tokens_out: int


class Engine:
    """Answers one prompt at a time."""

    def __init__(self, weights: Path) -> None:
        """Load the model.

        Raises:
            ImportError: the extra `local-model` is not installed.
        """
        import xllamacpp  # noqa: PLC0415 - an extra, wanted only here

        settings = xllamacpp.CommonParams()
        settings.model.path = str(weights)
        settings.n_ctx = _CONTEXT
        settings.n_parallel = 1
        settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = _THREADS
        settings.cache_prompt = settings.fit_params = settings.ui = settings.endpoint_slots = False
        settings.cache_ram_mib = settings.n_ctx_checkpoints = 0
        settings.verbosity = -1
        # The library opens a port of its own beside ours; a key nobody knows keeps it shut.
        settings.hostnames, settings.port, settings.api_keys = ["127.0.0.1"], 0, [secrets.token_hex(32)]
        self._server = xllamacpp.Server(settings)
        self._free = threading.Lock()

    def answer(self, prompt: Prompt, limit: int) -> Answer:
        """Let the model go on from `prompt` for at most `limit` tokens.

        Raises:
            CannotAnswerError: it could not.
        """
        asked = {
            "prompt": prompt.text,
            "stop": list(prompt.ends),
            "n_predict": limit,
            "temperature": 0,
            "samplers": ["temperature"],
            "seed": 1,
            "cache_prompt": False,
        }
        with self._free:
            found = self._server.handle_completions(asked)
        if "choices" not in found:
            raise CannotAnswerError
        choice, usage = found["choices"][0], found["usage"]
        text = choice["text"].strip()
        is_whole = bool(text) and choice["finish_reason"] == "stop"
        return Answer(
            text=text + prompt.close if is_whole else text,
            finish=choice["finish_reason"],
            tokens_in=usage["prompt_tokens"],
            tokens_out=usage["completion_tokens"],
        )
