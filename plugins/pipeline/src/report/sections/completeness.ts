import { markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';
import { folded } from './folded.js';

/** Every file of the run with its digest; what is missing or differs stands before the fold. */
export function completenessSection({ files }: MetaFacts): string[] {
  const broken = files.filter(({ status }) => status !== 'present');
  const rows = (some: MetaFacts['files']) => some.map(({ name, status, sha256 }) => [name, status, sha256 ?? 'n/a']);
  const columns = ['File', 'Status', 'SHA-256'].map(words);
  return [
    '## Completeness of artifacts',
    `${files.length - broken.length} of ${files.length} files present with the digest that run.json names.`,
    ...(broken.length === 0 ? [] : [markdownTable(columns, rows(broken))]),
    ...folded('All files', markdownTable(columns, rows(files))),
  ];
}
