import { ConfigurationError, type Violation } from '../../errors.js';
import { show } from '../messages/show.js';
import type { ConfigDocument, Lines } from './config-document.js';
import { placeText } from './place.js';

/** Deepest nesting of objects and arrays in a configuration file. */
export const MAX_DEPTH = 32;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const LONE_SURROGATE_OR_NUL = /[\p{Surrogate}\0]/u;

/** An object or array that is still open. */
interface Frame {
  readonly container: Record<string, unknown> | unknown[];
  readonly members: Map<string | number, Lines>;
  /** Key or index of the member that comes or came last. */
  segment: string | number;
}

/**
 * Takes the events of a parser, whatever the language, and builds the document; refuses what is unsafe in any of them.
 *
 * Every method throws a ConfigurationError naming file, line and path: on nesting deeper than {@link MAX_DEPTH}, duplicate or
 * forbidden keys, numbers that a double cannot hold, lone surrogates and NUL.
 */
export class DocumentBuilder {
  readonly #file: string;
  readonly #frames: Frame[] = [];
  #root: Pick<ConfigDocument, 'value' | 'lines'> = { value: null, lines: { line: 1, members: new Map() } };

  constructor(file: string) {
    this.#file = file;
  }

  open(kind: 'object' | 'array', line: number): void {
    this.#advance();
    if (this.#frames.length === MAX_DEPTH) this.#refuse(line, TOO_DEEP);
    const container = kind === 'array' ? [] : {};
    this.#frames.push({ container, members: this.#put(container, line), segment: 0 });
  }

  key(name: string, line: number): void {
    const frame = this.#frames.at(-1)!;
    frame.segment = name;
    if (FORBIDDEN_KEYS.has(name)) this.#refuse(line, { ...FORBIDDEN_KEY, got: show(name) });
    if (LONE_SURROGATE_OR_NUL.test(name)) this.#refuse(line, { ...MALFORMED_TEXT, got: show(name) });
    const first = frame.members.get(name);
    if (first)
      this.#refuse(line, { ...DUPLICATE_KEY, got: show(name), expected: `only the one in line ${first.line}` });
    frame.members.set(name, { line, members: new Map() });
  }

  /** @param source - the scalar as it stands in the file */
  scalar(value: unknown, source: string, line: number): void {
    this.#advance();
    if (typeof value === 'number' && isLossy(value, source)) this.#refuse(line, { ...LOSSY_NUMBER, got: show(source) });
    if (typeof value === 'string' && LONE_SURROGATE_OR_NUL.test(value)) {
      this.#refuse(line, { ...MALFORMED_TEXT, got: show(value) });
    }
    this.#put(value, line);
  }

  close(): void {
    this.#frames.pop();
  }

  document(): ConfigDocument {
    return { file: this.#file, ...this.#root };
  }

  /** In an array every value comes at the next index; in an object its key came before it. */
  #advance(): void {
    const frame = this.#frames.at(-1);
    if (Array.isArray(frame?.container)) frame.segment = frame.container.length;
  }

  /** @returns where the lines of the value's own members go */
  #put(value: unknown, line: number): Map<string | number, Lines> {
    const members = new Map<string | number, Lines>();
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      this.#root = { value, lines: { line, members } };
      return members;
    }
    const { container, segment } = frame;
    frame.members.set(segment, { line: frame.members.get(segment)?.line ?? line, members });
    if (Array.isArray(container)) container.push(value);
    else container[segment] = value;
    return members;
  }

  #refuse(line: number, violation: Omit<Violation, 'where'>): never {
    const path = this.#frames.map(({ segment }) => segment);
    throw new ConfigurationError({ where: placeText(this.#file, line, path), ...violation });
  }
}

/** Whether a double holds another number than the digits say: an overflow, an underflow to 0, an integer over 2^53. */
function isLossy(value: number, source: string): boolean {
  const isUnderflow = value === 0 && /[1-9]/.test(source.split(/e/i)[0]!);
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)) || isUnderflow;
}

export const TOO_DEEP = {
  rule: 'the file is nested too deeply',
  got: `${MAX_DEPTH + 1} levels`,
  expected: `at most ${MAX_DEPTH}`,
  cause: 'No configuration needs so many levels; the file is damaged or hostile.',
};

const FORBIDDEN_KEY = {
  rule: 'the key is forbidden',
  expected: 'another name',
  cause: 'It has a meaning of its own in JavaScript; rename it.',
};

const DUPLICATE_KEY = {
  rule: 'the key stands twice in one object',
  cause: 'Remove one of the two; which one would win depends on the reader.',
};

const LOSSY_NUMBER = {
  rule: 'the number cannot be held exactly',
  expected: 'a finite number, integers up to 9007199254740991 in size',
  cause: 'A digit or an exponent too many, or a text that needs quotes.',
};

const MALFORMED_TEXT = {
  rule: 'the text must be well-formed Unicode without NUL',
  expected: 'no lone surrogate and no NUL character',
  cause: 'The text was cut in the middle of a character, or came out of binary data.',
};
