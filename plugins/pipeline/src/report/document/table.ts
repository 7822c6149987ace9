/** A column of figures is aligned right, one of words left. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export function words(title: string): Column {
  return { title, align: 'left' };
}

export function figures(title: string): Column {
  return { title, align: 'right' };
}

/** What a reader shall see at a glance; the text says it too. */
export type Tone = 'good' | 'bad' | 'note';

/** A cell that is more than its text. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** Shade from -1 to 1, of a heat map. */
  readonly heat?: number;
  /** Name under which other cells lead here; unique in a document. */
  readonly anchor?: string;
  /** Anchor of the cell that tells more. */
  readonly leadsTo?: string;
}

export type Row = readonly (string | Cell)[];

/** A table of plain texts: whatever stands in them is shown, never interpreted. Without rows it says `none`. */
export interface Table {
  readonly kind: 'table';
  /** Says what the table is of; stands before it. */
  readonly caption?: string;
  /** Of the width of the page; full when not said. */
  readonly size?: 'half';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export function table(columns: readonly Column[], rows: readonly Row[], caption?: string): Table {
  return { kind: 'table', columns, rows, ...(caption === undefined ? {} : { caption }) };
}

export function cellText(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** `PASS` or `FAIL`. */
export function passed(holds: boolean): { readonly text: string; readonly tone: Tone } {
  return holds ? { text: 'PASS', tone: 'good' } : { text: 'FAIL', tone: 'bad' };
}
