import { generator } from './synthetic-prices.js';

/** Rows of a wide price file as text cells, the date first; an empty cell is no price. */
type Rows = readonly string[][];

export interface Future {
  /** The first row (from 0, after the header) that is not known yet. */
  readonly cut: number;
  readonly kind: FutureKind;
  readonly seed: number;
}

type Draw = ReturnType<typeof generator>;

/** What befalls the future, after every price of it has become another one. Each keeps the audit's rules, so that nothing is refused. */
const KINDS = {
  noise: (rows: Rows) => rows,
  emptyCells: (rows: Rows, draw: Draw) =>
    // The cells of every third diagonal stay, so that no session is lost and no gap is over its limit.
    rows.map((cells, t) => cells.map((cell, j) => (j === 0 || (t + j) % 3 === 0 || draw() < 0.5 ? cell : ''))),
  truncation: (rows: Rows, draw: Draw) => rows.slice(0, soon(draw, rows.length)),
  jumps: (rows: Rows, draw: Draw) =>
    columnsOf(rows).listed.reduce((jumped, j) => scaled(jumped, j, { from: soon(draw, rows.length), draw }), rows),
  assetEnds: (rows: Rows, draw: Draw) =>
    emptied(rows, pick(draw, columnsOf(rows).listed), { from: soon(draw, rows.length), to: rows.length }),
  assetBegins: (rows: Rows, draw: Draw) => {
    const column = pick(draw, columnsOf(rows).unlisted);
    const begun = rows.map((cells) => cells.with(column, String(50 + 100 * draw())));
    return emptied(begun, column, { from: 0, to: soon(draw, rows.length) });
  },
} satisfies Record<string, (rows: Rows, draw: Draw) => Rows>;

export type FutureKind = keyof typeof KINDS;
export const FUTURE_KINDS = Object.keys(KINDS) as readonly FutureKind[];

/**
 * A wide price file with another future: the same text up to row `cut`; from there on every price is another one, and then comes what
 * the kind says. `assetBegins` needs a column without a price from the cut on.
 */
export function anotherFuture(csv: string, { cut, kind, seed }: Future): string {
  const [header, ...rows] = csv.trimEnd().split('\n');
  const draw = generator(seed);
  const future = rows.slice(cut).map((row) => row.split(',').map((cell, j) => (j === 0 ? cell : noisy(cell, draw))));
  return `${[header, ...rows.slice(0, cut), ...KINDS[kind](future, draw)].join('\n')}\n`;
}

function noisy(cell: string, draw: Draw): string {
  return cell === '' ? '' : String(Number(cell) * (0.8 + 0.4 * draw()));
}

/** From a row on, up or down by up to six powers of ten. */
function scaled(rows: Rows, column: number, { from, draw }: { from: number; draw: Draw }): Rows {
  const factor = 10 ** (12 * draw() - 6);
  return rows.map((cells, t) => {
    const price = cells[column]!;
    return t < from || price === '' ? cells : cells.with(column, String(Number(price) * factor));
  });
}

function emptied(rows: Rows, column: number, { from, to }: { from: number; to: number }): Rows {
  return rows.map((cells, t) => (t >= from && t < to ? cells.with(column, '') : cells));
}

function columnsOf(rows: Rows): { listed: number[]; unlisted: number[] } {
  const columns = [...rows[0]!.keys()].slice(1);
  const isListed = (j: number) => rows.some((cells) => cells[j] !== '');
  return { listed: columns.filter(isListed), unlisted: columns.filter((j) => !isListed(j)) };
}

function pick<T>(draw: Draw, items: readonly T[]): T {
  return items[Math.floor(items.length * draw())]!;
}

/** A row before `end`, and more often one of the first: what happens close to the cut tells most. */
function soon(draw: Draw, end: number): number {
  return Math.floor(end * draw() ** 3);
}
