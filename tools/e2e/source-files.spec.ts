import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyWorkspace, removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const SLEEVE = 'sleeves/institutional_etf';
const INGEST = 'institutional_etf:ingest';

let workspace: WorkspaceCopy;
/** The prices of the sleeve, cut into one text a year. */
let years: Map<string, string>;

beforeAll(() => {
  workspace = copyWorkspace();
  const [header, ...rows] = gunzipSync(readFileSync(join(workspace.root, SLEEVE, 'prices.csv.gz')))
    .toString()
    .trimEnd()
    .split('\n');
  years = new Map();
  for (const row of rows) years.set(row.slice(0, 4), `${years.get(row.slice(0, 4)) ?? `${header}\n`}${row}\n`);
  mkdirSync(join(workspace.root, SLEEVE, 'parts'));
  for (const year of ['2014', '2015', '2016']) workspace.write(part(year), years.get(year)!);
  workspace.write(
    `${SLEEVE}/sleeve.yaml`,
    workspace.read(`${SLEEVE}/sleeve.yaml`).replace('prices.csv.gz', 'parts/*.csv'),
  );
  workspace.commit();
});

afterAll(() => removeWorkspace(workspace));

const part = (year: string) => `${SLEEVE}/parts/${year}.csv`;
const withoutLastRow = (year: string) => years.get(year)!.replace(/.*\n$/, '');

/** Runs the ingest; says whether it came from the cache, and the last date of its data. */
function ingest(): { hit: boolean; last: string } {
  const { status, output } = workspace.nx(['run', INGEST]);
  expect(output).toContain('Successfully ran target ingest');
  expect(status).toBe(0);
  const { last_date } = JSON.parse(workspace.read('artifacts/sleeves/institutional_etf/ingest/integrity.json'));
  return { hit: workspace.lastRun().get(INGEST)!.endsWith('-hit'), last: last_date.slice(0, 4) };
}

/** Whether `nx affected` selects the ingest for what differs from the last commit. */
function isAffected(): boolean {
  const { status, output } = workspace.nx(['affected', '--targets=ingest', '--base=HEAD', '--explain=stdout']);
  expect(status, output).toBe(0);
  return INGEST in JSON.parse(output.slice(output.indexOf('{'))).affected;
}

test('several files are ingested as one, and cached', () => {
  expect(ingest()).toEqual({ hit: false, last: '2016' });
  expect(ingest()).toEqual({ hit: true, last: '2016' });
});

test('a file that comes to match the pattern is seen, by the cache and by affected', () => {
  expect(isAffected()).toBe(false);
  workspace.write(part('2017'), years.get('2017')!);
  expect(isAffected()).toBe(true);
  expect(ingest()).toEqual({ hit: false, last: '2017' });
  expect(ingest()).toEqual({ hit: true, last: '2017' });
  workspace.commit();
  expect(isAffected()).toBe(false);
  workspace.write(part('2017'), withoutLastRow('2017'));
  expect(isAffected()).toBe(true);
});

test('a file that git ignores is seen by the cache all the same, when it comes and when it changes', () => {
  workspace.write('.gitignore', `${workspace.read('.gitignore')}${SLEEVE}/parts/2018.csv\n`);
  expect(ingest()).toEqual({ hit: false, last: '2017' });
  workspace.write(part('2018'), years.get('2018')!);
  expect(ingest()).toEqual({ hit: false, last: '2018' });
  expect(ingest()).toEqual({ hit: true, last: '2018' });
  workspace.write(part('2018'), withoutLastRow('2018'));
  expect(ingest()).toEqual({ hit: false, last: '2018' });
});
