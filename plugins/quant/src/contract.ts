/*
 * What others name choices by and tell errors by, without what solves: a process that only checks or reads loads it ten times as fast as
 * the whole package.
 */
export { InfeasibleError, InvalidInputError, NotSolvedError, QuantError } from './errors.js';
export { DEFAULT_COVARIANCE_OPTIONS } from './moments/covariance-options.js';
export {
  CLUSTER_RISKS,
  CODEPENDENCES,
  COVARIANCE_ESTIMATORS,
  EXPECTED_RETURN_ESTIMATORS,
  GAP_STATISTICS,
  HERC_VARIANTS,
  HRP_MODES,
  LINKAGE_METHODS,
  NCO_PROBLEMS,
  RISK_PROFILES,
  SIMULATORS,
} from './names.js';
