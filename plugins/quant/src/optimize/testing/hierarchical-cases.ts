import type { GapStatistic } from '../../cluster/gap-statistic.js';
import type { LinkageMethod } from '../../cluster/linkage.js';
import { namedReturns } from '../../moments/testing/arbitraries.js';
import { casesIn } from '../../moments/testing/cases.js';
import type { Assets } from '../assets.js';
import { CLUSTER_RISKS } from '../cluster-risk.js';
import { ofReturns } from './known-assets.js';

type Weights = readonly number[];
type ByName = Readonly<Record<string, Weights>>;

interface Expected {
  readonly cluster_count: Readonly<Record<LinkageMethod, Readonly<Record<GapStatistic, number | null>>>>;
  readonly riskfolio: {
    readonly herc: ByName;
    readonly herc2: ByName;
    readonly herc_single: Weights;
    readonly herc_by_codependence: ByName;
    readonly nco: ByName;
    readonly hrp: ByName;
    readonly hrp_by_codependence: ByName;
  };
  readonly skfolio: {
    readonly herc: ByName;
    readonly nco: ByName;
    readonly nco_inverse_volatility_equal_weight: Weights;
    readonly hrp: ByName;
    readonly hrp_by_codependence: ByName;
  };
  readonly exact_nco: ByName;
}

export interface HierarchicalCase {
  readonly name: string;
  readonly assets: Assets;
  readonly n: number;
  /** Number of clusters that the peers were asked for. */
  readonly k: number;
  readonly expected: Expected;
}

/** The cases of fixtures/hierarchical, with the sample covariance of their returns. */
export function hierarchicalCases(): HierarchicalCase[] {
  const cases = casesIn<{ cols: number; values: number[]; k: number }, Expected>(
    new URL('../fixtures/hierarchical/', import.meta.url),
  );
  return cases.map(({ name, input: { cols, values, k }, expected }) => ({
    name,
    assets: ofReturns(namedReturns(cols, Float64Array.from(values))),
    n: cols,
    k,
    expected,
  }));
}

/** What a peer gives by each measure that this package has, too. */
export function byKnownMeasure(weights: ByName) {
  return CLUSTER_RISKS.flatMap((measure) => (measure in weights ? [[measure, weights[measure]] as const] : []));
}
