import { describe, expect, it } from 'vitest';
import { figures, words } from './document/table.js';
import { markdownTable } from './markdown-table.js';

describe('markdownTable', () => {
  it('aligns figures right and words left, in the source too', () => {
    const rows = [
      ['min_variance', '-3.12 %'],
      ['hrp', '12.84 %'],
    ];
    expect(markdownTable([words('Risk profile'), figures('Return')], rows)).toBe(
      [
        '| Risk profile |  Return |',
        '| ------------ | ------: |',
        '| min_variance | -3.12 % |',
        '| hrp          | 12.84 % |',
      ].join('\n'),
    );
  });

  it('shows what stands in titles and cells as text, and keeps its columns', () => {
    expect(markdownTable([words('a|b'), figures('<i>')], [['`x`', 'c|d']])).toBe(
      ['| a\\|b  | &lt;i&gt; |', '| ----- | --------: |', '| \\`x\\` |      c\\|d |'].join('\n'),
    );
  });

  it('has a rule of three dashes at least, and may have no rows', () => {
    expect(markdownTable([words('a'), figures('#')], [])).toBe(['| a   |   # |', '| --- | --: |'].join('\n'));
  });
});
