"""What a pickle may import: an allow-list. Whatever stands on no list of the standard library's is dangerous.

A name stands here only if importing and calling it, with any arguments made of what stands here, and giving the result
any state, runs no code that the file brings or names, and writes and sends nothing. Each entry is `module: names`; a
pattern stands for classes of a package (`[A-Z]…`) whose making and whose `__setstate__` only keep what they are given.
Sources: the modules themselves, as of CPython 3.11–3.14, NumPy 1.26–2.4, SciPy 1.17, scikit-learn 1.8, pandas 3, torch
2.9, joblib 1.5, XGBoost 3, LightGBM 4. The file is long since it is that list.
"""

import re
from collections.abc import Mapping

from shirushi.instruments.modelscan.readers.pickle.stdlib_classes import IMPORTED

STDLIB: Mapping[str, str] = {
    "builtins": """
        object set frozenset list tuple dict str bytes bytearray int float complex bool slice range type iter reversed
        enumerate zip getattr Ellipsis NotImplemented None
        BaseException Exception ArithmeticError AssertionError AttributeError EOFError FloatingPointError ImportError
        IndexError KeyError LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError
        RecursionError RuntimeError StopIteration SyntaxError TypeError UnicodeDecodeError UnicodeEncodeError UnicodeError
        ValueError ZeroDivisionError Warning UserWarning DeprecationWarning FutureWarning RuntimeWarning TimeoutError
        FileNotFoundError PermissionError ConnectionError KeyboardInterrupt
    """,
    "collections": "OrderedDict defaultdict Counter deque ChainMap UserDict UserList UserString",
    "collections.abc": "Mapping MutableMapping Sequence MutableSequence Set MutableSet Iterable Iterator Callable Hashable Sized Container Collection Generator",
    "copyreg": "_reconstructor __newobj__ __newobj_ex__",
    "datetime": "date time datetime timedelta timezone timezone.utc tzinfo",
    "zoneinfo": "ZoneInfo ZoneInfo._unpickle",
    "decimal": "Decimal Context DecimalTuple getcontext",
    "fractions": "Fraction",
    "numbers": "Number Complex Real Rational Integral",
    "uuid": "UUID SafeUUID",
    "pathlib": "Path PurePath PosixPath PurePosixPath WindowsPath PureWindowsPath",
    "types": "SimpleNamespace MappingProxyType NoneType EllipsisType NotImplementedType GenericAlias UnionType",
    "argparse": "Namespace",
    "random": "Random",
    "re": "_compile compile RegexFlag Pattern",
    "_codecs": "encode",
    "codecs": "encode",
    "functools": "partial",
    "operator": "itemgetter or_",
    "itertools": "count cycle repeat chain product permutations combinations islice",
    "array": "array _array_reconstructor",
    "struct": "Struct",
    "time": "struct_time",
    "string": "Template",
    "ipaddress": "IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface",
    "io": "BytesIO StringIO",
    "enum": "Enum IntEnum Flag IntFlag StrEnum",
    "logging": "getLogger Logger LogRecord",
    "urllib.parse": "ParseResult SplitResult DefragResult",
    "os": "stat_result terminal_size",
    "dataclasses": "_MISSING_TYPE",
    "typing": "Any Union Optional List Dict Tuple Set FrozenSet Callable Literal Generic TypeVar NoReturn ClassVar Final Sequence Mapping Iterable Iterator Type",
    "posix": "stat_result terminal_size",
    "statistics": "NormalDist",
    "datetime.timezone": "utc",
    "queue": "Empty Full",
    "csv": "Dialect excel",
    "http": "HTTPStatus",
    "inspect": "_empty Signature Parameter _ParameterKind",
    "weakref": "WeakValueDictionary WeakKeyDictionary WeakSet",
}
"""Of the standard library; every other callable in it is dangerous."""

UFUNCS = (
    r"abs|absolute|add|arccos|arccosh|arcsin|arcsinh|arctan|arctan2|arctanh|cbrt|ceil|conj|conjugate|copysign|cos|cosh"
    r"|deg2rad|degrees|divide|divmod|equal|erf|erfc|exp|exp2|expit|expm1|fabs|float_power|floor|floor_divide|fmax|fmin|fmod"
    r"|gamma|gammaln|greater|greater_equal|heaviside|hypot|invert|isfinite|isinf|isnan|less|less_equal|log|log10|log1p|log2"
    r"|logaddexp|logical_and|logical_not|logical_or|logical_xor|logit|maximum|minimum|mod|modf|multiply|negative|not_equal"
    r"|positive|power|rad2deg|radians|reciprocal|remainder|rint|sign|sin|sinh|softmax|sqrt|square|subtract|tan|tanh|trunc|xlogy"
)
"""Functions of numbers, element by element."""

PACKAGES: Mapping[str, str] = {
    "numpy": """
        ndarray dtype generic number bool bool_ int8 int16 int32 int64 intc intp int_ longlong uint8 uint16 uint32 uint64
        uintc uintp uint ulonglong float16 float32 float64 float128 longdouble half single double complex64 complex128
        complex256 clongdouble csingle cdouble str_ bytes_ unicode_ string_ void object_ datetime64 timedelta64 integer
        signedinteger unsignedinteger inexact floating complexfloating flexible character matrix recarray record poly1d
        float int object str random.Generator core.records.recarray nan inf iinfo finfo
    """,
    "numpy.linalg": "LinAlgError",
    "numpy.core.multiarray": "_reconstruct scalar ndarray dtype",
    "numpy._core.multiarray": "_reconstruct scalar ndarray dtype",
    "numpy.core.numeric": "_frombuffer",
    "numpy._core.numeric": "_frombuffer",
    "numpy.core": "_ufunc_reconstruct",
    "numpy._core": "_ufunc_reconstruct",
    "numpy.ma": "MaskedArray",
    "numpy.ma.core": "_mareconstruct MaskedArray MaskedConstant mvoid",
    "numpy.ma.mrecords": "_mrreconstruct MaskedRecords mrecarray",
    "numpy.matrixlib.defmatrix": "matrix",
    "numpy.rec": "recarray record",
    "numpy.core.records": "recarray record",
    "numpy._core.records": "recarray record",
    "numpy.random": "RandomState Generator",
    "numpy.random.mtrand": "RandomState _rand",
    "numpy.random._mt19937": "MT19937",
    "numpy.random._pcg64": "PCG64 PCG64DXSM",
    "numpy.random._philox": "Philox",
    "numpy.random._sfc64": "SFC64",
    "numpy.random._generator": "Generator",
    "numpy.random._pickle": "__randomstate_ctor __bit_generator_ctor __generator_ctor",
    "numpy.random.bit_generator": "SeedSequence __pyx_unpickle_SeedSequence __pyx_unpickle_SeedlessSequence",
    "numpy.lib.index_tricks": "IndexExpression",
    "torch": """
        Tensor Size device dtype Generator Storage float float16 float32 float64 double half bfloat16 int int8 int16
        int32 int64 short long uint8 uint16 uint32 uint64 bool complex64 complex128 complex32 qint8 quint8 qint32
        float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu float4_e2m1fn_x2 strided sparse_coo
        sparse_csr sparse_csc sparse_bsr sparse_bsc per_tensor_affine per_channel_affine per_tensor_symmetric
        contiguous_format channels_last preserve_format channels_last_3d quint4x2 quint2x4 bits8 bits16
        FloatStorage DoubleStorage HalfStorage BFloat16Storage IntStorage LongStorage ShortStorage CharStorage
        ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage QInt8Storage QUInt8Storage QInt32Storage
        UntypedStorage TypedStorage BFloat16Tensor FloatTensor ScriptObject
    """,
    "torch._utils": """
        _rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state
        _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_qtensor _rebuild_meta_tensor_no_storage
        _rebuild_nested_tensor _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor
        _rebuild_wrapper_subclass _rebuild_xla_tensor
    """,
    "torch._tensor": "_rebuild_from_type_v2 _rebuild_from_type Tensor",
    "torch.nn.parameter": "Parameter Buffer UninitializedParameter",
    "torch.storage": "_load_from_bytes UntypedStorage TypedStorage _LegacyStorage",
    "torch.cuda": "FloatStorage DoubleStorage HalfStorage BFloat16Storage IntStorage LongStorage ShortStorage CharStorage ByteStorage BoolStorage ComplexFloatStorage UntypedStorage FloatTensor HalfTensor LongTensor",
    "torch.serialization": "_get_layout",
    "torch._C": "Size dtype device _nn.gelu",
    "torch.torch_version": "TorchVersion",
    "torch.utils.data.dataset": "TensorDataset Subset",
    "torch.jit._pickle": "build_intlist build_tensorlist build_doublelist build_boollist build_tensor_from_id restore_type_tag",
    "sklearn.tree._tree": "Tree",
    "sklearn.utils._bunch": "Bunch",
    "sklearn.utils": "Bunch",
    "joblib.numpy_pickle": "NumpyArrayWrapper",
    "scipy.optimize._optimize": "OptimizeResult",
    "scipy.spatial._ckdtree": "cKDTree cKDTreeNode",
    "scipy.spatial._kdtree": "KDTree",
    "pandas._libs.internals": "_unpickle_block BlockPlacement BlockManager SharedBlock NumpyBlock",
    "pandas._libs.tslibs.nattype": "_nat_unpickle",
    "pandas._libs.tslibs.timestamps": "_unpickle_timestamp Timestamp",
    "pandas._libs.tslibs.timedeltas": "_timedelta_unpickle Timedelta",
    "pandas._libs.tslibs.period": "_unpickle_period",
    "pandas._libs.tslibs.offsets": "_offset_unpickle",
    "pandas._libs.missing": "_unpickle_na NAType",
    "pandas.core.indexes.base": "_new_Index Index",
    "pandas.core.indexes.datetimes": "_new_DatetimeIndex DatetimeIndex",
    "pandas.core.indexes.period": "_new_PeriodIndex PeriodIndex",
    "pandas.core.indexes.interval": "_new_IntervalIndex IntervalIndex",
    "pandas.core.internals.blocks": "new_block Block",
    "pandas.core.internals.managers": "BlockManager SingleBlockManager",
    "pyarrow.lib": "type_for_alias _restore_array py_buffer",
    "catboost.core": "CatBoost CatBoostClassifier CatBoostRegressor",
    "tokenizers": "Tokenizer AddedToken",
    "tokenizers.models": "Model BPE WordPiece WordLevel Unigram",
    "transformers.tokenization_utils_base": "BatchEncoding",
    "nltk.probability": "FreqDist ConditionalFreqDist",
    "jax._src.array": "_reconstruct_array",
    "torch.distributed.checkpoint.metadata": """
        Metadata MetadataIndex TensorStorageMetadata BytesStorageMetadata ChunkStorageMetadata TensorProperties StorageMeta
        _MEM_FORMAT_ENCODING
    """,
    "torch.distributed.checkpoint.filesystem": "_StorageInfo _StoragePrefix",
    "dill._dill": "_create_array _load_type",
    "dateutil.tz.tz": "tzutc tzlocal tzoffset",
    "pytz": "_UTC _p",
    "omegaconf.dictconfig": "DictConfig",
    "omegaconf.listconfig": "ListConfig",
    "omegaconf.base": "ContainerMetadata Metadata",
    "omegaconf.nodes": "AnyNode StringNode IntegerNode FloatNode BooleanNode EnumNode",
}
"""Of other packages, name by name."""

FUNCTIONS: Mapping[str, str] = {
    "builtins": """
        len abs max min sum sorted round any all ord chr divmod pow repr hash isinstance issubclass
    """,
    "math": "sqrt exp log log2 log10 sin cos tan floor ceil fabs pow",
    "operator": "add sub truediv neg and_ xor inv not_ eq ne lt le gt ge",
    "bisect": "bisect_left bisect_right",
    "numpy": """
        log log1p log2 log10 exp expm1 sqrt square abs absolute sin cos tan tanh arctan mean median sum min max std var
        sign ceil floor rint isnan isfinite maximum minimum add subtract multiply divide power cbrt reciprocal identity
        nanmean nanmedian argmax argmin amax amin prod cumsum where clip round around dot matmul argsort sort
        unique concatenate hstack vstack stack ravel reshape transpose nansum nanmax nanmin nanstd nanvar ptp percentile
        quantile average diff any all isclose array asarray zeros ones full arange linspace eye nan_to_num squeeze
        expand_dims count_nonzero memmap vectorize
    """,
    "numpy.linalg": "norm",
    "torch": """
        relu tanh sigmoid softmax log_softmax exp log sqrt abs sin cos sum mean add mul sub div matmul cat stack clamp square
    """,
    "torch.nn.functional": """
        relu relu6 gelu silu softmax log_softmax tanh sigmoid logsigmoid leaky_relu elu selu celu glu mish hardswish
        hardtanh hardsigmoid softplus softsign dropout cross_entropy nll_loss mse_loss l1_loss smooth_l1_loss huber_loss
        binary_cross_entropy binary_cross_entropy_with_logits kl_div normalize layer_norm cosine_similarity
        max_pool2d avg_pool2d adaptive_avg_pool2d interpolate linear
    """,
    "torch._C._nn": "gelu",
    "sklearn.feature_selection._univariate_selection": "f_classif f_regression f_oneway chi2 r_regression",
    "sklearn.feature_selection._mutual_info": "mutual_info_classif mutual_info_regression",
    "sklearn.metrics.pairwise": "rbf_kernel linear_kernel polynomial_kernel cosine_similarity euclidean_distances",
    "sklearn.preprocessing._data": "scale minmax_scale normalize",
    "scipy._lib.array_api_compat.numpy._aliases": "asarray",
    "scipy.special._ufuncs": "expit logit erf",
    "scipy.special": "expit logit softmax",
}
"""Functions of values, which honest files keep but leave to be called by what they are kept in."""

_CLASS = r"_?[A-Z][A-Za-z0-9_]*"
PATTERNS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(module), re.compile(name))
    for module, name in (
        (r"torch\.nn\.(modules|parameter|quantized|qat|intrinsic)(\..+)?", _CLASS),
        (r"torch\.(ao\.)?(nn|quantization)\.(?!fx|quantize_fx|pt2e|parallel|attention|_numeric)[a-z_.]+", _CLASS),
        (r"torch\.nn\.parallel(\.(data_parallel|distributed))?", r"DataParallel|DistributedDataParallel"),
        (r"(ultralytics\.nn\.(tasks|modules)|timm\.(models|layers))(\..+)?", _CLASS),
        (r"torch\.optim(\..+)?", _CLASS),
        (r"(gym|gymnasium)\.spaces\.(box|dict|discrete|multi_binary|multi_discrete|space|tuple)", _CLASS),
        (r"stable_baselines3\.common\.(buffers|distributions|policies|torch_layers|type_aliases|utils)", _CLASS),
        (r"(stable_baselines3|sb3_contrib)\.[a-z0-9_]+\.policies", _CLASS),
        (r"torchvision\.(models|ops)(\..+)?", _CLASS),
        (r"torchvision\.transforms(\.(transforms|functional|_presets))?", _CLASS),
        (
            r"sklearn\.(?!externals|datasets|callback|_callback|utils\._test|utils\.estimator_checks|utils\._mocking|utils\.parallel|utils\.discovery|tests|conftest|experimental)[a-z_0-9.]+",
            _CLASS,
        ),
        (
            r"sklearn\.(metrics\._dist_metrics|neighbors\._[a-z_]+|_loss\._loss|_loss\.loss|linear_model\._[a-z_]+|ensemble\._[a-z_.]+|utils\._[a-z_]+|svm\._[a-z_]+|cluster\._[a-z_.]+|manifold\._[a-z_]+)",
            r"__pyx_unpickle_\w+|newObj|new_[A-Z]\w+",
        ),
        (r"scipy\.(interpolate|spatial(\.transform)?|cluster|signal)\._[a-z_0-9]+", _CLASS),
        (r"scipy\.interpolate\._interpolate", r"interp1d(\._call\w*)?"),
        (r"scipy\.stats\._kde", r"gaussian_kde"),
        (
            r"sklearn\.metrics\._(classification|regression|ranking)|sklearn\.metrics\.cluster\._(un)?supervised",
            r"[a-z]\w*_(score|error|loss|coef|corrcoef|deviance|auc|gain)|auc",
        ),
        (r"sklearn\.cluster\._kmeans", r"_kmeans_single_(lloyd|elkan)|lloyd_iter\w+|elkan_iter\w+"),
        (r"sklearn\.compose\._column_transformer", r"make_column_selector"),
        (r"pandas\._libs\.sparse", r"IntIndex|BlockIndex"),
        (
            r"scipy\.optimize\._[a-z_]+",
            r"OptimizeResult|RootResults|Bounds|LinearConstraint|NonlinearConstraint|LbfgsInvHessProduct|BFGS|SR1",
        ),
        (r"scipy\.sparse(\._?[a-z]{3})?", r"[a-z]{3}_(matrix|array)"),
        (r"pandas\.arrays", _CLASS),
        (r"pandas\.core\.(frame|series|arrays|dtypes|indexes|internals|generic|categorical|flags)(\..+)?", _CLASS),
        (r"pandas\._libs\.(arrays|internals|tslibs|interval)(\..+)?", r"__pyx_unpickle_\w+|" + _CLASS),
        (
            r"pandas(\.tseries\.[a-z]+)?",
            r"DataFrame|Series|Index|Interval|Period|NA|NaT|Timestamp|Timedelta|Categorical\w*|\w*Index|\w*Dtype",
        ),
        (r"numpy\.(dtypes|polynomial\.[a-z_]+|exceptions)", _CLASS),
        (r"numpy\.random\.(_\w+|bit_generator|mtrand)", r"__pyx_unpickle_\w+"),
        (r"numpy\._?core\._multiarray_umath", UFUNCS),
        (r"numpy", UFUNCS),
        (r"scipy\.special(\._ufuncs|\._special_ufuncs)?", UFUNCS),
        (r"xgboost\.core", r"Booster"),
        (r"xgboost\.(sklearn|compat)", r"XGB\w+"),
        (r"xgboost\.callback", r"EarlyStopping|LearningRateScheduler|EvaluationMonitor|TrainingCallback"),
        (r"lightgbm\.(sklearn|basic)", r"LGBM\w+|Booster"),
        (r"transformers\.training_args\w*", r"\w*TrainingArguments|OptimizerNames|ParallelMode"),
        (
            r"transformers\.(trainer_utils|trainer_pt_utils)",
            r"\w*(Strategy|Type|Config|Output|Prediction|State|Option|Backend)",
        ),
        (r"transformers\.debug_utils", r"DebugOption"),
        (r"transformers\.pytorch_utils", r"Conv1D"),
        (r"transformers\.tokenization_utils_(tokenizers|fast)", r"TokenizersBackend|PreTrainedTokenizerFast"),
        (r"transformers\.models\.\w+\.tokenization_\w+_fast", r"\w+TokenizerFast"),
        (r"transformers\.modeling_outputs", r"\w+Output\w*"),
        (r"networkx\.classes\.((multi)?(di)?graph|coreviews|reportviews)", r"(Multi)?(Di)?Graph|\w+View|Filter\w+"),
        (r"nltk\.(tokenize\.punkt|probability)", r"Punkt\w+|\w+Dist"),
        (r"transformers\.generation\.configuration_utils", r"\w*Config|CompileConfig"),
        (r"transformers\.configuration_utils", r"PretrainedConfig|PreTrainedConfig"),
        (r"transformers\.integrations\.deepspeed", r"HfTrainerDeepSpeedConfig|HfDeepSpeedConfig"),
        (r"transformers\.models\.[a-z_0-9]+\.configuration_[a-z_0-9]+", r"[A-Z]\w*Config"),
        (
            r"transformers\.models\.[a-z_0-9]+\.modeling_[a-z_0-9]+",
            r"[A-Z]\w*(Model|Layer|Attention|MLP|Embeddings|Encoder|Decoder|Block|Norm|Head|Pooler|Output|SelfOutput|Intermediate|SelfAttention|LMHeadModel|Classification|Answering|LM|ForCausalLM|RotaryEmbedding)",
        ),
        (r"transformers\.activations", r"\w*(Activation|GELU|SiLU|ReLU)\w*"),
        (r"accelerate\.state", r"PartialState|AcceleratorState|GradientState"),
        (r"accelerate\.utils\.dataclasses", r"\w*(Type|Plugin|Config|Configuration|Kwargs)"),
        (r"trl\.trainer\.[a-z_]+_config", r"[A-Z]\w*Config"),
        (r"peft\.(tuners\.[a-z_.]+|utils\.peft_types|config)", r"\w*(Config|Type)"),
        (
            r"gensim\.models\.(word2vec|doc2vec|fasttext|keyedvectors|ldamodel|lsimodel|tfidfmodel|phrases)",
            r"original_scorer|npmi_scorer|df2idf|Word2Vec\w*|Doc2Vec\w*|FastText\w*|KeyedVectors|Vocab|LdaModel|LdaState|LsiModel|Projection|TfidfModel|Phrases|FrozenPhrases|Phraser|CompatVocab|SimpleVocab|Heapitem",
        ),
        (r"gensim\.corpora\.dictionary", r"Dictionary"),
        (r"gensim\.models\.ldamulticore", r"LdaMulticore"),
        (r"gensim\.utils", r"FakeDict|call_on_class_only|identity"),
        (r"imblearn\.[a-z_.]+", _CLASS),
        (r"category_encoders\.[a-z_]+", _CLASS),
        (r"(pytorch_lightning|lightning\.pytorch|lightning_fabric)\.(callbacks|utilities)\.[a-z_.]+", _CLASS),
        (r"torch\.distributions\.[a-z_]+", _CLASS),
        (r"fractions|decimal", _CLASS),
    )
)
"""Classes of packages whose making and `__setstate__` only keep what they are given."""

_ELSEWHERE = frozenset(
    [
        "Parallel",
        "Memory",
        "MemorizedFunc",
        "MemorizedResult",
        "Session",
        "HfApi",
        "ModelCard",
        "RepoCard",
        "CommitOperationAdd",
        "Repository",
        "ImmutableSandboxedEnvironment",
        "SandboxedEnvironment",
        "Environment",
        "Template",
        "Image",
        "ImageFile",
        "ThreadpoolController",
        "Extension",
        "Progress",
        "Console",
        "Live",
        "ShardedCorpus",
        "Request",
        "Response",
        "Retry",
        "Jupyter",
        "Git",
        "GitRepo",
        "Repo",
        "Config_",
        "Docker",
    ]
)
"""Classes that packages import from one another, and that do more than keep what they are given."""

STEERING = frozenset(
    [
        ("builtins", "getattr"),
        ("builtins", "iter"),
        ("codecs", "encode"),
        ("_codecs", "encode"),
        ("copyreg", "_reconstructor"),
        ("copyreg", "__newobj__"),
        ("copyreg", "__newobj_ex__"),
        ("joblib.numpy_pickle", "NumpyArrayWrapper"),
        ("dill._dill", "_create_array"),
        ("jax._src.array", "_reconstruct_array"),
        ("dill._dill", "_load_type"),
        ("numpy.core", "_ufunc_reconstruct"),
        ("numpy._core", "_ufunc_reconstruct"),
        ("numpy.random._pickle", "__generator_ctor"),
        ("torch._tensor", "_rebuild_from_type"),
        ("torch._tensor", "_rebuild_from_type_v2"),
        ("torch.storage", "_load_from_bytes"),
    ]
)
"""On the lists, yet harmless only with the right arguments: to be called where they stand, never to be handed on."""

_CALLABLE = tuple(
    (re.compile(module), re.compile(name))
    for module, name in (
        (r"pandas(\..+)?", r"\w*Dtype|Timestamp|Timedelta|Interval|Period|NA|NaT|__pyx_unpickle_\w+"),
        (r"pandas\._libs\.(tslibs\.offsets|sparse)", _CLASS),
        (r"sklearn\..+", r"__pyx_unpickle_\w+|newObj|new_[A-Z]\w+"),
        (r"sklearn\.(_loss\._loss|linear_model\._sgd_fast|metrics\._dist_metrics)", _CLASS),
        (r"numpy\.(dtypes|random\..+)", r".+"),
        (
            r"(transformers|accelerate|peft|trl)\..+",
            r"\w*(Strategy|Type|Names|Mode|Target|Backend|Option|Config|Output)",
        ),
        (r"numpy\.exceptions|.+\._exceptions?", r"\w+(Error|Warning)"),
        (r"torch\.nn\.parameter", r"\w*Parameter|Buffer"),
        (r"torch\.optim\.swa_utils|torch\.ao\.quantization\..+", r"\w*(Type|Target)"),
        (r"torchvision\..+", r"\w*(_Weights|InterpolationMode)"),
        (r"fractions|decimal", _CLASS),
        (r"stable_baselines3\.common\.type_aliases", r"Train\w+"),
    )
)
"""Of what the patterns let pass: what may also be constructed from any arguments, enumerations above all."""


def _pairs(*lists: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((module, name) for listed in lists for module, names in listed.items() for name in names.split())


_CALLED = _pairs(STDLIB, PACKAGES)
_LISTED = _CALLED | _pairs(FUNCTIONS)


_TORCHSCRIPT = re.compile(r"__torch__(\..+)?")
"""Modules that exist in a TorchScript archive only, never in Python: their classes are programs of that archive."""


def is_allowed(module: str, name: str) -> bool:
    """Whether the pair stands on the lists, or is a class that a pattern names."""
    if (module, name) in _LISTED or _TORCHSCRIPT.fullmatch(module):
        return True
    if name in IMPORTED or name in _ELSEWHERE:
        return False
    return any(of.fullmatch(module) and named.fullmatch(name) for of, named in PATTERNS)


def is_callable(module: str, name: str) -> bool:
    """Whether an allowed pair may be called with any arguments, not only made as an empty object."""
    return (module, name) in _CALLED or any(of.fullmatch(module) and named.fullmatch(name) for of, named in _CALLABLE)
