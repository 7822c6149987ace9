import { expect, it } from 'vitest';
import { healthSummary } from './health-summary.js';

it('gives a line a risk profile, numbers to the right', () => {
  const hrp = {
    risk_profile: 'hrp',
    requested: 12,
    solved: 9,
    fallback: 2,
    failed: 1,
    solved_ratio: 0.75,
    failures: [],
  };
  const barbell = {
    risk_profile: 'barbell',
    requested: 0,
    solved: 0,
    fallback: 0,
    failed: 0,
    solved_ratio: 0,
    failures: [],
  };
  expect(healthSummary([hrp, barbell])).toBe(
    [
      '  risk profile  requested  solved  fallback  failed  solved ratio',
      '  ------------  ---------  ------  --------  ------  ------------',
      '  hrp                  12       9         2       1       75.00 %',
      '  barbell               0       0         0       0        0.00 %',
      '',
    ].join('\n'),
  );
});
