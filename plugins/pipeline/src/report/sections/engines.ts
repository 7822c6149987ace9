import type { ComparisonRow, EngineComparison } from '../../engines/comparison.js';
import { paragraph, type Section } from '../document/block.js';
import { figures, type Table, table, words } from '../document/table.js';
import { optional, ratio } from '../format.js';

/** The same windows by other engines, when they were compared: what differs, and what it takes. */
export function enginesSection({ engines, rows }: EngineComparison): Section {
  const versions = engines.map(({ engine, version }) => `${engine} ${version}`).join(', ');
  return {
    id: 'engines',
    title: 'Engines',
    blocks: [
      paragraph(
        `The windows of this meta and of all below it, solved by ${versions} and by ours; the largest difference in a weight, and in the volatility on the train rows relative to ours. Times are of one machine and one run.`,
      ),
      comparisonTable(rows),
    ],
  };
}

/** A row an engine, risk profile and profile. */
export function comparisonTable(rows: readonly ComparisonRow[]): Table {
  return table(
    [
      ...['Profile', 'Risk profile', 'Engine'].map(words),
      ...['Solved', 'Solved by ours', 'Windows', 'Weight', 'Volatility', 'ms a window', 'ms by ours'].map(figures),
    ],
    rows.map((row) => [
      row.profile,
      row.risk_profile,
      row.engine,
      ...[row.solved, row.solved_by_custom, row.windows].map(String),
      optional(row.largest_weight_difference, scientific),
      optional(row.largest_volatility_difference, scientific),
      ratio(row.milliseconds_per_window),
      ratio(row.milliseconds_per_window_custom),
    ]),
  );
}

/** A small number by its order: `1.5e-7`. */
function scientific(value: number): string {
  return value.toExponential(1);
}
