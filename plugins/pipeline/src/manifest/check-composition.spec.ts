import { describe, expect, test } from 'vitest';
import { checkComposition } from './check-composition.js';
import { resolveProfile } from './resolve-profile.js';
import { manifestOf, manifestOfText } from './testing/manifest.js';

const DIRECTORIES = {
  sleeveDirectories: new Set(['etf', 'crypto', 'misplaced']),
  metaDirectories: new Set(['all', 'top']),
};
const check = (text: string) => checkComposition(manifestOfText(text), DIRECTORIES);

const REVERSED = 'The two are exchanged, or one of them comes from the defaults or from a profile underneath.';

/** Two sleeves, and a meta-portfolio `all` over them with this text in its second line. */
const inMeta = (text: string) => `{"profiles": {"etf": {}, "crypto": {}, "all": {\n${text}}}}`;
const TWO = '"sleeves": [{"id": "x", "profile": "etf"}, {"id": "y", "profile": "crypto"}]';

interface BadComposition {
  readonly name: string;
  readonly text: string;
  /** Lines of the message, without the file name that each begins with. */
  readonly messages: readonly string[];
}

const BAD_COMPOSITIONS: readonly BadComposition[] = [
  {
    name: 'an exception to the windows',
    text: inMeta(
      `${TWO}, "parity_exceptions": [{"parameter": "backtest.train_window", "sleeve": "x", "reason": "short history"}]`,
    ),
    messages: [
      '2: profiles.all.parity_exceptions[0].parameter: the windows of all sleeves must be the same, without exception, got "backtest.train_window" (expected a parameter of features, selection, the simulator or its costs). Give the sleeve the windows of the others; their streams are compared date by date.',
    ],
  },
  {
    name: 'no profile',
    text: '{"defaults": {}}',
    messages: [
      '1: profiles: a manifest must have a profile, got none (expected at least one, here or in a manifest that it extends). Add a profile named like its folder in sleeves/ or meta/.',
    ],
  },
  {
    name: 'an unknown profile',
    text: inMeta('"sleeves": [{"id": "x", "profile": "cripto"}]'),
    messages: [
      '2: profiles.all.sleeves[0].profile: the profile is unknown, got "cripto" (expected one of "all", "crypto", "etf"). Did you mean "crypto"?',
    ],
  },
  {
    name: 'a profile that only JavaScript knows',
    text: inMeta('"sleeves": [{"id": "x", "profile": "constructor"}]'),
    messages: [
      '2: profiles.all.sleeves[0].profile: the profile is unknown, got "constructor" (expected one of "all", "crypto", "etf"). Add it to the profiles of the manifest.',
    ],
  },
  {
    name: 'a sleeve without a folder and without a run',
    text: inMeta('"sleeves": [{"id": "x", "profile": "fx"}]}, "fx": {'),
    messages: [
      '2: profiles.all.sleeves[0].profile: the sleeve must have a folder, or its run be pinned, got "fx" (expected sleeves/fx/sleeve.yaml, or a run_id). Create the folder, or pin an archived run with run_id.',
    ],
  },
  {
    name: 'a sleeve in the folder of a meta-portfolio',
    text: inMeta('"sleeves": [{"id": "x", "profile": "top"}]}, "top": {'),
    messages: [
      '2: profiles.all.sleeves[0].profile: the sleeve must have a folder, or its run be pinned, got "top" (expected sleeves/top/sleeve.yaml, or a run_id). There is meta/top/meta.yaml, but in the manifest the profile has no sleeves.',
    ],
  },
  {
    name: 'a meta-portfolio in the folder of a sleeve',
    text: inMeta(`"sleeves": [{"id": "x", "profile": "misplaced"}]}, "misplaced": {${TWO}`),
    messages: [
      '2: profiles.all.sleeves[0].profile: the meta must have a folder, or its run be pinned, got "misplaced" (expected meta/misplaced/meta.yaml, or a run_id). There is sleeves/misplaced/sleeve.yaml, but in the manifest the profile has sleeves.',
    ],
  },
  {
    name: 'an id twice in one meta-portfolio',
    text: inMeta('"sleeves": [{"id": "x", "profile": "etf"},\n{"id": "x", "profile": "crypto"}]'),
    messages: [
      '3: profiles.all.sleeves[1].id: the ids of the sleeves of a meta-portfolio must differ, got "x" (expected an id that sleeves[0] does not have). A sleeve was copied; give it an id of its own.',
    ],
  },
  {
    name: 'a pinned run of another profile',
    text: inMeta('"sleeves": [{"id": "x", "profile": "etf", "run_id": "crypto-0123456789ab"}]'),
    messages: [
      '2: profiles.all.sleeves[0].run_id: the run must be one of the profile, got "crypto-0123456789ab" (expected etf- and 12 hex digits). The profile was changed and the run was not, or the run of another sleeve was copied.',
    ],
  },
  {
    name: 'upper bounds that admit no sum of 1',
    text: inMeta(`${TWO},\n"meta_allocation": {"max_weight": 0.49}`),
    messages: [
      '3: profiles.all.meta_allocation.max_weight: max_weight of 2 sleeves must admit a sum of 1, got 0.49 (expected at least 1/2). A sleeve was removed, or the bound was meant for more of them.',
    ],
  },
  {
    name: 'upper bounds in the defaults that admit no sum of 1 here',
    text: `{"defaults": {"meta_allocation": {"max_weight": 0.4}},\n"profiles": {"etf": {}, "crypto": {}, "all": {\n${TWO}}}}`,
    messages: [
      '3: profiles.all.sleeves: max_weight of 2 sleeves must admit a sum of 1, got 0.4 (expected at least 1/2). A sleeve was removed, or the bound was meant for more of them.',
    ],
  },
  {
    name: 'lower bounds that admit no sum of 1',
    text: inMeta(`${TWO},\n"meta_allocation": {"min_weight": 0.51}`),
    messages: [
      '3: profiles.all.meta_allocation.min_weight: min_weight of 2 sleeves must admit a sum of 1, got 0.51 (expected at most 1/2). A sleeve was added, or the bound was meant for fewer of them.',
    ],
  },
  {
    name: 'reversed bounds of the allocation',
    text: inMeta(`${TWO},\n"meta_allocation": {"max_weight": 0.6,\n"min_weight": 0.7}`),
    messages: [
      `4: profiles.all.meta_allocation.min_weight: min_weight must not be above max_weight, got 0.7 and 0.6 (expected min_weight ≤ max_weight). ${REVERSED}`,
      '4: profiles.all.meta_allocation.min_weight: min_weight of 2 sleeves must admit a sum of 1, got 0.7 (expected at most 1/2). A sleeve was added, or the bound was meant for fewer of them.',
    ],
  },
  {
    name: 'reversed bounds of a sleeve, one of them from the defaults',
    text: '{"defaults": {"risk": {"min_weight": 0.2}}, "profiles": {"etf": {\n"risk": {"max_weight": 0.1}}}}',
    messages: [
      `2: profiles.etf.risk.max_weight: min_weight must not be above max_weight, got 0.2 and 0.1 (expected min_weight ≤ max_weight). ${REVERSED}`,
    ],
  },
  {
    name: 'reversed bounds in the defaults, once for all profiles',
    text: '{"defaults": {\n"risk": {"min_weight": 0.2, "max_weight": 0.1}}, "profiles": {"etf": {}, "crypto": {}}}',
    messages: [
      `2: defaults.risk.min_weight: min_weight must not be above max_weight, got 0.2 and 0.1 (expected min_weight ≤ max_weight). ${REVERSED}`,
    ],
  },
  {
    name: 'a reversed band of random walks',
    text: '{"profiles": {"etf": {"selection": {"hurst_random_walk_max": 0.4}}}}',
    messages: [
      `1: profiles.etf.selection.hurst_random_walk_max: hurst_random_walk_min must not be above hurst_random_walk_max, got 0.48 and 0.4 (expected hurst_random_walk_min ≤ hurst_random_walk_max). ${REVERSED}`,
    ],
  },
  {
    name: 'a lookback too short for one window',
    text: '{"defaults": {"backtest": {"lookback_days": 200}}, "profiles": {"etf": {\n"backtest": {"purge": 1}}}}',
    messages: [
      '2: profiles.etf.backtest.purge: lookback_days must hold a window, got 200 (expected at least train_window + purge + test_window = 180 + 1 + 40 = 221). Lengthen the lookback or shorten the windows; all are counted in observations.',
    ],
  },
  {
    name: 'a setting of the other simulator',
    text: '{"profiles": {"etf": {\n"backtest": {"market_impact": 1}}}}',
    messages: [
      '2: profiles.etf.backtest.market_impact: only the simulator cvxportfolio can do this, got 1 with the simulator custom (expected 0, or the simulator cvxportfolio). Set backtest.simulator to cvxportfolio, or remove the key.',
    ],
  },
  {
    name: 'a risk profile without its target',
    text: '{"profiles": {"etf": {"risk": {\n"profiles": ["hrp", "target_volatility"]}}}}',
    messages: [
      '2: profiles.etf.risk.profiles: the risk profile target_volatility needs its target, got none (expected a fraction a year). Set risk.target_volatility_annual, or take target_volatility out of risk.profiles.',
    ],
  },
  {
    name: 'a risk profile twice',
    text: '{"profiles": {"etf": {"risk": {"profiles": ["hrp", "barbell",\n"hrp"]}}}}',
    messages: [
      '2: profiles.etf.risk.profiles[2]: a risk profile must be listed once, got "hrp" (expected only the one at risk.profiles[0]). Remove one of the two.',
    ],
  },
  {
    name: 'a risk profile that a child does not run',
    text: `{"profiles": {"etf": {"risk": {"profiles": ["hrp"]}}, "crypto": {}, "all": {\n${TWO}, "risk": {"profiles": ["hrp", "barbell"]}}}}`,
    messages: [
      '2: profiles.all.sleeves[0].profile: "etf" must run every risk profile of "all", got "hrp" (expected "barbell" too). Add what is missing to risk.profiles of "etf", or remove it from those of "all".',
    ],
  },
  {
    name: 'keys of a meta-portfolio in a sleeve',
    text: '{"profiles": {"etf": {"meta_allocation": {},\n"parity_exceptions": []}}}',
    messages: [
      '1: profiles.etf.meta_allocation: only a meta-portfolio has this key, got a profile without sleeves (expected a profile with sleeves). Add the sleeves that it allocates across, or remove the key.',
      '2: profiles.etf.parity_exceptions: only a meta-portfolio has this key, got a profile without sleeves (expected a profile with sleeves). Add the sleeves that it allocates across, or remove the key.',
    ],
  },
  {
    name: 'an exception for a sleeve that is not there',
    text: inMeta(
      `${TWO.replace('"x"', '"bonds"')}, "parity_exceptions": [\n{"parameter": "backtest.slippage", "sleeve": "bond/x", "reason": "OTC"}]`,
    ),
    messages: [
      '3: profiles.all.parity_exceptions[0].sleeve: an exception must name a sleeve of the meta-portfolio, got "bond/x" (expected one of "bonds", "y"). Did you mean "bonds"?',
    ],
  },
  {
    name: 'a meta-portfolio in itself',
    text: inMeta('"sleeves": [{"id": "x", "profile": "etf"},\n{"id": "y", "profile": "all"}]'),
    messages: [
      '3: profiles.all.sleeves[1].profile: a meta-portfolio must not contain itself, got all → all (expected a chain that ends in sleeves). Remove one of these sleeves, or pin an archived run of it with run_id.',
    ],
  },
  {
    name: 'meta-portfolios in one another',
    text: inMeta('"sleeves": [{"id": "x", "profile": "top"}]},\n"top": {"sleeves": [{"id": "x", "profile": "all"}]'),
    messages: [
      '2: profiles.all.sleeves[0].profile: a meta-portfolio must not contain itself, got all → top → all (expected a chain that ends in sleeves). Remove one of these sleeves, or pin an archived run of it with run_id.',
    ],
  },
  {
    name: 'a nesting deeper than the manifest admits',
    text: `{"max_depth": 1, "profiles": {"etf": {}, "crypto": {}, "all": {${TWO}}, "top": {\n"sleeves": [{"id": "x", "profile": "etf"}, {"id": "y", "profile": "all"}]}}}`,
    messages: [
      '2: profiles.top.sleeves[1].profile: metas must not be nested too deeply, got 2 levels, top → all (expected at most max_depth = 1). Flatten the composition, or raise max_depth at the top of the manifest.',
    ],
  },
  {
    name: 'several problems of several profiles',
    text: '{"profiles": {"etf": {"risk": {"min_weight": 0.5, "max_weight": 0.4}}, "all": {\n"sleeves": [{"id": "x", "profile": "etff"}]}}}',
    messages: [
      `1: profiles.etf.risk.min_weight: min_weight must not be above max_weight, got 0.5 and 0.4 (expected min_weight ≤ max_weight). ${REVERSED}`,
      '2: profiles.all.sleeves[0].profile: the profile is unknown, got "etff" (expected one of "all", "etf"). Did you mean "etf"?',
    ],
  },
];

describe('a bad composition is told with file, line, path, rule, value and likely cause', () => {
  test.each(BAD_COMPOSITIONS)('$name', ({ text, messages }) => {
    const message = messages.map((line) => `configs/manifest.json:${line}`).join('\n');
    expect(() => check(text)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  test('what contradicts itself inside a profile stops its resolution too', () => {
    const manifest = manifestOf({ profiles: { a: { risk: { min_weight: 0.5, max_weight: 0.4 } } } });
    expect(() => resolveProfile(manifest, 'a')).toThrow('min_weight must not be above max_weight, got 0.5 and 0.4');
  });
});

describe('a composition may', () => {
  test('share sleeves, nest metas and give every weight exactly its share', () => {
    const text = inMeta(`${TWO}, "meta_allocation": {"min_weight": 0.5, "max_weight": 0.5}},
      "top": {"sleeves": [{"id": "x", "profile": "all"}, {"id": "y", "profile": "etf"}]`);
    expect(() => check(text)).not.toThrow();
  });

  test.each([3, 7, 10, 49])('bound %i sleeves by the double next to their equal share', (n) => {
    const sleeves = Array.from({ length: n }, (_, index) => ({ id: `s${index}`, profile: 'etf' }));
    const meta_allocation = { min_weight: 1 / n, max_weight: 1 / n };
    const manifest = manifestOf({ profiles: { etf: {}, all: { sleeves, meta_allocation } } });
    expect(() => checkComposition(manifest, DIRECTORIES)).not.toThrow();
  });

  test('pin a run of a profile that it does not have, of one without a folder, and an older one of itself', () => {
    const sleeves = ['gone', 'fx', 'all'].map((profile) => ({
      id: profile,
      profile,
      run_id: `${profile}-0123456789ab`,
    }));
    const manifest = manifestOf({ profiles: { fx: { risk: { profiles: ['hrp'] } }, all: { sleeves } } });
    expect(() => checkComposition(manifest, DIRECTORIES)).not.toThrow();
  });

  test('except a parameter of a leaf below a sleeve', () => {
    const exception = '{"parameter": "selection.weights.adx", "sleeve": "x/bonds", "reason": "no ADX"}';
    expect(() => check(inMeta(`${TWO}, "parity_exceptions": [${exception}]`))).not.toThrow();
  });

  test('have profiles without folders that only others extend', () => {
    expect(() => check('{"profiles": {"base": {}, "etf": {"extends": "base"}}}')).not.toThrow();
  });
});

/** Meta-portfolios m1, m2 … in which each contains the one before, and m1 a sleeve. */
function tower(height: number, max_depth?: number) {
  const level = (index: number) => ({ sleeves: [{ id: 'x', profile: index === 1 ? 'etf' : `m${index - 1}` }] });
  const metas = Array.from({ length: height }, (_, index) => [`m${index + 1}`, level(index + 1)]);
  const manifest = manifestOf({ ...(max_depth && { max_depth }), profiles: { etf: {}, ...Object.fromEntries(metas) } });
  const metaDirectories = new Set(metas.map(([name]) => String(name)));
  return () => checkComposition(manifest, { sleeveDirectories: new Set(['etf']), metaDirectories });
}

describe('the depth of nesting', () => {
  test('may be 8, or what max_depth says', () => {
    expect(tower(8)).not.toThrow();
    expect(tower(20, 20)).not.toThrow();
  });

  test('is told once where it passes the limit, with the chain, however high the tower is', () => {
    const message =
      'configs/manifest.json:1: profiles.m9.sleeves[0].profile: metas must not be nested too deeply, got 9 levels, m9 → m8 → m7 → m6 → m5 → m4 → m3 → m2 → m1 (expected at most max_depth = 8). Flatten the composition, or raise max_depth at the top of the manifest.';
    expect(tower(9)).toThrow(expect.objectContaining({ message }));
    expect(tower(1000)).toThrow(expect.objectContaining({ message }));
  });
});
