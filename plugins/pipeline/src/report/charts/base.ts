import type { ChartOption } from '../document/chart.js';
import { INK, MUTED, RULE, SURFACE } from './palette.js';

/** Named, not inherited: the width of a text is measured by it. */
const FONT = 'system-ui, sans-serif';

const TEXT = { color: MUTED, fontSize: 12, fontFamily: FONT };

/** What all charts share. */
export const BASE: ChartOption = {
  animation: false,
  textStyle: { color: INK, fontFamily: FONT },
};

/** How the page writes the values of a tooltip; the names are those of `page/report.js`. */
export type ValueFormat = 'percent' | 'ratio' | 'count';

export function tooltip(trigger: 'axis' | 'item', format: ValueFormat): ChartOption {
  return {
    trigger,
    confine: true,
    transitionDuration: 0,
    valueFormatter: format,
    backgroundColor: SURFACE,
    borderColor: RULE,
    textStyle: { color: INK, fontSize: 12 },
    axisPointer: { lineStyle: { color: MUTED }, shadowStyle: { color: 'var(--shade)' }, label: { show: false } },
  };
}

/** Names of the series above the grid; a click hides one. Wide gaps, as the width of a text is guessed where there is no browser. */
export function legend(names: readonly string[], marks: 'lines' | 'boxes'): ChartOption {
  return {
    type: 'scroll',
    top: 0,
    left: 0,
    data: names,
    itemGap: 24,
    itemWidth: marks === 'lines' ? 26 : 16,
    itemHeight: 12,
    // The mark of a line is the line itself, that shows its dashes, without a symbol on it.
    ...(marks === 'lines' ? { itemStyle: { opacity: 0 } } : {}),
    textStyle: { ...TEXT, color: INK },
    inactiveColor: RULE,
    pageTextStyle: TEXT,
    pageIconColor: MUTED,
  };
}

export const GRID: ChartOption = { left: 56, right: 16, top: 56, bottom: 28 };

/** An axis of dates; `shown` is about how many labels there is room for. */
export function dateAxis(dates: readonly string[], shown: number): ChartOption {
  const { axisLabel, ...axis } = categoryAxis(dates, shown);
  return {
    ...axis,
    boundaryGap: false,
    axisLabel: {
      ...(axisLabel as ChartOption),
      showMinLabel: true,
      showMaxLabel: true,
      alignMinLabel: 'left',
      alignMaxLabel: 'right',
    },
  };
}

/** An axis of names; `shown` is about how many labels there is room for. */
export function categoryAxis(labels: readonly string[], shown: number): ChartOption {
  return {
    type: 'category',
    data: labels,
    axisLabel: {
      ...TEXT,
      interval: Math.max(0, Math.ceil(labels.length / shown) - 1),
      hideOverlap: true,
    },
    axisLine: { lineStyle: { color: RULE }, onZero: false },
    axisTick: { show: false },
  };
}

/** An axis of values; `name` says the unit. */
export function valueAxis(name: string, suffix = ''): ChartOption {
  return {
    type: 'value',
    name,
    scale: true,
    nameLocation: 'end',
    nameTextStyle: { ...TEXT, align: 'left', padding: [0, 0, 0, -48] },
    axisLabel: { ...TEXT, formatter: `{value}${suffix}` },
    splitLine: { lineStyle: { color: RULE } },
    splitNumber: 4,
  };
}

/** A fraction in percent with two decimals, as a number to draw. */
export function inPercent(fraction: number): number {
  return rounded(fraction * 100, 2);
}

/** Rounded for drawing. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
