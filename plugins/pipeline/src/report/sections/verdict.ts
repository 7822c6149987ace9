import { acceptanceLine } from '../acceptance.js';
import { type CorrelationBenefit, correlationBenefit } from '../correlation-benefit.js';
import { counted, percent } from '../format.js';
import { healthRows } from '../health-rows.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import { markdownText } from '../markdown-text.js';
import type { MetaFacts } from '../meta-facts.js';
import { sampleLabel } from '../sample-label.js';

/** What a committee asks first, in a line; then the correlation benefit with its figures. */
export function verdict(facts: MetaFacts): string[] {
  const { run, definition } = facts;
  const sample = sampleLabel(facts);
  const benefits = facts.riskProfiles.map(correlationBenefit);
  return [
    `**${[...verdictParts(facts), benefitPart(benefits)].map(markdownText).join(' · ')}**`,
    `Purpose: ${markdownText(definition.description)}`,
    markdownText(`Run ${run.run_id}, as of ${run.as_of}, ${sample}. Ledger head ${run.ledger_head}.`),
    `Correlation benefit (${sample}): is the volatility of the meta-portfolio below that of its least volatile sleeve?`,
    markdownTable(
      [
        words('Risk profile'),
        figures('Meta volatility'),
        words('Least volatile sleeve'),
        figures('Its volatility'),
        words('Benefit'),
      ],
      benefits.map(({ riskProfile, metaVolatility, leastVolatileSleeve, leastVolatility, holds }) => [
        riskProfile,
        percent(metaVolatility),
        leastVolatileSleeve,
        percent(leastVolatility),
        holds ? 'yes' : 'no',
      ]),
    ),
  ];
}

function verdictParts(facts: MetaFacts): string[] {
  const { parity, files, anomalies, findings } = facts;
  const sample = sampleLabel(facts);
  const healthy = healthRows(facts).every((row) => row.healthy);
  const present = files.filter(({ status }) => status === 'present').length;
  const exceptions = parity.exceptions.length;
  return [
    ...(sample === 'out-of-sample' ? [] : [sample.toUpperCase()]),
    acceptanceLine(facts),
    `Health ${passed(healthy)}`,
    `Parity PASS${exceptions === 0 ? '' : ` with ${counted(exceptions, 'exception')}`}`,
    `Integrity ${passed(present === files.length)} (${present} of ${files.length} files)`,
    `Anomalies ${anomalies.length === 0 ? 'none' : anomalies.length}`,
    `Findings ${findings.length === 0 ? 'none' : findings.length}`,
  ];
}

function passed(holds: boolean): string {
  return holds ? 'PASS' : 'FAIL';
}

function benefitPart(benefits: readonly CorrelationBenefit[]): string {
  const without = benefits.filter(({ holds }) => !holds).map(({ riskProfile }) => riskProfile);
  const count = `Correlation benefit in ${benefits.length - without.length} of ${counted(benefits.length, 'risk profile')}`;
  return without.length === 0 ? count : `${count}, not in ${without.join(', ')}`;
}
