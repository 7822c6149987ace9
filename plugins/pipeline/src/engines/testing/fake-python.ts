import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { endWorkers } from '../python/workers.js';

/**
 * What a worker does about one question of `op: "solve"`, as the body of a function of `question` (header and arrays, each the numbers
 * of an array), `count` (how many it has been asked before) and these: `answer(header, weights)` writes a frame, `say(text)` writes to
 * standard error.
 */
export type Behaviour = string;

/** Gives equal weights. */
export const EQUAL: Behaviour = `
  const n = question.arrays.gains.length;
  answer({ outcome: 'weights', messages: [] }, new Array(n).fill(1 / n));`;

interface FakePython {
  /** Version that the package seems to have; null: it is not installed. */
  readonly version?: string | null;
  readonly solve?: Behaviour;
}

/** An executable that speaks the protocol of the workers, whatever Python or package it is started for; it is gone when the test ends. */
export function fakePython({ version = '1.12.2', solve = EQUAL }: FakePython): string {
  const folder = mkdtempSync(join(tmpdir(), 'metafolio-python-'));
  onTestFinished(() => {
    endWorkers();
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'python');
  writeFileSync(path, `#!${process.execPath}\n${source(version, solve)}`);
  chmodSync(path, 0o755);
  return path;
}

function source(version: string | null, solve: Behaviour): string {
  return `
const fs = require('node:fs');
const say = (text) => fs.writeSync(2, text);
function answer(header, weights) {
  const arrays = weights === undefined ? [] : [['weights', [weights.length]]];
  const text = Buffer.from(JSON.stringify({ ...header, arrays }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  fs.writeSync(1, Buffer.concat([length, text, Buffer.from(Float64Array.from(weights ?? []).buffer)]));
}
function read(bytes) {
  const all = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; ) {
    const got = fs.readSync(0, all, at, bytes - at);
    if (got === 0) process.exit(0);
    at += got;
  }
  return all;
}
let count = 0;
for (;;) {
  const { arrays: described, ...header } = JSON.parse(read(read(4).readUInt32LE()).toString());
  const arrays = Object.fromEntries(described.map(([name, shape]) => {
    const bytes = read(8 * shape.reduce((a, b) => a * b, 1));
    return [name, Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(8 * i))];
  }));
  if (header.op === 'probe') {
    answer({ outcome: 'probe', version: ${JSON.stringify(version)}, python: '3.11.0', packages: { numpy: '2.0.0' }, messages: [] });
  } else if (header.op === 'load') answer({ outcome: 'loaded', messages: [] });
  else ((question) => {${solve}
  })({ header, arrays }, count++);
}
`.replace('((question) => {', '((question, count) => {');
}
