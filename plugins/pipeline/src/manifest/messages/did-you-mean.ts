import { editDistance } from './edit-distance.js';
import { show } from './show.js';

/**
 * `Did you mean "cluster_cap"?`, or undefined when no candidate is near. Case, `_` and `-` do not count, so `maxWeight` finds
 * `max_weight`; of equally near candidates the first wins.
 */
export function didYouMean(value: unknown, candidates: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  let nearest: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = distanceWithin(fold(value), fold(candidate));
    if (distance !== undefined && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { candidate, distance };
  }
  return nearest && `Did you mean ${show(nearest.candidate)}?`;
}

/** The distance when it is at most a third of the candidate's length; names of three letters and more may have one slip. */
function distanceWithin(value: string, candidate: string): number | undefined {
  const limit = Math.floor(candidate.length / 3);
  if (Math.abs(value.length - candidate.length) > limit) return undefined;
  const distance = editDistance(value, candidate);
  return distance <= limit ? distance : undefined;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
