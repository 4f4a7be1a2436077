"""DuckDB for counting: a query over a small table in memory, which fetches nothing from anywhere."""

from collections.abc import Sequence
from typing import Any

# DuckDB fetches nothing from anywhere, ever.
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def ask(sql: str, pairs: Sequence[tuple[str | int, int]]) -> list[tuple[Any, ...]]:
    """Run a query over `cells(unit, i)` in a database that lives as long as the query."""
    import duckdb  # 0.3 s: only for questions that compute

    with duckdb.connect(config=CLOSED) as database:
        kind = "INTEGER" if pairs and isinstance(pairs[0][0], int) else "VARCHAR"
        database.execute(f"CREATE TABLE cells (unit {kind}, i INTEGER)")
        if pairs:
            database.executemany("INSERT INTO cells VALUES (?, ?)", list(pairs))
        return database.execute(sql).fetchall()
