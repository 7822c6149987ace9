import { prettyJson } from '../storage/canonical-json.js';
import { jsonSchemaOf } from './json-schema.js';
import { manifestSchema } from './manifest-schema.js';

/** The text of manifest.schema.json, with which editors check and complete a manifest. */
export function manifestSchemaText(): string {
  return prettyJson({ ...jsonSchemaOf(manifestSchema), title: 'Metafolio manifest' });
}
