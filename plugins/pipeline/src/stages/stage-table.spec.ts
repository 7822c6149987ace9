import { describe, expect, it } from 'vitest';
import { loadManifest, resolveProfile } from '../manifest/index.js';
import { workspaceOf } from '../storage/testing/workspace.js';
import { STAGE_FUNCTIONS } from './stage-functions.js';
import { type Consumption, type StageDefinition, stagesOf } from './stage-table.js';
import { MANIFEST_FILE, smallManifest } from './testing/temporary-workspace.js';

type Kind = 'sleeve' | 'meta';
const KINDS: readonly Kind[] = ['sleeve', 'meta'];
const CASES = KINDS.flatMap((kind) => stagesOf(kind).map((stage) => ({ kind, name: stage.name, stage })));

const before = ({ consumes, after = [] }: StageDefinition): readonly Omit<Consumption, 'files'>[] => [
  ...consumes,
  ...after,
];
/** Names of the stages that may make what is consumed: a child is a sleeve or a meta, and nobody can tell. */
const makers = ({ of, stage }: Omit<Consumption, 'files'>, kind: Kind): { kind: Kind; name: string }[] =>
  (of === 'self' ? [kind] : KINDS).map((owner) => ({ kind: owner, name: stage === 'run' ? owner : stage }));

describe.each(CASES)('stage $name of a $kind', ({ kind, name, stage }) => {
  const stages = stagesOf(kind);

  it('has a function, and a name of its own', () => {
    expect(STAGE_FUNCTIONS[name]).toBeTypeOf('function');
    expect(stages.filter((one) => one.name === name)).toHaveLength(1);
  });

  it('rests on stages that exist, and of its own profile on earlier ones', () => {
    for (const consumed of before(stage)) {
      for (const maker of makers(consumed, kind)) {
        const names = stagesOf(maker.kind).map((one) => one.name);
        expect(names).toContain(maker.name);
        if (consumed.of === 'self') expect(names.indexOf(maker.name)).toBeLessThan(names.indexOf(name));
      }
    }
  });

  it('takes only files that their stage publishes', () => {
    for (const { files: taken, ...consumed } of stage.consumes) {
      for (const maker of makers(consumed, kind)) {
        const { files } = stagesOf(maker.kind).find((one) => one.name === maker.name)!;
        if (files !== undefined) expect(files).toEqual(expect.arrayContaining([...taken]));
      }
    }
  });

  it('rests on no stage with its executor, which would put both into one batch', () => {
    const restsOn = before(stage).flatMap((consumed) => makers(consumed, kind));
    const executors = restsOn.map((maker) => stagesOf(maker.kind).find((one) => one.name === maker.name)!.executor);
    expect(executors).not.toContain(stage.executor);
  });

  it('says for which risk profiles it reads, exactly of what is made once a risk profile', () => {
    for (const consumed of before(stage)) {
      for (const maker of makers(consumed, kind)) {
        const made = stagesOf(maker.kind).find((one) => one.name === maker.name);
        expect(consumed.riskProfiles !== undefined).toBe(made?.perRiskProfile === true);
        if (consumed.riskProfiles === 'same') expect(stage.perRiskProfile).toBe(true);
      }
    }
  });

  it('declares settings that a profile has, each once', () => {
    const { defaults, profiles } = smallManifest();
    const risk = { ...defaults.risk, target_return_annual: 0.1, target_volatility_annual: 0.1 };
    const root = workspaceOf({ [MANIFEST_FILE]: JSON.stringify({ defaults: { ...defaults, risk }, profiles }) });
    const manifest = loadManifest({ workspaceRoot: root, path: MANIFEST_FILE });
    const profile = { ...resolveProfile(manifest, kind === 'sleeve' ? 'alpha' : 'inner') };
    expect(new Set(stage.config).size).toBe(stage.config.length);
    for (const setting of stage.config) expect(profile).toHaveProperty(setting.replace(/^!/, ''));
  });
});
