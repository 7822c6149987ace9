import { InvalidInputError, type Violation } from '../../errors.js';
import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { requireFinite, requireVector } from './require-limits.js';
import type { Objective, ProgramInput } from './types.js';

/** @throws {@link InvalidInputError} on returns that are missing, too few or all 0, or an objective out of range */
export function requireProgram({ returns, expectedReturns, objective }: ProgramInput): void {
  requireReturns(returns);
  if (expectedReturns !== undefined) requireVector('expectedReturns', expectedReturns, returns.cols);
  requireObjective(objective);
}

function requireReturns({ rows, cols, values, assets }: ReturnsMatrix): void {
  if (!(rows >= 2 && cols >= 1)) {
    refuse({
      where: 'returns',
      rule: 'weights need a history',
      got: `${rows} rows × ${cols} columns`,
      expected: 'rows ≥ 2, columns ≥ 1',
      cause: 'The train window or the universe is empty.',
    });
  }
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1) {
    refuse({
      where: `returns of ${assets[bad % cols]}, row ${Math.floor(bad / cols)}`,
      rule: 'every return must be there',
      got: values[bad],
      expected: 'a finite number',
      cause: 'The asset has no price on that date; select the columns that have all.',
    });
  }
  if (values.some((value) => value !== 0)) return;
  refuse({
    where: 'returns',
    rule: 'some return must differ from 0',
    got: 'only zeros',
    expected: 'a history of prices that move',
    cause: 'The source repeats its last prices.',
  });
}

function requireObjective(objective: Objective): void {
  const { kind } = objective;
  if (kind === 'least_risk') return;
  if (kind === 'max_ratio') requireFinite('objective.riskFreeRate', objective.riskFreeRate ?? 0);
  else if (kind === 'target_return') requireFinite('objective.targetReturn', objective.targetReturn);
  else if (kind === 'target_risk') requireFinite('objective.targetRisk', objective.targetRisk);
  else if (kind === 'utility') requireAversion(objective.riskAversion);
  else {
    refuse({
      where: 'objective.kind',
      rule: 'the name must be known',
      got: String(kind),
      expected: 'least_risk, max_ratio, utility, target_return, target_risk',
      cause: 'The name is misspelt, or belongs to a later version.',
    });
  }
}

function requireAversion(riskAversion: number): void {
  if (riskAversion > 0 && riskAversion < Number.POSITIVE_INFINITY) return;
  refuse({
    where: 'objective.riskAversion',
    rule: 'risk must cost something, and not everything',
    got: riskAversion,
    expected: 'above 0, finite',
    cause: 'Without aversion the answer is the greatest mean; with no other aim it is least_risk.',
  });
}

function refuse(violation: Violation): never {
  throw new InvalidInputError({ ...violation, where: `optimise: ${violation.where}` });
}
