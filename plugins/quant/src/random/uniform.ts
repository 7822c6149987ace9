/**
 * A stream of numbers above 0 and at most 1, the same for the same seed on every host: Numerical Recipes' 32-bit linear
 * congruential generator. For baselines and for breaking ties, not for statistics.
 *
 * @param seed - an integer; equal in its lowest 32 bits is equal
 *
 * Source: Press, Teukolsky, Vetterling, Flannery (1992), "Numerical Recipes in C", section 7.1.
 */
export function uniformStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
}
