import type { Violation } from '../../errors.js';
import type { ConfigDocument, DocumentPath } from '../config/config-document.js';
import { placeOf } from '../config/place.js';
import { show } from '../messages/show.js';
import type { SourceDocument } from '../source-definition.js';
import { duplicatesIn } from './duplicates.js';
import { fileViolations, pathViolations } from './path-rules.js';

/** What contradicts what in the source of a sleeve.yaml. */
export function sourceViolations(source: SourceDocument, document: ConfigDocument): Violation[] {
  const at = (...path: DocumentPath) => placeOf([document], ['source', ...path]);
  return [
    ...originViolations(source, at),
    ...patternViolations(source, at),
    ...attachmentViolations(source, at),
    ...snapshotViolations(source, at),
    ...layoutViolations(source, at),
  ];
}

/** Where a key of the source stands. */
type PlaceIn = (...path: DocumentPath) => string;

function originViolations(source: SourceDocument, at: PlaceIn): Violation[] {
  const { path, sql } = source;
  if ((path === undefined) === (sql === undefined)) {
    return [
      {
        where: at(),
        rule: 'a source is either files or a query',
        got: path === undefined ? 'neither path nor sql' : 'both path and sql',
        expected: 'one of path and sql',
        cause: 'path reads files as they are; sql has DuckDB select from files and databases.',
      },
    ];
  }
  if (sql !== undefined) return [];
  return (['database', 'attach', 'inputs'] as const)
    .filter((key) => source[key] !== undefined)
    .map((key) => ({
      where: at(key),
      rule: 'only a query has this key',
      got: show(source[key]),
      expected: 'sql, or no such key',
      cause: 'The files of source.path are read without DuckDB.',
    }));
}

function patternViolations({ path, inputs = [], database, attach = [] }: SourceDocument, at: PlaceIn): Violation[] {
  const repeated = duplicatesIn(inputs).map(({ value, index }) => ({
    where: at('inputs', index),
    rule: 'an input stands twice',
    got: show(value),
    expected: 'each once',
    cause: 'Remove one of the two.',
  }));
  return [
    ...pathViolations(path, at('path')),
    ...inputs.flatMap((input, index) => pathViolations(input, at('inputs', index))),
    ...fileViolations(database, at('database')),
    ...attach.flatMap((one, index) => fileViolations(one.path, at('attach', index, 'path'))),
    ...repeated,
  ];
}

function attachmentViolations({ attach = [] }: SourceDocument, at: PlaceIn): Violation[] {
  const misplaced = attach.flatMap((attachment, index) => {
    const needed = attachment.type === 'postgres' ? 'connection_env' : 'path';
    return (['path', 'connection_env'] as const)
      .filter((key) => (attachment[key] !== undefined) !== (key === needed))
      .map((key) => ({
        where: at('attach', index, key),
        rule: `a ${attachment.type} database ${key === needed ? 'needs' : 'does not have'} this key`,
        got: show(attachment[key]),
        expected: key === needed ? 'the key' : 'no such key',
        cause: 'A server is reached by a connection string from the environment, a file by its path.',
      }));
  });
  const repeated = duplicatesIn(attach.map(({ name }) => name)).map(({ value, index }) => ({
    where: at('attach', index, 'name'),
    rule: 'an attached database must have a name of its own',
    got: show(value),
    expected: 'each once',
    cause: 'The query could not tell the two apart.',
  }));
  return [...misplaced, ...repeated];
}

function snapshotViolations({ attach = [], snapshot }: SourceDocument, at: PlaceIn): Violation[] {
  const isOutside = attach.some(({ connection_env }) => connection_env !== undefined);
  if (isOutside === (snapshot !== undefined)) return [];
  return [
    {
      where: at('snapshot'),
      rule: isOutside
        ? 'a database outside of the workspace needs this key'
        : 'only a database outside of the workspace has this key',
      got: show(snapshot),
      expected: isOutside ? 'a text that changes with the data, such as their date' : 'no such key',
      cause: isOutside
        ? 'The bytes of a server cannot be hashed, so this text decides whether a cached result still holds.'
        : 'Files are hashed byte by byte.',
    },
  ];
}

function layoutViolations(source: SourceDocument, at: PlaceIn): Violation[] {
  const isLong = source.layout === 'long';
  return (['symbol_column', 'value_column'] as const)
    .filter((key) => (source[key] !== undefined) !== isLong)
    .map((key) => ({
      where: at(key),
      rule: isLong ? 'the long layout needs this key' : 'only the long layout has this key',
      got: show(source[key]),
      expected: isLong ? 'the name of a column' : 'layout: long, or no such key',
      cause: isLong
        ? 'A row of the long layout is one date and one asset.'
        : 'The layout is wide unless the file says otherwise.',
    }));
}
