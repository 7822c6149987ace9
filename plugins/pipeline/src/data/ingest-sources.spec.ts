import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLedger } from '../ledger/read-ledger.js';
import { runStage } from '../stages/run-stage.js';
import { openManifest } from '../stages/testing/run-line.js';
import { parseReceipt } from '../storage/receipt.js';
import { contentOf, workspaceOf } from '../storage/testing/workspace.js';
import { sessionsBetween } from './calendar.js';
import { decodeReturns } from './parquet.js';
import { duckdb, why } from './query/testing/query-workspace.js';

const DATES = sessionsBetween('XNYS', '2024-01-02', '2024-02-29');
const HALF = 20;
const INGEST = 'artifacts/sleeves/etf/ingest';

/** Prices of two assets on some of the dates, as lines of a wide file. */
const csv = (from: number, to: number) =>
  [
    'date,SPY,TLT',
    ...DATES.slice(from, to).map((date, t) => `${date},${100 + from + t},${90 - ((from + t) % 5)}`),
  ].join('\n');

const WHOLE = { 'prices.csv': csv(0, DATES.length) };
const HALVES = { 'prices/b.csv': csv(0, HALF), 'prices/a.csv': csv(HALF, DATES.length) };

/** A workspace with one sleeve of this source; the files stand beside its sleeve.yaml. */
function workspaceWith(source: string, files: Record<string, string>, rest = 'calendar: XNYS'): string {
  const beside = Object.entries(files).map(([name, text]) => [`sleeves/etf/${name}`, text]);
  return workspaceOf({
    'configs/manifest.json': JSON.stringify({ profiles: { etf: {} } }),
    'sleeves/etf/sleeve.yaml': `description: ETFs\n${rest}\nsource: { kind: prices, ${source} }\n`,
    ...Object.fromEntries(beside),
  });
}

async function ingest(workspaceRoot: string) {
  await runStage('ingest', { workspaceRoot, manifest: openManifest(workspaceRoot), profile: 'etf' });
  const bytes = (name: string) => new Uint8Array(readFileSync(join(workspaceRoot, INGEST, name)));
  const json = (name: string) => JSON.parse(Buffer.from(bytes(name)).toString());
  const { inputs } = parseReceipt(bytes('receipt.json'), 'receipt.json').predicate;
  return {
    series: await decodeReturns(bytes('returns.parquet')),
    assets: json('assets.json'),
    integrity: json('integrity.json'),
    intent: readLedger(bytes('audit.jsonl'))[1]!.params,
    read: inputs.map(({ name }) => name),
  };
}

describe('the ingest of a sleeve', () => {
  it('gives the same returns from one file and from several, and its receipt names each of them', async () => {
    const one = await ingest(workspaceWith('path: prices.csv', WHOLE));
    const several = await ingest(workspaceWith('path: prices/*.csv', HALVES));
    expect(several.series).toEqual(one.series);
    expect(several.assets.file).toBe('sleeves/etf/prices/*.csv');
    expect(several.read).toEqual(['sleeves/etf/prices/a.csv', 'sleeves/etf/prices/b.csv', 'sleeves/etf/sleeve.yaml']);
  });

  it('says of a pattern without files that there is none', async () => {
    await expect(ingest(workspaceWith('path: prices/*.csv', {}))).rejects.toThrow(
      'sleeves/etf/prices/*.csv: the pattern of source.path must match a file, got none',
    );
  });

  it('goes by a file of sessions, which its receipt names', async () => {
    const rest = 'calendar: { sessions: sessions.txt, periods_per_year: 250 }';
    const files = { ...WHOLE, 'sessions.txt': DATES.join('\n') };
    const { assets, integrity, read } = await ingest(workspaceWith('path: prices.csv', files, rest));
    expect(assets).toMatchObject({ calendar: 'sleeves/etf/sessions.txt', periods_per_year: 250 });
    expect(integrity).toMatchObject({ calendar: 'sleeves/etf/sessions.txt', periods_per_year: 250, findings: [] });
    expect(read).toContain('sleeves/etf/sessions.txt');
  });

  it('hands on the direction of each asset, its own before the one of the sleeve', async () => {
    const rest = 'calendar: XNYS\ndirection: short\nassets: { SPY: {}, TLT: { direction: long } }';
    const { assets } = await ingest(workspaceWith('path: prices.csv', WHOLE, rest));
    const directions = assets.assets.map(({ symbol, direction }: Record<string, string>) => [symbol, direction]);
    expect(directions).toEqual([
      ['SPY', 'short'],
      ['TLT', 'long'],
    ]);
  });
});

describe.skipIf(duckdb === undefined)(`the ingest of a query${why}`, () => {
  const QUERY = "sql: FROM 'prices/*.csv', inputs: ['prices/*.csv']";

  it('gives the returns of the files it reads, and its receipt names each of them', async () => {
    const query = await ingest(workspaceWith(QUERY, HALVES));
    expect(query.series).toEqual((await ingest(workspaceWith('path: prices.csv', WHOLE))).series);
    expect(query.assets.file).toBe('sleeves/etf/sleeve.yaml: source.sql');
    expect(query.intent).toEqual({ file: 'sleeves/etf/sleeve.yaml: source.sql', calendar: 'XNYS' });
    expect(query.read).toEqual(['sleeves/etf/prices/a.csv', 'sleeves/etf/prices/b.csv', 'sleeves/etf/sleeve.yaml']);
  });

  it('gives the same bytes again, and others when a file changes', async () => {
    const root = workspaceWith(QUERY, HALVES);
    const artifacts = async () => {
      await ingest(root);
      return contentOf(join(root, INGEST));
    };
    const first = await artifacts();
    expect(await artifacts()).toEqual(first);
    writeFileSync(join(root, 'sleeves/etf/prices/b.csv'), csv(0, HALF).replace(',100,', ',101,'));
    expect((await artifacts())['returns.parquet']).not.toBe(first['returns.parquet']);
  });
});
