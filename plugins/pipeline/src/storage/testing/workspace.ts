import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Inputs, openInputs } from '../inputs.js';
import { type OutputLock, tryLock, unlock } from '../output-lock.js';
import { publishDraft, writeDraft } from '../publish.js';
import type { Engine } from '../receipt.js';

export const ENGINE: Engine = { name: 'custom', version: '0.1.0' };
export const CONFIG_DIGEST = 'c'.repeat(64);

/** An empty folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'metafolio-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A workspace with these files. */
export function workspaceOf(files: Record<string, string>): string {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Every file below a folder as name → hex of its bytes; the journal of a workspace is left out. */
export function contentOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.metafolio/'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'hex')]));
}

export interface PublishOptions {
  readonly files: Record<string, string | Uint8Array>;
  readonly inputs?: Inputs;
}

/** Publishes the artifact of a stage; what a test publishes need not survive a crash of the machine. */
export function publishFiles(workspaceRoot: string, directory: string, { files, inputs }: PublishOptions): void {
  const entries = Object.entries(files);
  withLock(workspaceRoot, directory, (lock) =>
    publishDraft(
      lock,
      writeDraft(lock, {
        files: new Map(
          entries.map(([name, content]) => [name, typeof content === 'string' ? bytesOf(content) : content]),
        ),
        receipt: { stage: 'ingest', profile: 'a', configDigest: CONFIG_DIGEST, engine: ENGINE },
        inputs: inputs ?? openInputs(workspaceRoot),
      }),
    ),
  );
}

/** Does something with an artifact that no other process makes. */
export function withLock(workspaceRoot: string, directory: string, action: (lock: OutputLock) => void): void {
  const lock = tryLock({ workspaceRoot, directory }, {});
  assert(lock !== undefined, `${directory} is locked`);
  try {
    action(lock);
  } finally {
    unlock(lock);
  }
}
