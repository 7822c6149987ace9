import { type SelectedWindow, type SelectionJob, type SelectionWindow, selectWindow } from '../stages/select-window.js';
import { type SolutionWindow, type SolveJob, solveWindow, type WindowSolution } from '../stages/solve-window.js';

/** What is computed a window at a time: what all windows share, what one window adds to it, and what comes of it. */
interface Computations {
  readonly select: { readonly job: SelectionJob; readonly window: SelectionWindow; readonly result: SelectedWindow };
  readonly solve: { readonly job: SolveJob; readonly window: SolutionWindow; readonly result: WindowSolution };
}

export type Computation = keyof Computations;
export type Job<C extends Computation> = Computations[C]['job'];
export type WindowOf<C extends Computation> = Computations[C]['window'];
export type ResultOf<C extends Computation> = Computations[C]['result'];

type WindowFunctions = { readonly [C in Computation]: (job: Job<C>, window: WindowOf<C>) => ResultOf<C> };

/** Pure functions of plain data: they give the same result in the process and in any worker. */
const WINDOW_FUNCTIONS: WindowFunctions = { select: selectWindow, solve: solveWindow };

/** Computes one window here. */
export function computeWindow<C extends Computation>(computation: C, job: Job<C>, window: WindowOf<C>): ResultOf<C> {
  return WINDOW_FUNCTIONS[computation](job, window);
}
