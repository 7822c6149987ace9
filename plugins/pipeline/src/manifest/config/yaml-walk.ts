import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { ConfigurationError } from '../../errors.js';
import type { DocumentBuilder } from './document-builder.js';
import { placeText } from './place.js';

/** Values that aliases may repeat in one file; more is a bomb. */
const MAX_REPEATED = 1000;

interface YamlWalk {
  readonly file: string;
  readonly builder: DocumentBuilder;
  /** Line of an offset in the text, from 1. */
  readonly lineAt: (offset: number) => number;
}

interface State extends YamlWalk {
  /** The last node of each anchor so far, as YAML 1.2 §7.1 resolves aliases. */
  readonly anchors: Map<string, ParsedNode>;
  /** The line of the alias that is being repeated. */
  readonly aliasLine?: number;
  /** Values that aliases have repeated in the whole file. */
  readonly repeated: { count: number };
}

/** Tells the builder of every key and value, aliases written out; null is an empty document. */
export function walkYaml(root: ParsedNode | null, walk: YamlWalk): void {
  put(root, 1, { ...walk, anchors: new Map(), repeated: { count: 0 } });
}

/** @param line - where the value counts as standing when it is empty: the line of its key */
function put(node: ParsedNode | null, line: number, state: State): void {
  const { builder, anchors, aliasLine } = state;
  if (aliasLine !== undefined) countRepeated(state, aliasLine);
  if (isAlias(node)) {
    putAlias(node, state);
    return;
  }
  if (node?.anchor !== undefined) anchors.set(node.anchor, node);
  if (node === null) builder.scalar(null, '', line);
  else if (isScalar(node)) builder.scalar(node.value, node.source ?? '', lineOf(node, state));
  else putCollection(node, state);
}

function putCollection(node: ParsedNode, state: State): void {
  const { builder } = state;
  builder.open(isMap(node) ? 'object' : 'array', lineOf(node, state));
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    for (const { key, value } of node.items) {
      putKey(key, state);
      put(value, lineOf(key, state), state);
    }
  }
  if (isSeq<ParsedNode>(node)) for (const item of node.items) put(item, lineOf(item, state), state);
  builder.close();
}

function putKey(key: ParsedNode, state: State): void {
  const line = lineOf(key, state);
  if (isScalar(key) && typeof key.value === 'string') {
    state.builder.key(key.value, line);
    return;
  }
  throw new ConfigurationError({
    where: placeText(state.file, line, []),
    rule: 'a key must be a text',
    got: isScalar(key) ? key.source : 'a collection or an alias',
    expected: 'a plain word, or a text in quotes',
    cause: 'YAML reads words like 0050, TRUE and ~ as numbers, truth values and null; put the key in quotes.',
  });
}

function putAlias(alias: Alias.Parsed, state: State): void {
  const line = lineOf(alias, state);
  const target = state.anchors.get(alias.source);
  if (target !== undefined) {
    put(target, line, { ...state, aliasLine: line });
    return;
  }
  throw new ConfigurationError({
    where: placeText(state.file, line, []),
    rule: 'an alias must repeat an anchor above it',
    got: `*${alias.source}`,
    expected: `a value marked &${alias.source}`,
    cause: 'The name is misspelt; a text that begins with * needs quotes.',
  });
}

function lineOf({ range }: ParsedNode, { aliasLine, lineAt }: State): number {
  return aliasLine ?? lineAt(range[0]);
}

function countRepeated({ file, repeated }: State, line: number): void {
  repeated.count += 1;
  if (repeated.count <= MAX_REPEATED) return;
  throw new ConfigurationError({
    where: placeText(file, line, []),
    rule: 'aliases repeat too many values',
    got: `more than ${MAX_REPEATED} values`,
    expected: `at most ${MAX_REPEATED} in a file`,
    cause: 'Aliases of aliases grow without end; write the values out.',
  });
}
