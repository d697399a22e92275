"""What a chat template may use, and what it must not reach: names of Jinja, of Python, and of servers that render."""

import re

_METHODS = """
    strip lstrip rstrip split rsplit splitlines startswith endswith replace upper lower title capitalize join
    find rfind index rindex count items keys values get append extend insert pop update copy isdigit isalpha
    isspace isalnum isnumeric removeprefix removesuffix partition rpartition zfill center ljust rjust encode
    decode isoformat strftime format setdefault reverse sort clear cycle changed next reset
"""

_FILTERS = """
    trim upper lower title capitalize join replace length count list first last tojson string int float
    default d selectattr rejectattr map select reject items dictsort sort unique indent safe escape e round
    abs reverse batch slice groupby max min sum wordcount truncate striptags format center urlencode
    forceescape fromjson from_json pprint xmlattr random
"""

_INNER_WORKINGS = """
    mro gi_frame gi_code gi_yieldfrom cr_frame cr_code ag_frame ag_code f_globals f_builtins f_locals f_back
    f_code tb_frame func_globals func_code func_closure im_func im_self im_class globals locals builtins
    environ modules environment eval_ctx exported_vars resolve blocks parent
"""

INTO_PYTHON = re.compile(
    r"__(?:class|mro|bases?|subclasses|globals|builtins|import|init|dict|getattribute|getattr|code|self|func|closure|reduce(?:_ex)?"
    r"|module|loader|spec|call|new|subclasshook|kwdefaults|defaults|wrapped|setattr|delattr|getitem)__"
)
"""Names in Python of its own workings: no honest template spells one, whatever it does with the letters."""

FUNCTIONS = frozenset(
    {"raise_exception", "strftime_now", "range", "namespace", "dict", "loop", "caller", "super", "joiner", "cycler"}
)
"""Functions that only make or repeat values."""

METHODS = frozenset(_METHODS.split())
"""Methods of words, lists and mappings."""

FILTERS = frozenset(_FILTERS.split())
"""Filters of Jinja that only make values."""

BY_ATTRIBUTE = frozenset({"selectattr", "rejectattr", "map", "sort", "unique", "groupby", "max", "min", "sum", "attr"})
"""Filters that are handed the name of an attribute."""

INNER_WORKINGS = frozenset(_INNER_WORKINGS.split())
"""Attributes without an underscore in front that lead to a program's inner workings."""
