/** The metrics of the selection score, in the order in which they are summed. */
export const SELECTION_METRICS = [
  'momentum',
  'stability',
  'liquidity',
  'antifragility',
  'survival',
  'efficiency',
  'entropy',
  'hurstClean',
  'adx',
] as const;
export type SelectionMetric = (typeof SELECTION_METRICS)[number];
