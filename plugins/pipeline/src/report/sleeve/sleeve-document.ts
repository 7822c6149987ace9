import type { Judgement, ReportDocument } from '../document/block.js';
import { passed } from '../document/table.js';
import { healthRows } from '../health-rows.js';
import { anomaliesSection } from '../sections/anomalies.js';
import { completenessSection } from '../sections/completeness.js';
import { findingsSection } from '../sections/findings.js';
import { healthSection } from '../sections/health.js';
import { countJudgement, integrityJudgement } from '../sections/judgements.js';
import { ledgerSection } from '../sections/ledger.js';
import { lineageSection } from '../sections/lineage.js';
import { vetoesSection } from '../sections/vetoes.js';
import { windowsSection } from '../sections/windows.js';
import { sleeveConventionsSection } from './sections/conventions.js';
import { holdingsSection } from './sections/holdings.js';
import { integritySection } from './sections/integrity.js';
import { profilesSection } from './sections/profiles.js';
import { selectionSection } from './sections/selection.js';
import { tournamentSection } from './sections/tournament.js';
import type { SleeveFacts } from './sleeve-facts.js';

const NOTE = 'out-of-sample';

/** The report of a sleeve, whatever form it is written in. */
export function sleeveDocument(facts: SleeveFacts): ReportDocument {
  const { run, definition, config, ledgers, anomalies, findings, files, riskProfiles } = facts;
  const rows = healthRows({ run, config, children: [] });
  const judged = [
    selectionSection(facts),
    healthSection({ rows, minSolvedRatio: config.health.min_solved_ratio, ledgers }),
    completenessSection(files),
    anomaliesSection({ anomalies, limits: config.health, ledgers, note: NOTE }),
    findingsSection(run.profile, findings),
  ];
  const health = passed(rows.every(({ healthy }) => healthy));
  return {
    title: run.profile,
    subject: 'Sleeve',
    description: definition.description,
    judgements: [
      { label: 'Health', value: health.text, tone: health.tone, section: 'health' },
      integrityJudgement(files),
      dataJudgement(facts),
      countJudgement('Anomalies', anomalies.length),
      countJudgement('Findings', findings.length),
    ],
    identity: [
      { label: 'Run', value: run.run_id },
      { label: 'As of', value: run.as_of },
      { label: 'Figures', value: NOTE },
      { label: 'Ledger head', value: run.ledger_head },
    ],
    sections: [
      tournamentSection(facts),
      profilesSection(facts),
      holdingsSection(facts),
      ...judged,
      vetoesSection(ledgers, ''),
      integritySection(facts),
      windowsSection(riskProfiles, NOTE),
      ledgerSection(ledgers, judged),
      lineageSection({
        ...facts,
        consumed: [['Source', facts.integrity.file]],
        reproducedBy: `npx nx run ${run.profile}:sleeve`,
      }),
      sleeveConventionsSection(facts),
    ],
  };
}

function dataJudgement({ integrity }: SleeveFacts): Judgement {
  return { ...countJudgement('Data warnings', integrity.findings.length), section: 'integrity' };
}
