import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RiskProfile } from '@metafolio/quant';
import { decodeReturns, decodeTable } from '../../data/parquet.js';
import type { DatedReturns } from '../../data/time-series.js';
import { readLedger } from '../../ledger/read-ledger.js';
import type { SelectionFile, WinnersFile } from '../selection-file.js';
import { stageDirectory } from '../stage-directory.js';
import type { WindowRecord } from '../walk-forward-stream.js';
import { numbersText, recordText, type Unlisted, unlistedOf } from './fact-text.js';

/** One thing that a file of a sleeve says. */
export interface Fact {
  /** The last date of the rows that it may rest on. */
  readonly known: string;
  /** The date that the data must reach for it to be said at all: a window is scheduled when its test rows are all there. */
  readonly reach: string;
  /** The whole of it, doubles in all their bits. */
  readonly text: string;
}

/** Facts by `<stage>[/<risk profile>]/<file>: <date or window>`. */
export type Facts = ReadonlyMap<string, Fact>;

type Entry = readonly [name: string, fact: Fact];
type Read = (file: string) => Uint8Array;
type TestedWindow = WindowRecord & { readonly train: { readonly to: string }; readonly test: { readonly to: string } };
interface WindowContext {
  readonly windows: readonly TestedWindow[];
  readonly unlisted: Unlisted;
}

/** All that ingest, select and the tournaments of a sleeve say of a date or a window; the window `now` rests on every row. */
export async function factsOf(
  workspaceRoot: string,
  profile: string,
  riskProfiles: readonly RiskProfile[],
): Promise<Facts> {
  const reader = (stage: string, riskProfile?: string): Read => {
    const directory = stageDirectory({ name: profile, kind: 'sleeve' }, stage, riskProfile);
    return (file) => new Uint8Array(readFileSync(join(workspaceRoot, directory, file)));
  };
  const returns = await decodeReturns(reader('ingest')('returns.parquet'));
  const unlisted = unlistedOf(returns);
  const entries = prefixed(
    'ingest',
    rowFacts(returns, (date) => date),
  );
  for (const riskProfile of riskProfiles) {
    const read = reader('tournament', riskProfile);
    entries.push(...prefixed(`tournament/${riskProfile}`, await tournamentFacts(read, unlisted)));
  }
  const windows = testedWindows(reader('tournament', riskProfiles[0]));
  entries.push(...prefixed('select', selectFacts(reader('select'), { windows, unlisted })));
  return new Map(entries);
}

function prefixed(stage: string, entries: readonly Entry[]): Entry[] {
  return entries.map(([name, fact]) => [`${stage}/${name}`, fact]);
}

function testedWindows(read: Read): TestedWindow[] {
  return parse<WindowRecord[]>(read('windows.json')).filter(
    (record): record is TestedWindow => record.window !== 'now',
  );
}

function selectFacts(read: Read, context: WindowContext): Entry[] {
  const records = ['selection.json', 'winners.json'].flatMap((file) => {
    const { windows } = parse<SelectionFile | WinnersFile>(read(file));
    const recordOf = new Map<WindowRecord['window'], unknown>(windows.map((record) => [record.window, record]));
    return context.windows.map((window): Entry => {
      const text = recordText(recordOf.get(window.window), context.unlisted(window.train.to));
      return [`${file}: window ${window.window}`, decided(window, text)];
    });
  });
  return [...records, ...ledgerFacts(read, context)];
}

async function tournamentFacts(read: Read, unlisted: Unlisted): Promise<Entry[]> {
  const windows = testedWindows(read);
  const records = windows.flatMap((record): Entry[] => {
    const { window, status, regime, train, test } = record;
    const name = `windows.json: window ${window}`;
    return [
      [`${name}, the decision`, decided(record, JSON.stringify({ status, regime, train }))],
      [`${name}, the outcome`, { known: test.to, reach: test.to, text: JSON.stringify(record) }],
    ];
  });
  const reachOf = (date: string) => windows.find(({ test }) => date <= test.to)!.test.to;
  const stream = rowFacts(await decodeReturns(read('returns.parquet')), reachOf);
  return [...records, ...stream, ...(await weightFacts(read, windows)), ...ledgerFacts(read, { windows, unlisted })];
}

/** The returns of each row; an asset without one has none. */
function rowFacts({ dates, matrix }: DatedReturns, reachOf: (date: string) => string): Entry[] {
  const { assets, cols, values } = matrix;
  return dates.map((date, t) => {
    const row = assets.map((name, j) => [name, values[t * cols + j]!] as const);
    const text = numbersText(row.filter(([, value]) => !Number.isNaN(value)));
    return [`returns.parquet: ${date}`, { known: date, reach: reachOf(date), text }];
  });
}

/** The targets of each solved window; an asset that is not held has none. */
async function weightFacts(read: Read, windows: readonly TestedWindow[]): Promise<Entry[]> {
  const [dates, names, ...columns] = await decodeTable(read('weights.parquet'));
  return windows.flatMap((window): Entry[] => {
    const row = (names!.values as readonly string[]).indexOf(String(window.window));
    if (row === -1) return [];
    const targets = columns.map(({ name, values }) => [name, values[row] as number] as const);
    const text = `${dates!.values[row]} ${numbersText(targets.filter(([, weight]) => weight !== 0))}`;
    return [[`weights.parquet: window ${window.window}`, decided(window, text)]];
  });
}

/** What the ledger tells of each window, but for its place in the chain. */
function ledgerFacts(read: Read, { windows, unlisted }: WindowContext): Entry[] {
  const entries = readLedger(read('audit.jsonl'));
  return windows.map((window): Entry => {
    const told = entries
      .filter((entry) => entry.window === String(window.window))
      .map(({ seq: _seq, prev_hash: _prevHash, hash: _hash, ...event }) => event);
    return [`audit.jsonl: window ${window.window}`, decided(window, recordText(told, unlisted(window.train.to)))];
  });
}

function decided({ train, test }: TestedWindow, text: string): Fact {
  return { known: train.to, reach: test.to, text };
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
