import { leafOrder } from './leaf-order.js';
import type { Linkage } from './linkage.js';

export type LeafOrderKind = 'scipy' | 'optimal';

export function optimalLeafOrder(linkage: Linkage, _distance: Float64Array, _kind: LeafOrderKind): Int32Array {
  return leafOrder(linkage);
}
