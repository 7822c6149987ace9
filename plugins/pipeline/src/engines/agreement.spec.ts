import type { RiskProfile } from '@metafolio/quant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SolvedWindow } from '../stages/solve-window.js';
import { PYTHON_ENGINE_NAMES, PYTHON_ENGINES, type PythonEngineName } from './catalogue.js';
import { engineOf } from './engine-of.js';
import { endWorkers } from './python/workers.js';
import { PYTHON, whyWithout } from './testing/real-python.js';
import { type ShippedWindows, shippedWindows } from './testing/shipped-windows.js';

/** Largest difference of a weight from ours: of a rule rounding, of an optimum what an interior point leaves. */
const TOLERANCES: Partial<Record<RiskProfile, number>> = { hrp: 1e-10, equal_weight: 1e-14, inverse_volatility: 1e-10 };
const SLEEVES = ['production', 'institutional_etf'];

let shipped: Record<string, ShippedWindows>;
beforeAll(async () => {
  shipped = Object.fromEntries(await Promise.all(SLEEVES.map(async (name) => [name, await shippedWindows(name)])));
}, 120_000);
afterAll(endWorkers);

async function solvedBy(
  engine: 'custom' | PythonEngineName,
  sleeve: string,
  riskProfile: RiskProfile,
  mode: PythonEngineName,
) {
  const { matrix, windows, risk } = shipped[sleeve]!;
  const settings = { ...risk, hrp: { ...risk.hrp, mode: PYTHON_ENGINES[mode].hrpMode } };
  const batch = { job: { matrix, riskProfile, risk: settings, bounds: risk, periods: 252 }, windows };
  return engineOf(engine, PYTHON).solve(batch, { workers: 0 });
}

describe.each(PYTHON_ENGINE_NAMES)('%s on the shipped sleeves, with their bounds and caps', (name) => {
  const facts = PYTHON_ENGINES[name];
  const why = whyWithout(facts.package);

  it
    .skipIf(why !== '')
    .each(facts.riskProfiles.flatMap((riskProfile) => SLEEVES.map((sleeve) => ({ riskProfile, sleeve }))))(
    `gives the weights that ours gives: $riskProfile, $sleeve${why}`,
    async ({ riskProfile, sleeve }) => {
      const [ours, theirs] = [
        await solvedBy('custom', sleeve, riskProfile, name),
        await solvedBy(name, sleeve, riskProfile, name),
      ];
      expect(theirs.map(({ status }) => status)).toEqual(ours.map(({ status }) => status));
      const differences = theirs.map((solution, k) =>
        largestDifference((solution as SolvedWindow).weights, (ours[k] as SolvedWindow).weights),
      );
      expect(Math.max(...differences)).toBeLessThanOrEqual(TOLERANCES[riskProfile] ?? 1e-6);
    },
    60_000,
  );
});

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, value, j) => Math.max(worst, Math.abs(value - b[j]!)), 0);
}
