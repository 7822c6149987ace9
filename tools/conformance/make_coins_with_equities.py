"""Correlations of coins with equities on the days that both trade: the fixture of the inner join.

    METAFOLIO_SHARED_DATA=<folder of the reference data> python tools/conformance/make_coins_with_equities.py

Reads crypto_daily_9.csv.gz and us_equities_20.csv.gz; writes numbers only, none of the prices. Needs pandas.
"""

import json
import os
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("METAFOLIO_SHARED_DATA", ROOT.parent / "shared" / "data"))
FOLDER = ROOT / "plugins" / "pipeline" / "src" / "data" / "fixtures" / "coins-with-equities"


def prices(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / name, index_col=0, parse_dates=True)


def main() -> None:
    coins, equities = prices("crypto_daily_9.csv.gz"), prices("us_equities_20.csv.gz")
    # Each by its own calendar: Monday's return of a coin is over one day, that of a stock over the weekend.
    returns = coins.pct_change(fill_method=None).join(equities.pct_change(fill_method=None), how="inner")
    complete = returns.dropna()
    expected = {
        "listings": {coin: f"{coins[coin].first_valid_index():%Y-%m-%d}" for coin in coins},
        "dates": {"count": len(complete), "first": f"{complete.index[0]:%Y-%m-%d}", "last": f"{complete.index[-1]:%Y-%m-%d}"},
        "assets": list(complete.columns),
        "correlations": complete.corr().to_numpy().ravel().tolist(),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "expected.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n", encoding="utf-8")
    (FOLDER / "provenance.md").write_text(
        f"""Made by tools/conformance/make_coins_with_equities.py with pandas {pd.__version__} from crypto_daily_9.csv.gz (9 coins, every day,
2017-10-31 to 2021-06-17) and us_equities_20.csv.gz (20 US large caps, exchange days) of the reference data: daily returns of each by
its own calendar, `join(how="inner")`, rows without a gap, `corr()` (Pearson). `listings` are the first dates with a price.
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
