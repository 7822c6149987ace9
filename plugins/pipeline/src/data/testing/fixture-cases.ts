import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { SleeveDefinition } from '../../manifest/sleeve-definition.js';
import type { FileSource } from '../../manifest/source-definition.js';
import type { CsvOptions } from './ingest-csv.js';

interface Settings extends Partial<Omit<SleeveDefinition, 'source'>> {
  readonly source?: Partial<FileSource>;
  readonly as_of?: string;
}

export interface FixtureCase {
  readonly name: string;
  readonly options: CsvOptions;
  /** The expected text, without its last newline. */
  readonly expected: string;
}

/** A sleeve of US equities in a wide file, with the settings of a test merged over it. */
export function sleeveOf({ source, as_of: _, ...rest }: Settings = {}): SleeveDefinition {
  return {
    description: 'US equities',
    calendar: 'XNYS',
    direction: 'long',
    ...rest,
    source: {
      path: 'prices.csv',
      files: ['prices.csv'],
      kind: 'prices',
      layout: 'wide',
      date_column: 'Date',
      ...source,
    },
    sourcePaths: ['prices.csv'],
    sourceFiles: ['prices.csv'],
  };
}

/** The cases of a folder under `fixtures`: input.csv or input.csv.gz, settings.json where they differ, expected.txt. */
export function fixtureCases(folder: string): FixtureCase[] {
  const root = new URL(`../fixtures/${folder}/`, import.meta.url);
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const at = (file: string) => new URL(`${name}/${file}`, root);
      const settings: Settings = existsSync(at('settings.json'))
        ? JSON.parse(readFileSync(at('settings.json'), 'utf8'))
        : {};
      const input = existsSync(at('input.csv.gz')) ? 'input.csv.gz' : 'input.csv';
      const date = settings.as_of === undefined ? {} : { as_of: settings.as_of };
      return {
        name: name.replaceAll('-', ' '),
        options: { bytes: readFileSync(at(input)), file: 'prices.csv', sleeve: sleeveOf(settings), ...date },
        expected: readFileSync(at('expected.txt'), 'utf8').trimEnd(),
      };
    });
}
