import { z } from 'zod';
import { type ConfigDocument, type DocumentPath, lineOf } from './config-document.js';

/** Longest key that a message tells in full. */
const LONGEST = 80;

/** How messages name a place: `configs/manifest.json:12: profiles.production.sleeves[0].id`. */
export function placeText(file: string, line: number, path: DocumentPath): string {
  const shown = path.map((key) =>
    typeof key === 'string' && key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key,
  );
  return path.length === 0 ? `${file}:${line}` : `${file}:${line}: ${z.core.toDotPath(shown)}`;
}

/**
 * The place of a path in the last of the documents that has it; a path that none has is placed at its nearest ancestor.
 *
 * @param documents - a chain of merged files, base first; at least one
 */
export function placeOf(documents: readonly ConfigDocument[], path: DocumentPath): string {
  for (let length = path.length; length > 0; length--) {
    const ancestor = path.slice(0, length);
    const document = documents.findLast((candidate) => lineOf(candidate, ancestor) !== undefined);
    if (document !== undefined) return placeText(document.file, lineOf(document, ancestor)!, path);
  }
  const last = documents.at(-1)!;
  return placeText(last.file, last.lines.line, path);
}

/** The line of a path, or of its nearest ancestor in the document. */
export function lineNear(document: ConfigDocument, path: DocumentPath): number {
  return lineOf(document, path) ?? lineNear(document, path.slice(0, -1));
}
