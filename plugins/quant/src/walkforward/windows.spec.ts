import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { currentWindow, walkForward } from './windows.js';

const specification = { trainWindow: 180, testWindow: 40 };

describe('walkForward', () => {
  it('has 8 windows in the specification’s 500 rows', () => {
    const windows = walkForward(500, specification);
    expect(windows).toHaveLength(8);
    expect(windows[0]).toEqual({ index: 0, trainStart: 0, trainEnd: 180, testStart: 180, testEnd: 220 });
    expect(windows[7]).toEqual({ index: 7, trainStart: 280, trainEnd: 460, testStart: 460, testEnd: 500 });
  });

  it('drops the last rows that do not fill a test window', () => {
    expect(walkForward(499, specification)).toHaveLength(7);
  });

  it('trains from row 0 when anchored', () => {
    const windows = walkForward(500, { ...specification, anchored: true });
    expect(windows.map(({ trainStart }) => trainStart)).toEqual(new Array(8).fill(0));
    expect(windows[7].trainEnd).toBe(460);
  });

  it('leaves the purge between train and test and the embargo after the test', () => {
    expect(walkForward(30, { trainWindow: 10, testWindow: 4, purge: 2, embargo: 3 })).toEqual([
      { index: 0, trainStart: 0, trainEnd: 10, testStart: 12, testEnd: 16 },
      { index: 1, trainStart: 7, trainEnd: 17, testStart: 19, testEnd: 23 },
      { index: 2, trainStart: 14, trainEnd: 24, testStart: 26, testEnd: 30 },
    ]);
  });

  it('steps by less than a test window when told', () => {
    const windows = walkForward(20, { trainWindow: 10, testWindow: 6, stepSize: 2 });
    expect(windows.map(({ testStart, testEnd }) => [testStart, testEnd])).toEqual([
      [10, 16],
      [12, 18],
      [14, 20],
    ]);
  });

  it('has no window where the rows do not reach', () => {
    expect(walkForward(219, specification)).toEqual([]);
    expect(walkForward(0, specification)).toEqual([]);
  });

  it.each([
    [{ trainWindow: 0, testWindow: 40 }, 'trainWindow'],
    [{ trainWindow: 180, testWindow: 0.5 }, 'testWindow'],
    [{ ...specification, stepSize: 0 }, 'stepSize'],
    [{ ...specification, purge: -1 }, 'purge'],
    [{ ...specification, embargo: Number.NaN }, 'embargo'],
  ])('refuses %o', (options, name) => {
    expect(() => walkForward(500, options)).toThrow(InvalidInputError);
    expect(() => walkForward(500, options)).toThrow(new RegExp(`: ${name}: `));
  });
});

describe('currentWindow', () => {
  it('trains on the last rows and has an empty test', () => {
    expect(currentWindow(500, specification)).toEqual({
      trainStart: 320,
      trainEnd: 500,
      testStart: 500,
      testEnd: 500,
    });
  });

  it('trains on all rows when anchored', () => {
    expect(currentWindow(500, { ...specification, anchored: true }).trainStart).toBe(0);
  });

  it('refuses a history shorter than the train window', () => {
    expect(() => currentWindow(179, specification)).toThrow(/at least 180/);
  });
});
