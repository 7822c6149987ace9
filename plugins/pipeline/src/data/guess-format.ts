import { DataError } from '../errors.js';
import { type ColumnSurvey, columnSurveyor } from './column-survey.js';
import { walkCsv } from './csv.js';
import { listed } from './header.js';
import { isParquet, walkParquet } from './parquet-source.js';
import type { SourceFormat } from './source-format.js';

/** Names by which long files call their symbols and values, the likeliest first. */
const SYMBOL_NAMES = ['symbol', 'ticker', 'asset', 'instrument', 'id', 'name'];
const VALUE_NAMES = ['adj_close', 'adjusted_close', 'adj close', 'close', 'price', 'value', 'return', 'ret'];
const BAR_NAMES = ['open', 'high', 'low', 'close'];

/**
 * How to read a file that nobody has described: the first column of ISO dates are the dates; a column of texts beside it makes the
 * layout long; negative values make them returns.
 *
 * @param file - path of the file as the user knows it; every message starts with it
 * @throws {@link DataError} when the file cannot be read, or its columns leave a choice
 */
export async function guessFormat(bytes: Uint8Array, file: string): Promise<SourceFormat> {
  const surveyor = isParquet(bytes)
    ? await walkParquet(bytes, file, columnSurveyor)
    : walkCsv(bytes, file, columnSurveyor);
  const surveys = surveyor.surveys();
  const dates = surveys.find(({ kind }) => kind === 'dates');
  if (dates === undefined) throw undecided({ file, what: 'a column of dates yyyy-mm-dd', among: surveys });
  const numbers = surveys.filter(({ kind }) => kind === 'numbers');
  const texts = surveys.filter(({ kind }) => kind === 'texts');
  if (texts.length === 0) {
    refuseBars(file, surveys);
    return { kind: kindOf(numbers), layout: 'wide', date_column: dates.name };
  }
  const symbols = likeliest(texts, SYMBOL_NAMES);
  const values = likeliest(numbers, VALUE_NAMES);
  if (symbols === undefined) throw undecided({ file, what: 'one column of symbols', among: texts });
  if (values === undefined) throw undecided({ file, what: 'one column of prices or returns', among: numbers });
  return {
    kind: kindOf([values]),
    layout: 'long',
    date_column: dates.name,
    symbol_column: symbols.name,
    value_column: values.name,
  };
}

function kindOf(values: readonly ColumnSurvey[]): SourceFormat['kind'] {
  return values.some(({ hasNegative }) => hasNegative) ? 'returns' : 'prices';
}

function likeliest(columns: readonly ColumnSurvey[], names: readonly string[]): ColumnSurvey | undefined {
  if (columns.length === 1) return columns[0];
  for (const wanted of names) {
    const found = columns.find(({ name }) => name.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One asset's bars look like four assets: nothing later would notice. */
function refuseBars(file: string, surveys: readonly ColumnSurvey[]): void {
  const names = surveys.map(({ name }) => name.toLowerCase());
  if (!BAR_NAMES.every((name) => names.includes(name))) return;
  throw new DataError({
    where: file,
    rule: 'a wide file must have one column an asset',
    got: `the columns ${listed(surveys.map(({ name }) => name))}`,
    expected: 'a date and the closes of several assets, or a column of symbols',
    cause: 'The file holds the bars of one asset; join the closes of the assets into one file.',
  });
}

function undecided({ file, what, among }: { file: string; what: string; among: readonly ColumnSurvey[] }): DataError {
  return new DataError({
    where: file,
    rule: `the file must have ${what}`,
    got: among.length === 0 ? 'none' : `the columns ${listed(among.map(({ name }) => name))}`,
    expected: 'columns that leave no choice',
    cause: 'Dates are not written as yyyy-mm-dd, or several columns could be meant; write the sleeve.yaml by hand.',
  });
}
