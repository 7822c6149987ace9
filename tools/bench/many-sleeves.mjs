const RISK_PROFILES = ['hrp', 'equal_weight'];
const SYMBOLS = ['A', 'B', 'C'];
const DAYS = 40;

/** Tasks of a sleeve: ingest, select, a tournament a risk profile, health, sleeve. */
export const TASKS_PER_SLEEVE = 4 + RISK_PROFILES.length;

/** Files of a workspace of so many sleeves, each with a little data of its own. */
export function manySleeves(count) {
  const names = Array.from({ length: count }, (_, k) => `sleeve_${String(k).padStart(4, '0')}`);
  const defaults = {
    selection: { min_winners: 2, cluster_lookbacks: [10] },
    risk: { profiles: RISK_PROFILES },
    backtest: { lookback_days: 'all', train_window: 15, test_window: 10 },
  };
  return {
    'nx.json': { neverConnectToCloud: true, analytics: false, plugins: ['@metafolio/nx'] },
    'configs/manifest.json': { defaults, profiles: Object.fromEntries(names.map((name) => [name, {}])) },
    ...Object.fromEntries(
      names.flatMap((name, seed) => [
        [
          `sleeves/${name}/sleeve.yaml`,
          'description: generated\nsource: { path: prices.csv, kind: prices }\ncalendar: 24x7\n',
        ],
        [`sleeves/${name}/prices.csv`, prices(seed)],
      ]),
    ),
  };
}

function prices(seed) {
  const rows = Array.from({ length: DAYS }, (_, t) => {
    const date = new Date(Date.UTC(2024, 0, 1 + t)).toISOString().slice(0, 10);
    return [date, ...SYMBOLS.map((_, j) => 100 + t + 3 * Math.sin((seed + 1) * (j + 1) * t))].join(',');
  });
  return `${['date', ...SYMBOLS].join(',')}\n${rows.join('\n')}\n`;
}
