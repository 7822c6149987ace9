import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import type { RunFile } from '../stages/run-file.js';
import { sha256 } from '../storage/digest.js';
import type { RunReader } from './run-reader.js';

/** One file that a run must have. */
export interface RunFileFacts {
  readonly name: string;
  /** `missing`: run.json does not name it; `differs`: it is not what run.json says. */
  readonly status: 'present' | 'missing' | 'differs';
  /** SHA-256 of the bytes that are there. */
  readonly sha256: string | null;
}

const COMMON_FILES = ['resolved_manifest.json', 'leaves.json', 'calendar.json', LEDGER_FILE];

const OWN_FILES = { meta: ['parity.json'], sleeve: ['integrity.json'] } as const;

const RISK_PROFILE_FILES = [
  'returns/<p>.parquet',
  'weights/<p>.json',
  'weights/<p>.parquet',
  'tree/<p>.json',
  'windows/<p>.json',
];

const OWN_RISK_PROFILE_FILES = {
  meta: ['sleeves/<p>.json', 'sleeves/<p>.parquet', 'baselines/<p>.parquet', 'intersection/<p>.json'],
  sleeve: [],
} as const;

/** Every file that a run of its kind must have, and whatever else run.json names, by name. */
export function runFiles(run: RunReader): RunFileFacts[] {
  const { kind, risk_profiles, digests } = run.json<RunFile>('run.json');
  const required = [
    ...COMMON_FILES,
    ...OWN_FILES[kind],
    ...risk_profiles.flatMap((riskProfile) =>
      [...RISK_PROFILE_FILES, ...OWN_RISK_PROFILE_FILES[kind]].map((name) => name.replace('<p>', riskProfile)),
    ),
  ];
  const names = [...new Set([...required, ...Object.keys(digests)])].sort();
  return [
    // No file can hold its own digest; the receipt vouches for run.json.
    { name: 'run.json', status: 'present', sha256: sha256(run.bytes('run.json')) },
    ...names.map((name): RunFileFacts => {
      const expected = digests[name];
      if (expected === undefined) return { name, status: 'missing', sha256: null };
      const found = sha256(run.bytes(name));
      return { name, status: found === expected ? 'present' : 'differs', sha256: found };
    }),
  ];
}
