export { createDependencies } from './graph/create-dependencies.js';
export { createNodes } from './graph/create-nodes.js';
export type { PluginOptions } from './graph/options.js';

export const name = '@metafolio/nx';
