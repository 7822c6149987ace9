import type { MetaFacts } from './meta-facts.js';

/** How the figures of a meta-portfolio were measured; stands wherever they do. */
export function sampleLabel({ run, children }: Pick<MetaFacts, 'run' | 'children'>): string {
  if (run.in_sample) return 'in-sample';
  return children.some(({ inSample }) => inSample) ? 'out-of-sample over in-sample sleeves' : 'out-of-sample';
}
