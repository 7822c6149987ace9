import type { EngineName } from './catalogue.js';

/** The engines that a manifest names: the one to use, and those declared to stand in for it. */
export interface EngineChoice {
  readonly engine: EngineName;
  readonly fallback_engines: readonly EngineName[];
}

/** The engines of a choice, in the order in which they are asked. */
export function enginesOf({ engine, fallback_engines }: EngineChoice): EngineName[] {
  return [engine, ...fallback_engines];
}
