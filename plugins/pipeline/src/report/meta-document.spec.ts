import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentMarkdown } from './document/markdown.js';
import { metaDocument } from './meta-document.js';
import type { MetaFacts } from './meta-facts.js';
import { EXAMPLE_FACTS, UNOBJECTIONABLE_FACTS } from './testing/example-facts.js';

const [HRP] = EXAMPLE_FACTS.riskProfiles;
const { run, children } = UNOBJECTIONABLE_FACTS;

function markdownReport(facts: MetaFacts): string {
  return documentMarkdown(metaDocument(facts));
}

/** The line of the report that follows its title. */
function verdictOf(facts: MetaFacts): string {
  return markdownReport(facts).split('\n')[2]!;
}

describe('the report of a meta-portfolio in Markdown', () => {
  it('is the approved report for the example, to the byte (fixtures/example)', () => {
    const approved = readFileSync(new URL('./fixtures/example/report.md', import.meta.url), 'utf8');
    expect(markdownReport(EXAMPLE_FACTS)).toBe(approved);
  });

  it('says none where there are no anomalies, findings, exceptions, failures or entries to lead to, and passes what passes', () => {
    const report = markdownReport(UNOBJECTIONABLE_FACTS);
    expect(verdictOf(UNOBJECTIONABLE_FACTS)).toBe(
      '**Acceptance PASS · Health PASS · Parity PASS · Integrity PASS (1 of 1 files) · Anomalies none · Findings none · Correlation benefit in 1 of 1 risk profile**',
    );
    expect(report.match(/^none$/gm)).toHaveLength(5);
  });

  it('fails health when a single stream is below the limit, and integrity when a single file is missing', () => {
    const [core, defensive] = children;
    const sick = { ...core!.health[0]!, solved: 1, failed: 1, solved_ratio: 0.5 };
    expect(verdictOf({ ...UNOBJECTIONABLE_FACTS, children: [{ ...core!, health: [sick] }, defensive!] })).toContain(
      'Health FAIL · Parity PASS · Integrity PASS',
    );
    const files = [...UNOBJECTIONABLE_FACTS.files, { name: 'leaves.json', status: 'missing', sha256: null } as const];
    expect(verdictOf({ ...UNOBJECTIONABLE_FACTS, files })).toContain('Integrity FAIL (1 of 2 files)');
  });

  it('labels an in-sample run in its title, its verdict and every heading of figures', () => {
    const report = markdownReport({ ...UNOBJECTIONABLE_FACTS, run: { ...run, in_sample: true } });
    expect(report).toMatch(/^# meta_fractal \(in-sample\)\n\n\*\*IN-SAMPLE · Acceptance PASS · Health PASS/);
    expect(report).not.toContain('out-of-sample');
    for (const heading of [
      '## Acceptance',
      '## Performance',
      '### hrp',
      '## Correlation of the sleeves',
      '## Anomalies',
      '## Windows',
    ]) {
      expect(report).toContain(`\n${heading} (in-sample)\n`);
    }
    expect(report).toMatch(/\n\| Metric +\| meta_fractal \(in-sample\) \|/);
  });

  it('does not call a run out-of-sample without a word when a sleeve of it is in-sample', () => {
    const [core, defensive] = children;
    const report = markdownReport({ ...UNOBJECTIONABLE_FACTS, children: [{ ...core!, inSample: true }, defensive!] });
    expect(report).toContain('\n**OUT-OF-SAMPLE OVER IN-SAMPLE SLEEVES · ');
    expect(report).toContain('\n## Performance (out-of-sample over in-sample sleeves)\n');
    expect(report).toMatch(/\n\| Metric +\| meta_fractal \| core \(in-sample\) \|/);
    expect(report).toMatch(/\n\| Sleeve core \(meta_production, in-sample\) +\|/);
  });

  it('lists as many top assets as meta.yaml asks for', () => {
    const table = (top_assets: number) =>
      markdownReport({ ...UNOBJECTIONABLE_FACTS, definition: { ...EXAMPLE_FACTS.definition, report: { top_assets } } });
    expect(table(1)).not.toMatch(/\|\s+2 \| BRK\.B/);
    expect(table(3)).toMatch(/\|\s+3 \| JPM\s+\| -10\.00 % \| defensive -10\.00 % +\|/);
  });

  it('tells the conventions of the run: static, daily, borrowing', () => {
    const { backtest, meta_allocation, health } = EXAMPLE_FACTS.config;
    const report = markdownReport({
      ...EXAMPLE_FACTS,
      riskProfiles: [HRP!],
      config: {
        health,
        backtest: { ...backtest, rebalance: 'daily', drift_tolerance: 0.05, borrow_rate_annual: 0.01 },
        meta_allocation: { ...meta_allocation, mode: 'static' },
      },
    });
    expect(report).toContain('- Allocation: one on the whole history, lived through in that same history. In-sample.');
    expect(report).toContain('traded back on any day on which one is off by more than 5.00 %.');
    expect(report).toContain('Shorts pay 1.00 % a year.');
  });
});
