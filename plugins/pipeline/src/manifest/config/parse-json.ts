import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { ConfigurationError } from '../../errors.js';
import { show } from '../messages/show.js';
import type { ConfigDocument } from './config-document.js';
import { DocumentBuilder } from './document-builder.js';
import { placeText } from './place.js';

/**
 * Parses strict JSON (RFC 8259: no comments, no trailing commas), keeping the line of every key and element.
 *
 * @throws ConfigurationError at the first syntax error, and on what {@link DocumentBuilder} refuses
 */
export function parseJson(file: string, text: string): ConfigDocument {
  const builder = new DocumentBuilder(file);
  visit(
    text,
    {
      onObjectBegin: (_offset, _length, line) => builder.open('object', line + 1),
      onObjectProperty: (name, _offset, _length, line) => builder.key(name, line + 1),
      onObjectEnd: () => builder.close(),
      onArrayBegin: (_offset, _length, line) => builder.open('array', line + 1),
      onArrayEnd: () => builder.close(),
      onLiteralValue: (value, offset, length, line) =>
        builder.scalar(value, text.slice(offset, offset + length), line + 1),
      onError: (code, offset, length, line) => refuse(code, placeText(file, line + 1, []), { text, offset, length }),
    },
    { disallowComments: true },
  );
  return builder.document();
}

interface Token {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

function refuse(code: ParseErrorCode, where: string, { text, offset, length }: Token): never {
  const syntax = printParseErrorCode(code);
  const token = text.slice(offset, offset + length);
  throw new ConfigurationError({
    where,
    rule: 'the text must be strict JSON',
    got: token === '' ? 'the end of the file' : show(token),
    expected: EXPECTED[syntax] ?? 'a JSON value',
    cause: likelyCause(syntax, token, text.slice(0, offset).trimEnd()),
  });
}

type Syntax = ReturnType<typeof printParseErrorCode>;

function likelyCause(syntax: Syntax, token: string, before: string): string {
  if (token === '') return 'The file is empty or cut short.';
  if (before.endsWith(',') && (token === '}' || token === ']')) return 'The comma before it is one too many.';
  return CAUSES[syntax] ?? 'A quote, a comma, a colon or a value is missing before it.';
}

const EXPECTED: Partial<Record<Syntax, string>> = {
  InvalidCommentToken: 'no comment',
  PropertyNameExpected: 'a key in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a closing brace',
  CloseBracketExpected: 'a closing bracket',
  EndOfFileExpected: 'the end of the file',
  UnexpectedEndOfString: 'a closing quote',
  UnexpectedEndOfNumber: 'a digit',
  InvalidUnicode: 'four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'an escape that JSON has',
  InvalidCharacter: 'no control character in a text',
};

const CAUSES: Partial<Record<Syntax, string>> = {
  InvalidCommentToken: 'JSON has no comments; write a description instead.',
  InvalidSymbol: 'Texts and keys need double quotes; NaN, Infinity and undefined are not JSON.',
  UnexpectedEndOfString: 'A text must end in the line in which it begins.',
  InvalidEscapeCharacter: 'Write a backslash as two.',
  EndOfFileExpected: 'A bracket too many, or two documents in one file.',
};
