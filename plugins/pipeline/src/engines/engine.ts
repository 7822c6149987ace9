import type { ReturnsMatrix } from '@metafolio/quant';
import type { ComputeOptions } from '../pool/window-pool.js';
import type { SolutionWindow, SolveJob, WindowSolution } from '../stages/solve-window.js';
import type { EngineName, WorkerName } from './catalogue.js';

/** The windows of one walk-forward. */
export interface SolveBatch {
  readonly job: SolveJob & { readonly matrix: ReturnsMatrix };
  readonly windows: readonly SolutionWindow[];
}

/** What is installed, or why nothing is; `packages` are those whose versions the numbers depend on. */
export type EngineProbe =
  | {
      readonly name: EngineName | WorkerName;
      readonly version: string;
      readonly python?: string;
      readonly packages?: Readonly<Record<string, string>>;
    }
  | { readonly name: EngineName | WorkerName; readonly missing: string };

/** What solves windows for weights. */
export interface Engine {
  readonly name: EngineName;
  /** What is installed, told without loading it. */
  probe(): Promise<EngineProbe>;
  /** One solution a window, in their order. What breaks in one window is the answer of that window alone. */
  solve(batch: SolveBatch, compute: ComputeOptions): Promise<WindowSolution[]>;
}
