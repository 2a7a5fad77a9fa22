"""Two hundred strings that try to run, to break out or to hide, and a way to put them into every field."""

from __future__ import annotations

import copy
from typing import Any

_SCRIPTS = ["alert(1)", "fetch('//x.example')", "document.title='owned'"]
_TAGS = [
    "<script>{0}</script>",
    "</script><script>{0}</script>",
    "<img src=x onerror={0}>",
    "<svg onload={0}>",
    "<svg/onload={0}//",
    "<iframe src=javascript:{0}>",
    "<body onload={0}>",
    "<a href=javascript:{0}>x</a>",
    '<math><mi xlink:href="javascript:{0}">',
    '"><script>{0}</script>',
    "'><script>{0}</script>",
    '" onmouseover="{0}',
    "' onfocus='{0}' autofocus='",
    "` onclick=`{0}",
    "</title><script>{0}</script>",
    "</style><script>{0}</script>",
    "</textarea><script>{0}</script>",
    "--><script>{0}</script><!--",
    "]]><script>{0}</script>",
    "<![CDATA[<script>{0}</script>]]>",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "{0}">]>&y;',
    "<details open ontoggle={0}>",
    '<object data="data:text/html,<script>{0}</script>">',
    '<base href="//x.example/"><b>{0}',
    '<meta http-equiv=refresh content="0;url=//x.example">{0}',
    "<link rel=stylesheet href=//x.example/{0}.css>",
]
_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//x.example/a.js",
    'http://x.example/"onmouseover="alert(1)',
    "https://x.example/<script>alert(1)</script>",
    "http://user:pass@x.example/",
    "http://[::1",
    "https://x.example/\u202egnp.exe",
    "blob:https://x.example/1",
    "about:blank",
    "ftp://x.example/",
    "http:javascript:alert(1)",
    "https://x.example/' style='background:url(//y.example)",
    "view-source:javascript:alert(1)",
]
_TEMPLATES = [
    "{{ 7*7 }}",
    "{% for x in y %}{% endfor %}",
    "{# gone #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{{''.__class__.__mro__}}",
    "{0}",
    "{question}",
    "%(x)s",
    "%s%s%n",
    "{{{{raw}}}}",
    "[[7*7]]",
    "$x$",
    "$$\\input{/etc/passwd}$$",
    "\\write18{ls}",
    "`ls`",
    "$(ls)",
    "; rm -rf x",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    '=HYPERLINK("http://x.example")',
    "' OR 1=1 --",
    '"; DROP TABLE claims; --',
]
_HIDDEN = [
    "\u202eevil\u202c",
    "\u2066a\u2067b\u2068c\u2069",
    "\u061cmark",
    "\u200babc\u200b",
    "\ufeffbom",
    "a\u200db",
    "a\u200cb",
    "\u2060join",
    "soft\u00adhyphen",
    "\x00null",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m",
    "bell\x07",
    "back\x08\x08",
    "\x7fdel",
    "car\rriage",
    "form\x0cfeed",
    "next\x85line",
    "line\u2028sep",
    "para\u2029sep",
    "\U000e0041\U000e0042tags",
    "\ufffe",
    "\uffff",
    "\ufdd0",
    "\U0010ffff",
    "\ue000private",
    "\ud800",
    "a\udfffb",
    "Z\u0351\u036b\u0343\u036a\u0302algo",
    "\u3164",
    "\u115f\u1160",
    "\u2800",
    "\ufff9a\ufffab\ufffb",
    "\u05d0\u05d1\u05d2 abc \u05d3",
    "\u0645\u0631\u062d\u0628\u0627 (12)",
    "👩\u200d👩\u200d👧",
    "e\u0301\u0301\u0301",
    "ﷺ",
    "\t\ttab",
    " lead and trail ",
    "\n\n# head\n\n",
]
_MARKDOWN = [
    "# heading",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "***bold***",
    "__bold__",
    "~~gone~~",
    "[a](javascript:alert(1))",
    "![a](http://x.example/a.png)",
    "<http://x.example>",
    "http://x.example/bare",
    "www.x.example",
    "me@x.example",
    "@someone",
    "#123",
    "| a | b |",
    "|---|---|",
    "```\ncode\n```",
    "    code",
    "[ref]: http://x.example",
    "[^1]",
    "a\\",
    "\\*",
    "&lt;b&gt;",
    "&#x3c;script&#x3e;",
    "&amp;",
    "---",
    "***",
    "===",
    ":::note",
    ":smile:",
    "- [ ] task",
    "<!-- gone -->",
    "+ plus",
    "* star",
    "http&colon;//x.example",
    "x\n===",
    "x\n---",
    "\\",
    "\\\\|",
]

PAYLOADS: tuple[str, ...] = (
    *[tag.format(script) for tag in _TAGS for script in _SCRIPTS],
    *_ADDRESSES,
    *_TEMPLATES,
    *_HIDDEN,
    *_MARKDOWN,
)

_IDS = {"id", "a", "b", "document", "event"}
_ENUMERATED = {"schema", "relation", "kind", "direction", "side", "grain", "text_sha256"}


def poisoned(report: dict[str, Any], payload: str, *, identifiers: bool = True) -> dict[str, Any]:
    """The report with every free string replaced by the payload, identifiers kept distinct and joined."""
    names: dict[str, str] = {}

    def name(old: str) -> str:
        return names.setdefault(old, f"{payload}{len(names)}") if identifiers else old

    def walk(node: Any, key: str, path: tuple[str, ...]) -> Any:
        if isinstance(node, dict):
            return {k: walk(v, k, (*path, k)) for k, v in node.items()}
        if isinstance(node, list):
            if key == "claims" and node and isinstance(node[0], str):
                return [name(i) for i in node]
            if key == "documents" and node and isinstance(node[0], str):
                return [name(i) for i in node]
            return [walk(v, key, path) for v in node]
        if not isinstance(node, str) or key in _ENUMERATED:
            return node
        if key == "status":
            return node
        if key in _IDS:
            return name(node)
        return payload

    made = walk(copy.deepcopy(report), "", ())
    assert isinstance(made, dict)
    return made
