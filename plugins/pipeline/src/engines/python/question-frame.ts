import type { Question } from '@metafolio/quant';
import type { Frame } from './frame.js';

/** A question as a worker takes it: its arrays have the names of the fields of `Problem` in python/problem.py. */
export function questionFrame({ profile, returns, covariance, gains, constraints }: Question): Frame {
  const n = gains.length;
  const { lower, upper, groups } = constraints;
  const memberships = new Float64Array(groups.length * n);
  groups.forEach(({ members }, group) => {
    for (const member of members) memberships[group * n + member] = 1;
  });
  return {
    header: { op: 'solve', profile },
    arrays: {
      returns: { shape: [returns.rows, n], values: returns.values },
      covariance: { shape: [n, n], values: covariance },
      gains: { shape: [n], values: gains },
      lower: { shape: [n], values: lower },
      upper: { shape: [n], values: upper },
      groups: { shape: [groups.length, n], values: memberships },
      caps: { shape: [groups.length], values: Float64Array.from(groups, ({ cap }) => cap) },
    },
  };
}
