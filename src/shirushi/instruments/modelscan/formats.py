"""Every format that is scanned, in the order in which their readers are asked."""

from shirushi.instruments.modelscan.part import Format
from shirushi.instruments.modelscan.readers import (
    compressed,
    config,
    coreml,
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
    tflite,
    torchscript,
    zipped,
)
from shirushi.instruments.modelscan.readers.pickle import arrays, reader
from shirushi.instruments.modelscan.readers.tensorflow import bundle, saved, textual

FORMATS: tuple[Format, ...] = (
    zipped.FORMAT,
    tarred.FORMAT,
    *compressed.FORMATS,
    safetensors.FORMAT,
    gguf.FORMAT,
    reader.FORMAT,
    arrays.FORMAT,
    onnx.FORMAT,
    *saved.FORMATS,
    bundle.FORMAT,
    tflite.FORMAT,
    *coreml.FORMATS,
    textual.FORMAT,
    sentencepiece.FORMAT,
    messagepack.FORMAT,
    config.FORMAT,
    template.FORMAT,
    *programs.FORMATS,
    torchscript.FORMAT,
    python.FORMAT,
    text.FORMAT,
)
