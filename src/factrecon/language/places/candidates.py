"""Stretches of text that may name a place, with what each could be and how the text treats it.

Everything here is local: a name, the words beside it, and lists of words. Which of several places
of one name is meant is settled over the whole document, in `places`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.names.words import (
    CALENDAR,
    GIVEN_NAMES,
    HONORIFICS,
    NOT_NAMES,
    ORGANISATION_HEADS,
    OUTLET_HEADS,
    RANKS,
    SPEECH_VERBS,
)
from factrecon.language.places.cues import DIRECTIONS, LOCAL, LOCATIVE, cue_of
from factrecon.language.places.gazetteer import LONGEST_NAME, Gazetteer, place_key
from factrecon.language.places.streets import find_streets
from factrecon.language.syntax.capitals import Capital, capitals, starts_sentence, word_after, word_before
from factrecon.language.syntax.lexicon import look_up
from factrecon.values.places import Place

__all__ = ["Candidate", "candidates"]


class Candidate(NamedTuple):
    """A stretch that may name a place.

    `kind` is "area", "country", "region", "county", "city", "district" or "street". `options` are
    the places that have the name, each with its prior (inhabitants, for cities). `weight` in
    [0, 1] says how surely any place is meant. `cue` says how the text speaks of it: "dateline",
    "in" (something is located there), "from", "local" (its police, its residents), "list", "".
    `bound` marks one whose container is named beside it.
    """

    start: int
    end: int
    kind: str
    options: tuple[tuple[Place, int], ...]
    weight: float
    cue: str
    bound: bool
    key: str


_PREFIXES: Final = listed("places.prefixes")
"""First words of longer names of places; what follows them is not the place."""
_OFFICES: Final = listed("places.offices")
_LIST_JOIN = frozenset([", ", " and ", ", and ", " or ", ", or "])
_NAME_JOIN = frozenset(
    [" ", "-", "–", " of ", " of the ", " the ", " and ", " de ", " del ", " de la ", " la ", ". ", " upon ", " d'"]
)
_AGE = pattern("names_told.age_or_junior")


def candidates(text: str, gazetteer: Gazetteer, capital_words: Sequence[Capital] | None = None) -> list[Candidate]:
    """What may name places in a text, in order, not overlapping."""
    words = capitals(text) if capital_words is None else capital_words
    scan = _Scan(text, gazetteer, words)
    return scan.run()


class _Scan:
    """One pass over the capitalised words of a text."""

    def __init__(self, text: str, gazetteer: Gazetteer, words: Sequence[Capital]) -> None:
        self.text = text
        self.gaz = gazetteer
        self.words = words
        self.lower = [w.text.lower() for w in words]
        self.surnames = self._surnames()
        self.out: list[Candidate] = []
        self.options: dict[str, tuple[tuple[Place, int], ...]] = {}

    def run(self) -> list[Candidate]:
        i = 0
        taken = [
            Candidate(
                start, end, kind, ((place, 0),), 0.8 if kind == "street" else 0.6, "in", False, place_key(place.name)
            )
            for start, end, kind, place in find_streets(self.text, self.gaz)
        ]
        at = 0
        while i < len(self.words):
            start = self.words[i].start
            while at < len(taken) and taken[at].end <= start:
                self.out.append(taken[at])
                at += 1
            if at < len(taken) and taken[at].start <= start:
                i += 1
                continue
            i = self._from(i)
        self.out.extend(taken[at:])
        self.out.sort(key=lambda c: (c.start, -c.end))
        return _without_overlap(self.out)

    def _surnames(self) -> frozenset[str]:
        """Last words of full names in this text: given name (and initial), then a name."""
        found: set[str] = set()
        words, lower = self.words, self.lower
        for i in range(1, len(words)):
            if words[i].gap not in (" ", ". "):
                continue
            before = lower[i - 1]
            first = before in GIVEN_NAMES or before in HONORIFICS
            if len(before) == 1 and i > 1 and words[i - 1].gap == " " and lower[i - 2] in GIVEN_NAMES:
                first = True
            if not first and words[i].gap == " " and _AGE.match(self.text, words[i].end, words[i].end + 12):
                first = True  # Deonte Davis, 23,
            if not first and words[i].gap == " " and self._strange_name(i - 1):
                first = True  # a given name that no list has
            if first and lower[i] not in ORGANISATION_HEADS and lower[i] not in OUTLET_HEADS:
                found.add(lower[i])
        return frozenset(found)

    def _strange_name(self, i: int) -> bool:
        """Whether word `i` looks like somebody's given name: no word, no place, no shout."""
        word, lower = self.words[i], self.lower[i]
        if word.text.isupper() or len(lower) < 3 or not word.text.isalpha() or lower in NOT_NAMES:
            return False
        entry = look_up(lower)
        if entry.known or entry.function:
            return False
        if lower in self.gaz.named or lower in _PREFIXES or lower in ORGANISATION_HEADS or lower in OUTLET_HEADS:
            return False
        return lower not in RANKS and lower not in CALENDAR and not self.gaz.is_city(lower)

    # -- one stretch --------------------------------------------------------------------------

    def _from(self, i: int) -> int:
        """Read the longest name that begins at word `i`; returns the next word to look at."""
        words, text = self.words, self.text
        first = self.lower[i]
        if len(first) == 1 or (first in NOT_NAMES and first not in ("us", "new", "old")):
            return i + 1
        last = i
        while last + 1 < len(words) and last + 1 - i < LONGEST_NAME and words[last + 1].gap in _NAME_JOIN:
            last += 1
        for j in range(last, i - 1, -1):
            if j > i and words[j].gap == ". " and self.lower[j - 1] not in ("st", "ft", "mt"):
                continue
            start, end = words[i].start, words[j].end
            written = text[start:end]
            key = place_key(written)
            if key[:4] == "the ":
                key = key[4:]
            if i == j:
                if text[end : end + 1] == "." and f"{written}." in self.gaz.abbreviations and self._abbreviation(i):
                    return j + 1
                if written in self.gaz.abbreviations and "." in written:
                    self._named(i, j, "region", self.gaz.abbreviations[written])
                    return j + 1
            county = self._county(i, j, key)
            if county:
                return county
            named = self.gaz.named.get(key)
            if named is not None and not self._is_word(i, j, written, key, named[0]):
                kind, places = named
                following = self._container(j, key)
                # Lebanon, Tenn., but Georgia, Russia and Ukraine.
                inner = following is not None and (kind == "region" or following[0].within == ("United States",))
                if following and inner and self._city_inside(i, j, key, following):
                    return self._after(following[1])
                if key in ("washington", "new york", "georgia"):
                    self._two_faced(i, j, key, kind, places)
                else:
                    self._named(i, j, kind, *places)
                return j + 1
            if self.gaz.is_city(key) and not (first in ORGANISATION_HEADS and " of " in key):
                following = self._container(j, key)
                if following and self._city_inside(i, j, key, following):
                    return self._after(following[1])
                if self._bare_city(i, j, key):
                    return j + 1
                if i == j:
                    return i + 1
        following = self._container(i, first) or (self._container(last, "") if last > i else None)
        if following is not None:
            j = i if self._container(i, first) else last
            if self._unknown_city(i, j, following):
                return self._after(following[1])
        return i + 1

    def _after(self, end: int) -> int:
        """The first word at or after a place in the text."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start < end:
                low = middle + 1
            else:
                high = middle
        return low

    def _is_word(self, i: int, j: int, written: str, key: str, kind: str) -> bool:
        """Whether what is a place's name here is rather a word: "us" in a headline, "LA" in Spanish."""
        if i != j:
            return False
        if key in ("us", "dc", "uk", "prc", "uae", "drc", "usa"):
            if not written.isupper():
                return True
            # A shout: US is a word there, and a country only beside small letters.
            return key == "us" and self._shouted(i)
        return False

    def _shouted(self, i: int) -> bool:
        around = [w.text for w in self.words[max(0, i - 2) : i + 3] if len(w.text) > 3]
        return len(around) >= 2 and all(w.isupper() for w in around)

    def _abbreviation(self, i: int) -> bool:
        """A state's abbreviation away from a city ("Northern Calif.", "from Fla. to Ga.")."""
        word = self.words[i]
        place = self.gaz.abbreviations[word.text + "."]
        if look_up(self.lower[i]).known and word_before(self.text, word.start) not in LOCATIVE:
            return False  # Miss. Wash. Ill. Ind. La. Mass. are words too
        if len(word.text) < 3 or word.gap in (" ", ". "):
            return False
        self._add(
            word.start,
            word.end + 1,
            "region",
            ((place, 0),),
            0.7,
            cue_of(self.text, word.start, word.end + 1),
            False,
            place.name,
        )
        return True

    def _container(self, j: int, key: str) -> tuple[Place, int] | None:
        """The state, region or country that follows word `j` behind a comma, and where it ends."""
        if j + 1 >= len(self.words):
            return None
        gap = self.words[j + 1].gap
        text, words = self.text, self.words
        if gap not in (", ", ",", " (", " ", ". "):
            return None
        word = words[j + 1]
        postal = self.gaz.postal.get(word.text)
        if (
            postal is not None
            and gap != ". "
            and (gap != " " or text[word.end : word.end + 6].strip(" ")[:1].isdecimal())
        ):
            return postal, word.end
        if gap in (" ", ". ") and not (
            gap == " " and f"{word.text}." in self.gaz.abbreviations and text[word.end : word.end + 1] == "."
        ):
            return None
        dotted = text[word.end : word.end + 1] == "."
        if dotted and f"{word.text}." in self.gaz.abbreviations:
            return self.gaz.abbreviations[f"{word.text}."], word.end + 1
        if word.text in self.gaz.abbreviations or (dotted and word.text + "." in self.gaz.abbreviations):
            return self.gaz.abbreviations[word.text], word.end
        if word.text == "W" and text[word.start : word.start + 6] == "W. Va.":
            return self.gaz.postal["WV"], word.start + 6
        if j + 2 < len(words) and words[j + 2].gap == " " and self.lower[j + 2] in ("county", "parish"):
            counties = self.gaz.counties.get(f"{self.lower[j + 1]} {self.lower[j + 2]}", ())
            beyond = self._container(j + 2, "")
            if beyond is not None:
                inside = [p for p in counties if p.is_part_of(beyond[0])]
                if inside:
                    return beyond
            elif len(counties) == 1:
                return Place(counties[0].within[0], counties[0].within[1:]), words[j + 2].end
            return None
        last = j + 1
        while last + 1 < len(words) and last - j < 4 and words[last + 1].gap in _NAME_JOIN:
            last += 1
        for end in range(last, j, -1):
            name = place_key(text[word.start : words[end].end])
            if name == key and name not in ("new york", "oklahoma"):
                return None
            found = self.gaz.named.get(name.removeprefix("the "))
            if (
                found is not None
                and found[0] in ("region", "country")
                and not self._is_word(j + 1, end, word.text, name, "")
            ):
                place = found[1][0]
                if name == "georgia":
                    place = self.gaz.postal["GA"]
                elif name == "washington":
                    place = self.gaz.postal["WA"]
                elif name == "new york":
                    place = self.gaz.postal["NY"]
                return place, words[end].end
        return None

    def _city_inside(self, i: int, j: int, key: str, following: tuple[Place, int]) -> bool:
        """ "Oakland, California": one mention, if such a city is there or may well be."""
        outer, end = following
        start = self.words[i].start
        if key in DIRECTIONS or (i == j and key in CALENDAR):
            return False
        found = self._city_in(key, outer)
        if found is None and outer.name == "Georgia" and outer.within:
            found = self._city_in(key, Place("Georgia"))
        if found is None:
            if key in self.gaz.named or self.words[j + 1].gap == " ":
                return False
            cities = self.gaz.cities(key)
            closed = self.text[end : end + 1] in (",", ".", ";", ")", "-", " ", "") and not self._list_goes_on(end)
            if not closed or (cities and cities[0].population > 150_000):
                return False
            found = Place(_titled(self.text[start : self.words[j].end]), (outer.name, *outer.within))
        elif self._list_goes_on(end) and key in self.gaz.named:
            return False  # Nevada, Missouri and Utah
        elif self._list_goes_on(end) and self._other_listed(i):
            return False
        weight = 0.98
        before = word_before(self.text, start)
        if before in HONORIFICS or (i and self.words[i].gap == " " and self.lower[i - 1] in GIVEN_NAMES):
            weight = 0.5  # John Paris, Texas
        self._add(start, end, "city", ((found, 0),), weight, cue_of(self.text, start, end), True, key)
        return True

    def _other_listed(self, i: int) -> bool:
        """Whether a state stands right before word `i` in a list."""
        if not self.out:
            return False
        last, start = self.out[-1], self.words[i].start
        return (
            last.kind in ("region", "country") and start - last.end <= 8 and self.text[last.end : start] in _LIST_JOIN
        )

    def _list_goes_on(self, end: int) -> bool:
        """Whether a list of states goes on behind `end`: "California, Colorado and Oregon"."""
        k = self._after(end)
        if k >= len(self.words):
            return False
        word = self.words[k]
        between = self.text[end : word.start] if word.start - end <= 10 else ""
        if between not in _LIST_JOIN:
            return False
        for stop in (k, k + 1):
            if stop < len(self.words) and (stop == k or self.words[stop].gap == " "):
                named = self.gaz.named.get(place_key(self.text[word.start : self.words[stop].end]))
                if named is not None and named[0] in ("region", "country"):
                    return self._container(stop, "") is None
        return False

    def _city_in(self, key: str, outer: Place) -> Place | None:
        country = outer.within[-1] if outer.within else outer.name
        code = self.gaz.country_codes.get(country)
        if code is None:
            return None
        for city in self.gaz.smaller_cities(key, code):
            place = self.gaz.place_of(city)
            if place.is_part_of(outer):
                return place
        return None

    def _unknown_city(self, i: int, j: int, following: tuple[Place, int]) -> bool:
        """A capitalised name no list has, before a state's name: a village, if it is set off as one."""
        outer, end = following
        words = self.words[i : j + 1]
        if (
            any(
                w.text.lower() in CALENDAR
                or w.text.lower() in NOT_NAMES
                or w.text.lower() in GIVEN_NAMES
                or w.text.lower() in RANKS
                or w.text.lower() in ORGANISATION_HEADS
                or w.text.lower() in OUTLET_HEADS
                for w in words
            )
            or any(w.gap != " " for w in words[1:])
            or self.words[j + 1].gap == " "
        ):
            return False
        if words[0].text.lower() in DIRECTIONS or words[-1].text.lower() in DIRECTIONS:
            return False
        if outer.within[-1:] != ("United States",) and word_before(self.text, words[0].start) != "in":
            return False
        start = words[0].start
        if words[0].gap == " " or (words[0].text.isupper() and len(words[0].text) <= 4):
            return False
        cue = cue_of(self.text, start, end)
        if cue not in ("in", "near", "from", "dateline") or self._list_goes_on(end):
            return False
        name = self.text[start : words[-1].end]
        place = Place(_titled(name), (outer.name, *outer.within))
        self._add(start, end, "city", ((place, 0),), 0.85, cue, True, place_key(name))
        return True

    def _county(self, i: int, j: int, key: str) -> int | None:
        """ "Navarro County", "Orange County, California", "DeKalb counties"."""
        if j + 1 >= len(self.words) or self.words[j + 1].gap != " ":
            return None
        head = self.lower[j + 1]
        if head not in ("county", "parish", "borough"):
            return None
        word = self.words[j + 1]
        full = f"{key} {head}"
        options = self.gaz.counties.get(full, ())
        if not options:
            return None
        following = self._container(j + 1, "")
        start, end = self.words[i].start, word.end
        bound = False
        if following is not None:
            inside = tuple(p for p in options if p.is_part_of(following[0]))
            if inside:
                options, end, bound = inside, following[1], True
        if head == "borough" and not bound:
            return None
        weight = 0.9
        cue = cue_of(self.text, start, end)
        self._add(start, end, "county", tuple((p, 1) for p in options), weight, cue or "local", bound, full)
        return self._after(end)

    def _two_faced(self, i: int, j: int, key: str, kind: str, places: tuple[Place, ...]) -> None:
        """Names that are a state's and something else's: Washington, New York, Georgia."""
        start, end = self.words[i].start, self.words[j].end
        gaz = self.gaz
        if key == "washington":
            here, other = gaz.postal["WA"], gaz.postal["DC"]
            kinds = ("region", "city")
        elif key == "new york":
            here, other = gaz.postal["NY"], gaz.place_of(gaz.cities(key)[0])
            kinds = ("region", "city")
        else:
            here, other = gaz.postal["GA"], Place("Georgia")
            kinds = ("region", "country")
        listed = self._beside_state(i, j)
        before = word_before(self.text, start)
        if key == "georgia":
            options = ((here, 60), (other, 40))
        elif key == "washington" and i and _quadrant(self.words, i):
            options = ((here, 15), (other, 85))
        elif listed or before in ("upstate", "state", "western", "eastern", "northern", "southern"):
            options = ((here, 95), (other, 5))
        else:
            options = ((here, 30), (other, 70))
        weight = self._named_weight(i, j, key)
        if weight < 0.05:
            return
        # One tuple for equal options: what they mean is then settled once.
        shared = self.options.setdefault(f"{key} {options[0][1]}", options)
        best = kinds[0] if options[0][1] >= options[1][1] else kinds[1]
        cue = "list" if listed else cue_of(self.text, start, end)
        self._add(start, end, best, shared, weight, cue, False, key)

    def _beside_state(self, i: int, j: int) -> bool:
        if self._other_listed(i):
            return True
        return self._list_goes_on(self.words[j].end)

    def _named(self, i: int, j: int, kind: str, *places: Place) -> None:
        """A country, state, region or area by its own name."""
        start, end = self.words[i].start, self.words[j].end
        key = place_key(self.text[start:end])
        weight = self._named_weight(i, j, key)
        if weight < 0.05:
            return
        before = word_before(self.text, start)
        place = places[0]
        if before in DIRECTIONS and kind == "region" and place.name != "District of Columbia":
            left = start - 1 - len(before)
            if self.text[left:start].strip().lower() == before:
                start = left
                place = Place(f"{before.capitalize()} {place.name}", (place.name, *place.within))
                places = (place,)
        cue = "list" if self._beside_state(i, j) else cue_of(self.text, start, end)
        self._add(start, end, kind, tuple((p, 1) for p in places), weight, cue, False, key)

    def _named_weight(self, i: int, j: int, key: str) -> float:
        words = self.words
        start, end = words[i].start, words[j].end
        weight = 0.95
        before_capital = self.lower[i - 1] if i and words[i].gap == " " else ""
        after_capital = self.lower[j + 1] if j + 1 < len(words) and words[j + 1].gap == " " else ""
        following = word_after(self.text, end).lower()
        if before_capital in HONORIFICS:
            return 0.0
        if i == j and (before_capital in GIVEN_NAMES or (key in self.surnames and key not in ("us",))):
            located = word_before(self.text, start) in LOCATIVE
            if not located:
                return 0.03 if before_capital in GIVEN_NAMES else 0.2
        if after_capital:
            if after_capital in OUTLET_HEADS:
                return 0.2
            if after_capital in ORGANISATION_HEADS:
                return 0.5
            if key in GIVEN_NAMES and after_capital not in RANKS:
                return 0.1
        if key in GIVEN_NAMES and (following in SPEECH_VERBS or starts_sentence(self.text, start)):
            weight = 0.4
        if word_before(self.text, start) == "of" and i and words[i].gap == " of ":
            # University of Texas, Bank of America, but: the state of Texas
            head = self.lower[i - 1]
            if head in ORGANISATION_HEADS:
                return 0.25
        if words[i].text.isupper() and len(words[i].text) > 3 and self._shouted(i):
            weight = min(weight, 0.8)
        return weight

    # -- cities without a container -----------------------------------------------------------

    def _bare_city(self, i: int, j: int, key: str) -> bool:
        """A city by its name alone, if the words around allow; returns whether it was taken."""
        words, text = self.words, self.text
        start, end = words[i].start, words[j].end
        written = text[start:end]
        cities = self.gaz.cities(key)
        if not cities:
            return False
        top = cities[0].population
        upper = written.isupper()
        if upper and i == j and len(written) <= 3 and key not in ("nyc", "la", "l.a.", "sf"):
            return False
        if not upper and key in ("la", "sf", "nyc"):
            return False
        if i == j and (key in CALENDAR or key in NOT_NAMES or key in HONORIFICS):
            return False
        cue = cue_of(self.text, start, end)
        before = word_before(text, start)
        following = word_after(text, end).lower()
        before_capital = self.lower[i - 1] if i and words[i].gap in (" ", ". ") else ""
        after_capital = self.lower[j + 1] if j + 1 < len(words) and words[j + 1].gap == " " else ""
        strong = cue in ("dateline", "in", "near") or (cue == "local" and following in _OFFICES)
        # A word of the language that is also a town needs a reason.
        if i == j:
            entry = look_up(key)
            if (entry.known or entry.function) and top < 2_000_000:
                if not (
                    cue in ("in", "near", "dateline") and before in ("in", "near", "outside", "") and not after_capital
                ):
                    return False
                if upper and self._shouted(i) and cue != "dateline":
                    return False
                if before == "" and cue != "dateline":
                    return False
        if i == j and (key in ORGANISATION_HEADS or key in RANKS or key in DIRECTIONS):
            return False
        # People.
        if before_capital:
            if before_capital in HONORIFICS or before_capital in GIVEN_NAMES:
                return False
            if before_capital in RANKS and cue != "local":
                return False
            if len(before_capital) == 1 or words[i].gap == ". " or before_capital in _PREFIXES:
                return False
        worded = False if i < j else bool(look_up(key).known)
        weight = (
            0.45
            if worded and top < 400_000
            else 0.85
            if top > 300_000
            else 0.75
            if top > 50_000
            else 0.6
            if top > 10_000
            else 0.45
        )
        if i < j:
            weight += 0.08
        if strong:
            weight += 0.12
        elif cue:
            weight += 0.05
        if i == j and key in self.surnames and not strong:
            weight = 0.12 if following not in LOCAL else 0.4
        if i == j and key in GIVEN_NAMES and not strong:
            if after_capital and after_capital not in _OFFICES:
                return False
            weight = min(weight, 0.3 if cue != "local" else 0.6)
        if after_capital:
            if after_capital in OUTLET_HEADS:
                weight = 0.2
            elif after_capital in _OFFICES:
                weight = min(weight, 0.8)
            elif after_capital in ORGANISATION_HEADS:
                weight = min(weight, 0.35)
            elif not (upper and self._shouted(i)) and after_capital not in LOCAL:
                weight = min(weight, 0.3) if top < 300_000 or i == j else weight - 0.2
        elif before_capital and before_capital not in RANKS and not (upper and self._shouted(i)):
            # The tail of a longer name: "Smith Houston", "Fort Dearborn".
            weight = min(weight, 0.25)
            if i == j and top < 300_000 and self._strange_name(i - 1):
                return False
        if following in SPEECH_VERBS and not strong:
            weight = min(weight, 0.3 if top > 300_000 else 0.12)
        if i and words[i].gap in (" of ", " of the ") and self.lower[i - 1] in ORGANISATION_HEADS:
            weight = 0.25
        if starts_sentence(text, start) and not cue and top < 100_000:
            weight = min(weight, 0.3)
        if before == "" and not cue and top < 20_000:
            weight = min(weight, 0.25)
        if weight < 0.1:
            return False
        options = self.options.get(key)
        if options is None:
            options = self.options[key] = tuple((self.gaz.place_of(c), c.population) for c in cities[:12])
        self._add(start, end, "city", options, min(weight, 0.97), cue, False, key)
        return True

    def _add(
        self,
        start: int,
        end: int,
        kind: str,
        options: tuple[tuple[Place, int], ...],
        weight: float,
        cue: str,
        bound: bool,
        key: str,
    ) -> None:
        self.out.append(Candidate(start, end, kind, options, weight, cue, bound, key))


def _quadrant(words: Sequence[Capital], i: int) -> bool:
    """Whether a part of the capital stands before word `i`: "Southeast Washington"."""
    return words[i].gap == " " and words[i - 1].text in ("Southeast", "Southwest", "Northeast", "Northwest")


def _titled(name: str) -> str:
    """A name as written, but for shouting: LOS ANGELES is Los Angeles."""
    name = " ".join(name.split())
    return " ".join(w if len(w) <= 2 else w.capitalize() for w in name.split(" ")) if name.isupper() else name


def _without_overlap(sorted_candidates: list[Candidate]) -> list[Candidate]:
    out: list[Candidate] = []
    for candidate in sorted_candidates:
        if not out or candidate.start >= out[-1].end:
            out.append(candidate)
    return out
