import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachParsedRecord } from './csv-records.js';
import { eachPlainRecord, isPlain } from './plain-records.js';

const text = fc
  .string({ unit: fc.constantFrom('a', '1', ',', '\n', '\r', '\r\n', ' ', '\t', '\u00a0', '\ufeff', 'é', '日') })
  .map((unquoted) => Buffer.from(unquoted));

function recordsBy(walk: (visit: (cells: readonly string[], line: number) => void) => void) {
  const records: { cells: readonly string[]; line: number }[] = [];
  walk((cells, line) => records.push({ cells, line }));
  return records;
}

test('a text without quotes has the records that the parser finds in it, on the same lines', () => {
  fc.assert(
    fc.property(text, (bytes) => {
      expect(recordsBy((visit) => eachPlainRecord(bytes, visit))).toEqual(
        recordsBy((visit) => eachParsedRecord(bytes, 'prices.csv', visit)),
      );
    }),
    { numRuns: 100 },
  );
});

test('a quote anywhere, or a line over the limit, is for the parser', () => {
  expect(isPlain(Buffer.from('a,b\n1,2\n'), 3)).toBe(true);
  expect(isPlain(Buffer.from('a,b\n1,22\n'), 3)).toBe(false);
  expect(isPlain(Buffer.from('a,"b"\n'), 100)).toBe(false);
});
