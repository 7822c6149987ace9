import { command, paragraph, type Section } from '../document/block.js';
import { table, words } from '../document/table.js';
import type { MetaFacts } from '../meta-facts.js';

/** What the run was made from and by, and how to make it again. */
export function lineageSection({ run, children, engine, ledgers }: MetaFacts): Section {
  return {
    id: 'lineage',
    title: 'Lineage',
    blocks: [
      table(['What', 'Identity'].map(words), [
        ['Run', run.run_id],
        ...children.map(({ id, profile, runId, inSample }) => [
          `Sleeve ${id} (${profile}${inSample ? ', in-sample' : ''})`,
          runId,
        ]),
        ['Temporal id', run.temporal_id],
        ['As of', run.as_of],
        ['Engine', `${engine.name} ${engine.version}`],
        ['Ledger head', run.ledger_head],
        ['Ledger entries', String(ledgers[0]!.entries.length)],
        ['Resolved manifest', run.digests['resolved_manifest.json'] ?? 'n/a'],
      ]),
      paragraph('Reproduced by this command, under a manifest that resolves to the resolved_manifest.json of the run:'),
      command(`npx metafolio run ${run.profile}`),
    ],
  };
}
