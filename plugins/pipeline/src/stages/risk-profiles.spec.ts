import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RISK_PROFILES } from '@metafolio/quant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortfolioFile } from './portfolio.js';
import { runLine } from './testing/run-line.js';
import { MANIFEST_FILE, smallManifest, smallWorkspace, workspaceFolder } from './testing/temporary-workspace.js';

/** One sleeve of five assets of which selection keeps three, two declared as benchmarks, under every risk profile. */
function workspace(): Record<string, string> {
  const files = smallWorkspace();
  const { defaults } = smallManifest();
  const risk = {
    profiles: RISK_PROFILES,
    max_weight: 0.6,
    target_return_annual: -5,
    target_volatility_annual: 5,
    risk_free_rate_annual: 0.02,
  };
  const selection = { ...defaults.selection, top_n: 1 };
  return {
    [MANIFEST_FILE]: JSON.stringify({ defaults: { ...defaults, risk, selection }, profiles: { alpha: {} } }),
    'sleeves/alpha/sleeve.yaml': `${files['sleeves/alpha/sleeve.yaml']}benchmarks: [BBB, DDD]\n`,
    'sleeves/alpha/prices.csv': files['sleeves/alpha/prices.csv']!,
  };
}

let root: string;
beforeAll(async () => {
  root = workspaceFolder(workspace());
  await runLine(root, 'alpha');
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

const weightsOf = (riskProfile: string) => {
  const path = join(root, 'artifacts/sleeves/alpha/run/weights', `${riskProfile}.json`);
  const { weights } = JSON.parse(readFileSync(path, 'utf8')) as PortfolioFile;
  return Object.fromEntries(weights.map(({ symbol, weight }) => [symbol, weight]));
};

describe('a sleeve under every risk profile', () => {
  it.each(RISK_PROFILES)('holds weights of sum 1 under %s', (riskProfile) => {
    const total = Object.values(weightsOf(riskProfile)).reduce((sum, weight) => sum + weight, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  it('buys the declared benchmarks, selected or not', () => {
    expect(weightsOf('benchmark')).toEqual({ BBB: 0.5, DDD: 0.5 });
  });

  it('buys the whole universe, selected or not', () => {
    expect(weightsOf('market')).toEqual({ AAA: 0.2, BBB: 0.2, CCC: 0.2, DDD: 0.2, EEE: 0.2 });
  });
});
