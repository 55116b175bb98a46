/** Draws a Series with uPlot. Loaded only when a chart is shown. */

import uPlot from 'uplot';
import { number } from '../core/format.js';

const HEIGHT = 230;
const STYLE = '/lib/uplot/1.6.30/dist/uPlot.min.css';

let styled = null;

function style() {
  styled ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = STYLE;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
  return styled;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function rem() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Puts a chart into an element. Returns what redraws and removes it. */
export async function draw(element, series, spanSeconds) {
  await style();
  let span = spanSeconds;
  const plot = new uPlot(options(element, series, () => Math.max(span, series.last)), series.data(), element);
  const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
  observer.observe(element);
  const recolour = new MutationObserver(() => plot.redraw(false, true));
  recolour.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return {
    update(longer) {
      span = longer;
      plot.setData(series.data());
    },
    remove() {
      observer.disconnect();
      recolour.disconnect();
      plot.destroy();
    },
  };
}

function options(element, series, span) {
  const text = () => `500 ${Math.min(17, 0.875 * rem())}px ${colour('--font')}`;
  const axis = { stroke: () => colour('--ink-soft'), font: text(), ticks: { show: false }, grid: { stroke: () => colour('--line'), width: 1 } };
  const gaps = (plot) => series.holes().map(([from, to]) => [Math.round(plot.valToPos(from, 'x', true)), Math.round(plot.valToPos(to, 'x', true))]);
  const line = (name, width, more = {}) => ({ stroke: () => colour(name), width, points: { show: false }, gaps, ...more });
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [10, 8, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, span()] },
      y: { range: () => yRange(series.extent()) },
    },
    series: [{}, line('--ink-soft', 1.5, { dash: [6, 5] }), line('--pad-line', 1.5, { show: series.hasPad }), line('--ink', 2.75)],
    axes: [
      { ...axis, size: 30, incrs: [60, 120, 300, 600, 900], space: 40, values: (plot, splits) => splits.map((seconds) => number(seconds / 60)) },
      { ...axis, size: 40, space: 36, incrs: [1, 2, 5, 10, 20], values: (plot, splits) => splits.map((value) => number(value)) },
    ],
    hooks: { drawClear: [(plot) => drawHeater(plot, series)] },
  };
}

function yRange([low, high]) {
  return [Math.floor(low - 1), Math.ceil(high + 1)];
}

/** The heater: a faint band over the height, and a firm one at the bottom that carries the meaning. */
function drawHeater(plot, series) {
  const { ctx, bbox } = plot;
  const foot = 5 * devicePixelRatio;
  for (const [from, to] of series.heatedSpans()) {
    const left = plot.valToPos(from, 'x', true);
    const width = Math.max(1, plot.valToPos(to, 'x', true) - left);
    ctx.fillStyle = colour('--heat-wash');
    ctx.fillRect(left, bbox.top, width, bbox.height);
    ctx.fillStyle = colour('--heat-fill');
    ctx.fillRect(left, bbox.top + bbox.height - foot, width, foot);
  }
}
