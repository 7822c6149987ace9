import { LineCounter, parseDocument } from 'yaml';
import { ConfigurationError } from '../../errors.js';
import { show } from '../messages/show.js';
import type { ConfigDocument } from './config-document.js';
import { DocumentBuilder } from './document-builder.js';
import { placeText } from './place.js';
import { checkYamlDepth } from './yaml-depth.js';
import { walkYaml } from './yaml-walk.js';

/**
 * Parses one YAML 1.2 document of the core schema, keeping the line of every key and element. Keys must be texts; tags that
 * the core schema does not know are refused.
 *
 * @throws ConfigurationError at the first syntax error, on alias bombs, and on what {@link DocumentBuilder} refuses
 */
export function parseYaml(file: string, text: string): ConfigDocument {
  checkYamlDepth(file, text);
  const lineCounter = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    // The builder refuses duplicates; the parser's own check compares every key with every other.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const [problem] = [...yaml.errors, ...yaml.warnings];
  if (problem !== undefined) {
    const line = lineAt(problem.pos[0]);
    throw new ConfigurationError({
      where: placeText(file, line, []),
      rule: 'the text must be one YAML 1.2 document',
      got: show(text.split(/\r\n?|\n/)[line - 1]?.trim()),
      expected: 'valid YAML',
      cause: `${problem.message.replace(/\.$/, '')}.`,
    });
  }
  const builder = new DocumentBuilder(file);
  walkYaml(yaml.contents, { file, builder, lineAt });
  return builder.document();
}
