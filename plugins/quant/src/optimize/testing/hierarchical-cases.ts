import { namedReturns } from '../../moments/testing/arbitraries.js';
import { casesIn } from '../../moments/testing/cases.js';
import type { ClusterRiskMeasure, Codependence, GapStatistic, LinkageMethod, NcoProblem } from '../../names.js';
import type { Assets } from '../assets.js';
import { ofReturns } from './known-assets.js';

type Weights = readonly number[];
type By<Name extends string> = Readonly<Partial<Record<Name, Weights>>>;

interface Expected {
  readonly cluster_count: Readonly<Record<LinkageMethod, Readonly<Record<GapStatistic, number | null>>>>;
  readonly riskfolio: {
    readonly herc: By<ClusterRiskMeasure>;
    readonly herc2: By<ClusterRiskMeasure>;
    readonly herc_single: Weights;
    readonly herc_by_codependence: By<Codependence>;
    readonly nco: By<NcoProblem>;
    readonly hrp: By<ClusterRiskMeasure>;
    readonly hrp_by_codependence: By<Codependence>;
  };
  readonly skfolio: {
    readonly herc: By<ClusterRiskMeasure>;
    readonly nco: By<NcoProblem>;
    readonly nco_inverse_volatility_equal_weight: Weights;
    readonly hrp: By<ClusterRiskMeasure>;
    readonly hrp_by_codependence: By<Codependence>;
  };
  readonly exact_nco: By<NcoProblem>;
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

/** What a peer gives, name by name. */
export function entriesOf<Name extends string>(weights: By<Name>): [Name, Weights][] {
  return Object.entries(weights) as [Name, Weights][];
}
