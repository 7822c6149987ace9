import type { ProfileKind } from '../storage/artifact-paths.js';

/** The file that makes a folder a sleeve or a meta-portfolio: `sleeves/production/sleeve.yaml`, workspace-relative. */
export function definitionFile(kind: ProfileKind, profile: string): string {
  return kind === 'sleeve' ? `sleeves/${profile}/sleeve.yaml` : `meta/${profile}/meta.yaml`;
}
