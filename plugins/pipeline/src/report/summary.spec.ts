import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MetaFacts } from './meta-facts.js';
import { metaSummary } from './summary.js';
import { EXAMPLE_FACTS } from './testing/example-facts.js';

/** The example with many sleeves of long names. */
function withSleeves(count: number): MetaFacts {
  const { children, riskProfiles } = EXAMPLE_FACTS;
  const copies = <T>(value: T): T[] => Array.from({ length: count }, () => value);
  return {
    ...EXAMPLE_FACTS,
    children: copies(children[0]!).map((child, j) => ({ ...child, id: `long_sleeve_name_${j}` })),
    riskProfiles: riskProfiles.map((facts) => ({
      ...facts,
      weightsNow: copies(1 / count),
      sleeves: copies(facts.sleeves[0]!),
    })),
  };
}

describe('metaSummary', () => {
  it('is the approved text for the example (fixtures/example)', () => {
    const approved = readFileSync(new URL('./fixtures/example/summary.txt', import.meta.url), 'utf8');
    expect(metaSummary(EXAMPLE_FACTS)).toBe(approved);
  });

  it('stays within 110 columns with many sleeves, and leaves none of them out', () => {
    const summary = metaSummary(withSleeves(9));
    const lines = summary.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
    for (let j = 0; j < 9; j++) expect(summary.match(new RegExp(`long_sleeve_name_${j}`, 'g'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('  hrp ')).length).toBeGreaterThan(1);
  });

  it('says in-sample where figures are', () => {
    const { run } = EXAMPLE_FACTS;
    expect(metaSummary({ ...EXAMPLE_FACTS, run: { ...run, in_sample: true } }).split('\n')[0]).toBe(
      'meta_fractal   as of 2022-12-28   run meta_fractal-0123456789ab   in-sample',
    );
  });

  it('shows an escape sequence in a symbol instead of sending it to the terminal', () => {
    const [hrp] = EXAMPLE_FACTS.riskProfiles;
    const [first] = hrp!.portfolio.weights;
    const portfolio = { ...hrp!.portfolio, weights: [{ ...first!, symbol: 'A\u001b[31mB' }] };
    const summary = metaSummary({ ...EXAMPLE_FACTS, riskProfiles: [{ ...hrp!, portfolio }] });
    expect(summary).toContain('A\\u{1b}[31mB 60.00 %');
    expect(summary).not.toContain('\u001b');
  });
});
