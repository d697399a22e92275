"""The names of what Keras itself saves in a model, and of the operators that its older layers call.

The first two lists are what `tools/keras_names.py` prints for Keras 3.15; those of older editions (Keras 1 and 2, with
TensorFlow 1 and 2) are from their documentation.
"""

import re

_CLASSES = """
    AUC AWQConfig AWQDTypePolicy Abs AbsMaxQuantizer Absolute Accuracy Activation ActivityRegularization Adadelta
    Adafactor Adagrad Adam AdamW Adamax AdaptiveAveragePool AdaptiveAveragePooling1D AdaptiveAveragePooling2D
    AdaptiveAveragePooling3D AdaptiveMaxPool AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add
    AdditiveAttention AffineTransform All AllClose AlphaDropout Amax Amin Angle Any Append Arange Arccos Arccosh
    Arcsin Arcsinh Arctan Arctan2 Arctanh Argmax Argmin Argpartition Argsort Array ArraySplit AssociativeScan
    Attention AugMix AutoContrast Average AveragePool AveragePooling1D AveragePooling2D AveragePooling3D AvgPool1D
    AvgPool2D AvgPool3D BaseAdaptiveAveragePooling BaseAdaptiveMaxPooling BaseAdaptivePooling BaseConv
    BaseConvTranspose BaseDepthwiseConv BaseGlobalPooling BaseImagePreprocessingLayer BaseOptimizer BasePooling
    BaseSeparableConv BaseSpatialDropout BatchNorm BatchNormalization Bidirectional BinaryAccuracy
    BinaryCrossentropy BinaryFocalCrossentropy BinaryIoU Bincount BitwiseAnd BitwiseInvert BitwiseLeftShift
    BitwiseNot BitwiseOr BitwiseRightShift BitwiseXor BroadcastTo CDist CTC CTCDecode CTCLoss Cast
    CategoricalAccuracy CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy
    CategoricalHinge CategoryEncoding Cbrt Ceil Celu CenterCrop Cholesky CholeskyInverse Circle Clip CompileLoss
    CompileMetrics Concatenate ConcordanceCorrelation Cond Conj Conjugate Constant Constraint
    ContrastLimitedAdaptiveHistogramEqualization Conv Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D
    Conv3DTranspose ConvLSTM ConvLSTM1D ConvLSTM2D ConvLSTM3D ConvLSTMCell ConvTranspose ConvertToTensor
    Convolution1D Convolution1DTranspose Convolution2D Convolution2DTranspose Convolution3D Convolution3DTranspose
    Copy Corrcoef Correlate Cos Cosh CosineDecay CosineDecayRestarts CosineSimilarity CountNonzero CropImages
    Cropping1D Cropping2D Cropping3D Cross Cumprod Cumsum CustomScaleLayer CutMix DTypePolicy DTypePolicyMap
    DataLayer Deg2rad Dense DepthToSpace DepthwiseConv DepthwiseConv1D DepthwiseConv2D Det Diag Diagflat Diagonal
    Dice Diff Digitize Discretization Distiller Divide DivideNoNan Dot DotProductAttention Dropout Dsplit Dstack ELU
    Eig Eigh Einsum EinsumDense ElasticTransform Elu Embedding EmptyLike Equal Equalization Erf Erfc Erfinv Exp Exp2
    ExpandDims Expm1 ExponentialDecay ExtractPatches ExtractSequences F1Score FBetaScore FFT FFT2 Fabs
    FakeQuantWithMinMaxVars FalseNegatives FalsePositives Feature FeatureSpace Flatten FlaxLayer Flip Fliplr Flipud
    Float8QuantizationConfig FloatDTypePolicy Floor FloorDivide Fmax Fmin Fmod Fold ForiLoop Ftrl Full FullLike
    Function Functional GPTQConfig GPTQDTypePolicy GPTQQuantizer GRU GRUCell GaussianBlur GaussianDropout
    GaussianNoise Gcd Gelu Geomspace GetItem GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D
    GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D
    GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlorotNormal GlorotUniform Glu Greater GreaterEqual
    GroupNormalization GroupQueryAttention GroupedQueryAttention HSVToRGB HardShrink HardSigmoid HardSilu HardTanh
    HashedCrossing Hashing HeNormal HeUniform Heaviside Hinge Histogram Hsplit Hstack Huber Hypot I0 IFFT2 IRFFT
    ISTFT Identity IdentityInitializer Imag InTopK IndexLookup Initializer Inner InputLayer InputSpec
    Int4DTypePolicy Int4QuantizationConfig Int8QuantizationConfig IntegerLookup Inv InverseTimeDecay IoU IsIn
    Isclose Isfinite Isinf Isnan Isneginf Isposinf Isreal JVP JaxLayer KLDivergence Kron L1 L1L2 L2 LSTM LSTMCell
    Lamb Lambda Layer LayerNorm LayerNormalization LayerScale Lcm Ldexp LeakyReLU LeakyRelu LearningRateSchedule
    LecunNormal LecunUniform LeftShift Less LessEqual Linspace Lion Log Log10 Log1p Log2 LogCosh LogCoshError
    LogSigmoid LogSoftmax Logaddexp Logaddexp2 Logdet LogicalAnd LogicalNot LogicalOr LogicalXor Logspace Logsumexp
    Loss LossFunctionWrapper LossScaleOptimizer Lstsq LuFactor Map MapCoordinates Masking Matmul MatrixRank Max
    MaxNorm MaxNumBoundingBoxes MaxPool MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum
    Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError
    MeanSquaredLogarithmicError Median MelSpectrogram Merge Meshgrid Metric MetricsList Min MinMaxNorm Minimum Mish
    MixUp Mod Model Moments Moveaxis MultiHeadAttention MultiHot MultiOptimizer Multiply Muon Nadam NanToNum
    Nanargmax Nanargmin Nancumprod Nancumsum Nanmax Nanmean Nanmedian Nanmin Nanpercentile Nanprod Nanquantile
    Nanstd Nansum Nanvar Ndim Negative Nextafter NonNeg Nonzero Norm Normalization Normalize NotEqual OneHot
    OneHotIoU OneHotMeanIoU Ones OnesLike Operation Optimizer OptimizerMap Orthogonal OrthogonalInitializer
    OrthogonalRegularizer Outer PReLU PSNR Pad PadImages PearsonCorrelation Percentile Permute PerspectiveTransform
    PiecewiseConstantDecay Pinv Pipeline Poisson Polar Policy PolynomialDecay Power Precision PrecisionAtRecall Prod
    Ptp Qr Quantile QuantizationConfig QuantizedDTypePolicy QuantizedFloat8DTypePolicy Quantizer R2Score RFFT
    RGBToGrayscale RGBToHSV RMSNorm RMSNormalization RMSprop RNN Rad2deg RandAugment RandomBrightness
    RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform RandomErasing
    RandomFlip RandomGaussianBlur RandomGrayscale RandomHeight RandomHue RandomInitializer RandomInvert RandomNormal
    RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear
    RandomTranslation RandomUniform RandomWidth RandomZoom Ravel ReLU Real Rearrange Recall RecallAtPrecision
    Reciprocal Regularizer Relu Relu6 Repeat RepeatVector Rescaling Reshape Resize Resizing ReversibleEmbedding
    RightShift Roll RootMeanSquaredError Rot90 Round Rsqrt SGD SSIM STFT STFTInitializer STFTSpectrogram SVD
    SaturateCast ScaleAndTranslate Scan Scatter ScatterUpdate ScheduleFreeAdamW SearchSorted SegmentMax SegmentMin
    SegmentProd SegmentReduction SegmentSum Select Selu SensitivityAtSpecificity SensitivitySpecificityBase
    SeparableConv SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D Sequential Sigmoid
    Sign Signbit Silu SimpleRNN SimpleRNNCell Sin Sinc Sinh Size Slice SliceUpdate Slogdet SobelEdges SoftShrink
    Softmax Softplus Softsign Solarization Solve SolveTriangular Sort SpaceToDepth SparseCategoricalAccuracy
    SparseCategoricalCrossentropy SparsePlus SparseSigmoid SparseTopKCategoricalAccuracy Sparsemax SpatialDropout1D
    SpatialDropout2D SpatialDropout3D SpecificityAtSensitivity SpectralNormalization Split Sqrt Square SquaredHinge
    Squareplus Squeeze Stack StackedRNNCells Std StochasticDepth StopGradient StringLookup Subtract Sum Swapaxes
    Switch TFDConcat TFDIdentity TFSMLayer Take TakeAlongAxis Tan Tanh TanhShrink Tensordot TextVectorization
    Threshold ThresholdedReLU Tile TimeDistributed TopK TopKCategoricalAccuracy TorchModuleWrapper TorchOptimizer
    Trace Transpose Trapezoid Tril Triu TrueDivide TrueNegatives TruePositives Trunc TruncatedNormal Tversky Unfold
    Unique UnitNorm UnitNormalization UnravelIndex Unstack UpSampling1D UpSampling2D UpSampling3D Vander Var
    VarianceScaling Vdot VectorizedMap View ViewAsComplex ViewAsReal Vsplit Vstack Where WhileLoop Wrapper
    ZeroPadding1D ZeroPadding2D ZeroPadding3D Zeros ZerosLike _ConfusionMatrixConditionCount _IoUBase constant
    glorot_normal glorot_uniform he_normal he_uniform identity l1 l1_l2 l2 lecun_normal lecun_uniform max_norm
    min_max_norm non_neg ones orthogonal orthogonal_regularizer random_normal random_uniform stft truncated_normal
    unit_norm variance_scaling zeros
"""
CLASSES = frozenset(_CLASSES.split())
"""Classes that keep to numbers, whatever their configuration says, but for those that the reader looks at by name."""

_OLD_CLASSES = """
    AbstractRNNCell AddLoss AddMetric AtrousConvolution1D AtrousConvolution2D BasicLSTMCell BasicRNNCell
    BatchNormalizationV1 BatchNormalizationV2 CategoryCrossing CuDNNGRU CuDNNLSTM Deconvolution2D Deconvolution3D
    DenseFeatures DropoutWrapper GRUV1 GRUV2 GlorotNormalV2 GlorotUniformV2 Highway IdentityV2 LSTMV1 LSTMV2
    LinearCosineDecay LinearModel LocallyConnected1D LocallyConnected2D LossScaleOptimizerV1 LossScaleOptimizerV3
    LossesContainer MaxoutDense MeanRelativeError MeanTensor MetricsContainer MultiRNNCell NoisyLinearCosineDecay
    OnesV2 OrthogonalV2 PeepholeLSTMCell PolicyV1 Pooling1D Pooling2D Pooling3D PreprocessingLayer RNNCell
    RadialConstraint RandomFourierFeatures RandomNormalV2 RandomUniformV2 RectifiedAdam Reduce ResidualWrapper
    SequenceFeatures SharpnessAwareMinimization SlicingOpLambda SumOverBatchSize SumOverBatchSizeMetricWrapper
    SyncBatchNormalization TFOpLambda TFOptimizer TensorFlowOpLayer TensorSpec TruncatedNormalV2 VarianceScalingV2
    WideDeepModel ZerosV2
"""
OLD_CLASSES = frozenset(_OLD_CLASSES.split())

_FUNCTIONS = """
    abs absolute adaptive_average_pool adaptive_max_pool add all allclose amax amin angle any append arange arccos
    arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argpartition argsort array array_split average
    average_pool bartlett batch_normalization beta binary_accuracy binary_crossentropy binary_focal_crossentropy
    bincount binomial bitwise_and bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift
    bitwise_xor blackman broadcast_to cast categorical categorical_accuracy categorical_crossentropy
    categorical_focal_crossentropy categorical_generalized_cross_entropy categorical_hinge cbrt cdist ceil celu
    cholesky cholesky_inverse circle clip concatenate concordance_correlation conj conjugate conv conv_transpose
    convert_to_numpy convert_to_tensor copy corrcoef correlate cos cosh cosine_similarity count_nonzero cross ctc
    ctc_decode ctc_loss cumprod cumsum deg2rad depth_to_space depthwise_conv det diag diagflat diagonal dice diff
    digitize divide divide_no_nan dot dot_product_attention dropout dsplit dstack dtype eig eigh einsum elu empty
    empty_like equal erf erfc erfinv exp exp2 expand_dims expm1 exponential extract_sequences eye fabs fft fft2 flip
    fliplr flipud floor floor_divide fmax fmin fmod fold full full_like gamma gcd gelu geomspace get_item glu
    greater greater_equal hamming hanning hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh heaviside hinge
    histogram hsplit hstack huber hypot i0 identity ifft2 imag in_top_k inner inv irfft is_tensor isclose isfinite
    isin isinf isnan isneginf isposinf isreal istft jvp kaiser kl_divergence kron layer_normalization lcm ldexp
    leaky_relu left_shift less less_equal linear linspace log log10 log1p log2 log_cosh log_sigmoid log_softmax
    logaddexp logaddexp2 logdet logical_and logical_not logical_or logical_xor logspace logsumexp lstsq lu_factor
    matmul matrix_rank max max_pool maximum mean mean_absolute_error mean_absolute_percentage_error
    mean_squared_error mean_squared_logarithmic_error median meshgrid min minimum mish mod moments moveaxis
    multi_hot multiply nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin
    nanpercentile nanprod nanquantile nanstd nansum nanvar ndim negative nextafter nonzero norm normal normalize
    not_equal one_hot ones ones_like outer pad pearson_correlation percentile pinv poisson polar power prod psnr ptp
    qr quantile rad2deg randint ravel real rearrange reciprocal relu relu6 repeat reshape rfft right_shift
    rms_normalization roll rot90 round rsqrt saturate_cast scatter scatter_update searchsorted segment_max
    segment_min segment_prod segment_sum select selu separable_conv shape shuffle sigmoid sign signbit silu sin sinc
    sinh size slice slice_update slogdet soft_shrink softmax softplus softsign solve solve_triangular sort
    space_to_depth sparse_categorical_accuracy sparse_categorical_crossentropy sparse_plus sparse_sigmoid
    sparse_top_k_categorical_accuracy sparsemax split sqrt square squared_hinge squareplus squeeze stack std stft
    stop_gradient subtract sum svd swapaxes swish take take_along_axis tan tanh tanh_shrink tensordot threshold tile
    top_k top_k_categorical_accuracy trace transpose trapezoid tri tril triu true_divide trunc truncated_normal
    tversky unfold uniform unique unravel_index unstack vander var vdot vectorize view view_as_complex view_as_real
    vsplit vstack where zeros zeros_like
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
"""Functions of numbers: activations, losses, metrics, initializers, regularizers, constraints, operations."""

_OLD_FUNCTIONS = """
    BCE KLD MAE MAPE MSE MSLE acc accuracy bce clip_by_value constant cosine cosine_proximity crossentropy gelu_approximate gelu_v2
    glorot_normal glorot_uniform he_normal he_uniform kld kullback_leibler_divergence l1 l1_l2 l2 leaky_relu_v2
    lecun_normal lecun_uniform log_softmax_v2 logcosh mae mape max_norm min_max_norm mse msle non_neg orthogonal
    relu_v2 softmax_v2 unit_norm
"""
OLD_FUNCTIONS = frozenset(_OLD_FUNCTIONS.split())

OPERATORS = re.compile(
    r"__operators__\.\w+|(?:math|nn|linalg|signal|random|bitwise|image|strings|quantization|dtypes|sparse|ragged)\.(?:\w+\.)?\w+"
    r"|keras\.(?:activations|losses|metrics|backend|ops)\.\w+"
    r"|abs|acos|acosh|add|add_n|argmax|argmin|argsort|as_string|asin|asinh|assert_equal|atan|atan2|atanh|batch_to_space"
    r"|boolean_mask|broadcast_static_shape|broadcast_to|cast|ceil|clip_by_global_norm|clip_by_norm|clip_by_value|complex"
    r"|concat|constant|(?:debugging\.)?(?:assert_\w+|check_numerics)|convert_to_tensor|cos|cosh|cumsum|divide|dynamic_partition|dynamic_stitch|edit_distance|einsum|ensure_shape"
    r"|equal|exp|expand_dims|eye|fill|floor|gather|gather_nd|greater|greater_equal|guarantee_const|histogram_fixed_width"
    r"|identity|identity_n|less|less_equal|linspace|log|logical_and|logical_not|logical_or|matmul|maximum|meshgrid|minimum"
    r"|multiply|negative|no_op|norm|not_equal|one_hot|ones|ones_like|pad|pow|range|rank|realdiv|reduce_\w+|repeat|reshape"
    r"|reverse|reverse_sequence|roll|round|rsqrt|saturate_cast|scalar_mul|scatter_nd|searchsorted|sequence_mask|shape|shape_n"
    r"|sigmoid|sign|sin|sinh|size|slice|sort|space_to_batch|space_to_batch_nd|space_to_depth|depth_to_space|split|sqrt|square"
    r"|squared_difference|squeeze|stack|stop_gradient|strided_slice|subtract|tan|tanh|tensordot"
    r"|tensor_scatter_nd_(?:add|max|min|sub|update)|tile|to_float|to_int32|to_int64|transpose|truediv|truncatediv|truncatemod"
    r"|unique|unique_with_counts|unravel_index|unstack|where|where_v2|zeros|zeros_like"
)
"""TensorFlow's operators of numbers, by the names that its older layers call them by."""

OPERATORS_THAT_REACH = re.compile(
    r"(^|\.)(io|data|saved_model|summary|train|compat\.v1\.(io|gfile|saved_model|train)|gfile|distribute|debugging\.experimental|profiler"
    r"|config|lite|autograph|tpu|mlir|xla|estimator|app|flags|resource_loader|sysconfig|test|__internal__|load_\w+)\."
    r"|(^|\.)(py_func(tion)?|numpy_function|eager_py_func|load_op_library|load_library|load_file_system_library|read_file|write_file"
    r"|matching_files|print|save|restore|function|import_graph_def)$|raw_ops\.\w*(file|read|write|save|restore"
    r"|pyfunc|matching|dataset|load|print|debug|export|import)",
    re.IGNORECASE,
)
"""Those that run Python, load libraries, or reach files or the network."""

GRAPH_OPERATORS_THAT_REACH = re.compile(
    r"ReadFile|WriteFile|MatchingFiles|Save\w*|Restore\w*|\w*PyFunc\w*|\w*Dataset\w*|Print\w*|Debug\w*|\w*Reader\w*|Load\w*"
)
