import { type Case, casesIn } from '../../moments/testing/cases.js';
import { LINKAGE_METHODS, type LinkageMethod } from '../../names.js';
import { squareDistance } from './distances.js';

interface ExpectedTree {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly heights: readonly number[];
  readonly sizes: readonly number[];
  readonly leaves: readonly number[];
  readonly optimal_leaf_ordering: readonly number[];
  /** Labels of the cut at the height of merge ⌊(n - 1)/2⌋. */
  readonly cut_at_middle_height: readonly number[];
}

export interface LinkageCase {
  /** `<case> by <method>`. */
  readonly name: string;
  readonly n: number;
  readonly distance: Float64Array;
  readonly method: LinkageMethod;
  /** What scipy makes of it. */
  readonly expected: ExpectedTree;
}

/** The cases of cluster/fixtures, each with every linkage method. */
export function linkageCases(): LinkageCase[] {
  const cases: Case<{ n: number; condensed: number[] }, Record<LinkageMethod, ExpectedTree>>[] = casesIn(
    new URL('../fixtures/', import.meta.url),
  );
  return cases.flatMap(({ name, input: { n, condensed }, expected }) =>
    LINKAGE_METHODS.map((method) => ({
      name: `${name} by ${method}`,
      n,
      distance: squareDistance(n, condensed),
      method,
      expected: expected[method],
    })),
  );
}
