import { expect, it } from 'vitest';
import { EXAMPLE_FACTS } from './testing/example-facts.js';
import { vetoCounts } from './vetoes.js';

it('counts the vetoes of each sleeve and rule over its windows, whom most often first', () => {
  expect(vetoCounts(EXAMPLE_FACTS.ledgers)).toEqual([
    {
      stream: 'defensive',
      rule: 'efficiency',
      windows: 2,
      vetoes: 3,
      assets: [
        { symbol: 'KO', times: 2 },
        { symbol: 'A|<script>`x`', times: 1 },
      ],
    },
  ]);
});
