import { percent, ratio } from './format.js';
import { figures, type MarkdownColumn, markdownTable, words } from './markdown-table.js';
import { markdownText } from './markdown-text.js';
import { plainText } from './plain-text.js';
import type { FigureDifference, ParameterDifference, ProfileDiff, RunDiff } from './run-diff.js';
import { textTable } from './text-table.js';

const MAX_WIDTH = 110;

/** Ratios; every other metric is a fraction. */
const RATIOS = ['sharpe', 'sortino', 'calmar'];

const METRIC_NAMES: Readonly<Record<string, string>> = {
  returnAnnual: 'return a year',
  volatilityAnnual: 'volatility a year',
  sharpe: 'Sharpe',
  sortino: 'Sortino',
  maxDrawdownCompounded: 'max drawdown',
  calmar: 'Calmar',
  conditionalValueAtRisk95: 'CVaR 95',
  turnoverAnnual: 'turnover a year',
};

/** A heading with what it says, and a table if there is one. */
interface Section {
  readonly title: string;
  readonly text: string;
  readonly columns?: readonly MarkdownColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** A diff for the terminal: plain text that ends with a newline. */
export function diffText(diff: RunDiff): string {
  const blocks = sections(diff).map(({ title, text, columns = [], rows }) => {
    const head = `${plainText(title)}\n${plainText(text)}`;
    if (rows.length === 0) return head;
    const table = columns.map(({ title: name, align }, j) => ({
      head: [name],
      align,
      cells: rows.map((row) => plainText(row[j]!)),
    }));
    return `${head}\n\n${textTable(table, MAX_WIDTH)}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

/** A diff for a pull request. */
export function diffMarkdown(diff: RunDiff): string {
  const blocks = sections(diff).map(({ title, text, columns = [], rows }) =>
    [
      `## ${markdownText(title)}`,
      markdownText(text),
      ...(rows.length === 0 ? [] : [markdownTable(columns, rows)]),
    ].join('\n\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** Only what differs between two configurations, for two manifests. */
export function parameterText(name: string, differences: readonly ParameterDifference[]): string {
  const head = plainText(name);
  if (differences.length === 0) return `${head}: no parameter differs\n`;
  const column = (title: string, cells: readonly string[]) => ({ head: [title], align: 'left' as const, cells });
  const table = textTable(
    [
      column(
        'parameter',
        differences.map(({ parameter }) => parameter),
      ),
      column(
        'A',
        differences.map(({ a }) => plainText(a ?? 'absent')),
      ),
      column(
        'B',
        differences.map(({ b }) => plainText(b ?? 'absent')),
      ),
    ],
    MAX_WIDTH,
  );
  return `${head}\n\n${table}\n`;
}

function sections({ runs: { a, b }, config, profiles, only_a, only_b }: RunDiff): Section[] {
  const alone = [...only_a.map((name) => `${name} only in A`), ...only_b.map((name) => `${name} only in B`)];
  return [
    {
      title: 'Runs',
      text: `A is ${a.run_id}, as of ${a.as_of}; B is ${b.run_id}, as of ${b.as_of}.${
        alone.length === 0 ? '' : ` Risk profiles: ${alone.join(', ')}.`
      }`,
      rows: [],
    },
    {
      title: 'Configuration',
      text: config.length === 0 ? 'No parameter differs.' : 'Parameters that differ:',
      columns: ['parameter', 'A', 'B'].map(words),
      rows: config.map(({ parameter, a: ofA, b: ofB }) => [parameter, ofA ?? 'absent', ofB ?? 'absent']),
    },
    ...profiles.flatMap(profileSections),
  ];
}

function profileSections({ risk_profile, dates: { a, b }, metrics, weights, turnover }: ProfileDiff): Section[] {
  const changed = weights.filter(({ change }) => change !== 0);
  return [
    {
      title: risk_profile,
      text: `A from ${a.from} to ${a.to}, B from ${b.from} to ${b.to}; each metric is over its own dates.`,
      columns: [words('metric'), ...['A', 'B', 'B - A'].map(figures)],
      rows: metrics.map(({ name, ...values }) => [METRIC_NAMES[name]!, ...shown(values, formatOf(name))]),
    },
    {
      title: `${risk_profile}: weights to hold now`,
      text:
        changed.length === 0
          ? 'The same in both.'
          : `To get from A to B trade ${percent(turnover)} of the capital, purchases and sales each counted.`,
      columns: [words('asset'), ...['A', 'B', 'B - A'].map(figures)],
      rows: changed.map(({ name, ...values }) => [name, ...shown(values, percent)]),
    },
  ];
}

function shown({ a, b, change }: Omit<FigureDifference, 'name'>, format: (value: number) => string): string[] {
  return [a, b, change].map(format);
}

function formatOf(metric: string): (value: number) => string {
  return RATIOS.includes(metric) ? ratio : percent;
}
