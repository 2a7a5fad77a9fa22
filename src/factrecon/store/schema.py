"""The tables of a store, their version, and opening a file that holds them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from factrecon.errors import InvalidRecord, UnreadableInput, UnwritableOutput

__all__ = ["VERSION", "is_store", "opened"]

APPLICATION: Final = 0x46524543
"""Marks the file as a store ("FREC"), so that no other database is taken for one."""

MIGRATIONS: Final = (
    """
    create table document(
        number integer primary key, id text not null, source text not null, title text not null, published text,
        url text, origin text, body_start integer not null, text text not null, since text not null, until text,
        story text, part integer);
    create unique index document_now on document(id) where until is null;
    create index document_part on document(part) where until is null;
    create index document_url on document(url) where until is null and url is not null;
    create table claim(
        number integer primary key, row text not null unique, subject text not null, holder text not null,
        part integer, since text not null);
    create index claim_part on claim(part);
    create index claim_subject on claim(subject);
    create table posting(
        key text not null, document text not null, share integer not null, primary key(key, document)) without rowid;
    create index posting_document on posting(document);
    create table link(
        a text not null, b text not null, likeness integer not null, primary key(a, b)) without rowid;
    create index link_back on link(b, a);
    create table part(
        number integer primary key autoincrement, made_of text not null, story text, ask text not null,
        updated text not null);
    create table learnt(
        part integer not null, kind text not null, name text not null, won integer not null, told integer not null,
        primary key(kind, name, part)) without rowid;
    create index learnt_part on learnt(part);
    create table assertion(
        part integer not null, question text not null, claim text not null, document text, source text not null,
        row text not null);
    create index assertion_part on assertion(part);
    create index assertion_question on assertion(question);
    create table kept_link(
        part integer not null, kind text not null, a text not null, b text not null, score real not null,
        reason text not null);
    create index kept_link_part on kept_link(part);
    create table verdict(
        number integer primary key, question text not null, asked text not null, identity text not null,
        first text not null, part integer not null, story text, ask text not null,
        status text not null, told text, best text, was text not null, asserted text not null, body text not null,
        since text not null, until text);
    create index verdict_part on verdict(part) where until is null;
    create unique index verdict_now on verdict(question) where until is null;
    create index verdict_identity on verdict(identity) where until is null;
    create index verdict_time on verdict(since, until);
    create table judgement(
        number integer primary key, verdict text not null, about text not null, a text not null, b text not null,
        note text not null, since text not null);
    create table change(
        number integer primary key, at text not null, kind text not null, question text not null, story text,
        ask text not null, before text, after text, reason text not null, documents text not null);
    create index change_at on change(at);
    create table meta(key text primary key, value text not null) without rowid;
    """,
    "",  # rows of assertions and bodies of verdicts are packed from here on; those from before are read as they are
    """
    create table told(
        number integer primary key, part integer not null, kind text not null, body blob not null, since text not null,
        until text);
    create index told_part on told(part) where until is null;
    create index told_time on told(since, until);
    alter table document add column cluster text;
    create index document_cluster on document(cluster) where until is null;
    """,
    """
    drop table kept_link;
    alter table judgement add column until text;
    """,
    "alter table change add column headline text not null default ''",
)
"""What brings a file from each version to the next; a new version adds one and changes none."""

VERSION: Final = len(MIGRATIONS)


def is_store(path: str | Path) -> bool:
    """Whether a file is a database, as a store is one."""
    try:
        with Path(path).open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def opened(path: str | Path, *, patience: float) -> sqlite3.Connection:
    """The database of a store, made if need be, brought to this version.

    Raises `InvalidRecord` for a file that is no store or that a newer version wrote, `UnwritableOutput` where it cannot
    be opened.
    """
    try:
        db = sqlite3.connect(path, timeout=patience, isolation_level=None)
        version, mark = (
            db.execute("pragma user_version").fetchone()[0],
            db.execute("pragma application_id").fetchone()[0],
        )
        foreign = mark != APPLICATION and db.execute("select count(*) from sqlite_master").fetchone()[0]
        if foreign:
            raise InvalidRecord(f"{path}: a database of another program; name a new file, and a store is made there")
        if version > VERSION:
            raise InvalidRecord(
                f"{path}: a store of version {version}, this factrecon knows up to {VERSION}; update it"
            )
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = full")
        if version < VERSION or not mark:
            _migrated(db)
    except InvalidRecord:
        raise
    except sqlite3.OperationalError as error:
        raise UnwritableOutput(f"{path}: cannot be opened as a store ({error})") from error
    except (sqlite3.DatabaseError, ValueError) as error:  # what names its tables may be no text
        raise UnreadableInput(f"{path}: no store, or a damaged one ({error}); restore it from a copy") from error
    db.row_factory = sqlite3.Row
    return db


def _migrated(db: sqlite3.Connection) -> None:
    db.execute("begin immediate")
    try:
        version = db.execute("pragma user_version").fetchone()[0]
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                if statement.strip():
                    db.execute(statement)
        db.execute(f"pragma application_id = {APPLICATION}")
        db.execute(f"pragma user_version = {VERSION}")
        db.execute("commit")
    except BaseException:
        db.execute("rollback")
        raise
