import { describe, expect, it } from 'vitest';
import { decideWindows } from '../../stages/decide-windows.js';
import { openEngines } from '../../stages/open-engines.js';
import { openLedger, seriesOf, walkForwardOf, windowsOf } from '../../stages/testing/problems.js';
import type { EngineName } from '../catalogue.js';
import { type Behaviour, EQUAL, fakePython } from '../testing/fake-python.js';

const SERIES = seriesOf({
  AAA: [0.01, -0.02, 0.015, 0.004, 0.01, -0.01],
  BBB: [0.02, 0.01, -0.01, 0.002, -0.004, 0.01],
  CCC: [-0.01, 0.012, 0.02, -0.003, 0.006, 0.002],
});
/** Windows 0, 1 and `now`. */
const WINDOWS = windowsOf([0, 3, 3, 4], [1, 4, 4, 5], [2, 6, 6, 6]);

interface Setup {
  readonly solve: Behaviour;
  readonly fallbacks?: readonly EngineName[];
  readonly limit?: number;
  readonly maxWeight?: number;
}

/** Decides three windows with an engine that behaves so; what the ledger holds of them. */
async function decided({ solve, fallbacks = [], limit = 60, maxWeight = 1 }: Setup) {
  const python = fakePython({ solve });
  const { ledger, events } = openLedger();
  const base = walkForwardOf({ series: SERIES, windows: WINDOWS });
  const risk = {
    ...base.risk,
    engine: 'skfolio',
    fallback_engines: fallbacks,
    engine_time_limit_seconds: limit,
  } as const;
  const bounds = { ...base.bounds, max_weight: maxWeight };
  const decisions = await decideWindows({ ...base, risk, bounds, ledger, compute: { python } });
  const outcomes = events()
    .filter(({ phase }) => phase === 'outcome')
    .map(({ status, data }) => ({ status, ...data }) as Record<string, unknown>);
  return { decisions, outcomes };
}

const statuses = (outcomes: readonly Record<string, unknown>[]) => outcomes.map(({ status }) => status);

describe('an engine in a process of its own', () => {
  it('is one process for all windows', async () => {
    const { outcomes } = await decided({ solve: `say(String(count)); ${EQUAL}; if (count > 2) process.exit(7);` });
    expect(outcomes.map(({ status, engine, weights }) => [status, engine, weights])).toEqual(
      Array.from({ length: 3 }, () => ['success', 'skfolio', { AAA: 1 / 3, BBB: 1 / 3, CCC: 1 / 3 }]),
    );
  });

  it('that crashes fails its window, and a new process is started for the rest', async () => {
    const crash = `if (count === 1) { say('Fatal Python error: Segmentation fault at 0x7ffd12'); process.kill(process.pid, 'SIGSEGV'); }`;
    const { outcomes, decisions } = await decided({ solve: `${crash} else { ${EQUAL} }` });
    expect(statuses(outcomes)).toEqual(['success', 'error', 'success']);
    expect(outcomes[1]).toEqual({
      status: 'error',
      engine: 'skfolio',
      code: 'ENGINE',
      message:
        'engine skfolio: its process must answer each question, got it ended with SIGSEGV (expected an answer). ' +
        'The package or what it rests on crashed, hung or ran out of memory; what it said last is in the ledger.',
      stderr: 'Fatal Python error: Segmentation fault at 0x…',
      attempts: [],
      effect: 'the holdings before this window are kept',
    });
    expect(decisions[1]!.weights).toBeNull();
  });

  it('that is killed from outside fails its window only', async () => {
    const { outcomes } = await decided({
      solve: `if (count === 0) process.kill(process.pid, 'SIGKILL'); else { ${EQUAL} }`,
    });
    // Each process counts anew: all three windows meet its first question.
    expect(statuses(outcomes)).toEqual(['error', 'error', 'error']);
    expect(outcomes[0]!.message).toContain('got it ended with SIGKILL');
  });

  it('that hangs is ended at its time limit', async () => {
    const hang = 'for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);';
    const { outcomes } = await decided({ solve: `if (count === 2) { ${hang} } else { ${EQUAL} }`, limit: 0.5 });
    expect(statuses(outcomes)).toEqual(['success', 'success', 'error']);
    expect(outcomes[2]!.message).toContain('got it gave no answer within 0.5 s');
  });

  it('that answers with NaN is an error, with every attempt', async () => {
    const { outcomes } = await decided({ solve: `answer({ outcome: 'weights', messages: [] }, [NaN, 0.5, 0.5]);` });
    expect(statuses(outcomes)).toEqual(['error', 'error', 'error']);
    expect(outcomes[0]).toMatchObject({
      code: 'NOT_SOLVED',
      attempts: [{ outcome: 'failed', reason: '2 numbers for 3 weights' }],
    });
  });

  it('that finds a window infeasible says so in the ledger', async () => {
    const said = `answer({ outcome: 'unsolved', message: 'infeasible_inaccurate', messages: ['UserWarning: ill-conditioned'] });`;
    const { outcomes } = await decided({ solve: `if (count === 0) { ${said} } else { ${EQUAL} }` });
    expect(statuses(outcomes)).toEqual(['error', 'success', 'success']);
    expect(outcomes[0]).toMatchObject({ code: 'NOT_SOLVED', messages: ['UserWarning: ill-conditioned'] });
    expect(outcomes[0]!.message).toContain('infeasible_inaccurate');
  });

  it('is asked no question that no weights can answer', async () => {
    const { outcomes } = await decided({ solve: 'process.exit(3);', maxWeight: 0.2, fallbacks: ['custom'] });
    expect(outcomes[0]).toMatchObject({ status: 'error', code: 'INFEASIBLE', engine: 'skfolio' });
    expect(outcomes[0]).not.toHaveProperty('refusals');
  });

  it.each([
    ['garbage', `fs.writeSync(1, 'Hello, this is a banner of a package');`, 'got it answered with no frame'],
    ['an unknown outcome', `answer({ outcome: 'perhaps', messages: [] });`, 'an answer must be one of the protocol'],
    ['weights without numbers', `answer({ outcome: 'weights', messages: [] });`, 'it answered weights'],
  ])('that answers with %s is an error', async (_what, solve, message) => {
    const { outcomes } = await decided({ solve });
    expect(statuses(outcomes)).toEqual(['error', 'error', 'error']);
    expect(outcomes[0]!.message).toContain(message);
  });

  it('is replaced by the declared fallback only, and the ledger says who refused', async () => {
    const solve = `if (count === 1) { say('out of memory'); process.exit(9); } else { ${EQUAL} }`;
    const { outcomes, decisions } = await decided({ solve, fallbacks: ['custom'] });
    expect(statuses(outcomes)).toEqual(['success', 'fallback', 'success']);
    expect(outcomes[1]).toMatchObject({
      engine: 'custom',
      weights: { AAA: 1 / 3, BBB: 1 / 3, CCC: 1 / 3 },
      refusals: [{ engine: 'skfolio', code: 'ENGINE', stderr: 'out of memory', attempts: [] }],
    });
    expect(decisions.map(({ status }) => status)).toEqual(['success', 'fallback', 'success']);
  });
});

describe('openEngines', () => {
  const opened = async (version: string | null, python?: string) => {
    const { ledger, events } = openLedger();
    const interpreter = python ?? fakePython({ version });
    return {
      engines: await openEngines({ where: 'alpha: tournament', workers: ['skfolio'], python: interpreter, ledger }),
      events: events(),
    };
  };

  it('enters version and packages into the ledger, and tells the receipt', async () => {
    const { engines, events } = await opened('1.20.0');
    expect(engines).toEqual([{ name: 'skfolio', version: '1.20.0' }]);
    expect(events).toEqual([
      {
        step: 'engine',
        phase: 'finding',
        status: 'success',
        params: { engine: 'skfolio' },
        data: { version: '1.20.0', python: '3.11.0', packages: { numpy: '2.0.0' } },
      },
    ]);
  });

  it.each([
    ['1.12.1', 'got skfolio 1.12.1'],
    ['1.9', 'found 1.9'],
    ['2.0.0', 'below 2, found 2.0.0'],
    [null, 'found none'],
  ])('refuses version %s, with needed, found and the remedy', async (version, message) => {
    await expect(opened(version)).rejects.toThrow(message);
    await expect(opened(version)).rejects.toThrow('needs skfolio 1.12.2 or newer');
    await expect(opened(version)).rejects.toThrow('npx metafolio engines install');
  });

  it('refuses an interpreter that is not there', async () => {
    await expect(opened('1.12.2', '/nowhere/python')).rejects.toThrow('there is no Python at /nowhere/python');
  });
});
