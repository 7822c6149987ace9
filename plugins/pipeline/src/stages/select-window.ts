import { type ReturnsMatrix, regimeOf, type SelectionInput, selectWinners, sliceRows } from '@metafolio/quant';
import { compactJson } from '../storage/canonical-json.js';
import type { dateRange, WindowName } from './schedule.js';
import { type WindowSelection, type WindowWinners, windowSelection } from './selection-file.js';

/** What all windows of a selection share. */
export interface SelectionJob extends Omit<SelectionInput, 'returns'> {
  readonly matrix: ReturnsMatrix;
}

/** One window of it: its train rows [trainStart, trainEnd), and the same as dates. */
export interface SelectionWindow {
  readonly window: WindowName;
  readonly trainStart: number;
  readonly trainEnd: number;
  readonly train: ReturnType<typeof dateRange>;
}

export interface SelectedWindow {
  /** What the tournaments need. */
  readonly winners: WindowWinners;
  /** The full record as the line of selection.json: long, so it is written where it is made. */
  readonly line: string;
  /** What the ledger tells of it. */
  readonly explanation: ReturnType<typeof explain>;
}

/** Chooses the universe of one window from its train rows alone. */
export function selectWindow(
  job: SelectionJob,
  { window, train, trainStart, trainEnd }: SelectionWindow,
): SelectedWindow {
  const { matrix, ...rules } = job;
  const returns = sliceRows(matrix, trainStart, trainEnd);
  const record = windowSelection({ window, train, regime: regimeOf(returns) }, selectWinners({ returns, ...rules }));
  const { regime, winners } = record;
  return { winners: { window, regime, winners }, line: compactJson(record), explanation: explain(record) };
}

/** Who won with which score, who was vetoed by which rule, value and threshold. */
function explain({ relaxation_stage, winners, assets, excluded }: WindowSelection) {
  const scoreOf = new Map(assets.map(({ symbol, score }) => [symbol, score]));
  return {
    relaxation_stage,
    winners: winners.map(({ symbol, cluster }) => ({ symbol, cluster, score: scoreOf.get(symbol)! })),
    vetoes: assets.flatMap(({ symbol, vetoes }) => vetoes.map((veto) => ({ symbol, ...veto }))),
    excluded: excluded.map((exclusion) => ({ ...exclusion })),
  };
}
