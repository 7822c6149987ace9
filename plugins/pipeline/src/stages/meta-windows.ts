import type { ResolvedMeta } from '../manifest/index.js';
import type { WindowSettings } from './schedule.js';

/** The windows over the meta-returns: lengths of `meta_allocation`, everything else as in the backtest block. */
export function metaWindows({
  meta_allocation,
  backtest,
}: Pick<ResolvedMeta, 'meta_allocation' | 'backtest'>): WindowSettings {
  const { anchored, purge, embargo } = backtest;
  const { train_window, test_window, step_size } = meta_allocation;
  return { train_window, test_window, step_size, anchored, purge, embargo };
}

/** A meta of one sleeve is that sleeve: there is nothing to allocate, and so nothing to train. */
export function decidesNothing({ sleeves }: Pick<ResolvedMeta, 'sleeves'>): boolean {
  return sleeves.length === 1;
}
