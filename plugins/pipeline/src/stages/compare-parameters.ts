import { canonicalJson } from '../storage/canonical-json.js';

export interface ParameterRow {
  readonly path: string;
  /** Nested parameters; compared leaf by leaf under their dotted names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ParameterException {
  readonly parameter: string;
  /** Id of a child, or path of a leaf below it. */
  readonly sleeve: string;
}

export interface ParameterMismatch {
  readonly parameter: string;
  readonly values: readonly { readonly path: string; readonly value: string }[];
}

/**
 * Compares rows of nested parameters name by name; an excepted row takes no part in the comparison of its parameter.
 *
 * @returns how many parameters have one value in every row, excepted rows too, and those that differ without an exception
 */
export function compareParameters({
  rows,
  exceptions,
}: {
  rows: readonly ParameterRow[];
  exceptions: readonly ParameterException[];
}): { parameters: number; mismatches: ParameterMismatch[] } {
  const flat = rows.map(({ path, parameters }) => ({ path, values: flatParameters(parameters) }));
  const names = [...new Set(flat.flatMap(({ values }) => [...values.keys()]))].sort();
  const compared = names.map((parameter) => ({
    parameter,
    values: flat.map(({ path, values }) => ({ path, value: values.get(parameter) ?? 'absent' })),
  }));
  const mismatches = compared
    .map(({ parameter, values }) => ({
      parameter,
      values: values.filter(
        ({ path }) =>
          !exceptions.some((exception) => exception.parameter === parameter && isBelow(path, exception.sleeve)),
      ),
    }))
    .filter(differs);
  return { parameters: names.length - compared.filter(differs).length, mismatches };
}

function differs({ values }: ParameterMismatch): boolean {
  return values.some(({ value }) => value !== values[0]!.value);
}

function isBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

/** Nested parameters under their dotted names, as canonical JSON. */
export function flatParameters(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([[prefix, canonicalJson(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, child]) => [
      ...flatParameters(child, prefix === '' ? key : `${prefix}.${key}`),
    ]),
  );
}
