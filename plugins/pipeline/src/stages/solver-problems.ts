import { QuantError, type RiskProfile, returnsMatrix, solve } from '@metafolio/quant';

/** Each solver must answer a problem of two assets, with its certificate. */
export function solverProblems(riskProfile: RiskProfile): string[] {
  try {
    const returns = returnsMatrix(['a', 'b'], Float64Array.of(0.01, 0.01, -0.01, 0.01, 0.01, -0.01, -0.01, -0.01));
    const { weights } = solve({ profile: riskProfile, returns, options: { clusters: [0, 1], regime: 'NORMAL' } });
    const error = Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1);
    return error <= 1e-12
      ? []
      : [`${riskProfile}: the solver self-test misses the budget by ${error}; reinstall @metafolio/quant`];
  } catch (error) {
    if (!(error instanceof QuantError)) throw error;
    return [`${riskProfile}: the solver self-test failed (${error.message}); reinstall @metafolio/quant`];
  }
}
