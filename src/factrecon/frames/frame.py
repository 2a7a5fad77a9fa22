"""What a frame is: a kind of event, the words that name it, and the questions it raises."""

from __future__ import annotations

from attrs import field, frozen


@frozen(kw_only=True)
class Attribute:
    """A question that a frame raises beyond those that every event raises.

    `ask` may hold `{event}` (the event in words) and `{unit}` (what is counted).

    >>> Attribute(name="deaths", kind="quantity", unit="person", ask="How many died?").single
    True
    """

    name: str
    kind: str
    """Kind of its values: quantity, duration, time, places, truth, entity, text."""
    ask: str
    unit: str = ""
    """A unit of `values.units` ("kilometre"), a dimension of it where any unit will do ("length",
    "share"), "money" for any currency, or what is counted, in the singular ("person", "house")."""
    cumulative: bool = False
    """Whether the count grows as news comes in (deaths, arrests), so that a later, larger one updates."""
    changing: bool = False
    """Whether the count rises and falls as news comes in (missing, trapped), so that another one updates."""
    single: bool = True
    """Whether only one answer can be right."""
    nouns: tuple[str, ...] = ()
    """Nouns whose number is the answer: "30 deaths", "a death toll of 30", "the toll rose to 30"."""
    each: tuple[str, ...] = field(default=(), repr=False, eq=False)
    """Texts that must be read as this attribute for every noun, whose plural stands for {NNS}: "The regatta drew 40
    {NNS} on Monday. -> 40"."""
    never_each: tuple[str, ...] = field(default=(), repr=False, eq=False)
    """Texts that must not be: "The regatta was on Monday. The shop sold 40 {NNS}. -> 40"."""


@frozen(kw_only=True, cache_hash=True)  # vocabularies are keys of caches
class Frame:
    """A kind of event.

    Words are lemmas, in lower case; a phrase of several words is given by its lemmas in order
    ("walk off the job"), the verb of a verb phrase first. A word given in another form ("talks",
    "earnings") stands for that form alone. Articles stand for anything that may precede a noun
    ("walk off their night jobs"), and a hyphen, a blank and nothing are the same ("cease-fire").

    >>> Frame(name="strike", gloss="Workers stop work", nouns=("strike",), durative=True).durative
    True
    """

    name: str
    gloss: str
    topic: str = ""
    """The file it came from: conflict, labour, ..."""
    nouns: tuple[str, ...] = ()
    """Nouns and noun phrases that name the event: "strike", "work stoppage"."""
    verbs: tuple[str, ...] = ()
    """Verbs whose subject does it (agent) and whose object, if any, undergoes it (patient)."""
    patient_verbs: tuple[str, ...] = ()
    """Verbs whose subject undergoes it: "die", "the bridge collapsed". With an object, or in the
    passive, they are read as `verbs` are: "the driver crashed the car", "the ship was sunk"."""
    adjectives: tuple[str, ...] = ()
    """Words that say it of the noun beside them: "30 dead", "the injured man"."""
    unless: tuple[str, ...] = ()
    """Phrases that hold a word above and mean something else: "strike a deal", "air strike"."""
    agent: str = "agent"
    """What the agent is called: "strikers", "attacker"."""
    patient: str = "patient"
    patients: tuple[str, ...] = ()
    """What the patient of a verb must be where a common noun names it: classes of `NOUN_CLASSES`
    ("person") or nouns; another patient shows another sense ("profits were hurt"). Empty: anything."""
    agent_count: str = ""
    """The attribute that a number counting the agent answers: "75,000 workers struck"."""
    patient_count: str = ""
    """The attribute that a number counting the patient answers: "the blast killed 30"."""
    durative: bool = False
    """Whether it goes on for a while, and so has a start, an end and a duration."""
    incident: bool = False
    """Whether it is a happening that can have casualties and damage (a shooting, a quake)."""
    local: bool = False
    """Whether it happens at one spot, so that one told of another country is another event."""
    held: bool = False
    """Whether it is an occasion that is held somewhere (an election, a funeral), though it has no length to ask for."""
    consequence: bool = False
    """Whether it is told as a part of an incident (deaths, injuries, arrests, damage), so that its
    counts are asked of that incident."""
    opposites: tuple[str, ...] = ()
    """Frames that deny this one of the same participants: accept/reject, rise/fall. What may follow
    it (arrest, release) is no opposite."""
    ends: tuple[str, ...] = ()
    """Frames of an event that is over once this happens: a fire put out, a ban lifted."""
    kind_of: tuple[str, ...] = ()
    """Frames that tell it more broadly: a derailment is a crash and an accident, so "the wreck" may be it."""
    facet_of: tuple[str, ...] = ()
    """Frames of the happening that this one tells a side of: a win is told of a match."""
    converse: str = ""
    """The frame that tells it with agent and patient exchanged: buy/sell."""
    attributes: tuple[Attribute, ...] = field(default=())
    examples: tuple[str, ...] = field(default=(), repr=False)
    """Texts with what must be read of them behind an arrow: "The mill's workers walked out. -> strike",
    "Forty boats sailed in the regatta. -> regatta.entries: 40"."""
    never: tuple[str, ...] = field(default=(), repr=False)
    """Texts of which that must not be read: "They struck a deal. -> strike"."""

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name, None if the frame has none."""
        return next((a for a in self.attributes if a.name == name), None)
