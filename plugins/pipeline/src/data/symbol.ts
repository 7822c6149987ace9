/** Longest symbol accepted, in UTF-16 units. */
export const MAX_SYMBOL_LENGTH = 64;

const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;
// A spreadsheet that opens portfolio.csv would run these as formulas.
const FORMULA_START = /^[=+\-@]/;
// Symbols become keys of JSON objects and, beside `date`, columns of Parquet files.
const RESERVED = new Set(['date', '__proto__', 'constructor', 'prototype']);
const PANDAS_INDEX = /^__index_level_\d+__$/;

/**
 * Why a text cannot be an asset's symbol, or undefined when it can. A symbol is printable (no control, format or line-separator
 * characters), 1 to 64 long, without space at its ends, does not start with `=`, `+`, `-` or `@`, is no index
 * column of pandas, and is none of `date`, `__proto__`, `constructor`, `prototype`.
 */
export function symbolFault(symbol: string): string | undefined {
  if (symbol === '') return 'The header has an empty name, often from an index column or a trailing comma.';
  if (symbol.length > MAX_SYMBOL_LENGTH) return 'Text of another column, or an unclosed quote, got into the name.';
  if (UNPRINTABLE.test(symbol)) return 'Invisible characters came along with a copy from a web page or a spreadsheet.';
  if (symbol !== symbol.trim()) return 'The name is quoted together with the space around it.';
  if (FORMULA_START.test(symbol)) return 'A spreadsheet would run the name as a formula; rename the column.';
  if (PANDAS_INDEX.test(symbol))
    return 'pandas wrote the index of its frame as a column; name it in source.date_column, or write with index=False.';
  if (RESERVED.has(symbol)) return 'The name has a meaning of its own in the artifacts; rename the column.';
  return undefined;
}
