import { type LedgerEntry, ledgerSummary, locateRun, openRun } from '@metafolio/pipeline';
import { defineCommand, exactly, UsageError } from './command.js';

/** What is told of a ledger whose chain holds. */
type Telling = (entries: readonly LedgerEntry[], run: string) => { readonly text: string; readonly value: unknown };

const TELLINGS: Readonly<Record<string, Telling>> = {
  show: (entries) => ({ text: ledgerSummary(entries), value: entries }),
  check: (entries, run) => {
    const head = entries.at(-1)!.hash;
    const text = `${run}: ${entries.length} entries, every link holds, head ${head}\n`;
    return { text, value: { run, entries: entries.length, head } };
  },
};

export const ledgerCommand = defineCommand({
  arguments: 'show|check RUN',
  summary: 'checks the hash chain of a run; show tells for every window what was decided and why',
  options: { json: { type: 'boolean', help: 'for programs' } },
  run: ({ workspaceRoot, arguments: given, options }) => {
    const [action, name] = exactly(given, ['show or check', 'RUN']);
    const tell = Object.hasOwn(TELLINGS, action) ? TELLINGS[action] : undefined;
    if (tell === undefined) throw new UsageError(`expected show or check, got ${action}`);
    const run = locateRun(workspaceRoot, name);
    const { text, value } = tell(openRun(workspaceRoot, run).ledger(), run);
    process.stdout.write(options.json ? `${JSON.stringify(value, null, 2)}\n` : text);
    return 0;
  },
});
