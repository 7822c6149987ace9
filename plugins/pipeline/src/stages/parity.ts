import { GateError } from '../errors.js';
import type { ResolvedMeta } from '../manifest/index.js';
import { counted } from '../report/format.js';
import { compareParameters } from './compare-parameters.js';
import type { LeavesFile, RunFile } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

type Config = Pick<ResolvedMeta, 'sleeves' | 'parity_exceptions'>;

/** `parity.json`: what all leaves share, and which children were compared. */
export interface ParityFile {
  readonly temporal_id: string;
  readonly as_of: string;
  readonly children: RunFile['children'];
  /** Whether the stream of some child is in-sample. */
  readonly in_sample: boolean;
  readonly leaves: LeavesFile;
  /** Number of parameters on which every leaf agrees. */
  readonly parameters: number;
  readonly exceptions: Config['parity_exceptions'];
}

/** The institutional matrix: every leaf below the meta has the same features, selection, backtest and time, parameter by parameter. */
export function parity({ profile, config, inputs, children, ledger }: StageRun<Config>): StageProduct {
  const runs = children.map(({ id, directory }) => ({
    id,
    run: inputs.artifactJson<RunFile>(directory, 'run.json'),
    leaves: inputs.artifactJson<LeavesFile>(directory, 'leaves.json'),
  }));
  const leaves = runs.flatMap(({ id, leaves: below }) =>
    below.map((leaf) => ({ ...leaf, path: leaf.path === '' ? id : `${id}/${leaf.path}` })),
  );
  const compared = compareParameters({
    rows: leaves.map(({ path, features, selection, backtest }) => ({
      path,
      parameters: { features, selection, backtest },
    })),
    exceptions: config.parity_exceptions,
  });
  const times = runs.map(({ id, run }) => ({
    path: id,
    parameters: { as_of: run.as_of, temporal_id: run.temporal_id },
  }));
  const temporal = compareParameters({ rows: times, exceptions: [] });
  const mismatches = [...temporal.mismatches, ...compared.mismatches];
  if (mismatches.length > 0) throw mismatch(profile, mismatches);

  const [first] = runs;
  const file: ParityFile = {
    temporal_id: first!.run.temporal_id,
    as_of: first!.run.as_of,
    children: runs.map(({ id, run }) => ({ id, profile: run.profile, run_id: run.run_id })),
    in_sample: runs.some(({ run }) => run.in_sample),
    leaves,
    parameters: compared.parameters + temporal.parameters,
    exceptions: config.parity_exceptions,
  };
  const { temporal_id, parameters, exceptions } = file;
  ledger.record({
    step: 'parity',
    phase: 'outcome',
    status: 'success',
    data: {
      temporal_id,
      parameters,
      leaves: leaves.map(({ path }) => path),
      exceptions: exceptions.map((exception) => ({ ...exception })),
    },
  });
  return {
    files: new Map([['parity.json', jsonFile(file)]]),
    summary: `${parameters} parameters equal in ${leaves.length} leaves`,
  };
}

function mismatch(profile: string, rows: ReturnType<typeof compareParameters>['mismatches']): GateError {
  const table = rows.map(
    ({ parameter, values }) => `  ${parameter}: ${values.map(({ path, value }) => `${path} = ${value}`).join(', ')}`,
  );
  return new GateError({
    where: `${profile}: parity`,
    rule: 'all leaves must share features, selection, backtest and time',
    got: counted(rows.length, 'differing parameter'),
    expected: 'none, or an entry of parity_exceptions with its reason',
    cause: `The parameters and their values:\n${table.join('\n')}`,
  });
}
