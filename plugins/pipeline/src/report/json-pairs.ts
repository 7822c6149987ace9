import type { JsonObject } from '../storage/json-value.js';

/** The members of an object of the ledger in words: numbers with six digits, what is nested as JSON. */
export function jsonPairs(data: JsonObject): string {
  return Object.entries(data)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(', ');
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
