/** A tree that a reader opens level by level. */
export interface Tree {
  readonly kind: 'tree';
  readonly caption: string;
  readonly roots: readonly TreeNode[];
}

export interface TreeNode {
  readonly name: string;
  readonly value: string;
  readonly children: readonly TreeNode[];
}

export function tree(caption: string, roots: readonly TreeNode[]): Tree {
  return { kind: 'tree', caption, roots };
}
