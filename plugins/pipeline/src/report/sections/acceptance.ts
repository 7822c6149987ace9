import { acceptance } from '../acceptance.js';
import { folded, paragraph, type Section } from '../document/block.js';
import { passed, table, words } from '../document/table.js';
import type { MetaFacts } from '../meta-facts.js';
import { sampleLabel } from '../sample-label.js';

/** What a risk committee demands, each criterion with the figures that it was judged by. */
export function acceptanceSection(facts: MetaFacts): Section {
  const { enforce, risk_profiles, criteria } = acceptance(facts);
  return {
    id: 'acceptance',
    title: 'Acceptance',
    note: sampleLabel(facts),
    blocks: [
      paragraph(
        `Judged under ${risk_profiles.join(', ')}; a FAIL ${enforce ? 'fails the report' : 'is shown and fails nothing'}.`,
      ),
      table(
        ['Criterion', 'Question', 'Verdict'].map(words),
        criteria.map(({ criterion, question, verdict }) => [criterion, question, passed(verdict === 'PASS')]),
      ),
      folded('The figures behind each verdict', [
        table(
          ['Criterion', 'Of', 'Verdict', 'Figures'].map(words),
          criteria.flatMap(({ criterion, evidence }) =>
            evidence.map(({ subject, verdict, detail }) => [criterion, subject, passed(verdict === 'PASS'), detail]),
          ),
        ),
      ]),
    ],
  };
}
