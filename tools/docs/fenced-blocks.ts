/** A fenced block of a Markdown page. */
export interface FencedBlock {
  /** Line of its fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** What follows the language on the fence. */
  readonly target: string;
  readonly text: string;
}

const FENCE = /^```(\w+)(?: (\S+))?\n(.*?)^```$/gms;

/** The fenced blocks of a page, in its order. @throws when a fence names no language, or has no end */
export function fencedBlocks(markdown: string): FencedBlock[] {
  const blocks = [...markdown.matchAll(FENCE)].map(({ index, 1: language, 2: target = '', 3: text }) => ({
    line: markdown.slice(0, index).split('\n').length,
    language: language!,
    target,
    text: text!,
  }));
  const fences = markdown.match(/^ *```/gm)?.length ?? 0;
  if (fences !== 2 * blocks.length)
    throw new Error(`${fences} fences make no ${blocks.length} blocks: name each language`);
  return blocks;
}
