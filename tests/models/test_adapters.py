"""Models of the library llm, and of a server of the OpenAI protocol that runs here."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from factrecon import Document
from factrecon.errors import MissingExtra, ModelFailure, UnknownName
from factrecon.models import from_llm, from_openai, model_reader
from factrecon.models.asking import used_by
from tests.models.protocol_server import REPLY, protocol_server

openai = pytest.importorskip("openai")
BOATS = Document(id="a", source="courier", text="The fleet of 12 boats sailed on Friday.")


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, Any]]:
    with protocol_server() as running:
        yield running


def model(server: tuple[str, Any], name: str) -> Any:
    client = openai.OpenAI(base_url=server[0], api_key="none", timeout=0.3, max_retries=1)
    return from_openai(name, client=client)


@pytest.mark.parametrize("name", ["good", "uncounted", "fenced", "limited"])
def test_a_stream_is_read_to_its_end(server: tuple[str, Any], name: str) -> None:
    reading = model_reader(model(server, name)).read([BOATS])
    assert [(a.claim.text, a.quote, a.reader) for a in reading.claims] == [
        ("12", "The fleet of 12 boats", f"model:{name}")
    ]
    assert not reading.left_out


def test_tokens_are_counted_where_the_server_counts_them(server: tuple[str, Any]) -> None:
    counted, uncounted = model(server, "good"), model(server, "uncounted")
    assert model_reader(counted).read([BOATS]).used == 100
    assert used_by(counted) == 100
    assert model_reader(uncounted).read([BOATS]).used > len(BOATS.text) + len(REPLY)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("broken", "InternalServerError"),
        ("refusing", "AuthenticationError"),
        ("silent", "APITimeoutError"),
        ("rubbish", "its reply cannot be used: it is empty"),
        ("chatty", "it is no JSON"),
        ("endless", "a reply of more than 2,000,000 characters"),
    ],
)
def test_what_goes_wrong_costs_one_document_and_says_so(server: tuple[str, Any], name: str, message: str) -> None:
    reading = model_reader(model(server, name)).read([BOATS])
    assert reading.claims == ()
    assert reading.unread == ("a",)
    [left] = reading.left_out
    assert message in left.reason
    assert "\n" not in left.reason


def test_a_reply_that_is_cut_off_gives_its_whole_claims(server: tuple[str, Any]) -> None:
    reading = model_reader(model(server, "cut")).read([BOATS])
    assert len(reading.claims) == 1
    assert "cut off or broken; 1 whole claims" in reading.left_out[0].reason


def test_a_bad_reply_is_asked_for_once_more_with_the_error(server: tuple[str, Any]) -> None:
    before = server[1].calls["chatty"]
    model_reader(model(server, "chatty")).read([BOATS])
    assert server[1].calls["chatty"] == before + 2
    assert "Your last reply could not be used: it is no JSON" in server[1].prompts[-1]


def test_a_server_that_is_not_there() -> None:
    reading = model_reader(from_openai("any", base_url="http://127.0.0.1:9/v1", timeout=0.2)).read([])
    assert reading.claims == ()
    client = openai.OpenAI(base_url="http://127.0.0.1:9/v1", api_key="none", timeout=0.2, max_retries=0)
    assert "APIConnectionError" in model_reader(from_openai("any", client=client)).read([BOATS]).left_out[0].reason


def test_without_a_key_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelFailure, match="OPENAI_API_KEY"):
        from_openai("any")


def test_models_of_llm() -> None:
    llm = pytest.importorskip("llm")

    class Echo(llm.Model):  # type: ignore[name-defined, misc]
        model_id = "echo"
        supports_schema = True

        def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
            assert prompt.schema["properties"]["claims"]
            response.set_usage(input=60, output=40)
            yield REPLY

    from factrecon.models.adapters import LlmModel

    echo = LlmModel(Echo(), {})
    reading = model_reader(echo).read([BOATS])
    assert [a.claim.text for a in reading.claims] == ["12"]
    assert reading.used == 100
    with pytest.raises(UnknownName, match="no model 'nobody'"):
        from_llm("nobody")


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kw: Any) -> Any:
        if name.partition(".")[0] in ("llm", "openai"):
            raise ImportError(name)
        return real(name, *args, **kw)

    monkeypatch.setattr(builtins, "__import__", missing)
    for make in (lambda: from_llm("x"), lambda: from_openai("x", base_url="http://127.0.0.1:9")):
        with pytest.raises(MissingExtra, match=r"factrecon\[llm\]"):
            make()
