import { dirname, relative } from 'node:path/posix';
import { readNxJson, type Tree } from '@nx/devkit';
import { pluginEntry } from '../../graph/options.js';
import { insertElement } from '../insert-json.js';
import { metaGenerator } from '../meta/meta.js';
import { sleeveGenerator } from '../sleeve/sleeve.js';
import { manifestPathOf, textOf } from '../workspace-manifest.js';
import { EXAMPLE_META, EXAMPLE_SLEEVES, examplePrices } from './example.js';

const PLUGIN = '@metafolio/nx';
const SYNC_GENERATOR = `${PLUGIN}:sync`;
const MANIFEST_SCHEMA = 'node_modules/@metafolio/pipeline/manifest.schema.json';

export interface InitOptions {
  /** Adds two sleeves of synthetic prices and a meta over them, where there was no manifest. */
  readonly example?: boolean;
}

/** `nx g @metafolio/nx:init`: makes an Nx workspace one of Metafolio. What is there already stays as it is. */
export async function initGenerator(tree: Tree, { example = true }: InitOptions): Promise<void> {
  registerPlugin(tree);
  ignoreArtifacts(tree);
  const manifest = manifestPathOf(tree);
  if (tree.exists(manifest)) return;
  tree.write(manifest, manifestText(relative(dirname(manifest), MANIFEST_SCHEMA)));
  if (example) await addExample(tree);
}

/** Edits the text of nx.json, since rewriting it would lose its comments. */
function registerPlugin(tree: Tree): void {
  const nxJson = readNxJson(tree) ?? {};
  const before = textOf(tree, 'nx.json') ?? '{}\n';
  let text = before;
  if (pluginEntry(nxJson) === undefined) {
    text = insertElement(text, ['plugins'], { plugin: PLUGIN, options: { manifest: manifestPathOf(tree) } });
  }
  if (!nxJson.sync?.globalGenerators?.includes(SYNC_GENERATOR)) {
    text = insertElement(text, ['sync', 'globalGenerators'], SYNC_GENERATOR);
  }
  if (text !== before) tree.write('nx.json', text);
}

function ignoreArtifacts(tree: Tree): void {
  const before = textOf(tree, '.gitignore') ?? '';
  const lines = before.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, ''));
  const missing = ['artifacts', '.metafolio'].filter((folder) => !lines.includes(folder));
  if (missing.length === 0) return;
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  tree.write('.gitignore', `${before}${separator}${missing.map((folder) => `${folder}/\n`).join('')}`);
}

/** The defaults that decide most, spelt out so that they are seen. */
function manifestText(schema: string): string {
  const manifest = {
    $schema: schema,
    defaults: {
      risk: { profiles: ['min_variance', 'hrp', 'risk_parity', 'equal_weight'], max_weight: 0.5 },
      backtest: { lookback_days: 500, train_window: 180, test_window: 40 },
      meta_allocation: { train_window: 60, test_window: 20 },
    },
    profiles: {},
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function addExample(tree: Tree): Promise<void> {
  for (const sleeve of EXAMPLE_SLEEVES) {
    const prices = `sleeves/${sleeve.name}/prices.csv`;
    tree.write(prices, examplePrices(sleeve));
    await sleeveGenerator(tree, { name: sleeve.name, prices, description: 'Example of synthetic prices' });
  }
  const sleeves = EXAMPLE_SLEEVES.map(({ name }) => name).join(',');
  metaGenerator(tree, { name: EXAMPLE_META, sleeves, description: 'Example over two sleeves of synthetic prices' });
}
