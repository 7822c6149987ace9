import { RISK_PROFILES } from '@metafolio/quant';
import { describe, expect, test } from 'vitest';
import { workspaceOf } from '../storage/testing/workspace.js';
import { riskSchema } from './blocks/risk.js';
import { loadManifest } from './load-manifest.js';
import { manifestOfText } from './testing/manifest.js';

const PROFILE_KEYS =
  '"extends", "description", "data", "features", "selection", "risk", "backtest", "health", "meta_allocation", "trust", "sleeves", "parity_exceptions"';
const RISK_KEYS = quoted(Object.keys(riskSchema.shape));
/** As many choices as a message shows. */
const RISK_PROFILE_NAMES = `${quoted(RISK_PROFILES.slice(0, 30))} and ${RISK_PROFILES.length - 30} more`;
const NAME = 'a text that matches ^[a-z][a-z0-9_-]*$';
const OUTSIDE = 'A run must not depend on files that the workspace does not hold; copy the file into it.';

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

interface BadManifest {
  readonly name: string;
  readonly text: string;
  /** Lines of the message, without the file name that each begins with. */
  readonly messages: readonly string[];
}

/** A profile `a` with this text in its second line. */
const inProfile = (text: string) => `{"profiles": {"a": {\n${text}}}}`;

const BAD_MANIFESTS: readonly BadManifest[] = [
  {
    name: 'an unknown key that is a slip of the pen',
    text: inProfile('"risk": {"cluster_capp": 0.5}'),
    messages: [
      `2: profiles.a.risk.cluster_capp: the key is unknown, got "cluster_capp" (expected one of ${RISK_KEYS}). Did you mean "cluster_cap"?`,
    ],
  },
  {
    name: 'an unknown key at the top',
    text: '{"max_deth": 3}',
    messages: [
      '1: max_deth: the key is unknown, got "max_deth" (expected one of "$schema", "extends", "max_depth", "defaults", "profiles"). Did you mean "max_depth"?',
    ],
  },
  {
    name: 'a key one block too high',
    text: inProfile('"train_window": 90'),
    messages: [
      `2: profiles.a.train_window: the key is unknown, got "train_window" (expected one of ${PROFILE_KEYS}). It is a key of profiles.a.backtest; move it there.`,
    ],
  },
  {
    name: 'a key of the top in a profile',
    text: inProfile('"max_depth": 3'),
    messages: [
      `2: profiles.a.max_depth: the key is unknown, got "max_depth" (expected one of ${PROFILE_KEYS}). It is a key of the top of the file; move it there.`,
    ],
  },
  {
    name: 'a key of another block',
    text: inProfile('"risk": {"lookback_days": 500}'),
    messages: [
      `2: profiles.a.risk.lookback_days: the key is unknown, got "lookback_days" (expected one of ${RISK_KEYS}). It is a key of defaults.backtest; move it there.`,
    ],
  },
  {
    name: 'a key that nothing has',
    text: inProfile('"leverage": 2'),
    messages: [
      `2: profiles.a.leverage: the key is unknown, got "leverage" (expected one of ${PROFILE_KEYS}). No object of this file has such a key; remove it.`,
    ],
  },
  {
    name: 'a name of a profile with a dot',
    text: '{"profiles": {"a.b": {}}}',
    messages: [
      `1: profiles["a.b"]: the name has the wrong form, got "a.b" (expected ${NAME}). Names become folders and JSON field paths, so they hold neither capitals, dots, slashes nor spaces.`,
    ],
  },
  {
    name: 'a name of a profile with a capital',
    text: '{"profiles": {"Production": {}}}',
    messages: [
      `1: profiles.Production: the name has the wrong form, got "Production" (expected ${NAME}). Names become folders and JSON field paths, so they hold neither capitals, dots, slashes nor spaces.`,
    ],
  },
  {
    name: 'a sleeve id with a slash',
    text: inProfile('"sleeves": [{"id": "a/b", "profile": "b"}]'),
    messages: [
      `2: profiles.a.sleeves[0].id: the text has the wrong form, got "a/b" (expected ${NAME}). Name of the sleeve inside this meta-portfolio, unique in it.`,
    ],
  },
  {
    name: 'a number in quotes',
    text: inProfile('"risk": {"max_weight": "0.3"}'),
    messages: [
      '2: profiles.a.risk.max_weight: the value has the wrong type, got "0.3" (expected a number above 0 and up to 1). The quotes make it a text; remove them.',
    ],
  },
  {
    name: 'a percentage',
    text: inProfile('"risk": {"max_weight": 25}'),
    messages: [
      '2: profiles.a.risk.max_weight: the value is out of range, got 25 (expected a number above 0 and up to 1). Shares are fractions: 25 % is 0.25.',
    ],
  },
  {
    name: 'a number below its range',
    text: inProfile('"backtest": {"slippage": -0.001}'),
    messages: [
      '2: profiles.a.backtest.slippage: the value is out of range, got -0.001 (expected a number from 0 to 1). One-way slippage, as a fraction of traded value (0.0005 is 5 bps).',
    ],
  },
  {
    name: 'a part of an observation',
    text: inProfile('"backtest": {"train_window": 90.5}'),
    messages: [
      '2: profiles.a.backtest.train_window: the value has the wrong type, got 90.5 (expected a whole number from 2). It counts whole things; round it.',
    ],
  },
  {
    name: 'a truth value in quotes',
    text: inProfile('"backtest": {"anchored": "yes"}'),
    messages: [
      '2: profiles.a.backtest.anchored: the value has the wrong type, got "yes" (expected true or false). Write true or false without quotes.',
    ],
  },
  {
    name: 'a number where a text belongs',
    text: inProfile('"description": 5'),
    messages: ['2: profiles.a.description: the value has the wrong type, got 5 (expected a text). Put it in quotes.'],
  },
  {
    name: 'null for a default',
    text: inProfile('"risk": {"hrp": null}'),
    messages: [
      '2: profiles.a.risk.hrp: the value has the wrong type, got null (expected an object). Leave the key out to take the default.',
    ],
  },
  {
    name: 'null where there is no default',
    text: inProfile('"data": {"as_of": null}'),
    messages: [
      '2: profiles.a.data.as_of: the value has the wrong type, got null (expected a date that exists, as yyyy-mm-dd). An empty value is null; write the value.',
    ],
  },
  {
    name: 'a list where an object belongs',
    text: '{"profiles": []}',
    messages: ['1: profiles: the value has the wrong type, got [] (expected an object). The profiles by name.'],
  },
  {
    name: 'null for the whole file',
    text: 'null',
    messages: [
      '1: the value has the wrong type, got null (expected an object). An empty value is null; write the value.',
    ],
  },
  {
    name: 'a day that does not exist',
    text: inProfile('"data": {"as_of": "2023-02-29"}'),
    messages: [
      `2: profiles.a.data.as_of: the text has the wrong form, got "2023-02-29" (expected a date that exists, as yyyy-mm-dd). Last date that takes part, ISO yyyy-mm-dd; without it the last one of the sleeve's own data.`,
    ],
  },
  {
    name: 'an unknown version of the selection engine',
    text: inProfile('"features": {"selection_mode": "v3.3"}'),
    messages: [
      '2: profiles.a.features.selection_mode: the value is not among the choices, got "v3.3" (expected one of "v3.2", "none"). Did you mean "v3.2"?',
    ],
  },
  {
    name: 'an unknown risk profile',
    text: inProfile('"risk": {"profiles": ["hrp",\n"erc"]}'),
    messages: [
      `3: profiles.a.risk.profiles[1]: the value is not among the choices, got "erc" (expected one of ${RISK_PROFILE_NAMES}). Did you mean "herc"?`,
    ],
  },
  {
    name: 'no risk profile',
    text: inProfile('"risk": {"profiles": []}'),
    messages: [
      '2: profiles.a.risk.profiles: the value is out of range, got [] (expected a list that is not empty). Risk profiles of the tournament; a meta-portfolio consumes the same of its children.',
    ],
  },
  {
    name: 'a union that nothing fits',
    text: inProfile('"backtest": {"lookback_days": "al"}'),
    messages: [
      '2: profiles.a.backtest.lookback_days: the value fits none of the choices, got "al" (expected a whole number from 3 or "all"). Did you mean "all"?',
    ],
  },
  {
    name: 'a sleeve without its profile',
    text: inProfile('"sleeves": [\n{"id": "x"}]'),
    messages: [
      `3: profiles.a.sleeves[0].profile: the key is required, got nothing (expected ${NAME}). Add it: Profile of the sleeve, or of the meta-portfolio that serves as one.`,
    ],
  },
  {
    name: 'a run id that is none',
    text: inProfile('"sleeves": [{"id": "x", "profile": "b", "run_id": "latest"}]'),
    messages: [
      '2: profiles.a.sleeves[0].run_id: the text has the wrong form, got "latest" (expected a text that matches ^[a-z][a-z0-9_-]*-[0-9a-f]{12}$). Archived run that is the input instead of executing the profile: <profile>-<12 hex digits>.',
    ],
  },
  {
    name: 'several problems, from top to bottom',
    text: '{"max_depth": 0,\n"profiles": {"a": {"risk": {"cluster_cap": 2,\n"min_weigth": 0}},\n"b": {"health": 5}}}',
    messages: [
      '1: max_depth: the value is out of range, got 0 (expected a whole number from 1 to 64). Largest number of meta-portfolios one inside the other; default 8.',
      '2: profiles.a.risk.cluster_cap: the value is out of range, got 2 (expected a number above 0 and up to 1). Shares are fractions: 25 % is 0.25.',
      `3: profiles.a.risk.min_weigth: the key is unknown, got "min_weigth" (expected one of ${RISK_KEYS}). Did you mean "min_weight"?`,
      '4: profiles.b.health: the value has the wrong type, got 5 (expected an object). When a run counts as healthy, and what it lists as an anomaly.',
    ],
  },
  {
    name: 'an unknown base of a profile',
    text: '{"profiles": {"base": {},\n"a": {"extends": "bas"}}}',
    messages: [
      '2: profiles.a.extends: the profile is unknown, got "bas" (expected one of "a", "base"). Did you mean "base"?',
    ],
  },
  {
    name: 'a base that only JavaScript knows',
    text: inProfile('"extends": "constructor"'),
    messages: [
      '2: profiles.a.extends: the profile is unknown, got "constructor" (expected one of "a"). Add it to the profiles of the manifest.',
    ],
  },
  {
    name: 'a profile that extends itself',
    text: inProfile('"extends": "a"'),
    messages: [
      '2: profiles.a.extends: profiles must not extend one another in a circle, got a → a (expected a chain that ends). Remove one of the extends.',
    ],
  },
  {
    name: 'profiles that extend one another in a circle',
    text: '{"profiles": {"a": {"extends": "b"},\n"b": {"extends": "c"},\n"c": {"extends": "b"}}}',
    messages: [
      '2: profiles.b.extends: profiles must not extend one another in a circle, got b → c → b (expected a chain that ends). Remove one of the extends.',
    ],
  },
  {
    name: 'a base outside of the workspace',
    text: '{\n"extends": "../../manifest.json"}',
    messages: [
      `2: extends: the path must stay in the workspace, got "../../manifest.json" (expected a path below the workspace root). ${OUTSIDE}`,
    ],
  },
  {
    name: 'a base at an absolute path outside of the workspace',
    text: '{"extends": "/etc/manifest.json"}',
    messages: [
      `1: extends: the path must stay in the workspace, got "/etc/manifest.json" (expected a path below the workspace root). ${OUTSIDE}`,
    ],
  },
  {
    name: 'a base that is missing',
    text: '{"extends": "base.json"}',
    messages: [
      '1: extends: the manifest must exist, got no such file (expected the file configs/base.json in the workspace). The path is relative to the file that extends it.',
    ],
  },
  {
    name: 'a manifest that extends itself',
    text: '{"extends": "manifest.json"}',
    messages: [
      '1: extends: manifests must not extend one another in a circle, got configs/manifest.json → configs/manifest.json (expected a chain that ends). Remove one of the extends; "configs/manifest.json" was already in the chain.',
    ],
  },
];

describe('a bad manifest is told with file, line, path, rule, value and likely cause', () => {
  test.each(BAD_MANIFESTS)('$name', ({ text, messages }) => {
    const message = messages.map((line) => `configs/manifest.json:${line}`).join('\n');
    expect(() => manifestOfText(text)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  test('a missing manifest', () => {
    const message =
      'configs/manifest.json: the manifest must exist, got no such file (expected the file configs/manifest.json in the workspace). The path comes from --manifest, TV_MANIFEST_PATH or the manifest option in nx.json, relative to the workspace.';
    const options = { workspaceRoot: workspaceOf({}), path: 'configs/manifest.json' };
    expect(() => loadManifest(options)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  test('a problem in the file underneath', () => {
    const workspaceRoot = workspaceOf({
      'm.json': '{"extends": "base/base.json", "profiles": {"a": {}}}',
      'base/base.json': '{\n"default": {}}',
    });
    const message =
      'base/base.json:2: default: the key is unknown, got "default" (expected one of "$schema", "extends", "max_depth", "defaults", "profiles"). Did you mean "defaults"?';
    expect(() => loadManifest({ workspaceRoot, path: 'm.json' })).toThrow(expect.objectContaining({ message }));
  });

  test('manifests that extend one another in a circle', () => {
    const workspaceRoot = workspaceOf({
      'a.json': '{"extends": "b.json"}',
      'b.json': '{"extends": "c.json"}',
      'c.json': '{\n"extends": "b.json"}',
    });
    const message =
      'c.json:2: extends: manifests must not extend one another in a circle, got b.json → c.json → b.json (expected a chain that ends). Remove one of the extends; "b.json" was already in the chain.';
    expect(() => loadManifest({ workspaceRoot, path: 'a.json' })).toThrow(expect.objectContaining({ message }));
  });

  test('fifty thousand unknown keys, in a message that can be read', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `"k${index}":0`).join();
    expect(() => manifestOfText(`{${keys}}`)).toThrow(/\nand 49900 more problems$/);
  });
});
