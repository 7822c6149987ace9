/**
 * What every stage reads: the single table from which the graph takes its dependencies and inputs, and each stage its
 * configuration. A stage sees nothing that is not declared here, so what the cache hashes is what the stage used.
 */

/** Artifacts of another stage that a stage reads, by file name inside that stage's directory. */
export interface Consumption {
  /** Whose artifacts: this profile's own, or those of each child of a meta-portfolio. */
  readonly of: 'self' | 'children';
  /** The stage that made them; `run` is the stage that assembles the run (`sleeve` or `meta`). */
  readonly stage: string;
  /** For stages made once a risk profile: that of the consumer, or every one. */
  readonly riskProfiles?: 'same' | 'every';
  /** File names; `<p>` stands for the consumer's risk profile, `*` for any name. */
  readonly files: readonly string[];
}

export interface StageDefinition {
  readonly name: string;
  readonly description: string;
  /**
   * Executor of Nx that runs it. Stages that never rest directly on one another share one, so that those which are ready at the same
   * time are one process; what rests on another has another, so that a rerun stops where a result is the same.
   */
  readonly executor: string;
  /** All files that it publishes, but for the receipt, where their names are always the same: those of a run depend on its risk profiles. */
  readonly files?: readonly string[];
  /** Made once for each risk profile of the profile. */
  readonly perRiskProfile?: true;
  /** Configuration that the stage sees: blocks, single keys of a block, and with `!` keys to leave out of a block. */
  readonly config: readonly string[];
  readonly consumes: readonly Consumption[];
  /** Stages that only have to be done before. */
  readonly after?: readonly Omit<Consumption, 'files'>[];
  /** Reads the price file that sleeve.yaml names. */
  readonly readsSource?: true;
  /** Reads sleeve.yaml or meta.yaml. */
  readonly readsDefinition?: true;
  /** Reads the resolved profiles of everything below; only an uncached stage may. */
  readonly readsFamily?: true;
  /** Reads the comparison of engines of its meta, where one was made; no task makes it. */
  readonly readsComparison?: true;
  /** Computes for long at a stretch, so that no timer of its process has a turn. */
  readonly computes?: true;
  /** Solves windows with the engines that its profile names. */
  readonly solves?: true;
  /** Runs every time: its result says something of this machine, not of its inputs. */
  readonly uncached?: true;
}

/** The `risk` block but for its list of profiles: a profile more is no change of what the others read. */
const RISK_SETTINGS = ['risk', '!risk.profiles'];
const WHOLE_PROFILE = ['data', 'features', 'selection', 'risk', 'backtest', 'health'];
const WHOLE_META = [...WHOLE_PROFILE, 'sleeves', 'meta_allocation', 'parity_exceptions'];

const STREAM_FILES = ['returns.parquet', 'weights.json', 'weights.parquet', 'windows.json', 'audit.jsonl'];
const ALLOCATION_FILES = [...STREAM_FILES, 'baselines.parquet'];
const HEALTH_FILES = ['health.json', 'audit.jsonl'];
const PARITY_FILES = ['parity.json', 'audit.jsonl'];
const JOINED_FILES = ['returns.parquet', 'calendar.json', 'intersection.json', 'audit.jsonl'];

export const SLEEVE_STAGES: readonly StageDefinition[] = [
  {
    name: 'ingest',
    description: 'Reads and audits the prices; writes the returns matrix',
    executor: 'sources',
    computes: true,
    files: ['returns.parquet', 'assets.json', 'integrity.json', 'audit.jsonl'],
    config: ['data'],
    consumes: [],
    readsSource: true,
    readsDefinition: true,
  },
  {
    name: 'select',
    description: 'Chooses the winners of each train window',
    executor: 'select',
    computes: true,
    files: ['selection.json', 'winners.json', 'audit.jsonl'],
    config: ['features', 'selection', 'backtest'],
    consumes: [{ of: 'self', stage: 'ingest', files: ['returns.parquet', 'assets.json'] }],
  },
  {
    name: 'tournament',
    description: 'Solves one risk profile over every window and simulates it',
    executor: 'tournament',
    computes: true,
    files: STREAM_FILES,
    perRiskProfile: true,
    solves: true,
    config: [...RISK_SETTINGS, 'backtest', 'features.feat_directional_sign_test_gate'],
    consumes: [
      { of: 'self', stage: 'ingest', files: ['returns.parquet', 'assets.json'] },
      { of: 'self', stage: 'select', files: ['winners.json'] },
    ],
  },
  {
    name: 'health',
    description: 'Fails when too few of the requested windows were solved',
    executor: 'decisions',
    files: HEALTH_FILES,
    config: ['health', 'risk.profiles'],
    consumes: [{ of: 'self', stage: 'tournament', riskProfiles: 'every', files: ['audit.jsonl'] }],
  },
  {
    name: 'sleeve',
    description: 'Assembles the run: streams, weights, ledger, resolved manifest',
    executor: 'sleeve',
    config: WHOLE_PROFILE,
    consumes: [
      { of: 'self', stage: 'ingest', files: ['assets.json', 'integrity.json', 'audit.jsonl'] },
      { of: 'self', stage: 'select', files: ['audit.jsonl'] },
      { of: 'self', stage: 'tournament', riskProfiles: 'every', files: STREAM_FILES },
      { of: 'self', stage: 'health', files: HEALTH_FILES },
    ],
  },
  {
    name: 'archive',
    description: 'Keeps the run under its id, never to change, so that a manifest can pin it',
    executor: 'runs',
    config: ['trust'],
    consumes: [{ of: 'self', stage: 'run', files: ['*'] }],
    uncached: true,
  },
  {
    name: 'verify',
    description: 'Checks the digests, the chain and the receipts of everything the run rests on',
    executor: 'runs',
    config: ['risk.profiles', 'trust'],
    consumes: [{ of: 'self', stage: 'run', files: ['*'] }],
    uncached: true,
  },
  {
    name: 'report',
    description: 'Writes what people read',
    executor: 'streams',
    computes: true,
    config: [],
    consumes: [
      { of: 'self', stage: 'run', files: ['*'] },
      { of: 'self', stage: 'ingest', files: ['returns.parquet'] },
    ],
    after: [{ of: 'self', stage: 'verify' }],
    readsDefinition: true,
  },
];

export const META_STAGES: readonly StageDefinition[] = [
  {
    name: 'preflight',
    description: 'Checks engines, data files and pinned runs of everything below, before anything is computed',
    executor: 'sources',
    files: ['preflight.json', 'audit.jsonl'],
    config: [],
    consumes: [],
    readsFamily: true,
    uncached: true,
  },
  {
    name: 'parity',
    description: 'Demands that all children share features, selection, backtest and time',
    executor: 'runs',
    files: PARITY_FILES,
    config: ['sleeves', 'parity_exceptions'],
    consumes: [{ of: 'children', stage: 'run', files: ['run.json', 'leaves.json'] }],
    after: [{ of: 'self', stage: 'preflight' }],
  },
  {
    name: 'returns',
    description: 'Joins the streams of the children under one risk profile, on their common dates',
    executor: 'runs',
    files: JOINED_FILES,
    perRiskProfile: true,
    config: ['sleeves', 'meta_allocation', 'backtest'],
    consumes: [{ of: 'children', stage: 'run', files: ['returns/<p>.parquet', 'calendar.json'] }],
    after: [
      { of: 'self', stage: 'preflight' },
      { of: 'children', stage: 'health' },
    ],
  },
  {
    name: 'allocate',
    description: 'Allocates across the children with the same risk profile, walk-forward',
    executor: 'streams',
    computes: true,
    files: ALLOCATION_FILES,
    perRiskProfile: true,
    solves: true,
    config: ['sleeves', 'meta_allocation', ...RISK_SETTINGS, 'selection', 'backtest'],
    consumes: [{ of: 'self', stage: 'returns', riskProfiles: 'same', files: ['returns.parquet', 'calendar.json'] }],
    after: [{ of: 'self', stage: 'parity' }],
  },
  {
    name: 'flatten',
    description: 'Maps the weights of the children to physical assets',
    executor: 'decisions',
    files: ['portfolio.json', 'portfolio.csv', 'tree.json', 'audit.jsonl'],
    perRiskProfile: true,
    config: ['sleeves', 'meta_allocation'],
    consumes: [
      { of: 'self', stage: 'allocate', riskProfiles: 'same', files: ['weights.json'] },
      { of: 'children', stage: 'run', files: ['weights/<p>.json', 'tree/<p>.json'] },
    ],
  },
  {
    name: 'health',
    description: 'Fails when too few of the allocation windows were solved',
    executor: 'decisions',
    files: HEALTH_FILES,
    config: ['health', 'risk.profiles'],
    consumes: [{ of: 'self', stage: 'allocate', riskProfiles: 'every', files: ['audit.jsonl'] }],
  },
  {
    name: 'meta',
    description: 'Assembles the run: streams, flattened weights, ledger, resolved manifest',
    executor: 'meta',
    config: WHOLE_META,
    consumes: [
      { of: 'self', stage: 'preflight', files: ['audit.jsonl'] },
      { of: 'self', stage: 'parity', files: PARITY_FILES },
      { of: 'self', stage: 'returns', riskProfiles: 'every', files: JOINED_FILES },
      { of: 'self', stage: 'allocate', riskProfiles: 'every', files: ALLOCATION_FILES },
      { of: 'self', stage: 'flatten', riskProfiles: 'every', files: ['portfolio.json', 'tree.json', 'audit.jsonl'] },
      { of: 'self', stage: 'health', files: HEALTH_FILES },
    ],
  },
  ...SLEEVE_STAGES.filter(({ name }) => name === 'archive' || name === 'verify'),
  {
    name: 'report',
    description: 'Writes what people read',
    executor: 'streams',
    computes: true,
    config: [],
    consumes: [
      { of: 'self', stage: 'run', files: ['*'] },
      { of: 'children', stage: 'run', files: ['run.json', 'calendar.json', 'returns/*', 'windows/*', 'audit.jsonl'] },
    ],
    after: [
      { of: 'self', stage: 'verify' },
      { of: 'children', stage: 'verify' },
    ],
    readsComparison: true,
    readsDefinition: true,
  },
];

/** The stages of a kind, in the order in which they run. */
export function stagesOf(kind: 'sleeve' | 'meta'): readonly StageDefinition[] {
  return kind === 'sleeve' ? SLEEVE_STAGES : META_STAGES;
}

const COMPUTING = [...SLEEVE_STAGES, ...META_STAGES].filter(({ computes }) => computes).map(({ name }) => name);

/** Whether a stage, of a sleeve or of a meta, may leave the timers of its process no turn for long. */
export function computesLong(stage: string): boolean {
  return COMPUTING.includes(stage);
}
