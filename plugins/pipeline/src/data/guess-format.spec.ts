import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guessFormat } from './guess-format.js';

const guess = (text: string) => guessFormat(Buffer.from(text), 'prices.csv');

test('a file of numbers beside its dates is wide, whatever its dates are called and wherever they stand', async () => {
  expect(await guess('AAA,Day,BBB\n1,2024-01-02,\n2,2024-01-03,3\n')).toEqual({
    kind: 'prices',
    layout: 'wide',
    date_column: 'Day',
  });
});

test('negative values are returns', async () => {
  expect(await guess('date,AAA,BBB\n2024-01-02,0.01,0.02\n2024-01-03,-1e-3,0\n')).toMatchObject({ kind: 'returns' });
});

test('a column of texts makes a long file, of which the adjusted close is the value', async () => {
  const text = 'Date,Ticker,Open,Close,Adj_Close\n2024-01-02,AAA,1,2,3\n2024-01-02,BBB,1,2,3\n';
  expect(await guess(text)).toEqual({
    kind: 'prices',
    layout: 'long',
    date_column: 'Date',
    symbol_column: 'Ticker',
    value_column: 'Adj_Close',
  });
});

test('the symbols of a long file have a known name, or are its only texts', async () => {
  const text = (header: string) => `${header}\n2024-01-02,XNAS,AAA,1\n`;
  expect(await guess(text('date,venue,asset,x'))).toMatchObject({ symbol_column: 'asset', value_column: 'x' });
  await expect(guess(text('date,venue,code,x'))).rejects.toThrow(
    'prices.csv: the file must have one column of symbols, got the columns "venue", "code" (expected columns that leave no choice).',
  );
});

test('a file whose values leave a choice is refused', async () => {
  await expect(guess('date,symbol,x,y\n2024-01-02,AAA,1,2\n')).rejects.toThrow(
    'the file must have one column of prices or returns, got the columns "x", "y"',
  );
});

test('dates in another form are no dates', async () => {
  await expect(guess('date,AAA\n02/01/2024,1\n')).rejects.toThrow(
    'prices.csv: the file must have a column of dates yyyy-mm-dd, got the columns "date", "AAA"',
  );
});

test('the bars of one asset are not taken for four assets', async () => {
  await expect(guess('Date,Open,High,Low,Close,Volume\n2024-01-02,1,2,3,4,5\n')).rejects.toThrow(
    'prices.csv: a wide file must have one column an asset',
  );
});

test('an empty file is refused by the reader', async () => {
  await expect(guess('')).rejects.toThrow('prices.csv: the file must not be empty');
});

const PARQUET = join(import.meta.dirname, 'fixtures/parquet');

test.each(readdirSync(join(PARQUET, 'readable')))('a wide Parquet file is guessed as a CSV is: %s', async (file) => {
  const format = await guessFormat(readFileSync(join(PARQUET, 'readable', file)), file);
  expect(format).toEqual({ kind: 'prices', layout: 'wide', date_column: 'Date' });
});

test('a long Parquet file, too', async () => {
  const format = await guessFormat(readFileSync(join(PARQUET, 'declared/long.parquet')), 'long.parquet');
  expect(format).toMatchObject({ layout: 'long' });
});
