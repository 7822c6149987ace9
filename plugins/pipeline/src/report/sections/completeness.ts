import { folded, paragraph, type Section } from '../document/block.js';
import { table, words } from '../document/table.js';
import type { RunFileFacts } from '../run-files.js';

/** Every file of the run with its digest; what is missing or differs stands before the fold. */
export function completenessSection(files: readonly RunFileFacts[]): Section {
  const broken = files.filter(({ status }) => status !== 'present');
  const listed = (some: readonly RunFileFacts[]) =>
    table(
      ['File', 'Status', 'SHA-256'].map(words),
      some.map(({ name, status, sha256 }) => [
        name,
        { text: status, tone: status === 'present' ? 'good' : 'bad' },
        sha256 ?? 'n/a',
      ]),
    );
  return {
    id: 'completeness',
    title: 'Completeness of artifacts',
    blocks: [
      paragraph(
        `${files.length - broken.length} of ${files.length} files present with the digest that run.json names.`,
      ),
      ...(broken.length === 0 ? [] : [listed(broken)]),
      folded('All files', [listed(files)]),
    ],
  };
}
