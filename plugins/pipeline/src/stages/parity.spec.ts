import { describe, expect, it } from 'vitest';
import { GateError } from '../errors.js';
import { prettyJson } from '../storage/canonical-json.js';
import { type ParityFile, parity } from './parity.js';
import { productJson, stageRunOf } from './testing/stage-run.js';

const PARAMETERS = {
  features: { selection_mode: 'v3.2' },
  selection: { top_n: 2, cluster_lookbacks: [60, 120] },
  backtest: { slippage: 0.001, test_window: 20 },
};
const TIME = { as_of: '2022-06-24', temporal_id: '0123456789ab', in_sample: false };
const leaf = (path: string, profile: string, changed = {}) => ({ path, profile, ...PARAMETERS, ...changed });

/** The files of a child's run that parity reads. */
const child = (profile: string, leaves: readonly object[], time = {}) => ({
  'run.json': prettyJson({ run_id: `${profile}-0123456789ab`, profile, ...TIME, ...time }),
  'leaves.json': prettyJson(leaves),
});
const core = child('inner', [leaf('first', 'alpha'), leaf('second', 'beta')]);
const EXPENSIVE = { backtest: { slippage: 0.002, test_window: 20 } };

type Exceptions = ParityFile['exceptions'];
const runOn = (children: Record<string, Record<string, string>>, exceptions: Exceptions = []) =>
  stageRunOf({ config: { sleeves: [], parity_exceptions: exceptions }, children });

describe('parity', () => {
  it('states what all leaves below share, each by its path', () => {
    const { run, events } = runOn({ core, side: child('gamma', [leaf('', 'gamma')]) });
    const product = parity(run);
    expect(product.summary).toBe('7 parameters equal in 3 leaves');
    expect(productJson<ParityFile>(product, 'parity.json')).toMatchObject({
      ...TIME,
      children: [
        { id: 'core', profile: 'inner', run_id: 'inner-0123456789ab' },
        { id: 'side', profile: 'gamma', run_id: 'gamma-0123456789ab' },
      ],
      leaves: [{ path: 'core/first' }, { path: 'core/second' }, { path: 'side' }],
    });
    expect(events()).toMatchObject([{ step: 'parity', status: 'success', data: { parameters: 7 } }]);
  });

  it('fails with every parameter that differs and its value in each leaf', () => {
    const { run } = runOn({ core, side: child('gamma', [leaf('', 'gamma', EXPENSIVE)]) });
    expect(() => parity(run)).toThrow(
      new GateError({
        where: 'macro: parity',
        rule: 'all leaves must share features, selection, backtest and time',
        got: '1 differing parameter',
        expected: 'none, or an entry of parity_exceptions with its reason',
        cause:
          'The parameters and their values:\n  backtest.slippage: core/first = 0.001, core/second = 0.001, side = 0.002',
      }),
    );
  });

  it('lets a declared exception pass, keeps its reason, and does not count its parameter as shared', () => {
    const exceptions = [{ parameter: 'backtest.slippage', sleeve: 'side', reason: 'illiquid' }];
    const { run, events } = runOn({ core, side: child('gamma', [leaf('', 'gamma', EXPENSIVE)]) }, exceptions);
    const product = parity(run);
    expect(product.summary).toBe('6 parameters equal in 3 leaves');
    expect(productJson<ParityFile>(product, 'parity.json')).toMatchObject({ parameters: 6, exceptions });
    expect(events()[0]?.data).toMatchObject({ exceptions });
  });

  it('demands one time of all children, with no exception', () => {
    const { run } = runOn({ core, side: child('gamma', [leaf('', 'gamma')], { as_of: '2022-06-23' }) });
    expect(() => parity(run)).toThrow(/ {2}as_of: core = "2022-06-24", side = "2022-06-23"$/);
  });

  it('is in-sample as soon as one child is', () => {
    const { run } = runOn({ core, side: child('gamma', [leaf('', 'gamma')], { in_sample: true }) });
    expect(productJson<ParityFile>(parity(run), 'parity.json').in_sample).toBe(true);
  });
});
