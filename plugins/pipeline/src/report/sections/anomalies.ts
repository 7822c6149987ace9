import { percent, ratio } from '../format.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';
import { sampleLabel } from '../sample-label.js';
import { anomalyLimits, type StreamAnomaly } from '../stream-anomalies.js';

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

/** Windows whose figures call for a look, of the meta and of its sleeves; nothing was clipped or left out. */
export function anomaliesSection(facts: MetaFacts): string[] {
  const { config, anomalies } = facts;
  const { sharpe, volatilityAnnual, oneDayReturn } = anomalyLimits(config.health);
  return [
    `## Anomalies (${sampleLabel(facts)})`,
    `Windows of the meta and of its sleeves with |Sharpe| above ${ratio(sharpe)}, volatility above ${percent(volatilityAnnual)}, a one-day return beyond ±${percent(oneDayReturn)}, or a metric that is not finite:`,
    anomalies.length === 0 ? 'none' : markdownTable(COLUMNS, anomalies.map(row)),
  ];
}

const COLUMNS = [
  ...['Risk profile', 'Stream', 'Window', 'Test', 'Metric'].map(words),
  ...['Value', 'Limit'].map(figures),
];

function row({ riskProfile, stream, window, from, to, date, metric, value, limit }: StreamAnomaly): string[] {
  const format = FRACTIONS.has(metric) ? percent : ratio;
  return [
    riskProfile,
    stream,
    String(window),
    `${from} to ${to}`,
    date === null ? spoken(metric) : `${spoken(metric)} ${date}`,
    format(value),
    limit === null ? 'finite' : format(limit),
  ];
}

/** `oneDayReturn` as `one day return`. */
function spoken(metric: string): string {
  return metric.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
