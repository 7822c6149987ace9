import type { StreamFacts } from '../stream-facts.js';
import { BASELINE_COLOR, baselineDash, INK, seriesColor } from './palette.js';

/** How a stream is drawn, the same in every chart of a report. */
export interface StreamStyle {
  readonly color: string;
  readonly width: number;
  readonly dash: string | readonly number[];
}

export interface StyledStream extends StreamFacts {
  readonly style: StreamStyle;
}

/** The whole first and in ink, its parts in their colours, baselines grey and dashed. */
export function styledStreams(
  whole: readonly StreamFacts[],
  parts: readonly StreamFacts[],
  baselines: readonly StreamFacts[],
): StyledStream[] {
  return [
    ...whole.map((stream) => ({ ...stream, style: { color: INK, width: 3, dash: 'solid' } })),
    ...parts.map((stream, k) => ({ ...stream, style: { color: seriesColor(k), width: 2, dash: 'solid' } })),
    ...baselines.map((stream, k) => ({
      ...stream,
      style: { color: BASELINE_COLOR, width: 2, dash: baselineDash(k) },
    })),
  ];
}
