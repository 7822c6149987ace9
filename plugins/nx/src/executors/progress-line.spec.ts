import { expect, it } from 'vitest';
import { progressLine } from './progress-line.js';

function linesOf(steps: readonly (readonly [seconds: number, done: number])[], total: number): string[] {
  const lines: string[] = [];
  let seconds = 0;
  const tell = progressLine('production:tournament-hrp', {
    write: (line) => lines.push(line),
    now: () => seconds * 1000,
  });
  for (const [time, done] of steps) {
    seconds = time;
    tell(done, total);
  }
  return lines;
}

it('says nothing of short work', () => {
  expect(
    linesOf(
      [
        [0.5, 10],
        [1.9, 39],
        [5, 40],
      ],
      40,
    ),
  ).toEqual([]);
});

it('tells the windows done and the time left at most every two seconds', () => {
  expect(
    linesOf(
      [
        [2, 100],
        [3, 150],
        [4.5, 300],
      ],
      400,
    ),
  ).toEqual([
    'production:tournament-hrp 100 of 400 windows, 6 s left\n',
    'production:tournament-hrp 300 of 400 windows, 2 s left\n',
  ]);
});
