import type { ConfigDocument, DocumentPath } from './config/config-document.js';
import { placeOf } from './config/place.js';
import { matchingFiles, workspacePattern } from './config/workspace-pattern.js';
import type { Attachment, FileSource, SourceDocument, SqlSource } from './source-definition.js';

export interface ResolveOptions {
  readonly workspaceRoot: string;
  /** The sleeve.yaml, to whose folder the paths are relative. */
  readonly document: ConfigDocument;
}

/**
 * A path or pattern that a sleeve.yaml names, from the workspace root.
 *
 * @param at - where the sleeve.yaml names it
 * @throws ConfigurationError when it leaves the workspace
 */
export function resolvePath(path: string, at: DocumentPath, { workspaceRoot, document }: ResolveOptions): string {
  return workspacePattern({ workspaceRoot, path, from: document.file, where: placeOf([document], at) });
}

/** A source with its paths from the workspace root, and the files that its patterns match now. */
export function resolveSource(source: SourceDocument, options: ResolveOptions): FileSource | SqlSource {
  const { path, sql, database, attach = [], inputs = [], snapshot, ...format } = source;
  if (sql === undefined) return { ...format, ...resolveFiles(path!, ['source', 'path'], options) };
  return {
    ...format,
    sql,
    place: `${options.document.file}: source.sql`,
    ...(database && { database: resolvePath(database, ['source', 'database'], options) }),
    attach: attach.map((one, index) => resolveAttachment(one, ['source', 'attach', index, 'path'], options)),
    inputs: inputs.map((name, index) => ({ name, ...resolveFiles(name, ['source', 'inputs', index], options) })),
    ...(snapshot && { snapshot }),
  };
}

function resolveFiles(pattern: string, at: DocumentPath, options: ResolveOptions): Pick<FileSource, 'path' | 'files'> {
  const path = resolvePath(pattern, at, options);
  return { path, files: matchingFiles(options.workspaceRoot, path) };
}

type WrittenAttachment = NonNullable<SourceDocument['attach']>[number];

/** The rules have seen to it that a server has its variable, and every other database its path. */
function resolveAttachment(
  { name, type, path, connection_env }: WrittenAttachment,
  at: DocumentPath,
  options: ResolveOptions,
): Attachment {
  if (type === 'postgres') return { name, type, connection_env: connection_env! };
  return { name, type, path: resolvePath(path!, at, options) };
}
