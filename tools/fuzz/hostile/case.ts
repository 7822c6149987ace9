import {
  MANIFEST_FILE,
  smallManifest,
  smallWorkspace,
} from '../../../plugins/pipeline/src/stages/testing/temporary-workspace.js';

/** What a workspace holds at a path: a text, bytes, or a symbolic link to somewhere. */
export type HostileFile = string | Uint8Array | { readonly link: string };

/** One hostile workspace: the small one with some files in the place of others, and some variables set. */
export interface HostileCase {
  readonly name: string;
  readonly files?: Readonly<Record<string, HostileFile>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The workspace as it is without hostility. */
export const GOOD: Readonly<Record<string, string>> = smallWorkspace();
export const MANIFEST = MANIFEST_FILE;
export const SLEEVE = 'sleeves/alpha/sleeve.yaml';
export const PRICES = 'sleeves/alpha/prices.csv';

/** The manifest with a text in the place of another; the text need not be JSON. */
export function manifestWith(from: string, to: string): Record<string, string> {
  return replaced(MANIFEST, JSON.stringify(smallManifest()), { from, to });
}

/** The sleeve.yaml of alpha with a text in the place of another. */
export function sleeveWith(from: string, to: string): Record<string, string> {
  return replaced(SLEEVE, GOOD[SLEEVE]!, { from, to });
}

/** The prices of alpha with a text in the place of another. */
export function pricesWith(from: string | RegExp, to: string): Record<string, string> {
  return replaced(PRICES, GOOD[PRICES]!, { from, to });
}

function replaced(
  path: string,
  text: string,
  { from, to }: { from: string | RegExp; to: string },
): Record<string, string> {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${path}: no ${String(from)} to replace`);
  return { [path]: changed };
}

/** Cases from texts: the name tells what kind they are of, and the text, cut. */
export function casesOf(
  kind: string,
  texts: readonly string[],
  files: (text: string) => HostileCase['files'],
): HostileCase[] {
  return texts.map((text) => {
    const shown = JSON.stringify(text);
    return { name: `${kind} ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`, files: files(text) ?? {} };
  });
}
