"""Whether what undergoes a verb fits the frame that the verb names.

"Three miners were hurt" is an injury and "profits were hurt" is none; "a statement was released" sets
nobody free. A frame tells by `patients` what may undergo its verbs: the selectional restrictions of
Katz and Fodor, "The structure of a semantic theory" (1963).
"""

from __future__ import annotations

from factrecon.frames import Frame
from factrecon.language.quantities.units import names_person
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.phrases import NounPhrase

__all__ = ["fits", "may_undergo"]


def fits(frame: Frame, part: str, clause: Clause) -> bool:
    """Whether the clause of a verb of the frame has a patient that may undergo it."""
    if not frame.patients:
        return True
    if part == "patient_verb" and clause.verb.voice == "active":
        # "The stock fell three points" by its subject, "the driver crashed the car" by its object.
        return may_undergo(frame, clause.subject) or (clause.object is not None and may_undergo(frame, clause.object))
    return may_undergo(frame, clause.subject if clause.verb.lemma == "be" else clause.patient)


def may_undergo(frame: Frame, patient: NounPhrase | None) -> bool:
    """Whether a noun phrase may be the frame's patient; only a common noun of another class may not.

    Names, pronouns, numbers and nouns that no table knows always may.
    """
    if patient is None:
        return True
    heads = [patient.head]
    if patient.of is not None:
        heads.append(patient.of.head)  # "dozens of people", "the rest of the crew"
    return any(_may_be(frame, head.lemma.lower(), head.text, head.tag) for head in heads)


def _may_be(frame: Frame, lemma: str, form: str, tag: str) -> bool:
    if tag != "NOUN" or form[:1].isupper() or lemma in frame.patients or form.lower() in frame.patients:
        return True
    classes = noun_classes(lemma)
    if not classes or ("person" in frame.patients and names_person(lemma)):
        return True
    return any(name in frame.patients for name in classes)
