import type { Linkage } from './linkage.js';

/** Where each cluster stands in the plain leaf order: its leaves are the positions start … end - 1. Arrays by cluster id. */
export interface LeafSpans {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Spans of all leaves and merges when each merge's left cluster stands before its right one. */
export function leafSpans({ n, left, right, sizes }: Linkage): LeafSpans {
  const start = new Int32Array(2 * n - 1);
  const end = new Int32Array(2 * n - 1);
  end[2 * n - 2] = n;
  for (let k = n - 2; k >= 0; k--) {
    const sizeOfLeft = left[k] < n ? 1 : sizes[left[k] - n];
    start[left[k]] = start[n + k];
    end[left[k]] = start[n + k] + sizeOfLeft;
    start[right[k]] = start[n + k] + sizeOfLeft;
    end[right[k]] = end[n + k];
  }
  return { start, end };
}
