import type { Memory } from '../memory.js';

/**
 * A convex risk measure of degree 1 at a series x of T values: gives its value, and writes slopes z for which z'y is at most
 * the risk of any series y, and z'x its risk.
 */
export type RiskSubgradient = (series: Float64Array, slopes: Float64Array) => number;

/** A measure of series of so many values; what it needs of memory is taken once. */
export type ScenarioRisk = (rows: number, memory: Memory) => RiskSubgradient;
