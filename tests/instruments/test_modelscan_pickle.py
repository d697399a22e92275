"""The symbolic pickle machine: whatever a stock unpickler would import or call, it tells, and it never raises."""

import array
import collections
import datetime as dt
import decimal
import functools
import io
import itertools
import operator
import os
import pathlib
import pickle
import pickletools
import random
import struct
import uuid
from contextlib import suppress
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.soak import longer
from shirushi.instruments.modelscan.formats import FORMATS
from shirushi.instruments.modelscan.part import Part
from shirushi.instruments.modelscan.readers.pickle.arrays import item_size
from shirushi.instruments.modelscan.readers.pickle.machine import Machine, Stop
from shirushi.instruments.modelscan.readers.pickle.reader import FORMAT
from shirushi.instruments.modelscan.remark import Remark, verdict
from shirushi.instruments.modelscan.scan import scan_bytes
from shirushi.instruments.modelscan.spool import Bounds, Spool


class Call:
    """Pickles to a call of `callee` with `args`."""

    def __init__(self, callee, *args):
        self.callee, self.args = callee, args

    def __reduce__(self):
        return self.callee, self.args


def scanned(data):
    return scan_bytes("f", memoryview(data), FORMATS, Spool(None, Bounds()))


def judged(data):
    return verdict(each.remark for each in scanned(data).found)


def told(data):
    """(code, opcode, detail) of the remarks of the pickle reader."""
    return [
        (one.code, one.node, one.detail)
        for one in FORMAT.look(Part(name="", data=memoryview(data)))
        if isinstance(one, Remark)
    ]


PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)
DATA = {
    "plain": [1, 2.5, "x", b"y", None, True, (1, 2), {"a": [1]}, {1, 2}, frozenset({3}), 1 << 80, "長い" * 200],
    "dates": [dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.timedelta(1), dt.date(2026, 1, 1)],
    "library": [
        collections.OrderedDict(a=1),
        collections.defaultdict(list, a=[1]),
        collections.Counter("aab"),
        collections.deque([1]),
    ],
    "values": [
        decimal.Decimal("1.5"),
        Fraction(1, 3),
        uuid.UUID(int=1),
        pathlib.PurePosixPath("a"),
        SimpleNamespace(a=1),
    ],
    "functions": [
        functools.partial(int, "1", base=2),
        len,
        max,
        operator.itemgetter(1),
        random.Random(1),
        array.array("i", [1]),
    ],
}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", DATA)
def test_what_the_library_pickles_of_values_is_safe(name, protocol):
    assert judged(pickle.dumps(DATA[name], protocol)) == "SAFE"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_call_is_told_with_its_arguments_and_place(protocol):
    data = pickle.dumps([1, Call(os.system, "touch x")], protocol)
    found = told(data)
    assert ("pickle-calls", "REDUCE", "posix.system('touch x')") in found
    assert ("pickle-imports", "GLOBAL" if protocol < 4 else "STACK_GLOBAL", "posix.system") in found
    (call,) = (each.remark for each in scanned(data).found if each.remark.code == "pickle-calls")
    assert pickletools.opcodes[[o.name for o in pickletools.opcodes].index("REDUCE")].code == chr(data[call.offset])


EVIL = pickle.dumps(Call(os.system, "x"))
SYSTEM = b"cos\nsystem\n"
STREAMS = {
    "GLOBAL": SYSTEM + b"(S'x'\ntR.",
    "INST": b"(S'x'\nios\nsystem\n.",
    "OBJ": b"\x80\x02(" + SYSTEM + b"X\x01\0\0\0xo.",
    "NEWOBJ": b"\x80\x02" + SYSTEM + b")\x81.",
    "NEWOBJ_EX": b"\x80\x04" + SYSTEM + b")}\x92.",
    "STACK_GLOBAL": b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x01x\x85R.",
    "by the memo": b"\x80\x04\x8c\x06system\x94\x8c\x02os\x94h\x01h\x00\x93)R.",
    "by a sparse memo": b"\x80\x04\x8c\x06systemr\xff\xff\0\0\x8c\x02osj\xff\xff\0\0\x93)R.",
    "with DUP": b"\x80\x02" + SYSTEM + b"20)R.",
    "with POP between": b"\x80\x02" + SYSTEM + b"K\x010)R.",
    "in frames": b"\x80\x04\x95\x0c\0\0\0\0\0\0\0\x8c\x02os\x8c\x06system\x95\x04\0\0\0\0\0\0\0\x93)R.",
    "a dotted path": b"\x80\x04\x8c\x04json\x8c\x11decoder.scanner.c\x93)R.",
    "a second stream": pickle.dumps([1]) + pickle.dumps(Call(os.system, "x")),
    "broken behind": b"\x80\x02" + SYSTEM + b")R\xff",
    "cut short": b"\x80\x02" + SYSTEM,
    "Python 2's name": b"\x80\x02c__builtin__\neval\n)R.",
    "changed import": b"\x80\x02ccollections\nOrderedDict\n}b.",
    "hidden by getattr": pickle.dumps(Call(getattr, int, "__class__")),
    "a class made": pickle.dumps(Call(type, "X", (), {})),
    "nested bytes": pickle.dumps(Call(pickle.loads, b"x")),
    "a name that is worked out": b"\x80\x04cbuiltins\nstr\nC\x02os\x8c\x05ascii\x86R\x8c\x06system\x93.",
    "names with other escapes": b"\x80\x04S'\\157s'\nS'sys\\x74em'\n\x93)R.",
    "names with escapes": b"\x80\x04S'o\\x73'\nVsyst\\u0065m\n\x93)R.",
    "a memo with gaps": b"\x80\x04Nq\x01q\x00q\x01\x8c\x05torchq\x03\x8c\x02os\x94h\x03\x8c\x06Tensor\x93)R.",
    "a memo entry with a sign": b"\x80\x04" + SYSTEM + b"p1\ng +1\n)R.",
    "a memo entry with a NUL": b"\x80\x04Np1\n0g1\0x\n" + SYSTEM + b")R.",
    "a changed class": b"\x80\x02cbuiltins\ntype\n" + b"ctypes\nSimpleNamespace\n)\x81\x85RN}\x86b.",
}


@pytest.mark.parametrize("name", STREAMS)
def test_each_way_to_a_call_is_dangerous(name):
    assert judged(STREAMS[name]) == "DANGEROUS"


@pytest.mark.parametrize(
    "data",
    [
        b"\x80\x02cnobody.knows\nThis\n)\x81.",
        b"\x80\x02\x82\x01.",
        b"\x80\x02]",
        b"\x80\x02K",
        b"\x80\x02\x8e" + struct.pack("<Q", 1 << 61) + b".",
        b"\x80\x020.",
        b"\x80\x02h\x05.",
        b"\x80\x02ccollections\nOrderedDict\n)R)R.",
        b"\x80\x02]" + b"".join(b"q%c(h%ch%cl" % (n, n, n) for n in range(60)) + b".",
        b"\x80\x02ctorch.storage\n_load_from_bytes\nK\x01\x85R.",
        b"\x80\x02Nr\xff\xff\xff\x7f.",
        b"\x80\x02K\x01)R.",
        b"\x80\x04\x8c\x02osK\x01\x93.",
        pickle.dumps(Call(functools.partial, getattr, "x", "title")),
        pickle.dumps([iter]),
        pickle.dumps(Call(list, itertools.count(1))),
        pickle.dumps(Call(bytearray, 1 << 40)),
        b"\x80\x02cUserDict\nUserDict\n)\x81.".replace(b"\x02", b"\x04", 1),
        b"\x80\x02ccopyreg\n_reconstructor\ncxgboost.core\nDMatrix\nh\0X\1\0\0\0x\x87R.".replace(
            b"DMatrix\nh", b"DMatrix\nq\0h"
        ),
        b"\x80\x02ccopyreg\n__newobj__\ncbuiltins\ntype\nX\1\0\0\0x)}tR.".replace(b"cbuiltins", b"(cbuiltins"),
        b"\x80\x02csklearn.svm._classes\nSVC\nK\x01\x85R.",
        b"\x80\x02ctorch._tensor\n_rebuild_from_type_v2\n(cbuiltins\nmax\nNNNtR.",
    ],
)
def test_what_cannot_be_told_wants_a_review(data):
    assert judged(data) == "REVIEW"


def test_tuples_that_double_and_tuples_in_tuples_cost_what_their_opcodes_do():
    assert judged(b"\x80\x02]ccollections\nOrderedDict\n" + b"2\x86" * 5_000 + b"a.") != "DANGEROUS"
    assert judged(b"\x80\x02](" + b"K\x01" + b"\x85" * 30_000 + b"e.") == "SAFE"
    assert judged(b"\x80\x02]ccollections\nOrderedDict\n" + b"\x85" * 30_000 + b"a.") == "SAFE"


def made(module, name):
    """An object of a class, as every protocol since the second makes it."""
    return b"\x80\x02c" + f"{module}\n{name}\n".encode() + b")\x81}b."


def called(module, name, args=b"X\1\0\0\0x\x85"):
    """The result of a call, with a text as its only argument."""
    return b"\x80\x02c" + f"{module}\n{name}\n".encode() + args + b"R."


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("sklearn.ensemble._forest", "RandomForestClassifier"),
        ("torch.nn.modules.conv", "Conv2d"),
        ("torch.nn.parallel.data_parallel", "DataParallel"),
        ("xgboost.core", "Booster"),
        ("lightgbm.sklearn", "LGBMRegressor"),
        ("scipy.interpolate._fitpack2", "LSQUnivariateSpline"),
        ("pandas._libs.tslibs.offsets", "MonthEnd"),
        ("gensim.models.word2vec", "Word2Vec"),
        ("transformers.training_args", "TrainingArguments"),
        ("nltk.tokenize.punkt", "PunktSentenceTokenizer"),
        ("networkx.classes.graph", "Graph"),
        ("ultralytics.nn.tasks", "DetectionModel"),
    ],
)
def test_objects_of_the_classes_of_popular_libraries_are_safe(module, name):
    assert judged(made(module, name)) == "SAFE"


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        pytest.param(called("sklearn.svm._classes", "SVC"), "REVIEW", id="constructed from arguments"),
        pytest.param(called("torch.nn.modules.conv", "Conv2d", b")"), "SAFE", id="constructed from none"),
        pytest.param(called("functools", "partial", b"cxgboost.core\nBooster\n\x85"), "REVIEW", id="kept by partial"),
        pytest.param(called("transformers.trainer_utils", "SaveStrategy"), "SAFE", id="member of an enumeration"),
        pytest.param(called("pandas._libs.tslibs.offsets", "MonthEnd", b"K\1\x85"), "SAFE", id="value"),
        pytest.param(called("builtins", "getattr", b"cbuiltins\nstr\nX\5\0\0\0lower\x86"), "SAFE", id="method of str"),
        pytest.param(
            called("builtins", "getattr", b"cpathlib\nPath\n)RX\5\0\0\0touch\x86")[:-1] + b")R.",
            "DANGEROUS",
            id="method of a path",
        ),
        pytest.param(called("numpy", "memmap"), "DANGEROUS", id="array in a file"),
        pytest.param(made("numpy", "memmap"), "DANGEROUS", id="array in a file, made"),
        pytest.param(
            called("copyreg", "__newobj__", b"cnumpy\nmemmap\n\x85"), "REVIEW", id="array in a file, by a call"
        ),
        pytest.param(
            called("numpy._core.multiarray", "_reconstruct", b"cnumpy\nmemmap\nK\0\x85U\1b\x87"),
            "SAFE",
            id="array that was in a file",
        ),
        pytest.param(called("numpy", "log1p"), "REVIEW", id="function that is called"),
        pytest.param(called("functools", "partial", b"cnumpy\nlog1p\n\x85"), "SAFE", id="function that is kept"),
        pytest.param(
            called("builtins", "list", b"cbuiltins\nrange\nJ\xff\xff\xff\x7f\x85R\x85"), "REVIEW", id="enormous list"
        ),
        pytest.param(
            pickle.dumps(["os", "system"], 4) + b"\x80\x04h\x01h\x02\x93)R.", "REVIEW", id="memo of the stream before"
        ),
        pytest.param(called("_xxsubinterpreters", "run_string"), "DANGEROUS", id="hidden part of the library"),
        pytest.param(called("somebody.io", "load_weights"), "DANGEROUS", id="function that says it loads"),
        pytest.param(called("somebody.net", "Layer"), "REVIEW", id="unknown class"),
        pytest.param(
            called("xgboost.sklearn", "ThreadPoolExecutor"), "REVIEW", id="imported into a module of the list"
        ),
        pytest.param(made("scipy.stats._continuous_distns", "norm_gen"), "REVIEW", id="runs a text of its state"),
        pytest.param(
            b"\x80\x02(X\6\0\0\0modulectorch.nn.modules.linear\nLinear\nX\1\0\0\0xX\1\0\0\0ytQ)\x81}b.",
            "SAFE",
            id="a class that torch's first format tells of",
        ),
    ],
)
def test_calls_by_what_is_called(data, outcome):
    assert judged(data) == outcome


def test_a_stream_of_many_names_costs_no_more_than_a_thousand_remarks():
    data = b"\x80\x02" + b"".join(b"csomebody\nThing%d\n0" % n for n in range(3_000)) + b"N."
    assert len(told(data)) == 1_000
    assert judged(data + EVIL) == "DANGEROUS"


def test_bytes_that_torch_would_load_are_looked_at():
    inner = pickle.dumps(Call(os.system, "x"))
    data = b"\x80\x03ctorch.storage\n_load_from_bytes\nB" + struct.pack("<I", len(inner)) + inner + b"\x85R."
    assert judged(data) == "DANGEROUS"
    assert judged(data.replace(inner, pickle.dumps([1]).ljust(len(inner), b"\0"))) == "SAFE"


NOT_SAID = 1 << 20


def dtype(kind, *, size=NOT_SAID, flags=0):
    """A type of NumPy's: by its name, and, where a size or -1 is given, with a state that says more."""
    named = b"cnumpy\ndtype\n\x8c" + bytes([len(kind)]) + kind.encode() + b"\x85R"
    if size == NOT_SAID:
        return named
    return named + b"(K\x03\x8c\x01|NNNJ" + struct.pack("<i", size) + b"K\x01K" + bytes([flags]) + b"tb"


def wrapper(*entries, made=b")\x81"):
    """What joblib writes before an array: a wrapper, and its state."""
    return b"\x80\x04cjoblib.numpy_pickle\nNumpyArrayWrapper\n" + made + b"}\x94(" + b"".join(entries) + b"ub"


def shape(*sides):
    return b"\x8c\x05shape(" + b"".join(b"K" + bytes([side]) for side in sides) + b"t"


def aligned(by):
    return b"\x8c\x1bnumpy_array_alignment_bytes" + by


def wrapped_array(numbers, kind, sides, *, padding=None):
    """What joblib writes of an array: a wrapper, and its numbers in the stream right behind its state."""
    head = wrapper(shape(*sides), b"\x8c\x05dtype", dtype(kind), b"" if padding is None else aligned(b"K\x10"))
    pad = b"" if padding is None else bytes([len(padding)]) + padding
    return head + pad + numbers + b"."


@pytest.mark.parametrize("padding", [None, b"", b"\xff" * 5])
def test_numbers_that_joblib_embeds_are_passed_over(padding):
    assert judged(wrapped_array(b"R" * 48, "f8", (2, 3), padding=padding)) == "SAFE"
    assert judged(wrapped_array(b"R" * 47, "f8", (2, 3), padding=padding)) == "REVIEW"


def test_objects_that_joblib_embeds_are_followed():
    assert judged(wrapped_array(pickle.dumps([1]), "O8", (1,))) == "SAFE"
    assert judged(wrapped_array(pickle.dumps(Call(os.system, "x")), "O8", (1,))) == "DANGEROUS"


NUMBER = SYSTEM + b")R."
IN_DTYPE = b"\x8c\x05dtype"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(wrapper(shape(1), IN_DTYPE, dtype("V8", size=-1, flags=63)) + EVIL + b".", id="objects by flags"),
        pytest.param(
            wrapper(shape(1), IN_DTYPE, dtype("V8", size=2)) + b"xx" + NUMBER, id="a size that the state says"
        ),
        pytest.param(wrapper(shape(9), IN_DTYPE, dtype("f8")) + NUMBER.ljust(72), id="opcodes to any other unpickler"),
        pytest.param(
            wrapper(shape(1), IN_DTYPE, dtype("O8")) + wrapped_array(NUMBER.ljust(72), "f8", (9,)), id="nested"
        ),
        pytest.param(wrapper(shape(2), IN_DTYPE, dtype("f8"), aligned(b"N")) + b"\xff" * 16 + NUMBER, id="not aligned"),
    ],
)
def test_calls_beside_the_numbers_of_an_array_are_found(data):
    assert judged(data) == "DANGEROUS"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(wrapper(shape(1), IN_DTYPE, dtype("f8", size=4)) + b"\xff" * 8 + b".", id="contradiction"),
        pytest.param(
            wrapper(shape(1), IN_DTYPE, dtype("f8", size=-1, flags=63)) + b"N.", id="numbers that are objects"
        ),
        pytest.param(wrapper(shape(1), IN_DTYPE, dtype("O8", size=-1)) + pickle.dumps(1) + b".", id="no objects"),
        pytest.param(
            wrapper(shape(1), IN_DTYPE, dtype("f8"), b"cbuiltins\nstr\nC\x05dtype\x8c\x05ascii\x86R", dtype("O8"))
            + b"\xff" * 8
            + b".",
            id="a key worked out",
        ),
        pytest.param(
            wrapper(shape(1), IN_DTYPE, dtype("f8"), b"K\0K\0" * 40, b"\x8c\x01aK\0" * 40) + b"\xff" * 8 + b".",
            id="many entries",
        ),
        pytest.param(
            wrapper(shape(1), IN_DTYPE, dtype("f8"), b"uh\x00" + IN_DTYPE + dtype("O8") + b"s0(") + b"\xff" * 8 + b".",
            id="entered by the memo",
        ),
        pytest.param(wrapper(shape(1), IN_DTYPE, dtype("f8"), made=b"(K\1tR") + b"\xff" * 8 + b".", id="constructed"),
        pytest.param(
            b"\x80\x04\x95" + struct.pack("<Q", 500) + wrapped_array(b"\xff" * 8, "f8", (1,))[2:].ljust(600, b"N"),
            id="read ahead by a frame",
        ),
        pytest.param(
            b"\x80\x04cbuiltins\nmax\ncjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81\x85R}b.", id="taken out of a call"
        ),
        pytest.param(
            b"\x80\x04ccopyreg\n__newobj__\ncjoblib.numpy_pickle\nNumpyArrayWrapper\n\x85R}b.", id="made by a call"
        ),
    ],
)
def test_an_array_whose_end_cannot_be_told_wants_a_review(data):
    assert judged(data) == "REVIEW"


def npy(header, data):
    padded = header.encode() + b" " * (-(len(header) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(padded)) + padded + data


def test_numpy_files():
    head = "{'descr': '%s', 'fortran_order': False, 'shape': (%s,), }"
    assert judged(npy(head % ("<f8", 2), b"\0" * 16)) == "SAFE"
    assert judged(npy(head % ("<M8[D]", 2), b"\0" * 16)) == "SAFE"
    assert (
        judged(npy("{'descr': [('a', '<f8'), ('b', '<U3', (2,))], 'fortran_order': False, 'shape': (1,)}", b"\0" * 32))
        == "SAFE"
    )
    assert judged(npy(head % ("|O", 1), pickle.dumps([1]))) == "SAFE"
    assert judged(npy(head % ("|O", 1), pickle.dumps(Call(os.system, "x")))) == "DANGEROUS"
    assert judged(npy(head % ("<f8", 2), b"\0" * 8)) == "REVIEW"
    assert judged(npy(head % ("<f8", 2), b"\0" * 16 + pickle.dumps(Call(os.system, "x")))) == "DANGEROUS"
    assert judged(npy("__import__('os')", b"")) == "REVIEW"
    assert (item_size("<f8"), item_size("O"), item_size("|S5"), item_size("<U2"), item_size("?"), item_size("x y")) == (
        8,
        0,
        5,
        8,
        1,
        None,
    )


@pytest.mark.parametrize(
    "words", [b"cat\ndog\nbird\n", b"class X:\n    pass\n", b"0 1\n2 3\n", b"(a) one\n(b) two\n", b"I am text.\n"]
)
def test_plain_text_is_no_pickle(words):
    assert "pickle" not in scanned(words).format


def framed(inside, *, less=0):
    """A frame that is said to be so much shorter than what stands in it."""
    return b"\x80\x04\x95" + struct.pack("<Q", len(inside) - less) + inside


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(framed(b"c__torch__.os\n", less=3) + b"system\n)R.", id="a name that goes on behind the frame"),
        pytest.param(framed(b"N." + b"\xff" * 9) + EVIL, id="a stream that goes on behind the frame"),
        pytest.param(framed(b"\x95" + struct.pack("<Q", 9) + b"NNN") + b"NNNNNN.", id="a frame in a frame"),
    ],
)
def test_what_unpicklers_lose_at_the_end_of_a_frame_is_never_safe(data):
    assert judged(data) != "SAFE"


def test_the_numbers_of_an_array_stand_behind_its_frame():
    head = wrapper(shape(1), IN_DTYPE, dtype("f8"))[2:]
    assert judged(framed(head) + b"\xff" * 8 + framed(b"K\x010.")[2:]) == "SAFE"
    assert judged(framed(head + b"N") + b"\xff" * 8 + b".") == "REVIEW"


def test_the_unpickler_in_c_does_lose_what_stands_before_the_end_of_a_frame():
    unpickler = Recorder(framed(b"c__torch__.os\n", less=3) + b"system\n)R.")
    unpickler.load()
    assert unpickler.asked == {("os", "system")}


class Recorder(pickle.Unpickler):
    """Imports nothing: records what it is asked for, and hands out an inert stand-in."""

    def __init__(self, data):
        super().__init__(io.BytesIO(data))
        self.asked = set()

    def find_class(self, module, name):
        self.asked.add((module, name))
        return Inert

    def persistent_load(self, _pid):
        return None


class PyRecorder(pickle._Unpickler):
    """The same, by the unpickler that is written in Python."""

    def __init__(self, data):
        super().__init__(io.BytesIO(data))
        self.asked = set()

    find_class = Recorder.find_class
    persistent_load = Recorder.persistent_load


class Inert:
    """Takes any arguments and any state."""

    def __new__(cls, *_args, **_named):
        return super().__new__(cls)

    def __init__(self, *_args, **_named):
        pass

    def __setstate__(self, _state):
        pass

    def append(self, _item):
        pass

    def extend(self, _items):
        pass

    def __setitem__(self, _key, _value):
        pass


class Heard:
    """A watcher that only writes down the names."""

    def hands_on(self, *_name):
        pass

    def __init__(self):
        self.names = set()

    def imports(self, name, _opcode):
        self.names.add((name.module, name.name))

    def calls(self, *_call):
        pass

    def builds(self, *_build):
        pass

    def extends(self, *_extension):
        self.names.add("hidden")


OPCODES = st.sampled_from(
    [opcode.code.encode("latin-1") for opcode in pickletools.opcodes if opcode.name not in {"EXT1", "EXT2", "EXT4"}]
)
PIECES = st.one_of(
    OPCODES,
    st.sampled_from(
        [
            b"cm\nn\n",
            b"im\nn\n",
            b"\x8c\x01m",
            b"\x8c\x01n",
            b"\x93",
            b"K\x01",
            b"\x95\x05\0\0\0\0\0\0\0",
            b"\x95\x14\0\0\0\0\0\0\0",
            b"q\x01",
            b"q\x02",
            b"r\x03\0\0\0",
            b"h\x01",
            b"h\x02",
            b"h\x03",
            b"\x8c\x01k",
            b"h\x00",
            b"q\x00",
            b"\x94",
            b"(",
            b")",
            b"}",
            b"]",
            b"R",
            b"\x81",
            b"b",
            b"\x85",
            b"t",
            b"u",
            b"e",
            b"2",
            b"0",
            b"1",
            b"N",
            b"I1\n",
            b"S'a'\n",
            b"\x80\x04",
        ]
    ),
    st.binary(max_size=3),
)


@pytest.mark.property
@settings(max_examples=longer(600))
@given(st.lists(PIECES, max_size=24).map(b"".join), st.sampled_from([b"\x80\x02", b"\x80\x04", b""]))
def test_whatever_a_stock_unpickler_imports_is_told(body, head):
    data = head + body + b"."
    heard, why = Heard(), ""
    try:
        Machine(memoryview(data), heard).run(0)
    except Stop as stop:
        why = stop.why
    for unpickler in (Recorder(data), PyRecorder(data)):
        with suppress(Exception):  # broken streams raise anything
            unpickler.load()
        assert unpickler.asked <= heard.names or "hidden" in heard.names or why == "frame"


@pytest.mark.property
@settings(max_examples=longer(400))
@given(st.binary(max_size=120), st.integers(0, 200))
def test_no_bytes_break_the_reader(noise, at):
    data = pickle.dumps([1, "a" * 20, Call(os.getcwd), {"k": (1, 2)}], 4)
    changed = data[:at] + noise + data[at:]
    assert "reader-failed" not in {each.remark.code for each in scanned(changed).found}


@pytest.mark.parametrize("length", [0x80, 0x580, 0x10280, *(opcode << 16 | 0x480 for opcode in b"(GJKXcN\x8a\x8d\x95")])
def test_a_header_of_safetensors_that_begins_as_a_pickle_is_none(length):
    header = b'{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}'.ljust(length)
    data = length.to_bytes(8, "little") + header + b"\0"
    assert [one.remark.code for one in scan_bytes("m", memoryview(data), FORMATS, Spool(None, Bounds())).found] == []
