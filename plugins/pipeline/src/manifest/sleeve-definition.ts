import { z } from 'zod';
import { CALENDARS } from '../data/calendar.js';
import type { DeepReadonly } from './deep-readonly.js';

const sourceSchema = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .describe('CSV file, gzipped or not, relative to the folder of sleeve.yaml; inside the workspace.'),
    kind: z
      .enum(['prices', 'returns'])
      .describe('Whether the values are prices (in currency) or simple returns (fractions).'),
    layout: z
      .enum(['wide', 'long'])
      .default('wide')
      .describe('One column an asset (wide), or one row a date and asset (long).'),
    date_column: z.string().min(1).default('date').describe('Column of the dates, ISO yyyy-mm-dd.'),
    symbol_column: z.string().min(1).exactOptional().describe('Column of the symbols; needed by the long layout.'),
    value_column: z.string().min(1).exactOptional().describe('Column of the values; needed by the long layout.'),
  })
  .describe('Where the data of the sleeve are, and how to read them.');

const assetSchema = z
  .strictObject({
    sector: z.string().min(1).exactOptional().describe('Sector, for reports.'),
    market: z.string().min(1).exactOptional().describe('Market or venue, for reports.'),
    adv: z.number().gt(0).exactOptional().describe('Average daily value traded, in currency.'),
    adx: z.number().min(0).max(100).exactOptional().describe('Average directional index, from 0 to 100.'),
    tick_size: z.number().gt(0).exactOptional().describe('Smallest price step, in currency.'),
    lot_size: z.number().gt(0).exactOptional().describe('Smallest tradable quantity, in units of the asset.'),
  })
  .describe('What is known of an asset besides its prices.');

export const sleeveSchema = z
  .strictObject({
    description: z.string().min(1).describe('One line for people.'),
    source: sourceSchema,
    calendar: z
      .enum(CALENDARS)
      .describe('Sessions on which the data must have a row, and periods a year (252, or 365 for 24x7).'),
    direction: z.enum(['long']).default('long').describe('Sign of the positions.'),
    assets: z
      .record(z.string().min(1), assetSchema)
      .exactOptional()
      .describe('The assets by symbol; when given, only these columns take part.'),
    benchmarks: z.array(z.string().min(1)).exactOptional().describe('Symbols that are benchmarks: exempt from vetoes.'),
  })
  .describe('One sleeve: its data source, calendar and assets.');

/** A sleeve.yaml with its defaults; `source.path` leads from the workspace root (POSIX), symbolic links resolved. */
export type SleeveDefinition = DeepReadonly<z.output<typeof sleeveSchema>>;
