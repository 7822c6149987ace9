/*
 * Bundles the packages into plugins/<package>/dist: a process starts four times as fast from a few files as from the hundreds they are
 * made of. What only one stage needs is a file of its own, loaded with the stage. Third parties are bundled too, with their licences,
 * but for those that bring workers or binaries. The types are those that `tsc -b` writes to plugins/<package>/types: Nx goes through all
 * files of dist for every task that it hashes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const PLUGINS = join(import.meta.dirname, '../../plugins');
/** Entries that the code itself names; and the disk, through which tools/faults injects its faults. */
const NAMED = {
  pipeline: ['engines/print-versions', 'pool/window-worker', 'data/parquet-worker', 'storage/disk'],
};
const NOT_BUNDLED = [/^@metafolio\//, /^@nx\//, /^nx\//, /^piscina$/, /^@duckdb\//];

await Promise.all(['quant', 'pipeline', 'nx'].map((name) => bundle(join(PLUGINS, name), NAMED[name] ?? [])));

async function bundle(folder, named) {
  const dist = join(folder, 'dist');
  const entries = [...promisedEntries(folder), ...named];
  const bundler = await rolldown({
    input: Object.fromEntries(entries.map((entry) => [entry, join(folder, 'src', `${entry}.ts`)])),
    platform: 'node',
    external: NOT_BUNDLED,
    resolve: { mainFields: ['module', 'main'] },
    // Our own modules do nothing but define: one that is imported for a part that nobody uses is left out.
    treeshake: { moduleSideEffects: (id) => id.includes('/node_modules/') },
    checks: { ineffectiveDynamicImport: false },
  });
  rmSync(dist, { recursive: true, force: true });
  const { output } = await bundler.write({ dir: dist, format: 'esm', chunkFileNames });
  await bundler.close();
  const notices = thirdParties(output).map(notice).join('\n');
  if (notices !== '') writeFileSync(join(dist, 'third-party-licences.txt'), notices);
  writeFileSync(join(dist, 'code.sha256'), digestOf(output));
}

/** Of all code of a package, which the journal of a workspace asks for in every process. */
function digestOf(chunks) {
  const hash = createHash('sha256');
  for (const { fileName, code } of chunks.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1)))
    hash.update(`${fileName}\n${code}`);
  return hash.digest('hex');
}

/** What only the commands load lies with them: chunks/ of the plugin is code that runs tasks, and a change of it a miss. */
function chunkFileNames({ moduleIds }) {
  return moduleIds.every((id) => id.includes('/nx/src/cli/')) ? 'cli/[name].js' : 'chunks/[name].js';
}

/** What package.json, the lists of executors and generators, and the commands name of dist. */
function promisedEntries(folder) {
  const bin = join(folder, 'bin');
  const files = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    ...(existsSync(bin) ? readdirSync(bin).map((name) => join(bin, name)) : []),
  ];
  const texts = files.filter((file) => /\.js(on)?$/.test(file)).map((file) => readFileSync(file, 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/\bdist\/([\w/-]+)\.js\b/g)].map(([, entry]) => entry)));
}

/** Folders of the packages of which code was bundled in. */
function thirdParties(chunks) {
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
  const folders = modules.map((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

function notice(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file to go along with its code.`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
