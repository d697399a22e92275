"""TorchScript archives and MessagePack weights, harmless and not, as Torch and Flax write them."""

import struct
from collections.abc import Iterator
from typing import Any

from scanning.assembler import StackGlobal, call, written
from scanning.contained import zipped
from scanning.recipe import Harmless, Recipe, Sentinel

NO_TORCH = "needs Torch, which compiles the program and runs the operator when the model is called"
FAMILY = "programs in TorchScript"
CODE = "m/code/__torch__.py"

PROGRAM = """class Net(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  weight : Tensor
  training : bool
  names : List[str]
  def forward(self: __torch__.Net,
    input: Tensor,
    n: int=2) -> Tuple[Tensor, str]:
    weight = self.weight
    outs = annotate(List[Tensor], [])
    for _0 in range(n):
      if torch.gt(torch.dim(input), 1):
        _1 = torch.append(outs, torch.linear(input, weight, None))
      else:
        ops.prim.RaiseException("bad dim", "builtins.ValueError")
    x, y, = torch.max(torch.stack(outs), 0)
    %s
    return (x, torch.format("{} of {}", torch.size(x, 0), torch.len(self.names)))
"""
REACHING = {
    "save": "_2 = torch.save(x, %r)",
    "save-as-a-method": "_2 = (x).save(%r, )",
    "from-file": "y = torch.from_file(%r, True, 3)",
    "another-machine": "y = ops.rpc.rpc_sync(%r, x)",
}


def archive(statement: str) -> bytes:
    """A TorchScript archive of one class with one parameter of twelve bytes."""
    module = b"\x80\x02c__torch__\nNet\nq\x00)\x81}(X\x08\x00\x00\x00trainingq\x01\x88ub."
    return zipped(
        {
            "m/data.pkl": module,
            CODE: (PROGRAM % statement).encode(),
            "m/constants.pkl": b"\x80\x02).",
            "m/version": b"3\n",
            "m/data/0": struct.pack("<3f", 1, 2, 3),
        }
    )


def messagepack(value: Any) -> bytes:
    """What Flax writes: maps of words, and arrays as an extension that holds shape, type and bytes."""
    if isinstance(value, dict):
        inner = b"".join(messagepack(each) for pair in value.items() for each in pair)
        return struct.pack(">BH", 0xDE, len(value)) + inner
    if isinstance(value, str):
        return struct.pack(">BB", 0xD9, len(value.encode())) + value.encode()
    if isinstance(value, bytes):
        return struct.pack(">BI", 0xC6, len(value)) + value
    data = struct.pack(f"<{len(value)}f", *value)
    array = b"\x93\x91" + bytes([len(value)]) + messagepack("float32") + messagepack(data)
    return struct.pack(">BIB", 0xC9, len(array), 1) + array


def recipes() -> Iterator[Recipe]:
    for title, statement in REACHING.items():
        yield Recipe(
            id=f"torchscript/{title}", family=FAMILY, file="model.pt", loader="none", unproven=NO_TORCH,
            make=lambda it, statement=statement: archive(statement % it.path),
        )  # fmt: skip
    yield Recipe(
        id="messagepack/objects", family=FAMILY, file="weights.msgpack", loader="none", make=_objects,
        unproven="needs msgpack-numpy, which unpickles arrays of objects",
    )  # fmt: skip


def _objects(it: Sentinel) -> bytes:
    pickled = written(call("os:system", it.shell), StackGlobal)
    return messagepack({"nd": "1", "type": "O", "data": pickled})


def harmless() -> Iterator[Harmless]:
    made_by = "hand, as Torch and Flax write it"
    made = {
        "torchscript": ("model.pt", lambda: archive("_2 = torch.neg(x)")),
        "torchscript-program": ("__torch__.py", (PROGRAM % "_2 = torch.neg(x)").encode),
        "messagepack": ("flax_model.msgpack", lambda: messagepack({"dense": {"kernel": [1, 2], "bias": [0]}})),
    }
    for title, (file, make) in made.items():
        yield Harmless(id=f"written/{title}", family=FAMILY, file=file, make=make, made_by=made_by)
