"""Callables of the standard library that run code, each with a call that shows it."""

import marshal
from collections.abc import Callable
from typing import Any

from scanning.assembler import Built, Call, New, Shared, call, name, steps
from scanning.recipe import Sentinel


def _stringio(text: str) -> Call:
    return call("io:StringIO", text)


def _function(it: Sentinel) -> Call:
    """A function of any arguments, made of marshalled code."""
    inside = compile(f"def f(*a, **k):\n    {it.code}\n", "model", "exec").co_consts[0]
    return call("types:FunctionType", call("marshal:loads", marshal.dumps(inside)), {})


def _exec(it: Sentinel) -> Call:
    return call("functools:partial", name("builtins:exec"), it.code)


def _method(cls: str, method: str, *made: Any) -> Callable[..., Call]:
    """`cls.method` of a new instance."""
    return lambda *args: call(f"{cls}.{method}", call(cls, *made), *args)


def _code_type(it: Sentinel) -> Call:
    code = compile(it.code, "x", "exec")
    fields = (
        code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize, code.co_flags,
        code.co_code, code.co_consts, code.co_names, code.co_varnames, "x", "x", "x", 1, code.co_linetable, b"", (), (),
    )  # fmt: skip
    return call("builtins:exec", call("types:CodeType", *fields))


def _exit_stack(it: Sentinel) -> Any:
    stack = Shared(call("contextlib:ExitStack"))
    return steps(
        call("contextlib:ExitStack.callback", stack, name("os:system"), it.shell),
        call("contextlib:ExitStack.close", stack),
    )


def _sched(it: Sentinel) -> Any:
    plan = Shared(call("sched:scheduler"))
    return steps(
        call("sched:scheduler.enter", plan, 0, 1, name("os:system"), (it.shell,)), call("sched:scheduler.run", plan)
    )


def _pgen(it: Sentinel) -> Any:
    """`make_label` evaluates what looks like a quoted token."""
    grammar = Built(call("argparse:Namespace"), ({"labels": [], "keywords": {}, "tokens": {}, "symbol2label": {}},))
    return call("lib2to3.pgen2.pgen:ParserGenerator.make_label", None, grammar, f"'' or {it.expression} or ''")


def _xmlrpc(it: Sentinel) -> Any:
    dispatcher = Shared(call("xmlrpc.server:SimpleXMLRPCDispatcher"))
    return steps(
        call("xmlrpc.server:SimpleXMLRPCDispatcher.register_function", dispatcher, name("os:system"), "run"),
        call("xmlrpc.server:SimpleXMLRPCDispatcher._dispatch", dispatcher, "run", (it.shell,)),
    )


def _json(it: Sentinel) -> Any:
    """The decoder calls its hook with every number that it reads."""
    decoder = New(name("functools:partial"), (name("json:loads"), '{"a": 1}'), {"object_pairs_hook": _function(it)})
    return call(decoder)


CODE: dict[str, Callable[[Sentinel], Any]] = {
    "builtins:exec": lambda it: call("builtins:exec", it.code),
    "builtins:eval": lambda it: call("builtins:eval", it.expression),
    "builtins:compile": lambda it: call("builtins:exec", call("builtins:compile", it.code, "x", "exec")),
    "builtins:type": lambda it: call(call("builtins:type", "X", (), {"__init__": name("builtins:exec")}), it.code),
    "builtins:property": lambda it: call(
        "builtins:property.__get__", call("builtins:property", name("builtins:exec")), it.code
    ),
    "builtins:getattr": lambda it: call(call("builtins:getattr", name("shutil:os"), "system"), it.shell),
    "builtins:vars": lambda it: call(
        call("operator:getitem", call("builtins:vars", name("shutil:os")), "system"), it.shell
    ),
    "builtins:__dict__": lambda it: call(call("builtins:__dict__.__getitem__", "exec"), it.code),
    "builtins:map": lambda it: call("builtins:list", call("builtins:map", name("builtins:exec"), [it.code])),
    "builtins:filter": lambda it: call("builtins:any", call("builtins:filter", name("builtins:exec"), [it.code])),
    "builtins:next": lambda it: call("builtins:next", call("builtins:map", name("os:system"), [it.shell])),
    "builtins:iter": lambda it: call("builtins:list", call("builtins:iter", _exec(it), None)),
    "builtins:sorted": lambda it: call(
        New(name("functools:partial"), (name("builtins:sorted"), [it.code]), {"key": name("builtins:exec")})
    ),
    "builtins:max": lambda it: call(
        New(name("functools:partial"), (name("builtins:max"), [it.code]), {"key": name("builtins:exec")})
    ),
    "code:InteractiveInterpreter.runsource": lambda it: _method("code:InteractiveInterpreter", "runsource")(it.code),
    "code:InteractiveInterpreter.runcode": lambda it: _method("code:InteractiveInterpreter", "runcode")(it.code),
    "code:InteractiveConsole.push": lambda it: _method("code:InteractiveConsole", "push")(it.code),
    "codeop:compile_command": lambda it: call("builtins:exec", call("codeop:compile_command", it.code)),
    "bdb:Bdb.run": lambda it: _method("bdb:Bdb", "run")(it.code),
    "bdb:Bdb.runeval": lambda it: _method("bdb:Bdb", "runeval")(it.expression),
    "bdb:Bdb.runcall": lambda it: _method("bdb:Bdb", "runcall")(name("os:system"), it.shell),
    "pdb:Pdb.run": lambda it: call("pdb:Pdb.run", call("pdb:Pdb", "tab", _stringio("c\n"), _stringio("")), it.code),
    "pdb:Pdb.runeval": lambda it: call(
        "pdb:Pdb.runeval", call("pdb:Pdb", "tab", _stringio("c\n"), _stringio("")), it.expression
    ),
    "profile:run": lambda it: call("profile:run", it.code, "out"),
    "profile:runctx": lambda it: call("profile:runctx", it.code, {}, {}, "out"),
    "profile:Profile.run": lambda it: _method("profile:Profile", "run")(it.code),
    "profile:Profile.runcall": lambda it: _method("profile:Profile", "runcall")(name("os:system"), it.shell),
    "cProfile:run": lambda it: call("cProfile:run", it.code, "out"),
    "cProfile:runctx": lambda it: call("cProfile:runctx", it.code, {}, {}, "out"),
    "cProfile:Profile.run": lambda it: _method("cProfile:Profile", "run")(it.code),
    "cProfile:Profile.runctx": lambda it: _method("cProfile:Profile", "runctx")(it.code, {}, {}),
    "timeit:timeit": lambda it: call("timeit:timeit", it.code, "pass", name("time:time"), 1),
    "timeit:repeat": lambda it: call("timeit:repeat", it.code, "pass", name("time:time"), 1, 1),
    "timeit:main": lambda it: call("timeit:main", ["-n1", "-r1", it.code]),
    "timeit:Timer.timeit": lambda it: _method("timeit:Timer", "timeit", it.code)(1),
    "timeit:Timer.autorange": lambda it: call("timeit:Timer.timeit", call("timeit:Timer", "pass", it.code), 1),
    "trace:Trace.run": lambda it: _method("trace:Trace", "run", 0, 0)(it.code),
    "trace:Trace.runctx": lambda it: _method("trace:Trace", "runctx", 0, 0)(it.code, {}, {}),
    "trace:Trace.runfunc": lambda it: _method("trace:Trace", "runfunc", 0, 0)(name("os:system"), it.shell),
    "doctest:run_docstring_examples": lambda it: call("doctest:run_docstring_examples", f">>> {it.code}\n", {}),
    "doctest:testfile": lambda _: call("doctest:testfile", "x.txt", False),
    "typing:ForwardRef._evaluate": lambda it: call(
        "typing:ForwardRef._evaluate", call("typing:ForwardRef", it.expression), {}, {}, call("builtins:frozenset")
    ),
    "typing:_eval_type": lambda it: call("typing:_eval_type", call("typing:ForwardRef", it.expression), {}, {}),
    "typing:get_type_hints": lambda it: call(
        "typing:get_type_hints",
        call("builtins:type", "X", (), {"__annotations__": {"a": it.expression}, "__module__": "builtins"}),
    ),
    "inspect:get_annotations": lambda it: call(
        New(
            name("functools:partial"),
            (name("inspect:get_annotations"), call("builtins:type", "X", (), {"__annotations__": {"a": it.expression}})),
            {"eval_str": True},
        )
    ),
    "dataclasses:_create_fn": lambda it: call("dataclasses:_create_fn", "f", [f"x={it.expression}"], ["pass"]),
    "types:FunctionType": lambda it: call(_function(it)),
    "types:MethodType": lambda it: call(call("types:MethodType", name("os:system"), it.shell)),
    "types:new_class": lambda it: call("types:new_class", "X", (), None, _exec(it)),
    "types:CodeType": _code_type,
    "marshal:loads": lambda it: call("builtins:eval", call("marshal:loads", marshal.dumps(compile(it.code, "x", "exec")))),
    "operator:call": lambda it: call("operator:call", name("builtins:exec"), it.code),
    "operator:methodcaller": lambda it: call(call("operator:methodcaller", "system", it.shell), name("shutil:os")),
    "operator:attrgetter": lambda it: call(call(call("operator:attrgetter", "system"), name("shutil:os")), it.shell),
    "operator:itemgetter": lambda it: call(
        call(call("operator:itemgetter", "exec"), name("builtins:__dict__")), it.code
    ),
    "_operator:methodcaller": lambda it: call(call("_operator:methodcaller", "system", it.shell), name("shutil:os")),
    "functools:partial": lambda it: call(_exec(it)),
    "functools:partial.__setstate__": lambda it: call(
        Built(call("functools:partial", name("builtins:print")), ((name("builtins:exec"), (it.code,), {}, {}),))
    ),
    "functools:partialmethod": lambda it: call(
        call("functools:partialmethod.__get__", call("functools:partialmethod", name("os:system")), it.shell)
    ),
    "functools:reduce": lambda it: call("functools:reduce", name("builtins:exec"), [it.code, {}]),
    "functools:lru_cache": lambda it: call(call(call("functools:lru_cache", 1), name("os:system")), it.shell),
    "functools:singledispatch": lambda it: call(call("functools:singledispatch", name("builtins:exec")), it.code),
    "itertools:starmap": lambda it: call("builtins:tuple", call("itertools:starmap", name("builtins:exec"), [[it.code]])),
    "itertools:accumulate": lambda it: call(
        "collections:deque", call("itertools:accumulate", [it.code, {}], name("builtins:exec"))
    ),
    "itertools:takewhile": lambda it: call("builtins:set", call("itertools:takewhile", name("builtins:exec"), [it.code])),
    "itertools:dropwhile": lambda it: call("builtins:list", call("itertools:dropwhile", name("builtins:exec"), [it.code])),
    "itertools:filterfalse": lambda it: call(
        "builtins:list", call("itertools:filterfalse", name("builtins:exec"), [it.code])
    ),
    "itertools:groupby": lambda it: call("builtins:list", call("itertools:groupby", [it.code], name("builtins:exec"))),
    "heapq:nsmallest": lambda it: call("heapq:nsmallest", 2, [it.code], name("builtins:exec")),
    "heapq:nlargest": lambda it: call("heapq:nlargest", 2, [it.code], name("builtins:exec")),
    "collections:defaultdict": lambda it: call("operator:getitem", call("collections:defaultdict", _exec(it)), 1),
    "collections:Counter": lambda it: call("collections:Counter", call("builtins:map", name("os:system"), [it.shell])),
    "contextlib:ExitStack": _exit_stack,
    "weakref:finalize": lambda it: call("weakref:finalize", call("builtins:set"), name("os:system"), it.shell),
    "atexit:register": lambda it: call("atexit:register", name("os:system"), it.shell),
    "threading:Thread.run": lambda it: call(
        "threading:Thread.run", call("threading:Thread", None, name("os:system"), None, (it.shell,))
    ),
    "threading:Thread.start": lambda it: call(
        "threading:Thread.start", call("threading:Thread", None, name("builtins:exec"), None, (it.code,))
    ),
    "threading:Timer": lambda it: call("threading:Timer.run", call("threading:Timer", 0, name("os:system"), [it.shell])),
    "_thread:start_new_thread": lambda it: steps(
        call("_thread:start_new_thread", name("os:system"), (it.shell,)), call("time:sleep", 1)
    ),
    "concurrent.futures:ThreadPoolExecutor": lambda it: call(
        "concurrent.futures.thread:ThreadPoolExecutor.submit",
        call("concurrent.futures.thread:ThreadPoolExecutor", 1), name("os:system"), it.shell,
    ),
    "concurrent.futures.process:_process_chunk": lambda it: call(
        "concurrent.futures.process:_process_chunk", name("builtins:exec"), [(it.code,)]
    ),
    "multiprocessing.pool:ThreadPool.apply": lambda it: call(
        "multiprocessing.pool:ThreadPool.apply", call("multiprocessing.pool:ThreadPool", 1), name("os:system"), (it.shell,)
    ),
    "multiprocessing.pool:mapstar": lambda it: call("multiprocessing.pool:mapstar", (name("builtins:exec"), [it.code])),
    "multiprocessing.pool:starmapstar": lambda it: call(
        "multiprocessing.pool:starmapstar", (name("builtins:exec"), [(it.code,)])
    ),
    "multiprocessing.process:BaseProcess.run": lambda it: call(
        "multiprocessing.process:BaseProcess.run",
        call("multiprocessing.context:Process", None, name("os:system"), None, (it.shell,)),
    ),
    "multiprocessing.reduction:_rebuild_partial": lambda it: call(
        call("multiprocessing.reduction:_rebuild_partial", name("builtins:exec"), (it.code,), {})
    ),
    "multiprocessing.util:Finalize": lambda it: call(
        call("multiprocessing.util:Finalize", None, name("os:system"), (it.shell,), None, 1)
    ),
    "sched:scheduler": _sched,
    "copyreg:_reconstructor": lambda it: call(
        "copyreg:_reconstructor", name("subprocess:Popen"), name("subprocess:Popen"), it.argv
    ),
    "copyreg:__newobj__": lambda it: call(
        call("copyreg:__newobj__", name("functools:partial"), name("os:system"), it.shell)
    ),
    "copy:_reconstruct": lambda it: call("copy:_reconstruct", None, None, name("builtins:exec"), (it.code,)),
    "sys:setprofile": lambda it: call("sys:setprofile", _function(it)),
    "logging.config:dictConfig": lambda it: call(
        "logging.config:dictConfig",
        {"version": 1, "handlers": {"h": {"()": "os.system", "command": it.shell}}},
    ),
    "logging.config:fileConfig": lambda it: call("logging.config:fileConfig", _stringio(
        "[loggers]\nkeys=root\n[handlers]\nkeys=h\n[formatters]\nkeys=\n[logger_root]\nhandlers=h\n"
        f"[handler_h]\nclass=StreamHandler\nargs=({it.expression},)\n"
    )),
    "_testcapi:run_in_subinterp": lambda it: call("_testcapi:run_in_subinterp", it.code),
    "_xxsubinterpreters:run_string": lambda it: call(
        "_xxsubinterpreters:run_string", call("_xxsubinterpreters:create"), it.code
    ),
    "ctypes:pythonapi": lambda it: call("ctypes:pythonapi.PyRun_SimpleString", it.code.encode()),
    "distutils.util:execute": lambda it: call("distutils.util:execute", name("os:system"), (it.shell,)),
    "lib2to3.pgen2.pgen:ParserGenerator": _pgen,
    "idlelib.debugobj:ObjectTreeItem.SetText": lambda it: call(
        "idlelib.debugobj:ObjectTreeItem.SetText", call("idlelib.debugobj:ObjectTreeItem", "a", 1, _exec(it)), it.expression
    ),
    "idlelib.calltip:get_entity": lambda it: call("idlelib.calltip:get_entity", it.expression),
    "idlelib.autocomplete:AutoComplete.get_entity": lambda it: call(
        "idlelib.autocomplete:AutoComplete.get_entity", None, it.expression
    ),
    "tkinter:Tcl": lambda it: call(
        call("builtins:getattr", call("_tkinter:create", None, "x", "Tk", False, 1, False), "eval"), f"exec touch {it.path}"
    ),
    "unittest.mock:_patch": lambda it: call(call("unittest.mock:Mock", None, name("os:system")), it.shell),
    "asyncio.events:Handle._run": lambda it: call(
        "asyncio.events:Handle._run", call("asyncio.events:Handle", name("os:system"), (it.shell,),
                                           call("asyncio:new_event_loop"))
    ),
    "contextvars:Context.run": lambda it: call("contextvars:Context.run", call("contextvars:Context"), name("os:system"), it.shell),
    "re:sub": lambda it: call("re:sub", "x", _function(it), "x"),
    "xmlrpc.server:SimpleXMLRPCDispatcher": _xmlrpc,
    "wsgiref.handlers:SimpleHandler.run": lambda it: call(
        "wsgiref.handlers:BaseHandler.run",
        call("wsgiref.handlers:SimpleHandler", call("io:BytesIO"), call("io:BytesIO"), _stringio(""), {}), _function(it),
    ),
    "ast:NodeVisitor": lambda it: call("ast:NodeVisitor.visit", Built(
        call("ast:NodeVisitor"), ({"visit_str": name("builtins:exec")},)), it.code),
    "argparse:_get_value": lambda it: call(
        "argparse:ArgumentParser._get_value", call("argparse:ArgumentParser"),
        Built(call("argparse:Namespace"), ({"type": name("builtins:exec")},)), it.code,
    ),
    "json:JSONDecoder": _json,
    "configparser:ConfigParser": lambda it: call(
        "configparser:RawConfigParser._get", Built(call("argparse:Namespace"), ({"get": _function(it)},)), "a", name("builtins:str"), "b"
    ),
    "concurrent.futures.thread:_WorkItem.run": lambda it: call(
        "concurrent.futures.thread:_WorkItem.run",
        call("concurrent.futures.thread:_WorkItem", call("concurrent.futures:Future"), name("os:system"), (it.shell,), {}),
    ),
    "bisect:bisect": lambda it: call(
        New(name("functools:partial"), (name("bisect:bisect"), [it.code], 1), {"key": name("builtins:exec")})
    ),
}  # fmt: skip
