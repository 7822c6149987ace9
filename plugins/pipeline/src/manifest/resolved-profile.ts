import type { BacktestBlock } from './blocks/backtest.js';
import type { DataBlock } from './blocks/data.js';
import type { FeaturesBlock } from './blocks/features.js';
import type { HealthBlock } from './blocks/health.js';
import type { MetaAllocation } from './blocks/meta-allocation.js';
import type { RiskBlock } from './blocks/risk.js';
import type { SelectionBlock } from './blocks/selection.js';
import type { TrustBlock } from './blocks/trust.js';
import type { ParityException, SleeveReference } from './manifest-schema.js';

interface ResolvedBlocks {
  readonly name: string;
  readonly description?: string;
  /** The profiles that lie under this one and itself, base first. */
  readonly extendsChain: readonly string[];
  readonly data: DataBlock;
  readonly features: FeaturesBlock;
  readonly selection: SelectionBlock;
  readonly risk: RiskBlock;
  readonly backtest: BacktestBlock;
  readonly health: HealthBlock;
  readonly trust: TrustBlock;
}

export interface ResolvedSleeve extends ResolvedBlocks {
  readonly kind: 'sleeve';
}

export interface ResolvedMeta extends ResolvedBlocks {
  readonly kind: 'meta';
  readonly sleeves: readonly SleeveReference[];
  readonly meta_allocation: MetaAllocation;
  readonly parity_exceptions: readonly ParityException[];
}

/** A profile with every default and everything it extends merged in; frozen all the way down. */
export type ResolvedProfile = ResolvedSleeve | ResolvedMeta;
