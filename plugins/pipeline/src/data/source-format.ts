import type { SleeveDefinition } from '../manifest/sleeve-definition.js';

/** How to read a source, as sleeve.yaml declares it: what the values are, the layout, and the names of its columns. */
export type SourceFormat = Omit<SleeveDefinition['source'], 'path'>;

/** Whether the values are prices or simple returns. */
export type SourceKind = SourceFormat['kind'];
