"""Numbers, days and times of day as answers write them: 十四日, １４日以内, 2週間, 令和9年3月1日, 午後5時15分, two weeks.

Texts come in as `hearing.plain` leaves them: NFKC and small letters. Every value is given in one canonical way:
a quantity as its digits, a day as `MM-DD` or `YYYY-MM-DD`, a time of day as `HH:MM`.
"""

import re

_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NUMERAL = re.compile(r"[0-9〇零一二三四五六七八九十百千万]+")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_LONGEST = 16  # characters; a longer row of digits is no quantity
_SCALES = {"十": 10, "百": 100, "千": 1_000}
_ENGLISH = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_ENGLISH_NUMERAL = re.compile(rf"\b(?:{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b")

_AFTER = {  # what follows the number
    "日": (r"日(?!曜|ごろから)|[ -]?(?:calendar )?days?\b", 1),
    "週": (r"週間?|[ -]?weeks?\b", 7),
    "円": (r"円| ?(?:yen|jpy)\b", 1),
    "歳": (r"歳|才| ?(?:years? old|years? of age|or (?:older|over)|and (?:older|over))", 1),
    "か月": (r"[かヶケカヵ箇]月|[ -]?months?\b", 1),
    "枚": (r"枚| ?(?:sheets?|photos?|photographs?|pictures?|copies|copy)\b", 1),
    "冊": (r"冊| ?(?:books?|items?|volumes?)\b", 1),
    "点": (r"点|個| ?(?:items?|pieces?|things?)\b", 1),
    "人": (r"人|名| ?(?:people|persons?|witnesses|adults?|students?)\b", 1),
    "件": (r"件| ?(?:cases|applications|applicants)\b", 1),
    "階": (r"階|f\b|(?:st|[nr]d|th)? floor", 1),
    "リットル": (r"リットル|l\b|ℓ| ?lit(?:er|re)s?\b", 1),
}
_BEFORE = {"円": r"[¥\\]", "階": r"\bfloor ", "歳": r"\baged? "}  # what stands before it
_ALSO = {"日": ("日", "週"), "円": ("円",)}
_FREE = re.compile(
    r"無料|無償|手数料はかかりません|費用はかかりません|free of charge|\bfor free\b|\bis free\b|\bare free\b|no charge|no fee"
)

_MONTHS = {
    name: value
    for value, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAYS = (
    re.compile(
        r"(?:(?P<era>令和|r)\s*(?P<eray>元|\d{1,2})年?[.\s]*|(?P<y>\d{4})年\s*)?(?<!\d)(?P<m>\d{1,2})月\s*(?P<d>\d{1,2})日"
    ),
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\d/.-])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])"),
    re.compile(rf"\b(?P<name>{_MONTH}) (?P<d>\d{{1,2}})(?:st|[nr]d|th)?(?!\d)(?:,? (?P<y>\d{{4}}))?"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|[nr]d|th)? (?:of )?(?P<name>{_MONTH})(?: (?P<y>\d{{4}}))?"),
)
_CLOCKS = (
    re.compile(r"(?P<half>午前|午後|朝|夜|夕方)?の?\s*(?P<h>\d{1,2})時(?!間)(?:\s*(?P<min>\d{1,2})分|(?P<thirty>半))?"),
    re.compile(r"(?P<half>午前|午後)?\s*(?<!\d)(?P<h>\d{1,2}):(?P<min>\d{2})(?!\d)(?: ?(?P<pm>[ap])\.?m\b)?"),
    re.compile(r"(?<![\d:])(?P<h>\d{1,2}) ?(?P<pm>[ap])\.?m\b"),
)
_EVENING = ("午後", "夜", "夕方", "p")
_REIWA = 2018  # Reiwa 1 is 2019
_NOON = 12
_LAST_HOUR, _LAST_MINUTE, _LAST_MONTH, _LAST_DAY = 24, 59, 12, 31


def arabic(text: str) -> str:
    """Write every numeral of `text` in Arabic digits: 三百 and 3百 become 300, 一万二千 and 1万2,000 become 12000."""
    digits = _NUMERAL.sub(_digits, _COMMA.sub("", text))
    return _ENGLISH_NUMERAL.sub(lambda found: str(_ENGLISH[found[0]]), digits)


def values(kind: str, text: str) -> frozenset[str]:
    """All values of a kind in `text`: `day`, `clock`, or a unit such as 日, 円, 歳, 階; free of charge is 0円."""
    if kind == "day":
        return _days(arabic(text))
    if kind == "clock":
        return _clocks(arabic(text))
    return _quantities(kind, text)


def _digits(found: re.Match[str]) -> str:
    written = found[0]  # 00 stays 00, or 19:00 would be no time of day
    return written if written.isascii() or len(written) > _LONGEST else str(_value(written))


def _value(numeral: str) -> int:
    total = section = current = 0
    for char in numeral:
        if char in _SCALES:
            section += (current or 1) * _SCALES[char]
            current = 0
        elif char == "万":
            total += ((section + current) or 1) * 10_000
            section = current = 0
        else:
            current = current * 10 + (_DIGITS[char] if char in _DIGITS else int(char))
    return total + section + current


def _quantities(unit: str, text: str) -> frozenset[str]:
    written = arabic(text)
    found: set[str] = set()
    for name in _ALSO.get(unit, (unit,)):
        words, factor = _AFTER[name]
        found |= {str(int(number) * factor) for number in re.findall(rf"(?<![\d月.])(\d{{1,9}})(?:{words})", written)}
    if unit in _BEFORE:
        found |= set(re.findall(rf"{_BEFORE[unit]}(\d{{1,9}})", written))
    if unit == "円" and _FREE.search(text):
        found.add("0")
    return frozenset(found)


def _days(text: str) -> frozenset[str]:
    found: set[str] = set()
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            part = match.groupdict()
            month = _MONTHS[part["name"][:3]] if part.get("name") else int(part["m"])
            day = int(part["d"])
            if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY:
                found.add(f"{_year(part)}{month:02}-{day:02}")
    return frozenset(found)


def _year(part: dict[str, str | None]) -> str:
    reiwa = part.get("eray")
    if reiwa:
        return f"{_REIWA + (1 if reiwa == '元' else int(reiwa))}-"
    return f"{part['y']}-" if part.get("y") else ""


def _clocks(text: str) -> frozenset[str]:
    found: set[str] = set()
    for pattern in _CLOCKS:
        for match in pattern.finditer(text):
            part = match.groupdict()
            hour = int(part["h"])
            minute = 30 if part.get("thirty") else int(part.get("min") or 0)
            if (part.get("half") or part.get("pm")) in _EVENING and hour < _NOON:
                hour += _NOON
            if hour <= _LAST_HOUR and minute <= _LAST_MINUTE:
                found.add(f"{hour:02}:{minute:02}")
    return frozenset(found)
