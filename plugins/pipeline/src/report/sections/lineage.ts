import type { RunFile } from '../../stages/run-file.js';
import type { Engine } from '../../storage/receipt.js';
import { command, paragraph, type Section } from '../document/block.js';
import { type Row, table, words } from '../document/table.js';
import type { StreamLedger } from '../stream-ledger.js';

export interface Lineage {
  readonly run: RunFile;
  /** What the run was made from, each with its identity. */
  readonly consumed: readonly Row[];
  readonly engine: Engine;
  /** That of the run first. */
  readonly ledgers: readonly StreamLedger[];
  /** Makes the run again. */
  readonly reproducedBy: string;
}

/** What the run was made from and by, and how to make it again. */
export function lineageSection({ run, consumed, engine, ledgers, reproducedBy }: Lineage): Section {
  return {
    id: 'lineage',
    title: 'Lineage',
    blocks: [
      table(['What', 'Identity'].map(words), [
        ['Run', run.run_id],
        ...consumed,
        ['Temporal id', run.temporal_id],
        ['As of', run.as_of],
        ['Engine', `${engine.name} ${engine.version}`],
        ['Ledger head', run.ledger_head],
        ['Ledger entries', String(ledgers[0]!.entries.length)],
        ['Resolved manifest', run.digests['resolved_manifest.json'] ?? 'n/a'],
      ]),
      paragraph('Reproduced by this command, under a manifest that resolves to the resolved_manifest.json of the run:'),
      command(reproducedBy),
    ],
  };
}
