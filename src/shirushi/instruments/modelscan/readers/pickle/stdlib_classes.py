"""Names of classes and factories of the standard library, which a package may have merely imported.

A pattern that lets the classes of a package pass would let these pass with them: `lightgbm.basic.NamedTemporaryFile` is
what `tempfile` calls so. Taken from the modules of CPython 3.11, without those that harmless packages give to classes
of their own (`Index`, `LinearRegression`, `Tree` …).
"""

_NAMES = """
    ABC ABCMeta ARRAY AST ATOM Absent AbstractAsyncContextManager AbstractBasicAuthHandler AbstractChildWatcher
    AbstractContextManager AbstractDigestAuthHandler AbstractEventLoop AbstractEventLoopPolicy
    AbstractHTTPHandler AbstractReducer AbstractServer AbstractSet AcquirerProxy Action AddPackagePath AddrSpec
    Address AddressFamily AddressHeader AddressInfo AddressList AddrlistClass Aifc_read Aifc_write
    AlertDescription And AngleAddr AnnAssign Annotated AppProtocolState ApplyResult Arena ArgInfo
    ArgumentDefaultsHelpFormatter ArgumentDescriptor ArgumentParser Arguments Array ArrayProxy ArrayType
    ArticleInfo Assert Assign AsyncContextDecorator AsyncContextManager AsyncExitStack AsyncFor AsyncFunctionDef
    AsyncGenerator AsyncGeneratorType AsyncIterable AsyncIterator AsyncMagicMixin AsyncMock AsyncMockMixin
    AsyncResult AsyncWith Atom Attribute Au_read Au_write AugAssign AugLoad AugStore AuthenticationString
    AutoProxy Await Awaitable BCPPCompiler BOOL BOOLEAN BYTE BZ2Compressor BZ2Decompressor BZ2File Babyl
    BabylMessage BackgroundBrowser Balloon BareQuotedString Barrier BarrierProxy Base BaseBrowser BaseCGIHandler
    BaseChildWatcher BaseConfigurator BaseContext BaseCookie BaseDefaultEventLoopPolicy BaseEventLoop BaseFilter
    BaseHTTPRequestHandler BaseHandler BaseHeader BaseListProxy BaseManager BasePoolProxy BaseProactorEventLoop
    BaseProcess BaseProtocol BaseProxy BaseRequestHandler BaseRotatingHandler BaseSelector BaseSelectorEventLoop
    BaseServer BaseStream BaseSubprocessTransport BaseTestSuite BaseTransport BaseWidget BasicInterpolation Bdb
    BigEndianStructure BigEndianUnion BinOp Binary BinaryIO BitAnd BitOr BitXor BitmapImage Blob BlockFinder
    BoolOp Boolean BooleanOptionalAction BooleanVar BoundArguments BoundedSemaphore Break Breakpoint BsdDbShelf
    BufferWrapper BufferedIOBase BufferedIncrementalDecoder BufferedIncrementalEncoder BufferedProtocol
    BufferedRWPair BufferedRandom BufferedReader BufferedSubFile BufferedWriter BufferingFormatter
    BufferingHandler BuiltinFunctionType BuiltinImporter BuiltinMethodType Button ButtonBox ByteString Bytecode
    Bytes BytesFeedParser BytesGenerator BytesHeaderParser BytesParser CCompiler CDLL CFUNCTYPE CFWSList
    CFuncPtr CGIHTTPRequestHandler CGIHandler CGIXMLRPCRequestHandler CHAR CMSG_LEN CMSG_SPACE COLORREF CObjView
    CacheFTPHandler Calendar Call CallWrapper CallableMixin CallableProxyType Canvas Catalog CellType
    Certificate Charset CheckList Checkbutton Chooser Chrome Chromium Chunk Class ClassDef
    ClassMethodDescriptorType Client ClosureVars Cmd CodeType Codec CodecInfo ComboBox Combobox Command
    CommandCompiler Comment Compare Compat32 Compile CompleteDirs CompletedProcess Completer Concatenate
    Condition ConditionProxy ConfigParser Connection ConnectionWrapper ContentDisposition
    ContentDispositionHeader ContentHandler ContentManager ContentTransferEncoding ContentTransferEncodingHeader
    ContentType ContentTypeHeader ContextDecorator ContextManager ContextVar Continue Control ConverterMapping
    ConvertingDict ConvertingList ConvertingMixin ConvertingTuple Cookie CookieJar CookiePolicy Coroutine
    CoroutineType CoverageResults Cursor CygwinCCompiler DER_cert_to_PEM_cert DOUBLE DWORD DataHandler
    DatagramHandler DatagramProtocol DatagramRequestHandler DatagramTransport Date DateFromTicks DateHeader
    DateTime DbfilenameShelf DebugRunner DebuggingServer DecodedGenerator DecompressReader DefaultContext
    DefaultCookiePolicy DefaultDict DefaultEventLoopPolicy DefaultSelector DefaultVerifyPaths DefragResult
    DefragResultBytes Del Delete Deprecated DeprecatedList DeprecatedTuple Deque Devnull Dialog DialogShell
    DictComp DictConfigurator DictProxy DictReader DictStack DictWriter Differ DirEntry DirList DirSelectBox
    DirSelectDialog DirTree Directory DisplayName DisplayStyle Distribution DistributionFinder
    DistributionMetadata Div DndHandler Doc DocCGIXMLRPCRequestHandler DocFileCase DocFileSuite DocFileTest
    DocTest DocTestCase DocTestFinder DocTestParser DocTestRunner DocTestSuite DocXMLRPCRequestHandler
    DocXMLRPCServer Domain DomainFilter DomainLiteral DotAtom DotAtomText DoubleVar DummyProcess DupFd
    DynamicClassAttribute EWWhiteSpaceTerminal Element Elinks EmailMessage EmailPolicy EncodedFile EncodedWord
    Entry EntryPoint EntryPoints EnumCheck EnumMeta EnumType EnvBuilder EpollSelector Eq ErrorHandler
    ErrorStream ErrorString ErrorWrapper Event EventProxy EventType ExFileObject ExFileSelectBox
    ExFileSelectDialog Example ExceptHandler ExceptHookArgs ExceptionWithTraceback ExecutionLoader Executor
    ExitStack ExpatParser Expr Expression ExtSlice ExtendedInterpolation Extension ExtensionFileLoader FILETIME
    FLOAT FTP FTPHandler FTP_TLS FancyGetopt FancyURLopener FastChildWatcher FastLookup FastPath FeedParser
    Field FieldStorage FileCookieJar FileDialog FileEntry FileFinder FileHandler FileHash FileIO FileInput
    FileList FileLoader FileReader FileSelectBox FileSelectDialog FileType FileTypeList FileWrapper Filter
    Filterer Finalize Finder FlagBoundary Flags FloorDiv FlowControlMixin Font For ForkAwareLocal
    ForkAwareThreadLock ForkContext ForkProcess ForkServer ForkServerContext ForkServerProcess ForkingMixIn
    ForkingPickler ForkingTCPServer ForkingUDPServer Form FormattedValue Formatter ForwardRef Frame FrameInfo
    FrameSummary FrameType FreezableDefaultDict FrozenImporter FullArgSpec FunctionDef FunctionProfile
    FunctionTestCase FunctionType Future GNUTranslations Galeon GeneratorExp GeneratorType GenericBrowser
    GetSetDescriptorType Global Grail Grid Group GroupInfo GroupList Gt GtE GzipDecodedResponse GzipFile HACCEL
    HANDLE HASH HASHXOF HBITMAP HBRUSH HCOLORSPACE HDC HDESK HDWP HENHMETAFILE HFONT HGDIOBJ HGLOBAL HHOOK HICON
    HINSTANCE HKEY HKL HLOCAL HList HMAC HMENU HMETAFILE HMODULE HMONITOR HPALETTE HPEN HRGN HRSRC HSTR HTASK
    HTMLCalendar HTMLDoc HTMLParser HTMLRepr HTTPBasicAuthHandler HTTPConnection HTTPCookieProcessor
    HTTPDefaultErrorHandler HTTPDigestAuthHandler HTTPErrorProcessor HTTPHandler HTTPMessage HTTPMethod
    HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler
    HTTPResponse HTTPSConnection HTTPSHandler HTTPServer HWINSTA HWND Handle Handler Handlers Header HeaderLabel
    HeaderParser HeaderRegistry Headers Heap HelpFormatter Helper Hook HtmlDiff IISCGIHandler IMAP4 IMAP4_SSL
    IMAP4_stream IMapIterator IMapUnorderedIterator INT IO IOBase ISEOF ISNONTERMINAL ISTERMINAL
    IS_CHARACTER_JUNK IS_LINE_JUNK Icon If IfExp Image ImpImporter ImpLoader Import ImportFrom In
    IncrementalDecoder IncrementalEncoder IncrementalNewlineDecoder IndentedHelpFormatter InitVar InputOnly
    InputSource InputStream InputWrapper InspectLoader Instruction Int2AP IntVar Interactive InteractiveConsole
    InteractiveInterpreter Internaldate2tuple Interpolation InvalidMailbox InvalidMessageID InvalidParameter
    Invert Is IsNot IsolatedAsyncioTestCase ItemsView IteratorProxy IteratorWrapper JSONArray JSONDecoder
    JSONEncoder JSONObject JoinableQueue JoinedStr Key KeyedRef KeysView Konqueror LANGID LARGE_INTEGER LCID
    LCTYPE LGRPID LMTP LOG_MASK LOG_UPTO LONG LPARAM LPBOOL LPBYTE LPCOLESTR LPCOLORREF LPCSTR LPCVOID LPCWSTR
    LPDWORD LPFILETIME LPHANDLE LPHKL LPINT LPLONG LPMSG LPOLESTR LPPOINT LPRECT LPRECTL LPSC_HANDLE LPSIZE
    LPSIZEL LPSTR LPUINT LPVOID LPWIN32_FIND_DATAA LPWIN32_FIND_DATAW LPWORD LPWSTR LShift LWPCookieJar
    LZMACompressor LZMADecompressor LZMAFile Label LabelEntry LabelFrame LabeledScale Labelframe Lambda
    LambdaType LazyLoader LegacyInterpolation LibraryLoader LifoQueue ListComp ListNoteBook ListProxy Listbox
    Listener LiteralString LittleEndianStructure LittleEndianUnion Load LoadFileDialog Loader LocalPart
    LocaleHTMLCalendar LocaleTextCalendar LocaleTime Lock LockType Log LogRecord LoggerAdapter Lookup
    LooseVersion Lt LtE MD5Type MH MHMessage MIMEPart MIMEVersion MIMEVersionHeader MMDF MMDFMessage MSG
    MSVCCompiler MacroExpander MagicMixin MagicMock MagicProxy Mailbox MailboxList Maildir MaildirMessage
    MakeProxyType Manager MapResult MappingView Marshaller MatMult Match MatchAs MatchClass MatchMapping MatchOr
    MatchSequence MatchSingleton MatchStar MatchValue MemberDescriptorType MemoryBIO MemoryHandler Menu
    Menubutton Message MessageID MessageIDHeader MetaPathFinder MetadataPathFinder MetavarTypeHelpFormatter
    Meter MethodDescriptorType MethodType MethodWrapperType MimeParameters MimeTypes Mingw32CCompiler
    MiniFieldStorage Misc Mock Mod ModuleFinder ModuleInfo ModuleScanner ModuleSpec ModuleType Morsel Mozilla
    MozillaCookieJar MsgFlag MsgID Mult MultiCall MultiCallIterator MultiLoopChildWatcher MultiPathXMLRPCServer
    MultibyteIncrementalDecoder MultibyteIncrementalEncoder MultibyteStreamReader MultibyteStreamWriter
    MultiplexedPath NNTP NNTP_SSL NTEventLogHandler Name NameAddr NameConstant NamedExpr NamedTemporaryFile
    NamedTuple NamedTupleMeta NamespaceLoader NamespaceProxy NamespaceReader NestedDict Netscape Never NewType
    NoDefaultRoot NoFoldLiteral Node NodeTransformer NodeVisitor NonCallableMagicMock NonCallableMock Nonlocal
    Not NotEq NotIn NotRequired NoteBook NoteBookFrame Notebook NullHandler NullImporter NullTranslations Num
    OLESTR ObsLocalPart ObsRoute OpcodeInfo Open OpenerDirector Opera Option OptionContainer OptionDummy
    OptionGroup OptionMenu OptionName OptionParser Options Or Output OutputChecker PBOOL PBOOLEAN PBYTE PCHAR
    PDWORD PEM_cert_to_DER_cert PFILETIME PFLOAT PHANDLE PHKEY PINT PLARGE_INTEGER PLCID PLONG PMSG POINT
    POINTER POINTL POP3 POP3_SSL PPOINT PPOINTL PRECT PRECTL PSHORT PSIZE PSIZEL PSMALL_RECT PUINT
    PULARGE_INTEGER PULONG PUSHORT PWCHAR PWIN32_FIND_DATAA PWIN32_FIND_DATAW PWORD PYFUNCTYPE Pack Package
    PackageMetadata PackagePath Packer Pair PanedWindow Panedwindow Param ParamSpec ParamSpecArgs
    ParamSpecKwargs ParameterizedHeaderValue ParameterizedMIMEHeader ParseFlags ParseFloat ParseResult
    ParseResultBytes Parser ParserBase ParserCreate PartialIteratorWrapper Pass PathDistribution PathEntryFinder
    PathFinder PathLike Pdb Pen PercentStyle PhotoImage Phrase PickleBuffer Pickler PidfdChildWatcher Pipe Place
    PlaceHolder PlistFormat Policy PollSelector Pool PoolProxy Popen PopupMenu Pos Positions Pow PrepareProtocol
    Prepared PrettyPrinter PriorityQueue Process ProcessLocalSet Profile Profiler Progressbar PropertyMock
    Protocol ProxyBasicAuthHandler ProxyDigestAuthHandler ProxyHandler ProxyType PureProxy Purpose PyDLL
    PyObj_FromPtr PyPIRCCommand PyZipFile Py_DECREF Py_INCREF PycInvalidationMode Queue QueueHandler
    QueueListener Quitter QuotedString RAND_add RAND_bytes RAND_pseudo_bytes RAND_status RECT RECTL RGB RLock
    RShift Radiobutton Raise RawArray RawConfigParser RawDescriptionHelpFormatter RawIOBase RawPen
    RawTextHelpFormatter RawTurtle RawValue ReadSubprocessPipeProto ReadTransport Reader RebuildProxy
    ReferenceType ReplacePackage Repr ReprEnum Request RequestRate Required ResizeHandle Resource
    ResourceContainer ResourceHandle ResourceLoader ResourceReader ResourceTracker ResultBase Return Reversible
    RobotFileParser RootLogger RotatingFileHandler Row RuleLine Runner SC_HANDLE SERVICE_STATUS_HANDLE SHA1Type
    SHA224Type SHA256Type SHA384Type SHORT SIZE SIZEL SMALL_RECT SMTP SMTPChannel SMTPHandler SMTPServer
    SMTP_SSL SSLContext SSLErrorNumber SSLObject SSLProtocol SSLProtocolState SSLSession SSLSocket S_IFMT
    S_IMODE S_ISBLK S_ISCHR S_ISDIR S_ISDOOR S_ISFIFO S_ISLNK S_ISPORT S_ISREG S_ISSOCK S_ISWHT SafeChildWatcher
    SafeConfigParser SafeTransport SaveAs SaveFileDialog Scale Scanner Screen Scrollbar ScrolledCanvas
    ScrolledGrid ScrolledHList ScrolledListBox ScrolledTList ScrolledText ScrolledWindow Section SectionProxy
    Sectioned Select SelectSelector SelectableGroups SelectorEventLoop SelectorKey Self SemLock Semaphore
    Separator SequenceMatcher Server ServerHTMLDoc ServerHandler ServerProxy SetComp SetPointerType Shape
    ShareableList SharedMemory SharedMemoryManager SharedMemoryServer Shelf Shell Sigmasks Signals SimpleCookie
    SimpleDialog SimpleHTTPRequestHandler SimpleHandler SimplePath SimpleQueue SimpleReader
    SimpleXMLRPCDispatcher SimpleXMLRPCRequestHandler SimpleXMLRPCServer SingleAddressHeader Sizegrip
    SkipDocTestCase Slice Snapshot SndHeaders Sniffer SocketClient SocketHandler SocketIO SocketKind
    SocketListener SocketType SortKey SourceFileLoader SourceLoader SourcelessFileLoader SpawnContext
    SpawnProcess Spinbox SplitResult SplitResultBytes SpooledTemporaryFile StackObject StackSummary Starred
    StartResponse State Statistic StatisticDiff Stats StatsProfile StdButtonBox Store Str StrFormatStyle
    StreamConverter StreamHandler StreamReader StreamReaderProtocol StreamReaderWriter StreamRecoder
    StreamRequestHandler StreamWriter StrictVersion StringTemplateStyle StringVar Structure Style Sub SubElement
    SubPattern SubprocessProtocol SubprocessStreamProtocol SubprocessTransport Subscript Suite SupportsAbs
    SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound Symbol SymbolTable
    SymbolTableFactory SyncManager Synchronized SynchronizedArray SynchronizedBase SynchronizedString
    SysLogHandler SystemRandom T TCPServer TLSVersion TList TNavigator TPen TarFile TarInfo Task TaskGroup
    Tbuffer Tcl Tcl_Obj Tdb Telnet TemporaryDirectory TemporaryFile Terminal TestCase TestLoader TestProgram
    TestResult TestResults TestSuite Tester Text TextCalendar TextDoc TextFile TextIO TextIOBase TextIOWrapper
    TextRepr TextTestResult TextTestRunner TextWrapper Textbox Thread ThreadPool ThreadedChildWatcher
    ThreadingHTTPServer ThreadingMixIn ThreadingTCPServer ThreadingUDPServer ThreadingUnixDatagramServer
    ThreadingUnixStreamServer Time Time2Internaldate TimeFromTicks TimeRE TimedRotatingFileHandler Timeout Timer
    TimerHandle Timestamp TimestampFromTicks TitledHelpFormatter TixSubWidget TixWidget Tk TkappType TkttType
    ToASCII ToUnicode Token TokenInfo TokenList Tokenizer TokenizerIter Toplevel TopologicalSorter Trace
    Traceback TracebackException TracebackType Transport TransportSocket Traversable TraversableReader
    TraversableResources TreeBuilder Treeview Try TryStar TupleComp Turtle TurtleScreen TurtleScreenBase
    TypeAlias TypeGuard TypeIgnore TypeVarTuple TypedDict UAdd UCD UDPServer UID UINT ULARGE_INTEGER ULONG
    URLopener USHORT USub UnaryOp UniqueAddressHeader UniqueDateHeader UniqueSingleAddressHeader
    UniqueUnstructuredHeader UnixBrowser UnixCCompiler UnixDatagramServer UnixStreamServer UnknownHandler
    Unmarshaller Unpack Unpacker Unpickler UnstructuredHeader UnstructuredTokenList Untokenizer UserDataHandler
    VARIANT_BOOL Value ValueProxy ValueTerminal Values ValuesView Variable Vec2D VerifyFlags VerifyMode Version
    VersionPredicate WCHAR WCOREDUMP WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WIN32_FIND_DATAA
    WIN32_FIND_DATAW WORD WPARAM WSGIApplication WSGIEnvironment WSGIRequestHandler WSGIServer WSTOPSIG WTERMSIG
    WarningMessage WatchedFileHandler Wave_read Wave_write WeakMethod While WhiteSpaceTerminal
    WhiteSpaceTokenList Whitespace Widget WindowsRegistryFinder With Wm Word WrapperDescriptorType
    WriteSubprocessPipeProto WriteTransport WriteWrapper Writer XMLParser XMLParserType XMLRPCDocGenerator XView
    XmlClient XmlListener YView Yield YieldFrom ZipExtFile ZipFile ZipInfo ZipReader _ABC _ANY _ASN1Object
    _Accumulator _ActionsContainer _AddressList _Anchors _AnnotatedAlias _AnyComparer _AnyMeta _AppendAction
    _AppendConstAction _ArgumentGroup _AssertLogsContext _AssertRaisesBaseContext _AssertRaisesContext
    _AssertWarnsContext _AsyncGeneratorContextManager _AsyncIterator _AttributeHolder _Authenticator
    _BarrierState _BaseAddress _BaseConstants _BaseExitStack _BaseGenericAlias _BaseNetwork _BaseSelectorImpl
    _BaseTestCaseContext _BaseV4 _BaseV6 _BinaryPlistParser _BinaryPlistWriter _BoundVarianceMixin
    _BufferedIOBase _BufferedIOMixin _C _CFuncPtr _CFuture _COORD _CRLock _CTask _CacheInfo _CalendarOffset
    _Call _CallList _CallableGenericAlias _CallableType _CapturingHandler _ChainMap _Chunk _ClassFinder
    _ClosedDict _ConcatenateGenericAlias _ConnectionBase _ContextManager _ContextManagerMixin _CountAction
    _Database _DataclassParams _DayOffset _DebugResult _DefragResultBase _DeprecatedType _Dialect _Dialog
    _DocTestSuite _DumbXMLWriter _DummyModuleLock _DummyThread _DupFd _EndRecData _EndRecData64 _Enum _EnumDict
    _Environ _ErrorHolder _Example _ExcInfo _ExceptHookArgs _ExceptionPrintContext _ExceptionTableEntry
    _ExtendAction _FIELD_BASE _FILETIME _FailedTest _FileInFile _Final _Flavour _FlowControlMixin
    _ForkingPickler _FrameInfo _Framer _GatheringFuture _GeneratorContextManager _GeneratorContextManagerBase
    _GeneratorWrapper _GenericAlias _GzipReader _HAS_DEFAULT_FACTORY_CLASS _HackedGetData _HashedSeq _HelpAction
    _Helper _IOBase _IPAddressBase _IPv4Constants _IPv6Constants _Ignore _Immutable _ImportLockContext
    _Instruction _IntEnum _IntFlag _InterruptHandler _IterationGuard _KW_ONLY_TYPE _LARGE_INTEGER _LazyModule
    _Link _LiteralGenericAlias _LiteralSpecialForm _LoadCompiledCompatibility _LoadSourceCompatibility
    _LoaderBasics _Log10Memoize _LoggingWatcher _LoopBoundMixin _LowLevelFile _MainThread _Method _Mismatch
    _MockIter _ModifiedArgv0 _ModuleBrowser _ModuleLock _ModuleLockManager _ModuleTarget _MultiCallMethod
    _MutuallyExclusiveGroup _NamedIntConstant _NamedTuple _NamespaceLoader _NamespacePath _NetlocResultMixinBase
    _NetlocResultMixinBytes _NetlocResultMixinStr _NoThreads _NodeInfo _NotIterable _Object _OrderedChainMap
    _OrderedDictItemsView _OrderedDictKeysView _OrderedDictValuesView _Outcome _OutputRedirectingPdb _POINTL
    _PaddedFile _ParentProcess _ParseResultBase _PartialFile _PathParents _PickleUsingNameMixin _Pickler
    _PlainTextDoc _PlistParser _PlistWriter _Pointer _PolicyBase _PollLikeSelector _PoolCache _PopenSelector
    _PosixFlavour _Precedence _PreciseSelector _Printer _ProactorBasePipeTransport
    _ProactorBaseWritePipeTransport _ProactorDatagramTransport _ProactorDuplexPipeTransport
    _ProactorReadPipeTransport _ProactorSocketTransport _ProactorWritePipeTransport _Processor _ProtocolMeta
    _ProxyFile _PyFuture _PyRLock _PySimpleQueue _PyTask _QByteMap _QueryDialog _QueryFloat _QueryInteger
    _QueryString _Quoter _RECTL _RLock _Random _RandomNameSequence _RawIOBase _Readable
    _RecursiveWildcardSelector _RedirectStream _ResourceSharer _ResultMixinBytes _ResultMixinStr _Root
    _RunningLoop _SMALL_RECT _SSLContext _SSLMethod _SSLProtocolTransport _SSLSocket _Screen _ScriptTarget
    _Selector _SelectorDatagramTransport _SelectorMapping _SelectorSocketTransport _SelectorTransport
    _SendfileFallbackProtocol _SendfileMode _Sentinel _SentinelObject _Sequence _ServerSelector _Set _SharedFile
    _SharedMemoryTracker _SimpleCData _SocketWriter _SpecState _SpecialForm _SpecialGenericAlias
    _SplitResultBase _SpoofOut _State _StderrHandler _StoreAction _StoreConstAction _StoreFalseAction
    _StoreTrueAction _Stream _StreamProxy _StringIO _SubParsersAction _SubTest _SystemRandom _TLSAlertType
    _TLSContentType _TLSMessageType _TZStr _TZifHeader _Tellable _TelnetSelector _TempModule
    _TemporaryFileCloser _TemporaryFileWrapper _TerminatingSelector _TestClass _TextIOBase _TextTestResult
    _Threads _Traceback _Traces _TupleType _TurtleImage _TypedDict _TypedDictMeta _TypingEllipsis
    _ULARGE_INTEGER _Unframer _UnionGenericAlias _UniqueDirs _UnixDefaultEventLoopPolicy _UnixReadPipeTransport
    _UnixSelectorEventLoop _UnixSubprocessTransport _UnixWritePipeTransport _Unknown _UnpackGenericAlias
    _Unparser _Unpickler _Utils _ValueFormatter _VersionAction _VersionInfoType _WIFSTOPPED _WSTOPSIG
    _WaitSelector _WildcardSelector _WindowsFlavour _WorkRep _WritelnDecorator _ZipDecrypter _ZipWriteFile
"""
IMPORTED = frozenset(_NAMES.split())
