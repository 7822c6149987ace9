import { workspaceOf } from '../../storage/testing/workspace.js';
import { loadManifest } from '../load-manifest.js';
import type { Manifest } from '../manifest.js';

export const MANIFEST = 'configs/manifest.json';

/** The manifest that these data make, written without white space: everything stands in line 1. */
export function manifestOf(value: object): Manifest {
  return manifestOfText(JSON.stringify(value));
}

export function manifestOfText(text: string): Manifest {
  return loadManifest({ workspaceRoot: workspaceOf({ [MANIFEST]: text }), path: MANIFEST });
}
