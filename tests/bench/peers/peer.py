#!/usr/bin/env python3
"""peer.py FOLDER: the same texts and queries with Python's own sqlite3 and its FTS5, not encrypted, in memory.
Prints the median milliseconds of twenty hits for each query."""

import sqlite3
import statistics
import sys
import time
from pathlib import Path

folder = Path(sys.argv[1])
texts = (folder / "texts.txt").read_text().split("\n")
queries = (folder / "queries.txt").read_text().split("\n")

database = sqlite3.connect(":memory:")
database.execute("CREATE VIRTUAL TABLE search USING fts5(text)")
database.executemany("INSERT INTO search(text) VALUES(?)", ((text,) for text in texts))
sql = """SELECT text, snippet(search, 0, '[', ']', '…', 20) FROM search WHERE search MATCH ? ORDER BY rank LIMIT 20"""


def asked(query):
    return query if query.startswith('"') else " AND ".join(f'"{word}"*' for word in query.split())


def once(query):
    start = time.perf_counter()
    found = database.execute(sql, (asked(query),)).fetchall()
    took = time.perf_counter() - start
    assert found, query
    return took * 1000


for query in queries:
    print(f"search {query}, Python's sqlite3 in memory: {statistics.median(once(query) for _ in range(21)):.2f} ms")
