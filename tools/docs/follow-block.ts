import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { Command } from '../e2e/command.js';
import type { FencedBlock } from './fenced-blocks.js';

const REPOSITORY = join(import.meta.dirname, '../..');
export const PYTHON = process.env.METAFOLIO_PYTHON ?? 'python3';

/** The workspace that blocks are followed in. */
export interface Place {
  readonly root: string;
  readonly run: Command;
  /** What the last `sh` block printed. */
  printed: string;
}

/** Does what a block says, as a reader would. */
export function followBlock(place: Place, block: FencedBlock): void {
  const other = /^by=(.+)$/.exec(block.target)?.[1];
  if (other !== undefined) {
    place.printed = '';
    expect(existsSync(join(REPOSITORY, other)), other).toBe(true);
    return;
  }
  const follow = FOLLOWERS[block.language];
  if (follow === undefined) throw new Error(`${block.language}: nothing is known of how to run such a block`);
  follow(place, { ...block, text: withRunIds(place.root, block.text) });
}

const FOLLOWERS: Readonly<Record<string, (place: Place, block: FencedBlock) => void>> = {
  sh: runShell,
  text: lookFor,
  python: (place, { text }) => succeed(place, PYTHON, ['-c', text]),
  js: (place, { text }) => succeed(place, process.execPath, ['--input-type=module', '--eval', text]),
  json: (place, block) => (block.target.includes('#') ? setValue(place, block) : writeFile(place, block)),
  yaml: writeFile,
  ts: writeFile,
  diff: edit,
};

function runShell(place: Place, { text }: FencedBlock): void {
  place.printed = succeed(place, 'bash', ['-euo', 'pipefail', '-c', text]);
}

function succeed({ run }: Place, program: string, args: readonly string[]): string {
  const { status, output } = run(program, args);
  expect(status, output).toBe(0);
  return output;
}

function lookFor({ printed }: Place, { text }: FencedBlock): void {
  if (printed === '') return;
  for (const line of text.trimEnd().split('\n')) expect(plain(printed)).toContain(plain(line));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function writeFile({ root }: Place, { target, text }: FencedBlock): void {
  const file = join(root, target);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function setValue({ root }: Place, { target, text }: FencedBlock): void {
  const [file = '', path = ''] = target.split('#');
  const document = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const keys = path.split('.');
  const last = keys.pop()!;
  keys.reduce((object, key) => object[key], document)[last] = JSON.parse(text);
  writeFileSync(join(root, file), `${JSON.stringify(document, null, 2)}\n`);
}

function edit({ root }: Place, { target, text }: FencedBlock): void {
  const file = join(root, target);
  const lines = text.trimEnd().split('\n');
  const side = (signs: string) =>
    lines
      .filter((line) => signs.includes(line[0]!))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const parts = readFileSync(file, 'utf8').split(side(' -'));
  expect(parts, `${target} has these lines once`).toHaveLength(2);
  writeFileSync(file, parts.join(side(' +')));
}

/** Pages cannot know the id that a run will have. */
function withRunIds(root: string, text: string): string {
  return text.replace(/\b([a-z][a-z0-9_-]*)-0123456789ab\b/g, (_, name: string) => {
    const ids = readdirSync(join(root, 'artifacts/runs')).filter((id) => id.slice(0, -13) === name);
    expect(ids, `archived runs of ${name}`).toHaveLength(1);
    return ids[0]!;
  });
}
