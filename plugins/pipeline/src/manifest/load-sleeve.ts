import { readDefinition } from './config/read-definition.js';
import { type DeepReadonly, deepFreeze } from './deep-readonly.js';
import { parseWithSchema } from './messages/schema-violations.js';
import { throwViolations } from './messages/throw-violations.js';
import { type ResolveOptions, resolvePath, resolveSource } from './resolve-source.js';
import { sleeveViolations } from './rules/sleeve-rules.js';
import { type SleeveDefinition, type SleeveDocument, sleeveSchema } from './sleeve-definition.js';
import { databaseFiles } from './source-definition.js';

export interface LoadProfileOptions {
  readonly workspaceRoot: string;
  readonly profile: string;
}

/**
 * Reads `sleeves/<profile>/sleeve.yaml`; that its data files exist is for the reader of the data to see.
 *
 * @throws ConfigurationError naming file, line and path of every problem
 */
export function loadSleeve({ workspaceRoot, profile }: LoadProfileOptions): DeepReadonly<SleeveDefinition> {
  const document = readDefinition({ workspaceRoot, kind: 'sleeve', profile });
  const sleeve = parseWithSchema(sleeveSchema, document);
  throwViolations(sleeveViolations(sleeve, document));
  const source = resolveSource(sleeve.source, { workspaceRoot, document });
  const calendar = resolveCalendar(sleeve.calendar, { workspaceRoot, document });
  return deepFreeze({ ...sleeve, source, calendar, ...sourceFiles(source, calendar) });
}

function resolveCalendar(calendar: SleeveDocument['calendar'], options: ResolveOptions): SleeveDocument['calendar'] {
  if (typeof calendar === 'string') return calendar;
  return { ...calendar, sessions: resolvePath(calendar.sessions, ['calendar', 'sessions'], options) };
}

function sourceFiles(
  source: SleeveDefinition['source'],
  calendar: SleeveDefinition['calendar'],
): Pick<SleeveDefinition, 'sourcePaths' | 'sourceFiles'> {
  const single = source.sql === undefined ? [] : databaseFiles(source);
  if (typeof calendar === 'object') single.push(calendar.sessions);
  const patterns = source.sql === undefined ? [source] : source.inputs;
  const sorted = (paths: readonly string[]) => [...new Set(paths)].sort();
  return {
    sourcePaths: sorted([...patterns.map(({ path }) => path), ...single]),
    sourceFiles: sorted([...patterns.flatMap(({ files }) => files), ...single]),
  };
}
