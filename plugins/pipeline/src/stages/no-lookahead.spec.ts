import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStage } from './run-stage.js';
import { anotherFuture, FUTURE_KINDS, type Future } from './testing/another-future.js';
import { type Facts, factsOf } from './testing/facts.js';
import { DATES, lateListings, PRICES, PROFILES, RISK_PROFILES, sleeveFiles } from './testing/late-listings.js';
import { openManifest } from './testing/run-line.js';
import { workspaceFolder } from './testing/temporary-workspace.js';

/** The campaign is every cut date with 50 futures (METAFOLIO_LOOKAHEAD=all); without that, a sample that the seed chooses. */
const WHOLE = process.env.METAFOLIO_LOOKAHEAD === 'all';
const SEED = Number(process.env.METAFOLIO_LOOKAHEAD_SEED ?? 1);
const FUTURES = WHOLE ? 50 : 6;

/** Rows of prices, each the first that is not known yet. Before the earliest, a window has been decided and tested. */
const CUTS = Array.from({ length: 200 }, (_, k) => 70 + k);
/** 19 and the length of a test window have no divisor in common: the cuts of a sample lie at every place in a window. */
const CHOSEN = WHOLE ? CUTS : CUTS.filter((cut) => (cut + SEED) % 19 === 0);

let root: string;
let actual: Readonly<Record<string, Facts>>;

beforeAll(async () => {
  root = workspaceFolder(lateListings(PRICES));
  actual = Object.fromEntries(
    await Promise.all(PROFILES.map(async (profile) => [profile, await factsFrom(profile, PRICES)])),
  );
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Ingest, select and the tournaments of a profile over these prices. */
async function factsFrom(profile: string, prices: string): Promise<Facts> {
  for (const [path, text] of Object.entries(sleeveFiles(profile, prices))) writeFileSync(join(root, path), text);
  // No workers: they would run what was built, which may not be what is tested.
  const context = { workspaceRoot: root, manifest: openManifest(root), profile, workers: 0 };
  await runStage('ingest', context);
  await runStage('select', context);
  for (const riskProfile of RISK_PROFILES) await runStage('tournament', { ...context, riskProfile });
  return factsOf(root, profile, RISK_PROFILES);
}

interface Changed {
  /** What was known before this date is compared. */
  readonly before: string;
  readonly profile: string;
  readonly future: Future;
}

/** The names of what a profile says otherwise, no longer or only with another future. */
async function changed({ before, profile, future }: Changed): Promise<string[]> {
  const prices = anotherFuture(PRICES, future);
  const reached = prices.trimEnd().split('\n').at(-1)!.slice(0, 10);
  const pastOf = (facts: Facts) =>
    new Map([...facts].filter(([, { known, reach }]) => known < before && reach <= reached));
  const was = pastOf(actual[profile]);
  const is = pastOf(await factsFrom(profile, prices));
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name)?.text !== is.get(name)?.text);
}

describe(`no lookahead, METAFOLIO_LOOKAHEAD_SEED=${SEED}`, () => {
  const futures = fc.record({
    profile: fc.constantFrom(...PROFILES),
    kind: fc.constantFrom(...FUTURE_KINDS),
    seed: fc.nat(),
  });

  it.each(CHOSEN.map((cut) => [DATES[cut], cut] as const))(
    'no price from %s on has a say in what was returned, scored, vetoed, weighed and earned before',
    async (before, cut) => {
      const property = fc.asyncProperty(futures, async ({ profile, ...how }) => {
        expect(await changed({ before, profile, future: { cut, ...how } })).toEqual([]);
      });
      await fc.assert(property, { seed: SEED * CUTS.length + cut, numRuns: FUTURES });
    },
    600_000,
  );
});

describe('the comparison', () => {
  const files = [
    'ingest/returns.parquet',
    'select/selection.json',
    'select/winners.json',
    'select/audit.jsonl',
    ...RISK_PROFILES.flatMap((riskProfile) =>
      ['returns.parquet', 'weights.parquet', 'windows.json', 'audit.jsonl'].map(
        (file) => `tournament/${riskProfile}/${file}`,
      ),
    ),
  ];
  const fileOf = (name: string) => name.slice(0, name.indexOf(':'));

  it.each(PROFILES)('has something to compare of every file of %s before the earliest cut', (profile) => {
    const past = [...actual[profile]].filter(([, { reach }]) => reach < DATES[CUTS[0]]);
    expect(new Set(past.map(([name]) => fileOf(name)))).toEqual(new Set(files));
  });

  it.each(PROFILES)(
    'sees every file of %s change where the other future begins before the date, whatever its kind',
    async (profile) => {
      for (const kind of FUTURE_KINDS) {
        // With this seed the truncation leaves some of the other future.
        const future = { cut: 150, kind, seed: 3 };
        const names = await changed({ before: DATES[220], profile, future });
        expect(new Set(names.map(fileOf)), kind).toEqual(new Set(files));
      }
    },
  );
});
