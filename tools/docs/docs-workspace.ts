import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syntheticPrices } from '../../plugins/pipeline/src/stages/testing/synthetic-prices.js';
import { commandsIn } from '../e2e/command.js';
import { copyWorkspace, type WorkspaceCopy } from '../e2e/workspace-copy.js';
import type { Place } from './follow-block.js';

const PRICE_FILES = {
  'prices.csv': { symbols: ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'], seed: 1, rows: 500 },
  'bonds.csv': { symbols: ['GOV2', 'GOV10', 'CORP', 'HIGH'], seed: 2, rows: 500 },
};

/**
 * The shipped workspace as a reader of the documentation has it, with two files of prices at home. It runs two risk profiles only, and a
 * desktop that opens files is made up.
 */
export function copyDocsWorkspace(): Place & { readonly workspace: WorkspaceCopy } {
  const workspace = copyWorkspace();
  const manifest = JSON.parse(workspace.read('configs/manifest.json'));
  manifest.defaults.risk.profiles = ['hrp', 'equal_weight'];
  workspace.write('configs/manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  workspace.commit();
  const home = dirname(workspace.root);
  const reader = join(home, 'reader');
  mkdirSync(join(reader, 'bin'), { recursive: true });
  for (const [name, prices] of Object.entries(PRICE_FILES)) writeFileSync(join(reader, name), syntheticPrices(prices));
  writeFileSync(join(reader, '.gitconfig'), '[user]\nname = reader\nemail = reader@localhost\n');
  for (const opener of ['xdg-open', 'open']) {
    writeFileSync(join(reader, 'bin', opener), '#!/bin/sh\ntest -f "$1"\n');
    chmodSync(join(reader, 'bin', opener), 0o755);
  }
  const own = { HOME: reader, PATH: `${join(reader, 'bin')}:${process.env.PATH}` };
  const run = commandsIn(workspace.root, home);
  return { workspace, root: workspace.root, run: (program, args) => run(program, args, own), printed: '' };
}
