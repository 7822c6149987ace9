import type { StreamLedger } from './stream-ledger.js';

/** How often one rule of selection struck in one sleeve. */
export interface VetoCount {
  readonly stream: string;
  readonly rule: string;
  /** Windows in which it struck. */
  readonly windows: number;
  /** Vetoes over all windows, one an asset and window. */
  readonly vetoes: number;
  /** Assets struck, by how often, most often first. */
  readonly assets: readonly { readonly symbol: string; readonly times: number }[];
}

interface SelectionOutcome {
  readonly vetoes?: readonly { readonly rule: string; readonly symbol: string }[];
}

/** The vetoes that the ledgers of sleeves hold, by sleeve and rule; a meta selects nothing, so it has none. */
export function vetoCounts(ledgers: readonly StreamLedger[]): VetoCount[] {
  return ledgers.flatMap(({ stream, entries }) => {
    const struck = entries
      .filter(({ step, phase }) => step === 'select' && phase === 'outcome')
      .flatMap(({ window, data }) => ((data as SelectionOutcome).vetoes ?? []).map((veto) => ({ ...veto, window })));
    const rules = [...new Set(struck.map(({ rule }) => rule))].sort();
    return rules.map((rule) => {
      const found = struck.filter((veto) => veto.rule === rule);
      return {
        stream,
        rule,
        windows: new Set(found.map(({ window }) => window)).size,
        vetoes: found.length,
        assets: byFrequency(found.map(({ symbol }) => symbol)),
      };
    });
  });
}

function byFrequency(symbols: readonly string[]): VetoCount['assets'] {
  const times = new Map<string, number>();
  for (const symbol of symbols) times.set(symbol, (times.get(symbol) ?? 0) + 1);
  return [...times]
    .map(([symbol, count]) => ({ symbol, times: count }))
    .sort((a, b) => b.times - a.times || (a.symbol < b.symbol ? -1 : 1));
}
