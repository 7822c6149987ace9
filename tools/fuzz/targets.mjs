import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  checkComposition,
  encodeTable,
  ingestSeries,
  loadManifest,
  loadSleeve,
  readLedger,
  readPriceTable,
  resolveProfile,
} from '../../plugins/pipeline/dist/index.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const LEDGER = 'plugins/pipeline/src/ledger/fixtures/three-entries/audit.jsonl';
const SLEEVE = `description: Coins
calendar: XNYS
source: { path: prices.csv, kind: prices, date_column: date }
assets:
  AAA: { sector: L1, market: spot, adv: 1.0e10, adx: 25 }
  BBB: { direction: short, tick_size: 0.01 }
benchmarks: [AAA]
`;
const DATES = ['2022-01-03', '2022-01-04', '2022-01-05', '2022-01-06', '2022-01-07', '2022-01-10'];
const CSV = `date,AAA,BBB\n${DATES.map((date, k) => `${date},${100 + k}.25,${50 - k}`).join('\n')}\n`;

/** Everything that reads what others write: a good file, and a reader that accepts or refuses it. */
export function targetsIn(workspaceRoot) {
  const put = (path, bytes) => {
    mkdirSync(dirname(join(workspaceRoot, path)), { recursive: true });
    writeFileSync(join(workspaceRoot, path), bytes);
  };
  const files = new Map();
  put('sleeves/coins/sleeve.yaml', SLEEVE);
  put('sleeves/coins/prices.csv', CSV);
  const sleeve = loadSleeve({ workspaceRoot, profile: 'coins' });
  const { source } = sleeve;
  const ingest = async (bytes) => {
    const file = 'sleeves/coins/prices.csv';
    files.set(file, bytes);
    const table = await readPriceTable(files, { file, source, symbols: ['AAA', 'BBB'] });
    ingestSeries({ table, file, sleeve, calendar: 'XNYS' });
  };
  return {
    manifest: {
      good: readFileSync(join(REPOSITORY, 'configs/manifest.json')),
      read: (bytes) => {
        put('configs/manifest.json', bytes);
        const manifest = loadManifest({ workspaceRoot, path: 'configs/manifest.json' });
        checkComposition(manifest, {
          sleeveDirectories: new Set(readdirSync(join(REPOSITORY, 'sleeves'))),
          metaDirectories: new Set(readdirSync(join(REPOSITORY, 'meta'))),
        });
        for (const name of manifest.profileNames) resolveProfile(manifest, name);
      },
    },
    sleeve: {
      good: Buffer.from(SLEEVE),
      read: (bytes) => {
        put('sleeves/coins/sleeve.yaml', bytes);
        loadSleeve({ workspaceRoot, profile: 'coins' });
      },
    },
    csv: { good: Buffer.from(CSV), read: ingest },
    parquet: { good: Buffer.from(parquet()), read: ingest },

    ledger: { good: readFileSync(join(REPOSITORY, LEDGER)), read: (bytes) => readLedger(bytes) },
  };
}

function parquet() {
  return encodeTable([
    { name: 'date', type: 'date', values: DATES },
    { name: 'AAA', type: 'double', values: Float64Array.from(DATES, (_, k) => 100 + k) },
    { name: 'BBB', type: 'double', values: Float64Array.from(DATES, (_, k) => 50 - k) },
  ]);
}
