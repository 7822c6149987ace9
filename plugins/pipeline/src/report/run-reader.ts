import type { Inputs } from '../storage/inputs.js';

/** The files of one run, each checked against the receipt before a byte of it is used. */
export interface RunReader {
  /** Workspace-relative folder of the run. */
  readonly directory: string;
  json<T>(name: string): T;
  bytes(name: string): Uint8Array;
}

/** @throws IntegrityError, from the reader's methods, unless a file has the digest of its receipt */
export function runReader(inputs: Inputs, directory: string): RunReader {
  return {
    directory,
    json: (name) => inputs.artifactJson(directory, name),
    bytes: (name) => inputs.artifact(directory, name),
  };
}
