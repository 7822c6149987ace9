import { paragraph, type Section } from '../../document/block.js';
import { figures, table, words } from '../../document/table.js';
import { counted } from '../../format.js';
import type { SleeveFacts } from '../sleeve-facts.js';

/** What the audit of the data has to say. */
export function integritySection({ integrity }: SleeveFacts): Section {
  const { file, kind, calendar, first_date, last_date, rows, assets, findings } = integrity;
  return {
    id: 'integrity',
    title: 'Data integrity',
    blocks: [
      paragraph(
        `${file}: ${kind} of ${counted(assets, 'asset')} on ${counted(rows, 'date')} of calendar ${calendar}, ${first_date} to ${last_date}.`,
      ),
      table(
        [words('Rule'), words('Severity'), figures('Places'), words('What')],
        findings.map(({ rule, severity, rows: places, message }) => [
          rule,
          { text: severity, tone: severity === 'error' ? 'bad' : 'note' },
          String(places.length),
          message,
        ]),
        'Findings of the audit:',
      ),
    ],
  };
}
