import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { smallWorkspace, workspaceFolder } from '../../plugins/pipeline/src/stages/testing/temporary-workspace.js';
import { digestsOf, type Line } from './line.js';
import { sampleOf } from './sample.js';

interface Environment {
  readonly years: number;
  readonly timeZone: string;
  readonly locale: string;
  /** Year, hour of the epoch and decimal sign that a process tells in it: proof that it is in force. */
  readonly told: RegExp;
}

const YEAR_MS = 365.25 * 24 * 3600 * 1000;

const ENVIRONMENTS: readonly Environment[] = [
  { years: 10, timeZone: 'Pacific/Kiritimati', locale: 'tr_TR.UTF-8', told: / 13 0,5$/ },
  { years: -10, timeZone: 'America/St_Johns', locale: 'de_DE.UTF-8', told: / 20 0,5$/ },
  { years: 10, timeZone: 'Asia/Kathmandu', locale: 'de_DE.UTF-8', told: / 5 0,5$/ },
  { years: -10, timeZone: 'Australia/Lord_Howe', locale: 'tr_TR.UTF-8', told: / 10 0,5$/ },
];

/** Runs the line of a profile where clock, time zone and locale are others: every file must be the same. */
export function runElsewhere({ clean }: Line, profile: string, count: number): number {
  const chosen = sampleOf(ENVIRONMENTS, count);
  for (const environment of chosen) {
    const root = workspaceFolder(smallWorkspace());
    try {
      expect(runIn(root, profile, environment)).toMatch(environment.told);
      const made = digestsOf(root);
      expect(Object.keys(made).length).toBeGreaterThan(40);
      const other = Object.keys(made).filter((name) => made[name] !== clean[name]);
      expect(other, JSON.stringify(environment)).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  return chosen.length;
}

function runIn(root: string, profile: string, { years, timeZone, locale }: Environment): string {
  const [clock, child] = ['clock.mjs', 'line-child.mjs'].map((name) => join(import.meta.dirname, name)) as [
    string,
    string,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', clock, child, root, profile], {
    encoding: 'utf8',
    env: {
      ...process.env,
      TZ: timeZone,
      LC_ALL: locale,
      LANG: locale,
      METAFOLIO_CLOCK_SHIFT_MS: String(years * YEAR_MS),
    },
  });
  expect(stderr).toBe('');
  expect(Math.abs(Number(stdout.slice(0, 4)) - new Date().getFullYear())).toBeGreaterThanOrEqual(9);
  return stdout;
}
