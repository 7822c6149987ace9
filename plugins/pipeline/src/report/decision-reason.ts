import type { JsonObject } from '../storage/json-value.js';
import { counted, percent } from './format.js';

interface Solved {
  readonly weights: Readonly<Record<string, number>>;
  readonly certificate: { readonly solver: string; readonly notes: readonly string[] };
  readonly attempts: readonly { readonly ridge: number; readonly outcome: string; readonly reason: string }[];
  readonly dropped: readonly { readonly asset: string; readonly reason: string }[];
}

interface Selected {
  readonly winners: readonly { readonly symbol: string }[];
  readonly relaxation_stage: number;
  readonly vetoes: readonly { readonly symbol: string; readonly rule: string; readonly value: number }[];
}

/** Holdings that a line names; the ledger has them all. */
const NAMED = 5;

/** Why an entry of the ledger says what it says, in one sentence: of a solved window, of a selection, of a failure, of anything else. */
export function reasonOf(data: JsonObject): string {
  if ('certificate' in data) return solvedReason(data as unknown as Solved);
  if ('winners' in data && 'vetoes' in data) return selectedReason(data as unknown as Selected);
  const { message, effect } = data as { message?: unknown; effect?: unknown };
  if (typeof message === 'string') return typeof effect === 'string' ? `${message} Effect: ${effect}.` : message;
  return Object.entries(data)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function solvedReason({ weights, certificate, attempts, dropped }: Solved): string {
  const failed = attempts.filter(({ reason }) => reason !== '');
  const ridge = attempts.at(-1)?.ridge;
  return [
    `${certificate.solver}${ridge === undefined ? '' : ` at ridge ${ridge}`}`,
    ...failed.map((attempt) => `ridge ${attempt.ridge} ${attempt.outcome}: ${attempt.reason}`),
    ...certificate.notes,
    ...dropped.map(({ asset, reason }) => `without ${asset}: ${reason}`),
    largest(weights),
  ].join('; ');
}

function largest(weights: Readonly<Record<string, number>>): string {
  const named = Object.entries(weights).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const listed = named.slice(0, NAMED).map(([name, weight]) => `${name} ${percent(weight)}`);
  return `${listed.join(', ')}${named.length > NAMED ? ` and ${named.length - NAMED} more` : ''}`;
}

function selectedReason({ winners, relaxation_stage, vetoes }: Selected): string {
  return [
    `${counted(winners.length, 'winner')}: ${winners.map(({ symbol }) => symbol).join(', ')}`,
    relaxation_stage === 1 ? 'no rule relaxed' : `rules relaxed to stage ${relaxation_stage}`,
    ...(vetoes.length === 0
      ? []
      : [`vetoed ${vetoes.map(({ symbol, rule, value }) => `${symbol} (${rule} ${figure(value)})`).join(', ')}`]),
  ].join('; ');
}

function figure(value: number): string {
  return Number(value.toPrecision(3)).toString();
}
