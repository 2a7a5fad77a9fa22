"""Language models, as one more reader of texts: asked, recorded, and believed only as far as their quotes stand."""

from factrecon.models.adapters import from_llm, from_openai
from factrecon.models.asking import Complete
from factrecon.models.langextract import load_langextract
from factrecon.models.reading import ModelReader, ModelReading, model_reader
from factrecon.models.recording import Recording, recorded

__all__ = [
    "Complete",
    "ModelReader",
    "ModelReading",
    "Recording",
    "from_llm",
    "from_openai",
    "load_langextract",
    "model_reader",
    "recorded",
]
