import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { antifragility } from './antifragility.js';
import { clustersOf } from './clusters.js';
import { efficiencyRatio } from './efficiency-ratio.js';
import { type SelectionInput, selectWinners } from './engine.js';
import { gateReturn } from './gate-return.js';
import { hurst } from './hurst.js';
import { momentum } from './momentum.js';
import type { SelectionOptions } from './options.js';
import { permutationEntropy } from './permutation-entropy.js';
import { stability } from './stability.js';

const gap = returnsMatrix(['a', 'b'], Float64Array.of(0.1, 0, -0.1, Number.NaN));
const returns = returnsMatrix(['a', 'b'], Float64Array.of(0.1, 0, -0.1, 0.2));
const plain: SelectionInput = { returns, metadata: [{}, {}], periods: 252 };
const select = (change: Partial<SelectionInput>) => selectWinners({ ...plain, ...change });

describe('the selection says what it refuses, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'selectWinners: features.selectionMode: the version of the selection engine must be known, got v9 (expected v3.2 or none). The manifest was written for another version of this package.',
      () => select({ features: { selectionMode: 'v9' as 'none' } }),
    ],
    [
      'selectWinners: periods: the observations a year are a positive number, got 0 (expected 252 on exchange calendars, 365 on 24x7 ones). The sleeve has no calendar.',
      () => select({ periods: 0 }),
    ],
    [
      'selectWinners: selection.topN: a count is a whole number, got 0 (expected a whole number, 1 or more). The selection block of the manifest gives it as a fraction or a text.',
      () => select({ selection: { topN: 0 } }),
    ],
    [
      'selectWinners: selection.minWinners: a count is a whole number, got -1 (expected a whole number, 0 or more). The selection block of the manifest gives it as a fraction or a text.',
      () => select({ selection: { minWinners: -1 } }),
    ],
    [
      'selectWinners: selection.clusterLookbacks: a count is a whole number, got 1 (expected a whole number, 2 or more). The selection block of the manifest gives it as a fraction or a text.',
      () => select({ selection: { clusterLookbacks: [60, 1] } }),
    ],
    [
      'selectWinners: selection.topN: a count is a whole number, got 1.5 (expected a whole number, 1 or more). The selection block of the manifest gives it as a fraction or a text.',
      () => select({ selection: { topN: 1.5 } }),
    ],
    [
      'selectWinners: selection.threshold: a threshold or weight is a number, got NaN (expected a number). The selection block of the manifest leaves it empty or gives it as a text.',
      () => select({ selection: { threshold: Number.NaN } }),
    ],
    [
      'selectWinners: selection.eciHurdle: a threshold or weight is a number, got 0 (expected a number). The selection block of the manifest leaves it empty or gives it as a text.',
      () => select({ selection: { eciHurdle: '0' as unknown as number } }),
    ],
    [
      'selectWinners: selection.weights.stability: a threshold or weight is a number, got undefined (expected a number). The selection block of the manifest leaves it empty or gives it as a text.',
      () => select({ selection: { weights: { momentum: 1 } as SelectionOptions['weights'] } }),
    ],
    [
      'antifragility: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => antifragility(gap),
    ],
    [
      'clustersOf: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => clustersOf(gap, [60], 0.5),
    ],
    [
      'efficiencyRatio: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => efficiencyRatio(gap),
    ],
    [
      'gateReturn: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => gateReturn(gap),
    ],
    [
      'hurst: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => hurst(gap),
    ],
    [
      'momentum: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => momentum(gap, 252),
    ],
    [
      'permutationEntropy: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => permutationEntropy(gap),
    ],
    [
      'stability: returns of b, row 1: every return must be a finite number, got NaN (expected no NaN, no infinity). The asset has no price on that date; drop the column or shorten the window first.',
      () => stability(gap, 252),
    ],
    [
      'selectWinners: metadata: each column has one record, in the order of the columns, got 1 records (expected 2). Columns were dropped from the returns but not from the metadata.',
      () => select({ metadata: [{}] }),
    ],
    [
      'selectWinners: metadata of b, adv: a known number lies in its range; an unknown one is left out, got -1 (expected 0 to 1.7976931348623157e+308). The source gives a missing value as NaN, or in another unit.',
      () => select({ metadata: [{}, { adv: -1 }] }),
    ],
    [
      'selectWinners: metadata of a, adx: a known number lies in its range; an unknown one is left out, got NaN (expected -1.7976931348623157e+308 to 1.7976931348623157e+308). The source gives a missing value as NaN, or in another unit.',
      () => select({ metadata: [{ adx: Number.NaN }, {}] }),
    ],
    [
      'selectWinners: metadata of a, survival: a known number lies in its range; an unknown one is left out, got 1.01 (expected 0 to 1). The source gives a missing value as NaN, or in another unit.',
      () => select({ metadata: [{ survival: 1.01 }, {}] }),
    ],
    [
      'selectWinners: metadata of b, fragility: a known number lies in its range; an unknown one is left out, got Infinity (expected 0 to 1.7976931348623157e+308). The source gives a missing value as NaN, or in another unit.',
      () => select({ metadata: [{}, { fragility: Number.POSITIVE_INFINITY }] }),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
