import type { SourceFormat } from '../manifest/source-definition.js';

export type { SourceFormat };

/** Whether the values are prices or simple returns. */
export type SourceKind = SourceFormat['kind'];
