import type { Computation } from './window-functions.js';
import { type SharedWindows, type Turn, takeTurns } from './window-turns.js';

/** What a worker does. It has no files, no clock and no state. */
export default function computeShare<C extends Computation>(windows: SharedWindows<C>): Turn<C>[] {
  return [...takeTurns(windows)];
}
