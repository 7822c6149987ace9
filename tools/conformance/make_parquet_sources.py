"""Parquet files of other writers, as fixtures of the reader of sources: one table in every form it may come, and forms it must not.

    python tools/conformance/make_parquet_sources.py

Needs pandas, pyarrow and duckdb; the versions go into the provenance page.
"""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = Path(__file__).resolve().parents[2] / "plugins" / "pipeline" / "src" / "data" / "fixtures" / "parquet"
DATES = [date(2024, 1, 2), date(2024, 1, 3), date(2024, 1, 4)]
MIDNIGHTS = [datetime(d.year, d.month, d.day) for d in DATES]
AAPL = [100.0, None, 99.5]
MSFT = [50.5, 10.0, 0.3]


def wide(dates: pa.Array, kind: pa.DataType = pa.float64()) -> pa.Table:
    return pa.table({"Date": dates, "AAPL": pa.array(AAPL, kind), "MSFT": pa.array(MSFT, kind)})


def write(folder: str, name: str, table: pa.Table, **options) -> None:
    path = FOLDER / folder / f"{name}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two row groups, so that columns are read across one.
    pq.write_table(table, path, row_group_size=2, **options)


def readable() -> None:
    days = pa.array(DATES, pa.date32())
    for codec in ("none", "snappy", "gzip", "brotli", "lz4", "zstd"):
        write("readable", f"codec-{codec}", wide(days), compression=codec)
    for unit in ("ms", "us", "ns"):
        write("readable", f"timestamps-in-{unit}", wide(pa.array(MIDNIGHTS, pa.timestamp(unit))))
    write("readable", "timestamps-in-UTC", wide(pa.array(MIDNIGHTS, pa.timestamp("us", "UTC"))))
    write(
        "readable",
        "timestamps-in-INT96",
        wide(pa.array(MIDNIGHTS, pa.timestamp("ns"))),
        use_deprecated_int96_timestamps=True,
    )
    write("readable", "dates-as-text", wide(pa.array([d.isoformat() for d in DATES])))
    cents = [None if x is None else Decimal(str(x)) for x in AAPL], [Decimal(str(x)) for x in MSFT]
    kind = pa.decimal128(12, 1)
    write("readable", "decimals", pa.table({"Date": days, "AAPL": pa.array(cents[0], kind), "MSFT": pa.array(cents[1], kind)}))
    texts = [None if x is None else str(x) for x in AAPL], [str(x) for x in MSFT]
    write("readable", "numbers-as-text", pa.table({"Date": days, "AAPL": texts[0], "MSFT": texts[1]}))
    nan = [float("nan") if x is None else x for x in AAPL]
    write("readable", "NaN-for-null", pa.table({"Date": days, "AAPL": nan, "MSFT": MSFT}))
    write("readable", "data-page-version-2", wide(days), data_page_version="2.0", column_encoding={"AAPL": "BYTE_STREAM_SPLIT"}, use_dictionary=False)
    frame = pd.DataFrame({"AAPL": AAPL, "MSFT": MSFT}, index=pd.DatetimeIndex(MIDNIGHTS, name="Date"))
    frame.to_parquet(FOLDER / "readable" / "index-of-pandas.parquet")
    relation = duckdb.from_arrow(wide(days))
    relation.write_parquet(str(FOLDER / "readable" / "DuckDB.parquet"))
    extra = wide(days).append_column("tags", pa.array([["a"], [], None], pa.list_(pa.string())))
    write("declared", "a-nested-column-that-is-not-declared", extra)
    write("declared", "whole-numbers", pa.table({"Date": days, "AAPL": pa.array([1, None, 3], pa.int64()), "MSFT": pa.array([2, 3, 4], pa.uint8())}))
    write("declared", "single-precision", wide(days, pa.float32()))


def long() -> None:
    rows = [(d, s, x) for i, d in enumerate(MIDNIGHTS) for s, x in (("AAPL", AAPL[i]), ("MSFT", MSFT[i])) if x is not None]
    frame = pd.DataFrame(rows, columns=["Date", "symbol", "close"])
    frame["symbol"] = frame["symbol"].astype("category")
    frame.to_parquet(FOLDER / "declared" / "long.parquet", index=False)
    codes = pd.DataFrame({"Date": MIDNIGHTS, "symbol": [1, 1, 1], "close": MSFT})
    codes.to_parquet(FOLDER / "unreadable" / "symbols-as-numbers.parquet", index=False)


def unreadable() -> None:
    days = pa.array(DATES, pa.date32())
    closes = [m + timedelta(hours=16) for m in MIDNIGHTS]
    write("unreadable", "timestamps-at-the-close", wide(pa.array(closes, pa.timestamp("us"))))
    new_york = [m.replace(tzinfo=timezone(timedelta(hours=-5))) for m in MIDNIGHTS]
    write("unreadable", "midnights-of-New-York", wide(pa.array(new_york, pa.timestamp("ns", "America/New_York"))))
    seconds = [int(m.replace(tzinfo=timezone.utc).timestamp()) for m in MIDNIGHTS]
    write("unreadable", "seconds-since-1970", wide(pa.array(seconds, pa.int64())))
    write("unreadable", "an-infinity", pa.table({"Date": days, "AAPL": [1.0, float("inf"), 2.0], "MSFT": MSFT}))
    write("unreadable", "a-price-of-zero", pa.table({"Date": days, "AAPL": [1.0, 0.0, 2.0], "MSFT": MSFT}))
    write("unreadable", "truth-values", pa.table({"Date": days, "AAPL": [True, False, True], "MSFT": MSFT}))
    write("unreadable", "a-null-date", wide(pa.array([DATES[0], None, DATES[2]], pa.date32())))
    write("unreadable", "a-list", pa.table({"Date": days, "AAPL": [[1.0], [2.0], [3.0]], "MSFT": MSFT}))
    write("unreadable", "no-rows", wide(days).slice(0, 0))
    write("unreadable", "another-date-column", wide(days).rename_columns(["day", "AAPL", "MSFT"]))
    unnamed = pd.DataFrame({"Date": MIDNIGHTS, "AAPL": AAPL, "MSFT": MSFT}, index=[5, 7, 9])
    unnamed.to_parquet(FOLDER / "unreadable" / "unnamed-index-of-pandas.parquet")


def main() -> None:
    for folder in ("readable", "declared", "unreadable"):
        (FOLDER / folder).mkdir(parents=True, exist_ok=True)
    readable()
    long()
    unreadable()
    tools = ", ".join(f"{name} {version(name)}" for name in ("pandas", "pyarrow", "duckdb"))
    (FOLDER / "provenance.md").write_text(
        f"""Parquet files written by tools/conformance/make_parquet_sources.py with {tools}.

`readable`: one table of two invented assets over three XNYS sessions of 2024, in every codec and every type of dates and numbers that the
reader takes. `declared`: the same in forms that need a setting. `unreadable`: forms that no reader may accept, one fault each; the messages
stand in the test, checked by eye against the fault.
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
