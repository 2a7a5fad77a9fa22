"""Bytes of pages and feeds as text, by what they say of their own encoding."""

from __future__ import annotations

import codecs
import re

from factrecon.bounded import is_binary
from factrecon.errors import UnreadableInput

_DECLARED = re.compile(rb"""(?:charset\s{0,3}=\s{0,3}["']?|encoding\s{0,3}=\s{0,3}["'])([A-Za-z][\w.:-]{1,30})""")
_KNOWN = re.compile(
    r"utf-?8|us-ascii|ascii|windows-12\d\d|cp12\d\d|iso-?8859-\d{1,2}|latin-?\d|koi8-[ru]|shift[_-]jis|euc-(?:jp|kr)"
    r"|gb2312|gbk|gb18030|big5|macintosh",
    re.IGNORECASE,
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data: bytes | str, name: str) -> str:
    """The text of a page: by its byte order mark, its declaration in the first 2,048 bytes, or UTF-8.

    Raises `UnreadableInput` where that does not fit or there is nothing.

    >>> decoded(b'<meta charset="windows-1252"><p>caf\\xe9', "page")[-4:]
    'café'
    """
    if not data.strip():
        raise UnreadableInput(f"{name}: empty; there is nothing to read")
    if isinstance(data, str):
        return data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data[len(mark) :], encoding, name)
    if is_binary(data):
        raise UnreadableInput(f"{name}: binary, not text; save the page as HTML first")
    declared = _DECLARED.search(data, 0, 2048)
    encoding = declared.group(1).decode("ascii") if declared else "utf-8"
    if not _KNOWN.fullmatch(encoding):
        encoding = "utf-8"
    # What calls itself Latin-1 on the web is Windows-1252, which holds the curly quotes.
    if re.fullmatch(r"iso-?8859-1|latin-?1|us-ascii|ascii", encoding, re.IGNORECASE):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "windows-1252"
    return _by(data, encoding, name)


def _by(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableInput(f"{name}: not {encoding}{at}; save it as UTF-8") from error
