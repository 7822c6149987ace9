import type { DatedReturns } from '../../data/time-series.js';

/** Who has had no return by a date. Such an asset is nobody yet: files have a place for it, but nothing to say of it. */
export type Unlisted = (date: string) => ReadonlySet<string>;

export function unlistedOf({ dates, matrix: { assets, cols, values } }: DatedReturns): Unlisted {
  const listings = assets.map((_, j) => dates.find((_date, t) => !Number.isNaN(values[t * cols + j]!)));
  return (date) => new Set(assets.filter((_, j) => listings[j] === undefined || listings[j] > date));
}

/** A record of a file or ledger without the two things it says of assets that are not listed: how many, and that they are out. */
export function recordText(record: unknown, unlisted: ReadonlySet<string>): string {
  return JSON.stringify(record, (key, value: unknown) => {
    if (key === 'n_assets') return (value as number) - unlisted.size;
    if (key === 'excluded') return (value as { asset: string }[]).filter(({ asset }) => !unlisted.has(asset));
    return value;
  });
}

const double = new DataView(new ArrayBuffer(8));

/** Numbers by name, each as people read it and in all its bits. */
export function numbersText(numbers: readonly (readonly [name: string, value: number])[]): string {
  return numbers
    .map(([name, value]) => {
      double.setFloat64(0, value);
      return `${name} ${value} (${double.getBigUint64(0).toString(16)})`;
    })
    .join(', ');
}
