"""Callables of the standard library that import, write a file, load a pickle, connect or delete, each with a call that shows it."""

from collections.abc import Callable
from typing import Any

from scanning.assembler import Call, Raw, call, name, steps, written
from scanning.recipe import NEIGHBOUR, Sentinel

FILE = f"{NEIGHBOUR}.py"
Calls = dict[str, Callable[[Sentinel], Any]]


def _path(path: str) -> Call:
    return call("pathlib:PosixPath", path)


def _loader() -> Call:
    return call("importlib.machinery:SourceFileLoader", "m", FILE)


def _spec() -> Call:
    return call("importlib.util:spec_from_file_location", "m", FILE)


IMPORTS: Calls = {
    "importlib:import_module": lambda _: call("importlib:import_module", NEIGHBOUR),
    "importlib:__import__": lambda _: call("importlib:__import__", NEIGHBOUR),
    "builtins:__import__": lambda _: call("builtins:__import__", NEIGHBOUR),
    "importlib._bootstrap:_gcd_import": lambda _: call("importlib._bootstrap:_gcd_import", NEIGHBOUR),
    "importlib._bootstrap:_load": lambda _: call("importlib._bootstrap:_load", _spec()),
    "importlib._bootstrap:_find_and_load": lambda _: call(
        "importlib._bootstrap:_find_and_load", NEIGHBOUR, name("importlib._bootstrap:_gcd_import")
    ),
    "_frozen_importlib:__import__": lambda _: call("_frozen_importlib:__import__", NEIGHBOUR),
    "importlib.machinery:SourceFileLoader.load_module": lambda _: call(
        "importlib.machinery:SourceFileLoader.load_module", _loader()
    ),
    "importlib.machinery:SourceFileLoader.exec_module": lambda _: call(
        "importlib.machinery:SourceFileLoader.exec_module", _loader(), call("importlib.util:module_from_spec", _spec())
    ),
    "importlib.metadata:EntryPoint.load": lambda _: call(
        "importlib.metadata:EntryPoint.load", call("importlib.metadata:EntryPoint", "n", NEIGHBOUR, "g")
    ),
    "importlib.resources:files": lambda _: call("importlib.resources:files", NEIGHBOUR),
    "importlib.machinery:SourceFileLoader.get_code": lambda _: call(
        "builtins:exec", call("importlib.machinery:SourceFileLoader.get_code", _loader(), "m")
    ),
    "importlib.util:find_spec": lambda _: call("importlib.util:find_spec", f"{NEIGHBOUR}.x"),
    "pkgutil:resolve_name": lambda _: call("pkgutil:resolve_name", NEIGHBOUR),
    "pkgutil:find_loader": lambda _: call("pkgutil:find_loader", f"{NEIGHBOUR}.x"),
    "pkgutil:get_data": lambda _: call("pkgutil:get_data", NEIGHBOUR, "x"),
    "runpy:run_path": lambda _: call("runpy:run_path", FILE),
    "runpy:run_module": lambda _: call("runpy:run_module", NEIGHBOUR),
    "runpy:_run_module_as_main": lambda _: call("runpy:_run_module_as_main", NEIGHBOUR),
    "runpy:_run_code": lambda it: call("runpy:_run_code", it.code, {}),
    "runpy:_run_module_code": lambda it: call("runpy:_run_module_code", it.code, None, "m"),
    "pydoc:locate": lambda _: call("pydoc:locate", NEIGHBOUR),
    "pydoc:safeimport": lambda _: call("pydoc:safeimport", NEIGHBOUR),
    "pydoc:importfile": lambda _: call("pydoc:importfile", FILE),
    "pydoc:resolve": lambda _: call("pydoc:resolve", NEIGHBOUR),
    "pydoc:render_doc": lambda _: call("pydoc:render_doc", NEIGHBOUR),
    "pydoc:writedoc": lambda _: call("pydoc:writedoc", NEIGHBOUR),
    "doctest:DocTestSuite": lambda _: call("doctest:DocTestSuite", NEIGHBOUR),
    "doctest:testsource": lambda _: call("doctest:testsource", NEIGHBOUR, "x"),
    "doctest:_normalize_module": lambda _: call("doctest:_normalize_module", NEIGHBOUR),
    "unittest:main": lambda _: call("unittest:main", NEIGHBOUR),
    "unittest.loader:TestLoader.loadTestsFromName": lambda _: call(
        "unittest.loader:TestLoader.loadTestsFromName", call("unittest.loader:TestLoader"), NEIGHBOUR
    ),
    "unittest.loader:TestLoader.discover": lambda _: call(
        "unittest.loader:TestLoader.discover", call("unittest.loader:TestLoader"), ".", FILE
    ),
    "unittest.mock:patch": lambda _: call("unittest.mock:_patch.start", call("unittest.mock:patch", f"{NEIGHBOUR}.x", 1)),
    "test.support.import_helper:import_module": lambda _: call("test.support.import_helper:import_module", NEIGHBOUR),
    "logging.config:_resolve": lambda _: call("logging.config:_resolve", NEIGHBOUR),
    "logging.config:BaseConfigurator.resolve": lambda _: call(
        "logging.config:BaseConfigurator.resolve", call("logging.config:BaseConfigurator", {}), NEIGHBOUR
    ),
    "xml.sax:make_parser": lambda _: call("xml.sax:make_parser", (NEIGHBOUR,)),
    "xml.dom.domreg:getDOMImplementation": lambda _: steps(
        call("operator:setitem", name("xml.dom.domreg:well_known_implementations"), "x", NEIGHBOUR),
        call("xml.dom.domreg:getDOMImplementation", "x"),
    ),
    "multiprocessing.spawn:import_main_path": lambda _: call("multiprocessing.spawn:import_main_path", FILE),
    "multiprocessing.spawn:_fixup_main_from_name": lambda _: call(
        "multiprocessing.spawn:_fixup_main_from_name", NEIGHBOUR
    ),
    "distutils.core:run_setup": lambda _: call("distutils.core:run_setup", FILE),
    "inspect:_main": lambda _: steps(
        call("operator:setitem", name("sys:argv"), call("builtins:slice", 0, 1), ["x", NEIGHBOUR]), call("inspect:_main")
    ),
    "trace:main": lambda _: steps(
        call("operator:setitem", name("sys:argv"), call("builtins:slice", 0, 1), ["x", "--count", "-C", ".", FILE]),
        call("trace:main"),
    ),
    "site:addpackage": lambda _: call("site:addpackage", ".", "x.pth", call("builtins:set")),
    "site:addsitedir": lambda _: call("site:addsitedir", "."),
    "site:execsitecustomize": lambda _: call("site:execsitecustomize"),
    "site:execusercustomize": lambda _: call("site:execusercustomize"),
    "zipimport:zipimporter": lambda _: call(
        "zipimport:zipimporter.load_module", call("zipimport:zipimporter", "x.zip"), "inside"
    ),
    "sys:path.append": lambda _: steps(call("sys:path.append", "x.zip"), name("inside:x")),
    "encodings:search_function": lambda _: steps(
        call("operator:setitem", name("encodings:__path__"), 0, "."), call("codecs:lookup", NEIGHBOUR)
    ),
    "code of a module that is nobody's": lambda _: name(f"{NEIGHBOUR}:x"),
}  # fmt: skip
"""Each imports or runs a file that the attacker can have put where the victim looks, a neighbour of the model."""

WRITES: Calls = {
    "builtins:open": lambda it: call("builtins:open", it.path, "w"),
    "io:open": lambda it: call("io:open", it.path, "w"),
    "_io:open": lambda it: call("_io:open", it.path, "w"),
    "io:FileIO": lambda it: call("io:FileIO", it.path, "w"),
    "_io:FileIO": lambda it: call("_io:FileIO", it.path, "w"),
    "_pyio:open": lambda it: call("_pyio:open", it.path, "w"),
    "codecs:open": lambda it: call("codecs:open", it.path, "w"),
    "os:open": lambda it: call("os:open", it.path, 65),
    "posix:open": lambda it: call("posix:open", it.path, 65),
    "os:mkdir": lambda it: call("os:mkdir", it.path),
    "posix:mkdir": lambda it: call("posix:mkdir", it.path),
    "os:makedirs": lambda it: call("os:makedirs", it.path),
    "os:mkfifo": lambda it: call("os:mkfifo", it.path),
    "os:mknod": lambda it: call("os:mknod", it.path),
    "os:symlink": lambda it: call("os:symlink", FILE, it.path),
    "os:link": lambda it: call("os:link", FILE, it.path),
    "os:rename": lambda it: call("os:rename", FILE, it.path),
    "os:replace": lambda it: call("os:replace", FILE, it.path),
    "pathlib:Path.write_text": lambda it: call("pathlib:Path.write_text", _path(it.path), "x"),
    "pathlib:Path.write_bytes": lambda it: call("pathlib:Path.write_bytes", _path(it.path), b"x"),
    "pathlib:Path.touch": lambda it: call("pathlib:Path.touch", _path(it.path)),
    "pathlib:Path.mkdir": lambda it: call("pathlib:Path.mkdir", _path(it.path)),
    "pathlib:Path.open": lambda it: call("pathlib:Path.open", _path(it.path), "w"),
    "pathlib:Path.symlink_to": lambda it: call("pathlib:Path.symlink_to", _path(it.path), FILE),
    "pathlib:Path.hardlink_to": lambda it: call("pathlib:Path.hardlink_to", _path(it.path), FILE),
    "pathlib:Path.rename": lambda it: call("pathlib:Path.rename", _path(FILE), it.path),
    "builtins:getattr of a path": lambda it: call(call("builtins:getattr", _path(it.path), "touch")),
    "operator:methodcaller of a path": lambda it: call(call("operator:methodcaller", "touch"), _path(it.path)),
    "shutil:copy": lambda it: call("shutil:copy", FILE, it.path),
    "shutil:copy2": lambda it: call("shutil:copy2", FILE, it.path),
    "shutil:copyfile": lambda it: call("shutil:copyfile", FILE, it.path),
    "shutil:copytree": lambda it: call("shutil:copytree", ".", it.path),
    "shutil:move": lambda it: call("shutil:move", FILE, it.path),
    "shutil:make_archive": lambda it: call("shutil:make_archive", it.path, "tar", "."),
    "tempfile:mkstemp": lambda it: call("tempfile:mkstemp", "", it.path),
    "tempfile:mkdtemp": lambda it: call("tempfile:mkdtemp", "", it.path),
    "gzip:open": lambda it: call("gzip:open", it.path, "wb"),
    "gzip:GzipFile": lambda it: call("gzip:GzipFile", it.path, "wb"),
    "bz2:BZ2File": lambda it: call("bz2:BZ2File", it.path, "w"),
    "lzma:LZMAFile": lambda it: call("lzma:LZMAFile", it.path, "w"),
    "tarfile:open": lambda it: call("tarfile:open", it.path, "w"),
    "tarfile:TarFile": lambda it: call("tarfile:TarFile", it.path, "w"),
    "zipfile:ZipFile": lambda it: call("zipfile:ZipFile", it.path, "w"),
    "zipfile:PyZipFile": lambda it: call("zipfile:PyZipFile", it.path, "w"),
    "wave:open": lambda it: call("wave:open", it.path, "wb"),
    "aifc:open": lambda it: call("aifc:open", it.path, "wb"),
    "sunau:open": lambda it: call("sunau:open", it.path, "wb"),
    "shelve:open": lambda it: call("shelve:open", it.path),
    "dbm.dumb:open": lambda it: call("dbm.dumb:open", it.path, "c"),
    "sqlite3:connect": lambda it: call("sqlite3:connect", it.path),
    "_sqlite3:connect": lambda it: call("_sqlite3:connect", it.path),
    "mailbox:mbox": lambda it: call("mailbox:mbox", it.path),
    "mailbox:Maildir": lambda it: call("mailbox:Maildir", it.path),
    "mailbox:MH": lambda it: call("mailbox:MH", it.path),
    "mailbox:Babyl": lambda it: call("mailbox:Babyl", it.path),
    "logging:FileHandler": lambda it: call("logging:FileHandler", it.path),
    "logging.config:dictConfig of a file": lambda it: call("logging.config:dictConfig", {
        "version": 1, "root": {"handlers": ["h"]}, "handlers": {"h": {"class": "logging.FileHandler", "filename": it.path}}}),
    "logging.handlers:RotatingFileHandler": lambda it: call("logging.handlers:RotatingFileHandler", it.path),
    "logging.handlers:TimedRotatingFileHandler": lambda it: call("logging.handlers:TimedRotatingFileHandler", it.path),
    "logging.handlers:WatchedFileHandler": lambda it: call("logging.handlers:WatchedFileHandler", it.path),
    "py_compile:compile": lambda it: call("py_compile:compile", FILE, it.path),
    "zipapp:create_archive": lambda it: call("zipapp:create_archive", ".", it.path, None, f"{NEIGHBOUR}:x"),
    "cProfile:Profile.dump_stats": lambda it: call("cProfile:Profile.dump_stats", call("cProfile:Profile"), it.path),
    "distutils.file_util:write_file": lambda it: call("distutils.file_util:write_file", it.path, ["x"]),
    "distutils.file_util:copy_file": lambda it: call("distutils.file_util:copy_file", FILE, it.path),
    "distutils.dir_util:mkpath": lambda it: call("distutils.dir_util:mkpath", it.path),
    "distutils.archive_util:make_archive": lambda it: call("distutils.archive_util:make_archive", it.path, "tar", "."),
    "urllib.request:urlretrieve": lambda it: call("urllib.request:urlretrieve", "data:,x", it.path),
    "http.cookiejar:LWPCookieJar.save": lambda it: call(
        "http.cookiejar:LWPCookieJar.save", call("http.cookiejar:LWPCookieJar"), it.path
    ),
    "xml.etree.ElementTree:ElementTree.write": lambda it: call(
        "xml.etree.ElementTree:ElementTree.write",
        call("xml.etree.ElementTree:ElementTree", call("xml.etree.ElementTree:Element", "x")), it.path,
    ),
    "tracemalloc:Snapshot.dump": lambda it: call("tracemalloc:Snapshot.dump", call("tracemalloc:Snapshot", (), 1), it.path),
    "socketserver:UnixStreamServer": lambda it: call("socketserver:UnixStreamServer", it.path, None),
    "fileinput:hook_compressed": lambda it: call("fileinput:hook_compressed", it.path, "w"),
    "turtle:write_docstringdict": lambda it: call("turtle:write_docstringdict", it.path.removesuffix(".py")),
    "lib2to3.pgen2.grammar:Grammar.dump": lambda it: call("lib2to3.pgen2.grammar:Grammar.dump", call("lib2to3.pgen2.grammar:Grammar"), it.path),
}  # fmt: skip


def _payload(it: Sentinel) -> bytes:
    return written(call("os:system", it.shell))


def _extension(it: Sentinel) -> Any:
    """The code of an extension stands for a name from then on."""
    return steps(call("copyreg:add_extension", "os", "system", 240), call(Raw(b"\x82\xf0"), it.shell))


LOADS: Calls = {
    "pickle:loads": lambda it: call("pickle:loads", _payload(it)),
    "_pickle:loads": lambda it: call("_pickle:loads", _payload(it)),
    "pickle:_loads": lambda it: call("pickle:_loads", _payload(it)),
    "pickle:load": lambda it: call("pickle:load", call("io:BytesIO", _payload(it))),
    "pickle:Unpickler.load": lambda it: call(
        "pickle:Unpickler.load", call("pickle:Unpickler", call("io:BytesIO", _payload(it)))
    ),
    "pickle:_Unpickler.load": lambda it: call(
        "pickle:_Unpickler.load", call("pickle:_Unpickler", call("io:BytesIO", _payload(it)))
    ),
    "shelve:Shelf": lambda it: call(
        "shelve:Shelf.__getitem__", call("shelve:Shelf", {b"k": _payload(it)}), "k"
    ),
    "multiprocessing.reduction:ForkingPickler": lambda it: call(
        "multiprocessing.reduction:ForkingPickler.loads", _payload(it)
    ),
    "lib2to3.pgen2.grammar:Grammar.loads": lambda it: call(
        "lib2to3.pgen2.grammar:Grammar.loads", call("lib2to3.pgen2.grammar:Grammar"), _payload(it)
    ),
    "copyreg:add_extension": _extension,
}  # fmt: skip


ATTEMPTS: Calls = {
    "socket:create_connection": lambda _: call("socket:create_connection", ("127.0.0.1", 9)),
    "socket:getaddrinfo": lambda _: call("socket:getaddrinfo", "localhost", 9),
    "urllib.request:urlopen": lambda _: call("urllib.request:urlopen", "http://127.0.0.1:9/"),
    "http.client:HTTPConnection": lambda _: call(
        "http.client:HTTPConnection.connect", call("http.client:HTTPConnection", "127.0.0.1:9")
    ),
    "ftplib:FTP": lambda _: call("ftplib:FTP", "127.0.0.1"),
    "smtplib:SMTP": lambda _: call("smtplib:SMTP", "127.0.0.1"),
    "poplib:POP3": lambda _: call("poplib:POP3", "127.0.0.1"),
    "imaplib:IMAP4": lambda _: call("imaplib:IMAP4", "127.0.0.1"),
    "nntplib:NNTP": lambda _: call("nntplib:NNTP", "127.0.0.1"),
    "telnetlib:Telnet": lambda _: call("telnetlib:Telnet", "127.0.0.1"),
    "ssl:get_server_certificate": lambda _: call("ssl:get_server_certificate", ("127.0.0.1", 9)),
    "xmlrpc.client:ServerProxy": lambda _: call(
        "xmlrpc.client:ServerProxy._ServerProxy__request", call("xmlrpc.client:ServerProxy", "http://127.0.0.1:9"), "x", ()
    ),
    "logging.handlers:SocketHandler": lambda _: call(
        "logging.handlers:SocketHandler.makeSocket", call("logging.handlers:SocketHandler", "127.0.0.1", 9)
    ),
    "asyncio:open_connection": lambda _: call("asyncio:run", call("asyncio:open_connection", "127.0.0.1", 9)),
    "multiprocessing.connection:Client": lambda _: call("multiprocessing.connection:Client", ("127.0.0.1", 9)),
    "http.server:HTTPServer": lambda _: call("http.server:HTTPServer", ("127.0.0.1", 9), None),
    "socketserver:TCPServer": lambda _: call("socketserver:TCPServer", ("127.0.0.1", 9), None),
    "multiprocessing.connection:Listener": lambda it: call("multiprocessing.connection:Listener", it.path),
    "os:remove": lambda _: call("os:remove", FILE),
    "os:unlink": lambda _: call("os:unlink", FILE),
    "posix:remove": lambda _: call("posix:remove", FILE),
    "os:rmdir": lambda _: call("os:rmdir", "x"),
    "os:removedirs": lambda _: call("os:removedirs", "x"),
    "shutil:rmtree": lambda _: call("shutil:rmtree", "x"),
    "pathlib:Path.unlink": lambda _: call("pathlib:Path.unlink", _path(FILE)),
    "os:chmod": lambda _: call("os:chmod", FILE, 511),
    "os:chown": lambda _: call("os:chown", FILE, 0, 0),
    "os:truncate": lambda _: call("os:truncate", FILE, 0),
    "os:kill": lambda _: call("os:kill", 0, 0),
    "os:killpg": lambda _: call("os:killpg", 0, 0),
    "os:putenv": lambda _: call("os:putenv", "A", "b"),
    "os:environ": lambda _: call("os:environ.__setitem__", "LD_PRELOAD", "x.so"),
    "os:chdir": lambda _: call("os:chdir", "/"),
    "ctypes:CDLL of a file": lambda _: call("ctypes:CDLL", "./x.so"),
    "ctypes:PyDLL": lambda _: call("ctypes:PyDLL", "./x.so"),
    "ctypes:LibraryLoader": lambda _: call("ctypes:cdll.LoadLibrary", "./x.so"),
    "_ctypes:dlopen": lambda _: call("_ctypes:dlopen", "./x.so", 2),
    "syslog:syslog": lambda _: call("syslog:syslog", "x"),
}  # fmt: skip
"""What has no sentinel to touch: the guard sees the attempt and refuses it."""

BESIDE: dict[str, dict[str, bytes]] = {
    "site:addpackage": {"x.pth": f"import {NEIGHBOUR}\n".encode()},
    "site:addsitedir": {"x.pth": f"import {NEIGHBOUR}\n".encode()},
    "site:execsitecustomize": {"sitecustomize.py": f"import {NEIGHBOUR}\n".encode()},
    "site:execusercustomize": {"usercustomize.py": f"import {NEIGHBOUR}\n".encode()},
    "ensurepip:_run_pip": {"pip.py": f"import {NEIGHBOUR}\n".encode()},
    "doctest:testfile": {"x.txt": f">>> import {NEIGHBOUR}\n".encode()},
}
