"""Words that tell names apart: given names, titles, and what kinds of bodies are called.

Facts of the language and of naming in English-speaking news, in lower case; lists of the commonest,
not complete.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set

__all__ = [
    "CALENDAR",
    "DEMONYMS",
    "GIVEN_NAMES",
    "HONORIFICS",
    "NOT_NAMES",
    "OCCUPATIONS",
    "ORGANISATION_HEADS",
    "OUTLET_HEADS",
    "PLACE_HEADS",
    "RANKS",
    "SPEECH_VERBS",
    "STREET_HEADS",
]

HONORIFICS: Final = word_set(
    """mr mrs ms miss mx dr prof sir dame lord lady rev reverend father sister brother rabbi imam
    judge justice sheikh hon mme monsieur madame"""
)
"""Words before a name that leave no doubt that it is a person's."""

RANKS: Final = word_set(
    """president vice-president premier chancellor minister secretary senator sen sens representative rep
    reps congressman congresswoman governor gov mayor councilman councilwoman councillor councilmember
    commissioner ambassador attorney prosecutor solicitor marshal sheriff deputy chief officer detective
    det investigator trooper constable inspector superintendent supt sergeant sgt corporal cpl
    lieutenant lt captain capt major maj colonel col general gen admiral adm commander cmdr private pvt
    chairman chairwoman chairperson chair chief-executive ceo cfo coo director professor pastor bishop
    archbishop cardinal pope king queen prince princess duke emperor coach spokesman spokeswoman
    spokesperson assemblyman assemblywoman assemblymember alderman magistrate coroner chancellor speaker
    comptroller treasurer undersecretary leader agent coordinator manager principal dean"""
)
"""Offices and ranks that stand before a name, with or without a place or body before them."""

OCCUPATIONS: Final = word_set(
    """spokesman spokeswoman spokesperson lawyer attorney analyst economist professor teacher nurse doctor
    physician technician driver worker employee resident neighbour neighbor witness activist organizer
    organiser author editor reporter journalist actor actress singer musician rapper designer founder
    co-founder owner partner investor researcher scientist engineer therapist pharmacist farmer student
    player quarterback striker goalkeeper manager executive candidate negotiator mother father wife
    husband son daughter brother sister uncle aunt cousin friend survivor victim suspect gunman shooter
    surgeon paramedic firefighter receptionist assistant steward"""
)
"""What people are, before a name or after it behind a comma."""

GIVEN_NAMES: Final = word_set(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven stephen paul andrew joshua kenneth kevin brian george timothy ronald edward
    jason jeffrey ryan jacob gary nicholas eric jonathan larry justin scott brandon benjamin samuel gregory
    alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas
    peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan
    arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah randy
    wayne roy vincent ralph eugene russell bobby mason philip phillip louis lewis derek travis curtis craig
    chad brad bradley shane cody corey cory dustin marcus antonio carlos luis miguel jesus manuel mario
    ricardo francisco fernando eduardo javier rafael alejandro pedro diego omar hassan ahmed ali mohammed
    muhammad mohamed abdul ibrahim yusuf ivan igor dmitri vladimir sergei alexei oleg boris andrei pavel
    hans klaus jurgen wolfgang pierre jean jacques francois luc marc giovanni marco giuseppe luigi paolo
    andrea matteo lars sven erik anders bjorn wei ming jun hiroshi kenji takashi raj sanjay amit anil
    vijay ravi arun deepak malik jamal tyrone darnell terrell deandre dwayne leroy jermaine reginald
    cedric darryl darrell maurice andre trevor cameron connor hunter evan ian colin neil graham stuart
    simon nigel clive ed eddie ted tom tim tony tommy jim jimmy johnny mike mikey bill bob bobbie rob
    robbie dan danny dave davey don donnie doug fred freddie greg jeff jake josh ken kenny larry leo leon
    lou matt max mitch nate nick pat phil ray rick ricky ron ronnie sam sammy steve stan ty wes will zach
    al alex ben bert brett chris chuck clint clyde dale damon dean derrick devin drew duane earl elliot
    elmer ernest floyd gene gilbert glen glenn gordon grant harry harvey herbert herman howard hugh ira
    irving isaac jared jay jerome joel julian karl kurt lance leonard leslie lester lloyd lonnie luke
    marvin maxwell melvin milton morris nelson norman oscar otis owen perry preston quentin rex rodney
    roland ross rudy salvador sebastian seth sidney spencer sylvester theodore todd troy tracy vernon
    victor virgil wallace warren wendell wesley wilbur winston xavier
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
    margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon
    laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine
    christine debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria joyce
    lauren kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline madison
    teresa abigail sophia martha sara gloria janice kathryn ann isabella judy charlotte julia grace amber
    alice jean denise frances danielle marilyn natalie beverly diana brittany theresa kayla alexis doris
    lori tiffany paris brooklyn savannah georgia georgette florence carolina alexandra claire jane kate
    katie kathy katrina kim kristen kristin kristina latoya leah lily lucy lynn mackenzie maggie mandy
    marcia marie marissa marsha meghan melanie mercedes mia michele mildred miranda molly monica naomi
    nina norma pam patsy paula peggy penny phyllis rhonda rita robin rosa rose roxanne sabrina sally
    shannon sheila shelby sherri sherry sierra sofia sonia stacey stacy sue susanna suzanne sylvia tamara
    tammy tanya tara tina tonya tracey vanessa vera veronica vicki vivian wanda wendy yolanda yvonne
    adriana alicia alison allison ana angelica anita anne annette april arlene audrey autumn becky bernice
    beth bethany bonnie candace carla carmen caroline cassandra cathy cecilia celeste chelsea christie
    cindy claudia colleen connie courtney crystal daisy dana dawn debbie delores desiree eileen elaine
    eleanor elena ellen erica erika erin esther eva faith fatima felicia gail gina ginger guadalupe gwen
    hazel heidi hillary holly ida irene iris irma jackie jada jamie jan jane jasmine jeanne jenna jenny
    jill jo joanna joann josephine juana juanita june kara kendra lakisha latasha lena leticia lillian
    liz loretta lorraine louise lucia luz lydia mabel mei priya aisha amina yuki svetlana olga natasha
    tatiana irina ingrid astrid greta"""
)

DEMONYMS: Final = word_set(
    """american mexican canadian cuban haitian jamaican brazilian argentine argentinian chilean colombian
    peruvian venezuelan bolivian ecuadorian uruguayan paraguayan guatemalan honduran salvadoran nicaraguan
    panamanian dominican british english scottish welsh irish french german dutch belgian swiss austrian
    italian spanish portuguese greek turkish polish czech slovak hungarian romanian bulgarian serbian croatian
    bosnian slovenian albanian kosovar macedonian ukrainian russian belarusian georgian armenian azerbaijani
    kazakh uzbek swedish norwegian danish finnish icelandic estonian latvian lithuanian european soviet
    israeli palestinian jordanian lebanese syrian iraqi iranian kuwaiti saudi yemeni omani emirati qatari
    bahraini arab arabian egyptian libyan tunisian algerian moroccan sudanese ethiopian eritrean somali kenyan
    tanzanian ugandan rwandan burundian congolese angolan zambian zimbabwean mozambican namibian african
    nigerian ghanaian ivorian senegalese malian liberian cameroonian chadian malawian south-african indian
    pakistani bangladeshi afghan nepali nepalese tibetan burmese thai cambodian vietnamese laotian malaysian
    singaporean indonesian filipino philippine chinese taiwanese japanese korean mongolian asian australian
    zealander latin hispanic caucasian western eastern northern southern texan californian hawaiian alaskan
    catholic protestant christian muslim islamic jewish hindu buddhist sikh sunni shiite roman orthodox
    democrat democratic republican communist socialist conservative liberal marxist nazi olympic"""
)
"""Words for peoples, faiths and persuasions: capitalised, and the name of nobody."""

SPEECH_VERBS: Final = word_set(
    """said says told tells added asked testified explained replied wrote recalled noted pleaded admitted
    confessed claimed argued insisted denied smiled laughed cried died was-arrested appeared remembered
    thinks believes hopes wants knows fled ran walked drove pulled fired shot grabbed lived married"""
)
"""What only a person, or a body speaking, does."""

ORGANISATION_HEADS: Final = word_set(
    """inc corp corporation co company companies ltd llc llp plc lp ag sa gmbh group holdings holding
    partners associates bank bancorp trust fund capital ventures industries enterprises systems
    technologies technology motors airlines airways energy petroleum pharmaceuticals pharma laboratories
    labs foods stores brands media entertainment pictures studios records communications networks
    university college school academy institute institution hospital clinic clinics center centre
    association union unions federation coalition alliance league council committee commission board
    department agency bureau administration authority office ministry service services police
    court tribunal parliament congress senate assembly party army navy force forces guard corps command
    foundation society organization organisation church cathedral mosque synagogue museum library
    team club brotherhood conference network exchange market insurance healthcare health
    international local district division unit squad brigade regiment agency cooperative hospitals
    teamsters workers nurses"""
)
"""Words at the end of a body's name that say what it is."""

OUTLET_HEADS: Final = word_set(
    """post times globe herald tribune journal journal-constitution chronicle gazette news sun star
    examiner register dispatch post-dispatch courier observer enquirer inquirer sentinel mirror mail
    telegraph guardian independent press record review free plain-dealer bee union-tribune daily weekly
    magazine radio television tv broadcasting reporter banner advocate
    redskins wizards nationals capitals lakers dodgers clippers rams cowboys mavericks rangers astros
    rockets texans bulls bears cubs blackhawks knicks yankees mets giants jets celtics bruins patriots
    eagles phillies 76ers flyers lions tigers pistons cavaliers browns guardians heat dolphins marlins
    falcons hawks braves chiefs royals seahawks mariners packers bucks vikings timberwolves twins
    broncos rockies nuggets suns cardinals diamondbacks saints pelicans spurs raiders warriors athletics
    steelers penguins pirates ravens orioles colts pacers bengals reds buccaneers rays magic jaguars
    titans predators panthers hornets trail blazers jazz kings sharks ducks united city-fc fc afc"""
)
"""Words after a town's name that make it an outlet's or a club's, telling little of where things happen."""

PLACE_HEADS: Final = word_set(
    """county parish river lake bay beach island islands mountain mountains valley park forest creek
    hills heights bridge airport harbor harbour peninsula desert canyon coast ocean sea gulf strait
    province region state square plaza mall township village borough canal falls springs"""
)

STREET_HEADS: Final = word_set(
    """street st avenue ave road rd boulevard blvd drive dr lane ln court ct place pl way highway hwy
    parkway pkwy terrace circle alley expressway freeway turnpike broadway trail"""
)

CALENDAR: Final = (
    listed("calendar.months")
    | listed("calendar.month_abbreviations")
    | listed("calendar.weekdays")
    | listed("calendar.weekday_abbreviations")
    | word_set("christmas easter thanksgiving halloween ramadan")
)

NOT_NAMES: Final = word_set(
    """the a an of off this that these those i he she it we you they his her its our their my your in on at by for
    from with without after before during since until as if when while where although though because but
    and or so yet however meanwhile also then there here what who why how which both some many most all
    no not one two three four five six seven eight nine ten several every each another other more few
    according under over about between among against into through despite still even just only now once
    yes well let us me him them be is are was were do does did have has had will would can could may
    might must should today tomorrow yesterday earlier later last next first second third new old
    photo video updated posted published read share comments related story editor click watch follow
    copyright contact subscribe email advertisement print et edt est pt pst pdt ct cst cdt gmt utc am pm
    dead killed injured wounded shot arrested charged says said man woman"""
)
"""Words that begin sentences or stand in capitals without naming anything."""
