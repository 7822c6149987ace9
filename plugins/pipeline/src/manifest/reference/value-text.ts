import type { JsonSchema } from '../json-schema.js';

/** More values than these are a list of their own, in manifest.schema.json. */
const MOST_VALUES = 32;

/** What a schema accepts, in words, as Markdown. */
export function valueText(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(valueText).join(', or ');
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return enumText(schema.enum);
  if (schema.type === 'array') return `list of ${valueText(schema.items!)}`;
  if (schema.type === 'object') return schema.properties === undefined ? 'settings by name' : 'settings, below';
  if (schema.type === 'string') return stringText(schema);
  return [schema.type, ...boundTexts(schema)].join(' ');
}

/** A JSON value as it is written in a manifest. */
export function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function enumText(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map(code).join(', ');
  return values.length <= MOST_VALUES
    ? shown
    : `${shown} and ${values.length - MOST_VALUES} more (manifest.schema.json)`;
}

function stringText({ format, pattern }: JsonSchema): string {
  if (format === 'date') return 'date';
  return pattern === undefined ? 'text' : `text that matches ${code(pattern)}`;
}

function boundTexts({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: JsonSchema): string[] {
  const bounds: [string, number | undefined][] = [
    ['≥', minimum],
    ['>', exclusiveMinimum],
    ['≤', maximum],
    ['<', exclusiveMaximum],
  ];
  const texts = bounds.flatMap(([sign, bound]) => (bound === undefined ? [] : [`${sign} ${bound}`]));
  return texts.length === 0 ? [] : [texts.join(' and ')];
}
