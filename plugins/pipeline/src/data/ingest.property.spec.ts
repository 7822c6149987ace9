import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { sessionsBetween } from './calendar.js';
import { sleeveOf } from './testing/fixture-cases.js';
import { ingestCsv } from './testing/ingest-csv.js';

const RUNS = { numRuns: 100 };
const sessions = sessionsBetween('XNYS', '2023-12-01', '2024-03-01');
const ASSETS = 6;
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 1_000_000 }) },
  { weight: 1, arbitrary: fc.constant('') },
);
const row = fc.array(cell, { minLength: ASSETS, maxLength: ASSETS });
const rows = fc.array(row, { minLength: 2, maxLength: sessions.length });

interface Outcome {
  readonly result?: ReturnType<typeof ingestCsv>;
  readonly refusal?: string;
}

function outcome(table: readonly (readonly (number | string)[])[], as_of?: string): Outcome {
  const lines = table.map((cells, t) => [sessions[t], ...cells].join(','));
  const bytes = Buffer.from(['Date,A,B,C,D,E,F', ...lines].join('\n'));
  const date = as_of === undefined ? {} : { as_of };
  try {
    return { result: ingestCsv({ bytes, file: 'prices.csv', sleeve: sleeveOf(), ...date }) };
  } catch (error) {
    if (error instanceof DataError) return { refusal: error.message };
    throw error;
  }
}

it('no change of the rows after as_of changes anything', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(), (known, other, at) => {
      const cut = at % known.length;
      const as_of = sessions[cut]!;
      // A first row with every price, so that neither file has a column without any value.
      const full = new Array<number>(ASSETS).fill(5);
      const past = [full, ...known.slice(1, cut + 1)];
      expect(outcome([...past, ...other].slice(0, sessions.length), as_of)).toEqual(outcome(past, as_of));
    }),
    RUNS,
  );
});

it('prices times a power of two give the same returns bitwise', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: -10, max: 10 }), (table, power) => {
      const scaled = table.map((cells) => cells.map((price) => (price === '' ? '' : Number(price) * 2 ** power)));
      expect(outcome(scaled).result?.series).toEqual(outcome(table).result?.series);
    }),
    RUNS,
  );
});

it('a price compounds from the returns wherever a return is given', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const { result } = outcome(table);
      fc.pre(result !== undefined);
      const { dates, matrix } = result.series;
      const names = ['A', 'B', 'C', 'D', 'E', 'F'];
      for (let k = 0; k < matrix.values.length; k++) {
        const t = sessions.indexOf(dates[Math.floor(k / matrix.cols)]!);
        const j = names.indexOf(matrix.assets[k % matrix.cols]!);
        const [before, now] = [table[t - 1]![j]!, table[t]![j]!];
        if (before === '' || now === '') expect(matrix.values[k]).toBeNaN();
        else expect(Number(before) * (1 + matrix.values[k]!)).toBeCloseTo(Number(now), 6);
      }
    }),
    RUNS,
  );
});

it('any bytes are a table or a DataError, never another failure', () => {
  const text = fc.string({ unit: fc.constantFrom(...'Date,AB\n\r"0123456789-.eE+ =\u0000é'), maxLength: 80 });
  const header = fc.constantFrom('', 'Date,A\n', 'Date,A,B\n2024-01-02,1,2\n', '\u001f\u008b');
  fc.assert(
    fc.property(header, text, fc.boolean(), (start, rest, raw) => {
      const bytes = Buffer.from(start + rest, raw ? 'latin1' : 'utf8');
      try {
        ingestCsv({ bytes, file: 'prices.csv', sleeve: sleeveOf() });
      } catch (error) {
        expect(error).toBeInstanceOf(DataError);
      }
    }),
    { numRuns: 100 },
  );
});
