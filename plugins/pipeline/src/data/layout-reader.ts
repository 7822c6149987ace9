import type { Header } from './header.js';
import type { LayoutOptions, LayoutReader } from './layout.js';
import { longLayout } from './long-layout.js';
import { wideLayout } from './wide-layout.js';

/** The reader of the layout that sleeve.yaml declares. */
export function layoutReader(header: Header, options: LayoutOptions): LayoutReader {
  return options.source.layout === 'long' ? longLayout(header, options) : wideLayout(header, options);
}
