import { acceptance } from '../acceptance.js';
import { markdownTable, words } from '../markdown-table.js';
import { markdownText } from '../markdown-text.js';
import type { MetaFacts } from '../meta-facts.js';
import { sampleLabel } from '../sample-label.js';
import { folded } from './folded.js';

/** What a risk committee demands, each criterion with the figures that it was judged by. */
export function acceptanceSection(facts: MetaFacts): string[] {
  const { enforce, risk_profiles, criteria } = acceptance(facts);
  return [
    `## Acceptance (${sampleLabel(facts)})`,
    markdownText(
      `Judged under ${risk_profiles.join(', ')}; a FAIL ${enforce ? 'fails the report' : 'is shown and fails nothing'}.`,
    ),
    markdownTable(
      ['Criterion', 'Question', 'Verdict'].map(words),
      criteria.map(({ criterion, question, verdict }) => [criterion, question, verdict]),
    ),
    ...folded(
      'The figures behind each verdict',
      markdownTable(
        ['Criterion', 'Of', 'Verdict', 'Figures'].map(words),
        criteria.flatMap(({ criterion, evidence }) =>
          evidence.map(({ subject, verdict, detail }) => [criterion, subject, verdict, detail]),
        ),
      ),
    ),
  ];
}
