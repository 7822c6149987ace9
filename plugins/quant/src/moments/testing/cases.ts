import { readdirSync, readFileSync } from 'node:fs';

/** One fixture: what goes in, and what another tool made of it (which one: its provenance.md). */
export interface Case<Input, Expected> {
  readonly name: string;
  readonly input: Input;
  readonly expected: Expected;
}

/** All cases of a fixtures folder, by name. */
export function casesIn<Input, Expected>(fixtures: URL): Case<Input, Expected>[] {
  const read = (name: string, part: string) =>
    JSON.parse(readFileSync(new URL(`${name}/${part}.json`, fixtures), 'utf8'));
  return readdirSync(fixtures)
    .sort()
    .map((name) => ({ name, input: read(name, 'input'), expected: read(name, 'expected') }));
}
