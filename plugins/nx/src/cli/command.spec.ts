import { expect, test, vi } from 'vitest';
import { defineCommand, exactly, listed, UsageError } from './command.js';
import { usage, usageOf } from './usage.js';

const run = vi.fn(() => 0);
const greet = defineCommand({
  arguments: 'NAME',
  summary: 'greets',
  options: {
    loud: { type: 'boolean', help: 'so that all hear' },
    'in-a-language-of-its-own': { type: 'string', value: 'CODE', help: 'whose' },
  },
  run,
});

test('a command gets its arguments and options; a switch that is not given is false', async () => {
  await greet.run('/w', ['Ada', '--in-a-language-of-its-own', 'en']);
  expect(run).toHaveBeenLastCalledWith({
    workspaceRoot: '/w',
    arguments: ['Ada'],
    options: { loud: false, 'in-a-language-of-its-own': 'en' },
  });
  await greet.run('/w', ['--loud']);
  expect(run).toHaveBeenLastCalledWith({ workspaceRoot: '/w', arguments: [], options: { loud: true } });
});

test('an option that is unknown, or lacks its value, is a usage error', () => {
  expect(() => greet.run('/w', ['--quiet'])).toThrow(UsageError);
  expect(() => greet.run('/w', ['--in-a-language-of-its-own'])).toThrow(UsageError);
});

test('a command that takes so many arguments takes no fewer and no more', () => {
  expect(exactly(['x', 'y'], ['A', 'B'])).toEqual(['x', 'y']);
  expect(() => exactly([], ['RUN'])).toThrow('expected RUN, got nothing');
  expect(() => exactly(['x', 'y', 'z'], ['A', 'B'])).toThrow('expected A and B, got x y z');
});

test('a list leaves out what is empty', () => {
  expect(listed('hrp,,barbell,')).toEqual(['hrp', 'barbell']);
  expect(listed(undefined)).toEqual([]);
});

test('the help is aligned, and what is long stands on a line of its own', () => {
  expect(usage({ greet }).split('\n').slice(2, 6)).toEqual([
    '  metafolio greet NAME       greets',
    '      --loud                 so that all hear',
    '      --in-a-language-of-its-own CODE',
    '                             whose',
  ]);
  expect(usageOf('greet', greet)).toContain('Exit status: 0 all done;');
});
