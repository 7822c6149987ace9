import { locateRun, runFacts, runSummary } from '@metafolio/pipeline';
import { defineCommand, exactly } from './command.js';

export const showCommand = defineCommand({
  arguments: 'RUN',
  summary: 'tells what a run is, rests on and holds; RUN is a profile, the id of an archived run, or a folder',
  options: { json: { type: 'boolean', help: 'for programs' } },
  run: async ({ workspaceRoot, arguments: given, options }) => {
    const [name] = exactly(given, ['RUN']);
    const facts = await runFacts(workspaceRoot, locateRun(workspaceRoot, name));
    process.stdout.write(options.json ? `${JSON.stringify(plain(facts), null, 2)}\n` : runSummary(facts));
    return 0;
  },
});

/** Without the streams, which are in Parquet files of the run. */
function plain({ riskProfiles, ...facts }: Awaited<ReturnType<typeof runFacts>>) {
  return {
    ...facts,
    riskProfiles: riskProfiles.map(({ dates: _dates, stream: { returns: _returns, ...stream }, ...one }) => ({
      ...one,
      stream,
    })),
  };
}
