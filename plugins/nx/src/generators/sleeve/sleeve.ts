import { basename } from 'node:path';
import { ConfigurationError, definitionFile } from '@metafolio/pipeline';
import { logger, type Tree } from '@nx/devkit';
import { stringify } from 'yaml';
import { addProfile, checkName, checkWorkspace, manifestOf } from '../workspace-manifest.js';
import { type PriceFile, readPriceFile } from './price-file.js';

export interface SleeveOptions {
  readonly name: string;
  /** Price file, absolute or from the workspace root. */
  readonly prices: string;
  /** One line for people. */
  readonly description?: string;
}

/** `nx g @metafolio/nx:sleeve`: a sleeve from a price file. A sleeve.yaml that is there stays as it is. */
export async function sleeveGenerator(tree: Tree, { name, prices, description }: SleeveOptions): Promise<void> {
  checkName(name);
  refuseMeta(tree, name);
  const definition = definitionFile('sleeve', name);
  if (tree.exists(definition)) {
    logger.info(`${definition} is there already, and stays as it is.`);
  } else {
    const file = await readPriceFile(tree, `sleeves/${name}`, prices);
    if (file.copy !== undefined && !tree.exists(file.copy.to)) tree.write(file.copy.to, file.copy.bytes);
    tree.write(definition, sleeveYaml(file, description ?? `${file.symbols.length} assets of ${basename(prices)}`));
    logger.info(summary(definition, file));
  }
  addProfile(tree, name, {});
  checkWorkspace(tree);
}

function sleeveYaml({ path, format, calendar }: PriceFile, description: string): string {
  return stringify({ description, source: { path, ...format }, calendar, direction: 'long' });
}

function summary(definition: string, { symbols, dates, calendar, format }: PriceFile): string {
  const span = `${dates.length} dates from ${dates[0]} to ${dates.at(-1)}`;
  return `${definition}: ${format.kind} of ${symbols.length} assets, ${format.layout}, ${span}, calendar ${calendar}.`;
}

function refuseMeta(tree: Tree, name: string): void {
  const { path, document } = manifestOf(tree);
  if (document.profiles?.[name]?.sleeves === undefined) return;
  throw new ConfigurationError({
    where: `${path}: profiles.${name}`,
    rule: 'a sleeve must have a profile without sleeves',
    got: 'the profile of a meta-portfolio',
    expected: 'a name that no meta-portfolio has',
    cause: 'Choose another name for the sleeve.',
  });
}
