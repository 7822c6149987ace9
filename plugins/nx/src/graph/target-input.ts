import type { TargetConfiguration } from '@nx/devkit';

/** One entry of a target's `inputs` that is not a bare name; devkit exports no name for it. */
export type TargetInput = Exclude<NonNullable<TargetConfiguration['inputs']>[number], string>;
