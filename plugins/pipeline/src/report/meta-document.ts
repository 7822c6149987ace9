import type { ChildFacts } from './child-facts.js';
import type { ReportDocument } from './document/block.js';
import type { Row } from './document/table.js';
import { healthRows } from './health-rows.js';
import type { MetaFacts } from './meta-facts.js';
import { sampleLabel } from './sample-label.js';
import { acceptanceSection } from './sections/acceptance.js';
import { anomaliesSection } from './sections/anomalies.js';
import { assetsSection } from './sections/assets.js';

import { completenessSection } from './sections/completeness.js';
import { conventionsSection } from './sections/conventions.js';
import { correlationSection } from './sections/correlation.js';
import { enginesSection } from './sections/engines.js';
import { findingsSection } from './sections/findings.js';
import { healthSection } from './sections/health.js';
import { metaJudgements } from './sections/judgements.js';
import { ledgerSection } from './sections/ledger.js';
import { lineageSection } from './sections/lineage.js';
import { overviewSection } from './sections/overview.js';
import { paritySection } from './sections/parity.js';
import { performanceSection } from './sections/performance.js';
import { sleeveWeightsSection } from './sections/sleeve-weights.js';
import { vetoesSection } from './sections/vetoes.js';
import { windowsSection } from './sections/windows.js';

/** The report of a meta-portfolio, whatever form it is written in. The NaN and infinities among the facts are shown as such. */
export function metaDocument(facts: MetaFacts): ReportDocument {
  const { run, definition, config, ledgers, anomalies, findings, files, riskProfiles } = facts;
  const note = sampleLabel(facts);
  const judged = [
    healthSection({ rows: healthRows(facts), minSolvedRatio: config.health.min_solved_ratio, ledgers }),
    paritySection(facts),
    completenessSection(files),
    anomaliesSection({ anomalies, limits: config.health, ledgers, note }),
    findingsSection(run.profile, findings),
  ];
  return {
    title: `${run.profile}${run.in_sample ? ' (in-sample)' : ''}`,
    subject: 'Meta-portfolio',
    description: definition.description,
    judgements: metaJudgements(facts),
    identity: [
      { label: 'Run', value: run.run_id },
      { label: 'As of', value: run.as_of },
      { label: 'Figures', value: note },
      { label: 'Ledger head', value: run.ledger_head },
    ],
    sections: [
      acceptanceSection(facts),
      overviewSection(facts),
      performanceSection(facts),
      sleeveWeightsSection(facts),
      assetsSection(facts),
      correlationSection(facts),
      ...judged,
      vetoesSection(
        ledgers,
        ' of the sleeves whose runs were consumed; those below a meta are in the report of that meta',
      ),
      windowsSection(riskProfiles, note),
      ledgerSection(ledgers, judged),
      ...(facts.comparison === undefined ? [] : [enginesSection(facts.comparison)]),
      lineageSection({
        ...facts,
        consumed: facts.children.map(consumedSleeve),
        reproducedBy: `npx metafolio run ${run.profile}`,
      }),
      conventionsSection(facts),
    ],
  };
}

function consumedSleeve({ id, profile, runId, inSample }: ChildFacts): Row {
  return [`Sleeve ${id} (${profile}${inSample ? ', in-sample' : ''})`, runId];
}
