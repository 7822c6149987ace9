export { columnTree, columnTreeBytes } from './column-tree';
export { impliedDistances } from './implied-distances';
export { strip } from './strip';
