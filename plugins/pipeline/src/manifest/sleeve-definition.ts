import { z } from 'zod';
import { CALENDARS } from '../data/calendar.js';
import type { DeepReadonly } from './deep-readonly.js';
import { type FileSource, type SqlSource, sourceSchema } from './source-definition.js';

const directionSchema = z.enum(['long', 'short']);

const assetSchema = z
  .strictObject({
    direction: directionSchema.exactOptional().describe("Sign of its positions, when it is not the sleeve's."),
    sector: z.string().min(1).exactOptional().describe('Sector, for reports.'),
    market: z.string().min(1).exactOptional().describe('Market or venue, for reports.'),
    adv: z.number().gt(0).exactOptional().describe('Average daily value traded, in currency.'),
    adx: z.number().min(0).max(100).exactOptional().describe('Average directional index, from 0 to 100.'),
    tick_size: z.number().gt(0).exactOptional().describe('Smallest price step, in currency.'),
    lot_size: z.number().gt(0).exactOptional().describe('Smallest tradable quantity, in units of the asset.'),
  })
  .describe('What is known of an asset besides its prices.');

const sessionsSchema = z.strictObject({
  sessions: z
    .string()
    .min(1)
    .describe(
      'File of the sessions, one ISO date a line, relative to the folder of sleeve.yaml; inside the workspace.',
    ),
  periods_per_year: z.int().min(1).max(366).describe('Sessions a year, by which figures are made annual.'),
});

export const sleeveSchema = z
  .strictObject({
    description: z.string().min(1).describe('One line for people.'),
    source: sourceSchema,
    calendar: z
      .union([z.enum(CALENDARS), sessionsSchema])
      .describe(
        'Sessions on which the data must have a row, and periods a year (252, 365 for 24x7, or as said beside the file of sessions).',
      ),
    direction: directionSchema.default('long').describe('Sign of the positions.'),
    assets: z
      .record(z.string().min(1), assetSchema)
      .exactOptional()
      .describe('The assets by symbol; when given, only these columns take part.'),
    benchmarks: z.array(z.string().min(1)).exactOptional().describe('Symbols that are benchmarks: exempt from vetoes.'),
  })
  .describe('One sleeve: its data source, calendar and assets.');

/** A sleeve.yaml as it is written, with its defaults. */
export type SleeveDocument = DeepReadonly<z.output<typeof sleeveSchema>>;

/** A sleeve.yaml with its defaults; all paths lead from the workspace root (POSIX). */
export interface SleeveDefinition extends Omit<SleeveDocument, 'source'> {
  readonly source: FileSource | SqlSource;
  /** Every path and pattern of data that the sleeve names, in code unit order: prices, databases, sessions. */
  readonly sourcePaths: readonly string[];
  /** The files that these are now, in code unit order. */
  readonly sourceFiles: readonly string[];
}
