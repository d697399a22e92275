"""Every format that is scanned, in the order in which their readers are asked."""

from shirushi.instruments.modelscan.part import Format
from shirushi.instruments.modelscan.readers import (
    compressed,
    config,
    gguf,
    messagepack,
    onnx,
    programs,
    python,
    safetensors,
    sentencepiece,
    tarred,
    template,
    text,
    torchscript,
    zipped,
)
from shirushi.instruments.modelscan.readers.hdf5 import reader as hdf5
from shirushi.instruments.modelscan.readers.keras import reader as keras
from shirushi.instruments.modelscan.readers.pickle import arrays, reader

FORMATS: tuple[Format, ...] = (
    zipped.FORMAT,
    tarred.FORMAT,
    *compressed.FORMATS,
    safetensors.FORMAT,
    gguf.FORMAT,
    reader.FORMAT,
    arrays.FORMAT,
    hdf5.FORMAT,
    onnx.FORMAT,
    sentencepiece.FORMAT,
    messagepack.FORMAT,
    keras.FORMAT,
    config.FORMAT,
    template.FORMAT,
    *programs.FORMATS,
    torchscript.FORMAT,
    python.FORMAT,
    text.FORMAT,
)
