import { Lexer, LineCounter, Parser } from 'yaml';
import { ConfigurationError } from '../../errors.js';
import { MAX_DEPTH, TOO_DEEP } from './document-builder.js';
import { placeText } from './place.js';

/** Each collection begins with one of these, or has one behind its first key. */
const INDICATORS = /[[{:?-]/g;

/**
 * Refuses hostile nesting before the text is composed, which recurses: the parser keeps the open collections on a stack.
 *
 * @throws ConfigurationError naming the line at which the depth is passed
 */
export function checkYamlDepth(file: string, text: string): void {
  if ((text.match(INDICATORS) ?? []).length <= MAX_DEPTH) return;
  const lineCounter = new LineCounter();
  lineCounter.addNewLine(0);
  const parser = new Parser(lineCounter.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    for (const _token of parser.next(lexeme));
    // Besides the collections the stack holds the document and a scalar.
    if (parser.stack.length > MAX_DEPTH + 2) {
      const { line } = lineCounter.linePos(parser.offset);
      throw new ConfigurationError({ where: placeText(file, line, []), ...TOO_DEEP });
    }
  }
}
