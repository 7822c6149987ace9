import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadManifest, resolveProfile } from '@metafolio/pipeline';
import { readDefinition } from '../graph/definition.js';
import type { ProjectContext } from '../graph/stage-targets.js';

const MANIFEST = 'configs/manifest.json';

/** A temporary folder with the given files; values that are not text are written as JSON. */
export function temporaryFolder(files: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(tmpdir(), 'metafolio-nx-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

const SLEEVE = 'description: test\nsource: { path: prices.csv, kind: prices }\ncalendar: XNYS\n';

/** Two sleeves, a meta over them, a meta of that meta beside a pinned run. */
export function nestedWorkspace(): string {
  return temporaryFolder({
    [MANIFEST]: {
      defaults: { risk: { profiles: ['hrp', 'min_variance'] } },
      profiles: {
        equities: {},
        bonds: { extends: 'equities' },
        core: {
          sleeves: [
            { id: 'stocks', profile: 'equities' },
            { id: 'bonds', profile: 'bonds' },
          ],
        },
        top: {
          sleeves: [
            { id: 'core', profile: 'core' },
            { id: 'old', profile: 'equities', run_id: 'equities-0123456789ab' },
          ],
        },
      },
    },
    'sleeves/equities/sleeve.yaml': SLEEVE,
    'sleeves/bonds/sleeve.yaml': SLEEVE,
    'meta/core/meta.yaml': 'description: core\n',
    'meta/top/meta.yaml': 'description: top\n',
  });
}

/** What the targets of one profile of that workspace are made from. */
export function contextOf(workspaceRoot: string, profile: string): ProjectContext {
  const manifest = loadManifest({ workspaceRoot, path: MANIFEST });
  const resolved = resolveProfile(manifest, profile);
  return { manifest, profile: resolved, definition: readDefinition(workspaceRoot, resolved) };
}
