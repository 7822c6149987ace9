import type { EChartsType } from 'echarts';
import type { Chart } from '../document/chart.js';
import { loadEcharts } from './echarts-build.js';

/** Width of a drawing in CSS pixels; the page scales it to what there is. */
const WIDTH: Readonly<Record<Chart['size'], number>> = { full: 1080, half: 528 };

/**
 * Draws a chart to SVG without a browser. The same chart under the same id gives the same text.
 *
 * @param id - unique on the page; begins with a letter
 */
export function drawChart({ option, size, height }: Chart, id: string): string {
  const options = { renderer: 'svg', ssr: true, width: WIDTH[size], height, locale: 'EN' } as const;
  const drawing: EChartsType = loadEcharts().init(null, null, options);
  try {
    drawing.setOption(option);
    return withoutCounters(drawing.renderToSVGString(), id);
  } finally {
    drawing.dispose();
  }
}

/**
 * Names of the parts of a drawing count the drawings of the process: they become names of this one. The styles for a pointer go, as
 * only an interactive chart needs them. In a text quotes are entities, so that none is mistaken for an attribute.
 */
function withoutCounters(svg: string, id: string): string {
  return svg
    .replace(/<style ><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>\n?/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/ pointer-events="visible"/g, '')
    .replace(/( id="|="url\(#)zr\d+-/g, `$1${id}-`);
}
