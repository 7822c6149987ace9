import type { HealthBlock } from '../../manifest/index.js';
import type { Section } from '../document/block.js';
import { type Column, figures, type Row, table, words } from '../document/table.js';
import { percent, ratio } from '../format.js';
import { ledgerCell } from '../ledger-cells.js';
import { anomalyLimits, type StreamAnomaly } from '../stream-anomalies.js';
import type { StreamLedger } from '../stream-ledger.js';

/** Metrics that are fractions; the others are ratios. */
const FRACTIONS: ReadonlySet<string> = new Set([
  'oneDayReturn',
  'returnAnnual',
  'volatilityAnnual',
  'maxDrawdownCompounded',
  'maxDrawdownUncompounded',
  'ulcerIndex',
  'valueAtRisk95',
  'conditionalValueAtRisk95',
  'winRate',
]);

export interface Anomalies {
  readonly anomalies: readonly StreamAnomaly[];
  readonly limits: HealthBlock;
  readonly ledgers: readonly StreamLedger[];
  /** How the figures were measured. */
  readonly note: string;
}

/** Windows whose figures call for a look; nothing was clipped or left out. */
export function anomaliesSection({ anomalies, limits, ledgers, note }: Anomalies): Section {
  const { sharpe, volatilityAnnual, oneDayReturn } = anomalyLimits(limits);
  return {
    id: 'anomalies',
    title: 'Anomalies',
    note,
    blocks: [
      table(
        COLUMNS,
        anomalies.map((anomaly) => row(anomaly, ledgers)),
        `Windows of every stream with |Sharpe| above ${ratio(sharpe)}, volatility above ${percent(volatilityAnnual)}, a one-day return beyond ±${percent(oneDayReturn)}, or a metric that is not finite:`,
      ),
    ],
  };
}

const COLUMNS: readonly Column[] = [
  ...['Risk profile', 'Stream', 'Window', 'Test', 'Metric'].map(words),
  ...['Value', 'Limit', 'Ledger seq'].map(figures),
];

function row(anomaly: StreamAnomaly, ledgers: readonly StreamLedger[]): Row {
  const { riskProfile, stream, window, from, to, date, metric, value, limit } = anomaly;
  const format = FRACTIONS.has(metric) ? percent : ratio;
  return [
    riskProfile,
    stream,
    String(window),
    `${from} to ${to}`,
    date === null ? spoken(metric) : `${spoken(metric)} ${date}`,
    format(value),
    limit === null ? 'finite' : format(limit),
    ledgerCell(ledgers, anomaly),
  ];
}

/** `oneDayReturn` as `one day return`. */
function spoken(metric: string): string {
  return metric.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
