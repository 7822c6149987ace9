import type { ConfigDocument } from './config/config-document.js';
import type { ManifestDocument } from './manifest-schema.js';

/** A manifest with everything it extends merged in. */
export interface Manifest {
  /** Workspace-relative POSIX path of the file that was asked for. */
  readonly path: string;
  /** The chain of `extends`, base first; the last is `path`. */
  readonly files: readonly string[];
  /** All files merged, the later over the earlier, before profiles and defaults are resolved. */
  readonly document: ManifestDocument;
  /** Sorted by code unit. */
  readonly profileNames: readonly string[];
  /** Each file as it stands, in the order of `files`; messages take their places from it. */
  readonly sources: readonly ConfigDocument[];
}
