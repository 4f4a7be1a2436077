"""DuckDB for counting: a query over a small table in memory, which fetches nothing from anywhere."""

from collections.abc import Sequence
from typing import Any

# DuckDB fetches nothing from anywhere, ever; and a table of some dozens of rows needs no threads.
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "threads": 1,
}


def ask(sql: str, pairs: Sequence[tuple[str | int, int]]) -> list[tuple[Any, ...]]:
    """Run a query over `cells(unit, i)` in a database that lives as long as the query."""
    kind = "INTEGER" if pairs and isinstance(pairs[0][0], int) else "VARCHAR"
    return ask_table(sql, f"cells (unit {kind}, i INTEGER)", pairs)


def ask_table(sql: str, table: str, rows: Sequence[tuple[Any, Any]], *values: Any) -> list[tuple[Any, ...]]:
    """Run a query with its `values` over a table of two columns, made for it: `table` is its name and columns."""
    import duckdb  # 0.3 s: only for questions that compute

    with duckdb.connect(config=_CLOSED) as database:
        database.execute(f"CREATE TABLE {table}")
        if rows:  # in one statement: one for each row took longer than all the rest of an answer
            holders = ", ".join(["(?, ?)"] * len(rows))
            name = table.partition(" ")[0]
            database.execute(f"INSERT INTO {name} VALUES {holders}", [value for row in rows for value in row])
        return database.execute(sql, list(values)).fetchall()
