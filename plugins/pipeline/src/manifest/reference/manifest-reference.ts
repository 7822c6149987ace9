import { markdownText } from '../../report/markdown-text.js';
import { type JsonSchema, jsonSchemaOf } from '../json-schema.js';
import { manifestSchema } from '../manifest-schema.js';
import { metaSchema } from '../meta-definition.js';
import { sleeveSchema } from '../sleeve-definition.js';
import { keyList } from './key-list.js';

type Properties = NonNullable<JsonSchema['properties']>;

const INTRODUCTION = `# Keys of the manifest, of sleeve.yaml and of meta.yaml

Written from the schemas that the loader checks with (\`npm run schema\` in plugins/pipeline); a key that is not here is an error. Editors
complete the manifest by its \`$schema\`, plugins/pipeline/manifest.schema.json.

A profile is merged from the manifest that its manifest \`extends\`, \`defaults\`, the profiles that it \`extends\`, and itself; what is nearer wins, a
list as a whole. \`NAME\` stands for a name of yours, \`[]\` for each member of a list.`;

/** The text of docs/reference/manifest.md: every key with what it takes, its default and its sentence. */
export function manifestReference(): string {
  const manifest = jsonSchemaOf(manifestSchema);
  const { defaults, profiles } = manifest.properties!;
  const profile = profiles!.additionalProperties as JsonSchema;
  const blocks = defaults!.properties!;
  // The members of these two have sections of their own.
  const brief = { ...manifest.properties, defaults: { ...defaults!, properties: {} }, profiles: keysOnly(profiles!) };
  const sections = [
    INTRODUCTION,
    section('The manifest', { ...manifest, properties: brief }),
    section('A profile', { ...profile, properties: without(profile.properties!, blocks) }),
    ...Object.entries(blocks).map(([name, block]) => section(`The block ${name}`, block)),
    section('sleeves/NAME/sleeve.yaml', jsonSchemaOf(sleeveSchema)),
    section('meta/NAME/meta.yaml', jsonSchemaOf(metaSchema)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(title: string, schema: JsonSchema): string {
  return `## ${title}\n\n${markdownText(schema.description!)}\n\n${keyList(schema)}`;
}

function keysOnly({ additionalProperties: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function without(properties: Properties, left: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !Object.hasOwn(left, key)));
}
