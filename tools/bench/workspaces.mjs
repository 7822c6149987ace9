import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { noOpTasks } from './no-op-tasks.mjs';

const REPOSITORY = join(import.meta.dirname, '../..');
const PACKAGES = ['quant', 'pipeline', 'nx'];

/** Nx with a cache and a data folder of its own, and without what only people look at. */
export function environmentIn(home) {
  const { TV_MANIFEST_PATH: _, ...inherited } = process.env;
  return {
    ...inherited,
    NX_DAEMON: 'false',
    NX_CACHE_DIRECTORY: join(home, 'cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(home, 'data'),
    NX_TUI: 'false',
    NO_COLOR: '1',
    CI: 'true',
  };
}

/** The last commit of this repository in a folder of its own, with the packages as they are built now. */
export function shippedWorkspace(root) {
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${REPOSITORY}`, root]);
  addPackages(root);
}

/** A folder with these files (text, or what becomes JSON) as a repository that Nx takes for a workspace. */
export function generatedWorkspace(root, files) {
  const all = {
    'package.json': { name: 'generated', private: true },
    '.gitignore': 'node_modules\nartifacts\n.metafolio\n',
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=generated');
}

/** Tasks that do nothing in the place of those of a graph file of Nx, in a workspace of their own. */
export function noOpWorkspace(root, graph) {
  generatedWorkspace(root, noOpTasks(graph));
  linkModules(root);
  symlinkSync('../no-op', join(root, 'node_modules/no-op'));
}

/** What a workspace says that has installed the packages and their third parties; Nx wants to know those that the engine depends on. */
export function lockFiles() {
  const lock = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8'));
  const dependencies = Object.fromEntries(
    PACKAGES.map((name) => [`@metafolio/${name}`, lock.packages[`plugins/${name}`].version]),
  );
  const manifest = {
    name: 'generated',
    private: true,
    dependencies: { ...dependencies, ...lock.packages[''].devDependencies },
  };
  const packages = Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (path === '' || /^plugins\/[^/]+$/.test(path)) return [];
    const installed = path.replace(/^plugins\//, 'node_modules/@metafolio/');
    return [[installed, entry.link ? lock.packages[entry.resolved] : entry]];
  });
  const root = { ...lock, name: 'generated', packages: { '': manifest, ...Object.fromEntries(packages) } };
  return { 'package.json': manifest, 'package-lock.json': root };
}

/** The packages as they are built, installed in the workspace as from a registry; third parties are links to those installed. */
export function installPackages(root) {
  linkModules(root);
  for (const name of PACKAGES) copyPackage(name, join(root, 'node_modules/@metafolio', name));
}

/** The packages as they are built, inside the workspace as in this repository; third parties are links to those installed. */
function addPackages(root) {
  for (const name of PACKAGES) copyPackage(name, join(root, 'plugins', name));
  linkModules(root);
  for (const name of PACKAGES) symlinkSync(join('../../plugins', name), join(root, 'node_modules/@metafolio', name));
}

function copyPackage(name, to) {
  const from = join(REPOSITORY, 'plugins', name);
  const published = (path) => !/^(src|node_modules)$/.test(relative(from, path));
  cpSync(from, to, { recursive: true, filter: published });
  if (existsSync(join(from, 'node_modules'))) symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'));
}

/** Third parties as links to those installed. */
function linkModules(root) {
  mkdirSync(join(root, 'node_modules/@metafolio'), { recursive: true });
  for (const name of readdirSync(join(REPOSITORY, 'node_modules'))) {
    if (name === '@metafolio' || name === '.package-lock.json') continue;
    symlinkSync(join(REPOSITORY, 'node_modules', name), join(root, 'node_modules', name));
  }
}
