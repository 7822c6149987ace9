import type { EngineName } from './catalogue.js';
import { customEngine } from './custom.js';
import type { Engine } from './engine.js';
import { pythonEngine } from './python/python-engine.js';

/**
 * The engine of a name.
 *
 * @param python - interpreter of the engines that need one
 */
export function engineOf(name: EngineName, python: string): Engine {
  return name === 'custom' ? customEngine : pythonEngine(name, python);
}
