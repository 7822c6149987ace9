import { markdownText } from '../../report/markdown-text.js';
import type { JsonSchema } from '../json-schema.js';
import { code, valueText } from './value-text.js';

/** The keys of an object as a Markdown list: what each takes, its default, its sentence; the keys of an object in it below it. */
export function keyList(schema: JsonSchema, prefix = ''): string {
  return entries(schema, prefix).join('\n');
}

function entries({ properties = {}, required = [] }: JsonSchema, prefix: string): string[] {
  return Object.entries(properties).flatMap(([key, member]) => {
    const name = `${prefix}${key}`;
    const own = `- **${code(name)}**: ${valueText(member)}${presence(member, required.includes(key))}${sentence(member)}`;
    return [own, ...inner(member, name)];
  });
}

function inner(schema: JsonSchema, name: string): string[] {
  if (schema.items !== undefined) return inner(schema.items, `${name}[]`);
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => inner(one, name));
  if (typeof schema.additionalProperties === 'object') return inner(schema.additionalProperties, `${name}.NAME`);
  return entries(schema, `${name}.`);
}

function presence({ type, default: value }: JsonSchema, isRequired: boolean): string {
  if (isRequired) return '; required';
  return value === undefined || type === 'object' ? '' : `; default ${code(value)}`;
}

function sentence({ description }: JsonSchema): string {
  return description === undefined ? '' : `  \n  ${markdownText(description)}`;
}
