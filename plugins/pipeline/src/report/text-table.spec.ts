import { describe, expect, it } from 'vitest';
import { type TextColumn, textTable } from './text-table.js';

const NAMES: TextColumn = { head: ['', 'name'], align: 'left', cells: ['hrp', 'barbell'] };
const WEIGHT: TextColumn = { head: ['weight', 'etfs'], align: 'right', cells: ['5.00 %', '95.00 %'] };
const LARGEST: TextColumn = { head: ['', 'largest'], align: 'left', cells: ['MRK', 'HD'] };

describe('textTable', () => {
  it('aligns its columns and leaves no space at the end of a line', () => {
    expect(textTable([NAMES, WEIGHT, LARGEST], 110)).toBe(
      [
        '            weight',
        '  name        etfs  largest',
        '  -------  -------  -------',
        '  hrp       5.00 %  MRK',
        '  barbell  95.00 %  HD',
      ].join('\n'),
    );
  });

  it('goes on below with what does not fit, the first column again', () => {
    expect(textTable([NAMES, WEIGHT, LARGEST], 26)).toBe(
      [
        '            weight',
        '  name        etfs',
        '  -------  -------',
        '  hrp       5.00 %',
        '  barbell  95.00 %',
        '',
        '',
        '  name     largest',
        '  -------  -------',
        '  hrp      MRK',
        '  barbell  HD',
      ].join('\n'),
    );
    expect(textTable([NAMES, WEIGHT, LARGEST], 27)).not.toContain('\n\n');
  });
});
