/** Keys and indexes from the root of a document to a place in it. */
export type DocumentPath = readonly (string | number)[];

/** The lines of a document, in the shape of its data: an object by its keys, an array by its indexes. */
export interface Lines {
  /** From 1: of the key for a member of an object, of the beginning for an element. */
  readonly line: number;
  readonly members: ReadonlyMap<string | number, Lines>;
}

/** A configuration file after parsing: its data, and the line of everything in it. */
export interface ConfigDocument {
  /** Workspace-relative POSIX path. */
  readonly file: string;
  readonly value: unknown;
  readonly lines: Lines;
}

/** The line of a place, or undefined when the document has no such place. */
export function lineOf({ lines }: ConfigDocument, path: DocumentPath): number | undefined {
  let node: Lines | undefined = lines;
  for (const segment of path) node = node?.members.get(segment);
  return node?.line;
}

/** The data at a place, or undefined when the document has no such place. */
export function valueAt({ value }: Pick<ConfigDocument, 'value'>, path: DocumentPath): unknown {
  return path.reduce<unknown>((parent, segment) => {
    const isContainer = typeof parent === 'object' && parent !== null && Object.hasOwn(parent, segment);
    return isContainer ? (parent as Record<string | number, unknown>)[segment] : undefined;
  }, value);
}
