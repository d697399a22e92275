"""Every format that is scanned, in the order in which their readers are asked."""

from shirushi.instruments.modelscan.part import Format
from shirushi.instruments.modelscan.readers import compressed, gguf, pickled, python, safetensors, tarred, text, zipped

FORMATS: tuple[Format, ...] = (
    zipped.FORMAT,
    tarred.FORMAT,
    *compressed.FORMATS,
    safetensors.FORMAT,
    gguf.FORMAT,
    pickled.FORMAT,
    python.FORMAT,
    text.FORMAT,
)
