"""The statements of fusion and of matching, by name: sums, counts and row numbers over tables coded in integers.

They keep to what every engine says alike: `select`, inner joins, `group by`, `having`, `case`, `cast`,
`distinct`, `row_number`, `count`, `sum`, `min`, `max`. Every order is total, so that equal data give
equal codes on every engine and in every cut. Logarithms, the reading of cells and whatever else has no
exact statement run in Python on the rows that are taken.
"""

from __future__ import annotations

from typing import Final

CLAIM: Final = """
select cast(object as string) as object, cast(attribute as string) as attribute, cast(source as string) as source,
  value, {unit} as unit{origin}{weight}
from given
"""
"""The table as given, under our names; `origin` and `weight` where it has them."""

EMPTY: Final = "select count(*) as n from claim where value is null"

CELL: Final = """
select attribute, value, unit, count(*) as n, row_number() over (order by attribute, value, unit) as number
from claim where value is not null group by attribute, value, unit
"""
"""The distinct cells of each attribute with their units, numbered from 1."""

CELLS: Final = """
select number, attribute, value, unit, n from cell where number > {low} and number <= {high} order by number
"""

WORDING: Final = """
select attribute, text, unit, row_number() over (partition by attribute order by text, unit) as place
from (select distinct attribute, text, unit from wording_of) d
"""

ASKED: Final = "select distinct attribute from wording order by attribute"

WORDINGS: Final = """
select w.text as text, w.unit as unit from wording w join asked a on w.attribute = a.attribute
where a.number = {number} order by w.place
"""
"""The distinct cells of one attribute, with their units."""

TEXTS: Final = """
select cell, attribute, text, unit from wording_of where cell > {low} and cell <= {high} order by cell
"""

ANSWER: Final = """
select key, number,
  row_number() over (order by case when number is null then 1 else 0 end, number, key) - 1 as answer
from (select key, max(number) as number from reading group by key) r
"""
"""What cells say, in canonical form: numbers by size, then the rest by name."""

SPELT: Final = """
select key, text from (
  select key, text, row_number() over (partition by key order by n desc, text) as place from (
    select r.key as key, t.attribute as attribute, t.text as text, t.unit as unit, sum(t.n) as n
    from wording_of t join reading r on t.cell = r.cell group by r.key, t.attribute, t.text, t.unit
  ) c
) ranked where place = 1
"""
"""The spelling of each answer that is met most often."""

SAID: Final = """
select c.object as object, c.attribute as attribute, c.source as source, {origin} as origin, {weight} as weight,
  a.answer as answer, a.number as number
from claim c join cell l on c.attribute = l.attribute and c.value = l.value and c.unit = l.unit
join reading r on l.number = r.cell join answer a on r.key = a.key
"""

NAMELESS: Final = """
select count(*) as n from said
where object is null or object = '' or source is null or source = '' or attribute is null
"""

CODE: Final = """
select name, row_number() over (order by name) - 1 as code from (select distinct {column} as name from said) d
"""
"""The distinct names of a column, coded from 0 in their order."""

NAMES: Final = "select name from {table} order by code"

WEIGHTS: Final = "select distinct weight from said order by weight"

BOUNDED: Final = """
select s.object as object, s.attribute as attribute, s.source as source, s.origin as origin, s.weight as weight,
  s.answer as answer, s.number as number
from said s join bound b on s.object >= b.low where b.part = {part} and (b.high is null or s.object < b.high)
"""
"""What is said of a range of objects, so that no more is grouped and sorted at a time."""

ITEM: Final = """
select object, attribute, row_number() over (order by object, attribute) + {before} - 1 as item
from (select distinct object, attribute from {said}) d
"""

VOTE: Final = """
select i.item as item, s.answer as answer, o.code as origin, max(w.fixed) as weight, max(s.number) as number,
  max(t.code) as attribute
from {said} s join {item} i on s.object = i.object and s.attribute = i.attribute
join origin o on s.origin = o.name join attribute t on s.attribute = t.name join weight w on s.weight = w.weight
group by i.item, s.answer, o.code
order by i.item, s.answer, o.code
"""
"""Who gives which answer to what, once, with the greatest weight."""

PRINT: Final = """
select origin, source, count(*) as n from (
  select distinct i.item as item, s.answer as answer, s.origin as origin, s.source as source
  from {said} s join {item} i on s.object = i.object and s.attribute = i.attribute
) d group by origin, source order by origin, source
"""
"""How many votes of each origin every source prints."""

OWN_PRINT: Final = """
select o.name as origin, o.name as source, count(*) as n
from vote v join origin o on v.origin = o.code group by o.name order by o.name
"""
"""The same where every source is its own origin: no more than its votes need be counted."""

COUNTS: Final = "select count(*) as votes, max(item) + 1 as items from vote"

PART: Final = """
select item, answer, origin, weight, number, attribute from vote
where item >= {low} and item < {high} order by item, answer, origin
"""

PART_ITEMS: Final = "select object, attribute from item where item >= {low} and item < {high} order by item"

PART_ANSWERS: Final = """
select answer, key, text from (
  select distinct a.answer as answer, a.key as key, s.text as text
  from vote v join answer a on v.answer = a.answer join spelt s on a.key = s.key
  where v.item >= {low} and v.item < {high}
) named order by answer
"""

VOICE: Final = """
select v.item as item, v.answer as answer, v.origin as origin
from vote v join contested c on v.item = c.item where c.attribute in ({attributes})
"""
"""The votes on items where answers differ, of which few enough are cast to pair them."""

BUSY: Final = """
select origin from (select distinct item, origin from voice) d group by origin having count(*) >= {overlap}
"""

SHARED: Final = """
select a.origin as one, b.origin as other, count(*) as n
from (select distinct v.item as item, v.origin as origin from voice v join busy y on v.origin = y.origin) a
join (select distinct v.item as item, v.origin as origin from voice v join busy y on v.origin = y.origin) b
  on a.item = b.item and a.origin < b.origin
group by a.origin, b.origin having count(*) >= {overlap}
"""
"""How many items two origins both answer."""

AGREED: Final = """
select a.origin as one, b.origin as other, count(*) as n
from (select v.item as item, v.answer as answer, v.origin as origin from voice v join busy y on v.origin = y.origin) a
join (select v.item as item, v.answer as answer, v.origin as origin from voice v join busy y on v.origin = y.origin) b
  on a.item = b.item and a.answer = b.answer and a.origin < b.origin
group by a.origin, b.origin having count(*) >= {least}
"""
"""How many answers two origins both give."""

COPIES: Final = """
select s.one as one, s.other as other, s.n as shared, g.n as agreed
from shared s join agreed g on s.one = g.one and s.other = g.other
where 10 * g.n >= 9 * s.n order by s.one, s.other
"""
"""The pairs near enough to copying to be looked at."""

RECORD: Final = """
select cast(id as string) as id, cast(text as string) as text,
  case when told is null then '' else cast(told as string) end as told
from given
"""
"""The records to be matched, under our names."""

NAMELESS_RECORDS: Final = "select count(*) as n from record where id is null or id = ''"

TWICE: Final = "select id from record group by id having count(*) > 1 order by id"

TOLD: Final = "select distinct told from record order by told"

PLACED: Final = """
select w.name as window_name, r.id as id, r.text as text from record r join window_of w on r.told = w.told
order by w.name, r.id
"""
"""Every record in its window."""

WINDOW_SIZES: Final = "select window_name, count(*) as n from placed group by window_name order by window_name"

STATEMENTS: Final = {
    name: value
    for name, value in list(globals().items())
    if name.isupper() and isinstance(value, str) and name != "STATEMENTS"
}
"""Every statement by name, with its blanks."""
