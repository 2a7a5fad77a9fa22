"""The closed word classes of English, and the lists that tip open words between noun and verb.

These are facts of the language, not of any text: function words, irregular verb forms, and for
words a dictionary gives as both noun and verb, the reading that news prose prefers by far.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "BASE_IS_PAST",
    "BE_FORMS",
    "CHANGING",
    "CLAUSE_TAKERS",
    "DO_FORMS",
    "FUNCTION_LEMMAS",
    "FUNCTION_WORDS",
    "GERUND_NOUNS",
    "HAVE_FORMS",
    "INTRANSITIVE",
    "MODALS",
    "NOUN_FIRST",
    "NUMBER_WORDS",
    "PARTICIPLE_ONLY",
    "PARTICLES",
    "PAST_ONLY",
    "VERB_FIRST",
    "WANTS_INFINITIVE",
    "WANTS_OBJECT",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(text.split())


MODALS: Final = word_set("will would shall should can could may might must 'll ’ll wo ca ought cannot")

NUMBER_WORDS: Final = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen dozens hundreds thousands millions billions
    trillions lakh crore"""
)

PARTICLES: Final = word_set(
    "up down off out in on over away back through along together apart aside around about by forward"
)
"""Words that make a phrasal verb with the verb before them ("broke off", "called on")."""

FUNCTION_WORDS: Final[dict[str, str]] = {
    word: tag
    for tag, words in {
        "DET": """the a an this these those my your his her its our their every each either neither no
            another such whose 'em""",
        "PRON": """that i me you he him she it we us they them who whom what which mine yours hers ours
            theirs myself yourself himself herself itself ourselves themselves someone somebody
            something anyone anybody anything everyone everybody everything nobody nothing none
            whoever whatever whichever others ones""",
        "ADP": """of in at by for from with without into onto upon within among amongst amid amidst
            between during against toward towards through throughout across behind beyond beneath
            beside besides despite except near off on over under above below per via versus vs vs.
            about around along inside outside alongside underneath unlike like following
            including concerning regarding than till to after before since until as amongst""",
        "CCONJ": "and or but nor & plus",
        "SCONJ": "if because although though while whereas unless whether lest when where whenever wherever why how once",
        "PART": "not n't n’t nt",
        "AUX": """is are was were be been being am 's ’s 're ’re 'm ’m do does did have has had having
            've ’ve 'd ’d will would shall should can could may might must 'll ’ll wo ca ought cannot
            ai""",
        "ADV": """very too also just only even still already yet again ever never always often
            sometimes seldom rarely usually soon later earlier now then here there today tonight
            tomorrow yesterday almost nearly about approximately roughly quite rather really
            perhaps maybe however therefore thus hence instead otherwise moreover furthermore
            meanwhile nevertheless nonetheless indeed likewise so together apart abroad
            overnight o'clock ago elsewhere everywhere somewhere anywhere forward twice thrice
            else somewhat anyway mostly well a.m. p.m. am pm up down out away back""",
        "NUM": " ".join(NUMBER_WORDS),
    }.items()
    for word in words.split()
}
FUNCTION_WORDS.update({"a.m.": "NOUN", "p.m.": "NOUN", "am": "AUX", "pm": "NOUN"})

_QUANTIFIERS = "all both some any many few several most much more less fewer half enough"
FUNCTION_WORDS.update(dict.fromkeys(_QUANTIFIERS.split(), "DET"))

BASE_IS_PAST: Final = word_set(
    """bet bid burst cast cost cut hit hurt let put quit rid set shed shut spit split spread thrust
    upset broadcast forecast read reset beat come become overcome run"""
)
"""Verbs whose base form is also the past or the participle."""

PAST_ONLY: Final = word_set(
    """arose ate awoke bade bore began became blew broke came chose did drank drew drove fell flew
    forbade foresaw forgave forgot forsook froze gave grew hid knew mistook outgrew overcame
    overdrew overran oversaw overthrew partook ran rang rewrote rode rose sang sank saw shook shrank
    slew spoke sprang stank stole strode swam swore took tore threw trod underwent undertook went
    withdrew woke wore wove wrote was were had bit"""
)

PARTICIPLE_ONLY: Final = word_set(
    """arisen awoken been begun bitten blown borne broken chosen done drawn driven drunk eaten fallen
    flown forbidden foreseen forgiven forgotten forsaken frozen given gone grown hidden known lain
    mistaken outgrown overdrawn overseen overthrown partaken proven rewritten ridden risen rung sewn
    shaken shorn shown shrunk slain sown spoken sprung stolen stricken sung sunk swollen sworn swum
    taken thrown torn trodden undergone undertaken withdrawn woken worn woven written"""
)

VERB_FIRST: Final = word_set(
    """accept accuse achieve acquire add admit adopt affect agree allow announce appear apply appoint
    argue arrive ask assume assure avoid be become beg begin believe belong blame break bring
    build buy call cancel carry catch cause choose claim close come compare complain confirm
    consider contain continue convince create cut deal decide declare defend demand deny depend
    describe die discover discuss drive drop earn eat elect emerge enable ensure enter escape
    establish exist expand expect explain fail fall feel fight fill find fit flee follow force
    forget gain get give go grow happen hear help hide hit hold hope hurt include increase
    injure insist intend introduce investigate invite involve join keep kill know lay lead
    learn leave let lie listen live look lose make mean meet miss move need obtain occur open
    oppose pay perform pick pose prefer prepare prevent prove provide pull push put quit reach read
    realize receive refuse reject remain remember remove replace represent require reveal
    run save say see seek seem sell send serve settle shoot show shut sit speak spend stand start stay
    steal stop suffer suggest take talk teach tell think throw tie touch train travel treat try
    turn understand urge use visit wait walk want warn wear win wish wonder work worry write
    plan strike attack vote want agree offer""".replace("\n", " ")
) - word_set("deal talk strike attack vote claim demand increase plan work offer force cause drive fight hope")
"""Words given as noun and verb whose noun reading is rare as a bare word in news prose."""

NOUN_FIRST: Final = word_set(
    """people police man men home water house time year day week month place state country group
    party area city town school hospital company government system woman child family number part
    case point law car hand eye head side street road room mother father minister officer doctor
    price rate share stock dollar percent percentage service business product market bank court
    judge jury prison church club team league season game player club film book paper page
    letter word name line field sector industry factory plant store shop office building bridge
    station airport border coast island river sea sky fire weather storm flood forest earth space science
    chair board panel council unit region district province county village air force army navy
    troop soldier gunman bomb gun weapon bullet mine ship boat train bus plane truck vehicle
    crew pilot passenger driver worker nurse teacher student parent husband wife son daughter
    brother sister baby body blood face arm leg foot back heart brain eye skin bone voice news
    radio television tv phone photo picture video image evidence question issue problem matter
    thing fact idea view voice reason result effect level amount sum total half quarter
    minute hour second morning evening night noon afternoon dawn dusk weekend summer winter spring
    fall authority official leader chief head director executive manager captain president
    spokesman spokeswoman speaker source witness victim suspect survivor patient prisoner hostage
    refugee migrant citizen resident neighbor neighbour community society public crowd
    deficit surplus tax fund budget profit loss revenue income debt wage salary cost price benefit
    bill measure rule policy treaty contract pact accord agreement peace war battle conflict
    crisis emergency disaster earthquake hurricane typhoon cyclone tornado drought disease virus
    vaccine drug medicine cancer award prize medal trophy title cup final match goal score
    point union strike talk deal attack shot death toll incident condition scene hand list
    second kid age process record sport ground floor wall window door table bed key card letter
    station post stage series wound bar""".replace("\n", " ")
) - word_set("fall back half second")
"""Words given as noun and verb whose verb reading is rare unless the grammar forces it."""

GERUND_NOUNS: Final = word_set(
    """shooting killing bombing hearing meeting building ruling filing funding training spending
    trading housing banking briefing stabbing wedding gathering landing opening offering rating
    recording evening morning feeling warning finding beginning painting uprising crossing
    sentencing bargaining understanding wrongdoing fighting shelling flooding looting rioting
    polling voting testing hunting fishing farming mining shipping engineering manufacturing
    advertising marketing accounting beating firing lightning clothing earning saving ending
    crossing drowning mailing planning policing processing proceeding rating sibling standing
    timing setting parking swimming running being parking"""
)
"""Words in -ing that name an event or a thing as readily as they continue a verb."""

INTRANSITIVE: Final = word_set(
    """die occur happen arrive come go remain exist emerge appear disappear vanish elapse sleep lie
    sit stand rise fall live belong consist depend collide perish succumb arise ensue expire erupt"""
)
"""Verbs without a passive: a bare past form of theirs is finite."""
WANTS_OBJECT: Final = word_set(
    """shoot stab kill wound injure murder arrest charge jail detain indict hospitalize hospitalise kidnap abduct convict
    acquit sentence accuse handcuff behead lynch evict deport extradite"""
)
"""Verbs that act on somebody: where no object follows, their past form is the passive of a headline."""

BE_FORMS: Final = {
    "is": "3sg", "are": "base", "was": "past", "were": "past", "be": "base", "been": "participle",
    "being": "gerund", "am": "base", "'m": "base", "’m": "base", "'re": "base", "’re": "base",
}  # fmt: skip
HAVE_FORMS: Final = {"have": "base", "has": "3sg", "had": "past", "having": "gerund", "'ve": "base", "’ve": "base"}
DO_FORMS: Final = {"do": "base", "does": "3sg", "did": "past"}
FUNCTION_LEMMAS: Final = {
    **dict.fromkeys(BE_FORMS, "be"),
    **dict.fromkeys(HAVE_FORMS, "have"),
    **dict.fromkeys(DO_FORMS, "do"),
    "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "n't": "not", "n’t": "not", "nt": "not",
    "an": "a", "these": "this", "those": "that", "cannot": "can", "me": "i", "him": "he", "us": "we",
    "them": "they", "'em": "they",
}  # fmt: skip

CHANGING: Final = word_set(
    """growing rising falling mounting increasing declining worsening soaring dwindling looming lingering
    remaining existing surviving lasting emerging aging ageing shrinking simmering spiralling spiraling
    deepening widening warring competing opposing neighbouring neighboring failing struggling ailing"""
)
"""Words in -ing that describe the noun behind them, and seldom take it for an object."""

CLAUSE_TAKERS: Final = word_set(
    """say tell think believe know argue claim announce report add show suggest confirm deny warn
    insist agree note hope fear feel hear find learn state declare acknowledge estimate predict
    expect understand mean ensure conclude reveal explain allege admit promise clear likely sure
    possible certain so fact"""
)
"""Words that a clause follows, with or without "that"."""

WANTS_INFINITIVE: Final = word_set(
    """want plan threaten vote decide agree refuse fail try seek hope expect prepare set ready continue
    begin start order ask urge force vow pledge promise intend able likely unable right going choose
    authorize allow need have use bid effort attempt decision threat willing due try determine
    schedule aim move call"""
)
"""Words that "to" and a verb follow."""
