import type { Cell } from './cell.js';
import type { Header } from './header.js';
import { toEpochDay } from './iso-date.js';
import type { RecordReader } from './layout.js';
import { isDecimal } from './value-cell.js';

/** What the cells of one column are, the empty ones left out. */
export interface ColumnSurvey {
  readonly name: string;
  readonly kind: 'dates' | 'numbers' | 'texts' | 'empty';
  readonly hasNegative: boolean;
}

export interface ColumnSurveyor extends RecordReader {
  readonly surveys: () => readonly ColumnSurvey[];
}

/** Looks at every cell of a file to say what its columns hold; a column of several kinds holds texts. */
export function columnSurveyor({ names }: Header): ColumnSurveyor {
  const kinds = names.map((): ColumnSurvey['kind'] => 'empty');
  const hasNegative = names.map(() => false);
  return {
    columns: [...names.keys()],
    row: (cells) => {
      for (const [index, cell] of cells.entries()) {
        if (index >= names.length || cell === '' || Number.isNaN(cell)) continue;
        const kind = kindOf(cell);
        if (kinds[index] === 'empty') kinds[index] = kind;
        else if (kinds[index] !== kind) kinds[index] = 'texts';
        if (kind === 'numbers' && Number(cell) < 0) hasNegative[index] = true;
      }
    },
    surveys: () => names.map((name, index) => ({ name, kind: kinds[index]!, hasNegative: hasNegative[index]! })),
  };
}

function kindOf(cell: Cell): ColumnSurvey['kind'] {
  if (typeof cell === 'number' || isDecimal(cell)) return 'numbers';
  return Number.isNaN(toEpochDay(cell)) ? 'texts' : 'dates';
}
