/**
 * The barbell's aggressors: the best asset of each cluster by score, from the clusters whose best is highest, at most
 * `limit` of them and at most half the clusters. Ties go to the earlier column; an asset without a score (NaN) is last.
 *
 * @param scores - N antifragility scores
 * @param clusters - N cluster labels
 * @param limit - most aggressors
 * @returns columns, best first
 */
export function aggressorsOf(scores: Float64Array, clusters: readonly number[], limit: number): number[] {
  const known = scores.map((score) => (Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score));
  const bestOf = new Map<number, number>();
  clusters.forEach((label, i) => {
    const best = bestOf.get(label);
    if (best === undefined || known[i] > known[best]) bestOf.set(label, i);
  });
  const byScore = [...bestOf.values()].sort((i, j) => (known[i] === known[j] ? i - j : known[j] - known[i]));
  return byScore.slice(0, Math.min(limit, Math.floor(bestOf.size / 2)));
}
