import { execFileSync } from 'node:child_process';
import { readJson, updateJson } from '@nx/devkit';
import { VersionActions } from 'nx/release';

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * How `nx release version` reads and writes the package.json of a package of this workspace. The versions of packages that depend on one
 * another are exact, so those are written with it.
 */
export default class PackageJsonVersionActions extends VersionActions {
  validManifestFilenames = ['package.json'];

  async readCurrentVersionFromSourceManifest(tree) {
    const { version } = readJson(tree, this.#path);
    return { currentVersion: version, manifestPath: this.#path };
  }

  async readCurrentVersionFromRegistry() {
    return null;
  }

  async readCurrentVersionOfDependency(tree, projectGraph, project) {
    const manifest = readJson(tree, this.#path);
    const name = packageName(projectGraph, project);
    const dependencyCollection = DEPENDENCY_FIELDS.find((field) => manifest[field]?.[name] !== undefined) ?? null;
    return { currentVersion: manifest[dependencyCollection]?.[name] ?? null, dependencyCollection };
  }

  async updateProjectVersion(tree, newVersion) {
    updateJson(tree, this.#path, (manifest) => ({ ...manifest, version: newVersion }));
    return [`${this.#path}: version ${newVersion}`];
  }

  async updateProjectDependencies(tree, projectGraph, versions) {
    const names = Object.entries(versions).map(([project, version]) => [packageName(projectGraph, project), version]);
    updateJson(tree, this.#path, (manifest) => {
      for (const field of DEPENDENCY_FIELDS) {
        for (const [name, version] of names) if (manifest[field]?.[name]) manifest[field][name] = version;
      }
      return manifest;
    });
    return names.map(([name, version]) => `${this.#path}: ${name} ${version}`);
  }

  get #path() {
    return this.manifestsToUpdate[0].manifestPath;
  }
}

/** The lock file holds the versions of the workspace's own packages too. */
export async function afterAllProjectsVersioned(cwd, { dryRun }) {
  if (!dryRun) execFileSync('npm', ['install', '--package-lock-only'], { cwd, stdio: 'inherit' });
  return { changedFiles: ['package-lock.json'], deletedFiles: [] };
}

function packageName(projectGraph, project) {
  return projectGraph.nodes[project].data.metadata.js.packageName;
}
