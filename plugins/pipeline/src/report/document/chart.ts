import { plainText } from '../plain-text.js';
import type { Table } from './table.js';
import type { Tree } from './tree.js';

/** An option of echarts that JSON can hold: numbers, texts, colours as CSS variables of the page; no functions. */
export type ChartOption = Readonly<Record<string, unknown>>;

/** A picture of figures, and the same figures for who can't see it. */
export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  /** What is drawn, and in which unit. */
  readonly caption: string;
  /** What the picture shows, in a sentence with figures. */
  readonly summary: string;
  readonly size: 'full' | 'half';
  /** CSS pixels. */
  readonly height: number;
  /** Charts of one group show the same date at a time. */
  readonly group?: string;
  readonly option: ChartOption;
  readonly alternative: Table | Tree;
}

/** A chart; every text of its option becomes plain, and what is not a finite number a gap. */
export function chart(parts: Omit<Chart, 'kind'>): Chart {
  return { kind: 'chart', ...parts, option: plainOption(parts.option) as ChartOption };
}

/** Shown as nothing at all. */
const WORD_JOINER = '\u2060';

const INHERITED = Object.getOwnPropertyNames(Object.prototype);

/**
 * echarts looks texts, and beginnings of texts, up in plain objects: `__proto__` would find and change the prototype of every object of
 * the process, `constructor` a function. With an invisible character in front such a text finds nothing.
 */
function apart(text: string): string {
  return INHERITED.some((name) => text.startsWith(name)) ? WORD_JOINER + text : text;
}

function plainOption(value: unknown): unknown {
  if (typeof value === 'string') return apart(plainText(value));
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(plainOption);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainOption(part)]));
}
