import { describe, expect, it } from 'vitest';
import { type Chart, chart } from '../document/chart.js';
import { table } from '../document/table.js';
import { drawChart } from './draw.js';

function barChart(...names: string[]): Chart {
  return chart({
    title: 'x',
    caption: 'x',
    summary: 'x',
    size: 'half',
    height: 200,
    option: {
      animation: false,
      xAxis: { type: 'category', data: names },
      yAxis: { type: 'value' },
      series: [{ type: 'line', data: names.map((_, k) => k) }],
    },
    alternative: table([], []),
  });
}

describe('drawChart', () => {
  it('draws the same chart to the same text, whatever was drawn before', () => {
    const first = drawChart(barChart('a', 'b'), 'chart-7');
    drawChart(barChart('c'), 'chart-8');
    expect(drawChart(barChart('a', 'b'), 'chart-7')).toBe(first);
    expect(first).toContain('id="chart-7-');
    expect(first).not.toMatch(/"zr\d|#zr\d|<style|:hover/);
  });

  it('keeps a text that looks like what it renames or takes out', () => {
    const name = 'class="zr1-cls-1" url(#zr0-c0) <style >';
    expect(drawChart(barChart(name), 'x')).toContain('class=&quot;zr1-cls-1&quot; url(#zr0-c0) &lt;style &gt;');
  });

  it('leaves the prototypes of the process alone, whatever a text is', () => {
    const inherited = () => Object.getOwnPropertyNames(Object.prototype);
    const before = inherited();
    const svg = drawChart(barChart(...before, ...before.map((name) => `${name} and more`)), 'x');
    expect(inherited()).toEqual(before);
    expect(Object.keys(Object)).toEqual([]);
    expect(svg).toContain('hasOwnProperty and more');
  });

  it('draws a gap for what is not a finite number', () => {
    const { option } = chart({
      ...barChart('a'),
      option: { series: [{ data: [1, Number.NaN, Number.POSITIVE_INFINITY] }] },
    });
    expect(option).toEqual({ series: [{ data: [1, null, null] }] });
  });
});
