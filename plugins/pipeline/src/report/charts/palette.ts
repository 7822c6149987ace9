/** Colours by their part, as CSS variables of the page: a theme changes them without drawing anew. */
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const RULE = 'var(--rule)';
export const SURFACE = 'var(--surface)';
export const LOSS = 'var(--loss)';

const SERIES_COLORS = 8;

/** Colour of the k-th sleeve of a meta, or the k-th risk profile of a sleeve, in every chart of a report. */
export function seriesColor(k: number): string {
  return `var(--series-${k % SERIES_COLORS})`;
}

const DASHES = ['dashed', 'dotted', [10, 3, 2, 3]] as const;

/** Dash of the k-th baseline; all are of one grey. */
export function baselineDash(k: number): string | readonly number[] {
  return DASHES[k % DASHES.length]!;
}

export const BASELINE_COLOR = 'var(--baseline)';

/** A colour mixed with the surface that it stands on; `share` of 100 is the colour itself. */
export function lightened(color: string, share: number): string {
  return share === 100 ? color : `color-mix(in srgb, ${color} ${share}%, ${SURFACE})`;
}
