"""Weekdays from 1990 to 2030 on which the New York Stock Exchange is closed, one ISO date a line.

Both peers must agree on every day, else the script fails. Its output is the fixture of the XNYS calendar:

    python tools/conformance/xnys_closures.py > plugins/pipeline/src/data/fixtures/xnys-closures/expected.txt

Needs exchange_calendars and pandas_market_calendars; versions go to standard error.
"""

import sys
from importlib.metadata import version

import exchange_calendars
import pandas_market_calendars
import pandas as pd

START, END = "1990-01-01", "2030-12-31"


def main() -> None:
    first = exchange_calendars.get_calendar("XNYS", start=START, end=END).sessions
    second = pandas_market_calendars.get_calendar("NYSE").valid_days(START, END)
    sessions = set(first.strftime("%Y-%m-%d"))
    disputed = sessions ^ set(second.strftime("%Y-%m-%d"))
    if disputed:
        sys.exit(f"the peers disagree on {sorted(disputed)}")
    for day in pd.bdate_range(START, END).strftime("%Y-%m-%d"):
        if day not in sessions:
            print(day)
    for package in ("exchange_calendars", "pandas_market_calendars"):
        print(package, version(package), file=sys.stderr)


if __name__ == "__main__":
    main()
