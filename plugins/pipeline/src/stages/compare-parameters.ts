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

/** Compares rows of nested parameters name by name; an excepted row takes no part in the comparison of its parameter. */
export function compareParameters({
  rows,
  exceptions,
}: {
  rows: readonly ParameterRow[];
  exceptions: readonly ParameterException[];
}): { parameters: number; mismatches: ParameterMismatch[] } {
  const flat = rows.map(({ path, parameters }) => ({ path, values: flatten(parameters) }));
  const names = [...new Set(flat.flatMap(({ values }) => [...values.keys()]))].sort();
  const mismatches = names.flatMap((parameter) => {
    const values = flat
      .filter(
        ({ path }) =>
          !exceptions.some((exception) => exception.parameter === parameter && isBelow(path, exception.sleeve)),
      )
      .map(({ path, values: named }) => ({ path, value: named.get(parameter) ?? 'absent' }));
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ parameter, values }] : [];
  });
  return { parameters: names.length - mismatches.length, mismatches };
}

function isBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}

function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([[prefix, canonicalJson(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, child]) => [...flatten(child, prefix === '' ? key : `${prefix}.${key}`)]),
  );
}
