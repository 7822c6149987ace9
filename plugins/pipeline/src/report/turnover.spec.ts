import { describe, expect, it } from 'vitest';
import type { WindowRecord } from '../stages/walk-forward-stream.js';
import { EXAMPLE_FACTS } from './testing/example-facts.js';
import { turnoverAnnual } from './turnover.js';

const [FIRST, NOW] = EXAMPLE_FACTS.riskProfiles[0]!.windows as [WindowRecord, WindowRecord];
const on = { dates: ['2022-03-02', '2022-03-03', '2022-03-04', '2022-03-07'], periods: 252 };

function trading(turnover: number, from: string): WindowRecord {
  return { ...FIRST, turnover, test: { from, to: from, rows: 1 } };
}

describe('turnoverAnnual', () => {
  it('is the turnover of the rebalances on the dates, a year', () => {
    expect(turnoverAnnual([trading(0.25, '2022-03-03'), trading(0.5, '2022-03-07'), NOW], on)).toBe((0.75 * 252) / 4);
  });

  it('leaves out the first investment and what was traded before and after the dates', () => {
    const outside = ['2022-02-28', '2022-03-02', '2022-03-08'].map((from) => trading(1, from));
    expect(turnoverAnnual([...outside, trading(0.1, '2022-03-04')], on)).toBe((0.1 * 252) / 4);
    expect(turnoverAnnual(outside, on)).toBe(0);
  });
});
