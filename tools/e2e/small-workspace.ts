import { gzipSync } from 'node:zlib';
import { syntheticPrices } from '../../plugins/pipeline/src/stages/testing/synthetic-prices.js';
import {
  MANIFEST_FILE,
  PRICE_ROWS,
  sleeveYaml,
  smallManifest,
  smallWorkspace,
} from '../../plugins/pipeline/src/stages/testing/temporary-workspace.js';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.js';

/** Risk profiles of the small workspace. */
export const RISK_PROFILES = ['hrp', 'min_variance'];

/** Prices of the sleeve that is in no meta. */
export const LONE_PRICES = 'sleeves/lone/prices.csv.gz';

/**
 * A copy of the repository with other sleeves and metas, small and synthetic: two metas, one in the other; one that shares a sleeve with
 * them; one over a pinned run; a sleeve in no meta. Nothing is built; the pinned run is to be archived first.
 */
export function copySmallWorkspace(): WorkspaceCopy {
  const workspace = copyWorkspace();
  for (const folder of ['sleeves', 'meta', 'configs']) workspace.remove(folder);
  const prices = syntheticPrices({ symbols: ['AAA', 'BBB', 'CCC'], seed: 4, rows: PRICE_ROWS });
  const files = {
    ...smallWorkspace(),
    'sleeves/lone/sleeve.yaml': sleeveYaml('lone').replace('prices.csv', 'prices.csv.gz'),
    [LONE_PRICES]: gzipSync(prices),
    'meta/shared/meta.yaml': 'description: shares\n',
    'meta/replay/meta.yaml': 'description: replays\n',
    [MANIFEST_FILE]: smallManifestText('gamma-000000000000'),
  };
  for (const [path, content] of Object.entries(files)) workspace.write(path, content);
  workspace.commit();
  return workspace;
}

/** Its manifest. */
export function smallManifestText(pinnedRun: string): string {
  const { defaults, profiles } = smallManifest();
  const { meta_allocation } = profiles.outer;
  const meta = (second: object) => ({ sleeves: [{ id: 'first', profile: 'alpha' }, second], meta_allocation });
  return JSON.stringify(
    {
      defaults: { ...defaults, risk: { ...defaults.risk, profiles: RISK_PROFILES } },
      profiles: {
        ...profiles,
        lone: { risk: { max_weight: 0.4 } },
        shared: meta({ id: 'second', profile: 'gamma' }),
        replay: meta({ id: 'second', profile: 'gamma', run_id: pinnedRun }),
      },
    },
    null,
    2,
  );
}
