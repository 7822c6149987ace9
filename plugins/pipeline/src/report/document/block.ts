import type { Chart } from './chart.js';
import type { Table, Tone } from './table.js';
import type { Tree } from './tree.js';

/** A part of a report, said once for every form that it is written in. All texts are plain. */
export type Block = Paragraph | List | Command | Folded | Panels | Figures | Table | Chart | Tree;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}

/** A command line, to be copied. */
export interface Command {
  readonly kind: 'command';
  readonly text: string;
}

/** Shown on demand. */
export interface Folded {
  readonly kind: 'folded';
  readonly summary: string;
  readonly blocks: readonly Block[];
}

/** The same part for each risk profile, of which a page shows one at a time. */
export interface Panels {
  readonly kind: 'panels';
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly riskProfile: string;
  readonly blocks: readonly Block[];
}

/** A few figures large. */
export interface Figures {
  readonly kind: 'figures';
  readonly items: readonly KeyFigure[];
}

export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  /** What to compare the value with. */
  readonly note: string;
}

/** One heading with what stands below it. */
export interface Section {
  /** Unique in a document; where links lead. */
  readonly id: string;
  readonly title: string;
  /** Stands in brackets behind the title, and behind that of every panel. */
  readonly note?: string;
  readonly blocks: readonly Block[];
}

/** One thing that was judged. */
export interface Judgement {
  readonly label: string;
  readonly value: string;
  readonly tone: Tone;
  /** Id of the section that tells more. */
  readonly section: string;
}

/** A report: the verdict first, then sections. */
export interface ReportDocument {
  readonly title: string;
  /** What the report is of. */
  readonly subject: string;
  readonly description: string;
  readonly judgements: readonly Judgement[];
  /** Which run this is. */
  readonly identity: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section[];
}

export function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', text };
}

export function list(items: readonly string[]): List {
  return { kind: 'list', items };
}

export function command(text: string): Command {
  return { kind: 'command', text };
}

export function folded(summary: string, blocks: readonly Block[]): Folded {
  return { kind: 'folded', summary, blocks };
}

/** A panel for each item that has a risk profile. */
export function panels<T extends { readonly riskProfile: string }>(
  items: readonly T[],
  blocks: (item: T) => readonly Block[],
): Panels {
  return { kind: 'panels', panels: items.map((item) => ({ riskProfile: item.riskProfile, blocks: blocks(item) })) };
}

export function keyFigures(items: readonly KeyFigure[]): Figures {
  return { kind: 'figures', items };
}
