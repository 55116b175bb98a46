/** What stands around a chart: its legend, its words, and the same as a table. */

import { html, nothing } from 'lit';
import { number, unit } from '../core/format.js';
import { t } from '../core/i18n.js';

const SHORT_SECONDS = 1800;

export function legend(hasPad, hasHeater) {
  return html`<ul class="legend" aria-hidden="true">
    <li><span class="key skin"></span>${t('facts.skin')}</li>
    ${hasPad ? html`<li><span class="key pad"></span>${t('facts.pad')}</li>` : nothing}
    <li><span class="key target"></span>${t('chart.target')}</li>
    ${hasHeater ? html`<li><span class="key heater"></span>${t('chart.heater')}</li>` : nothing}
  </ul>`;
}

/** One sentence that says what the curve shows. */
export function summary(series) {
  if (series.length === 0) {
    return t('chart.empty');
  }
  const skin = series.skin.subarray(0, series.length);
  return t('chart.summary', {
    low: number(skin.reduce((one, other) => Math.min(one, other)), 1),
    high: `${number(skin.reduce((one, other) => Math.max(one, other)), 1)} ${unit()}`,
    target: `${number(series.target[series.length - 1], 1)} ${unit()}`,
    minutes: number(Math.max(1, Math.round(series.last / 60))),
  });
}

export function table(series, onToggle, isOpen) {
  return html`<details class="table" @toggle=${onToggle}><summary>${t('chart.table')}</summary>${isOpen ? rows(series) : nothing}</details>`;
}

function rows(series) {
  const step = series.last > SHORT_SECONDS ? 300 : 60;
  const degrees = (value) => (value === null ? '–' : number(value, 1));
  return html`<table><thead><tr><th scope="col">${t('chart.minute')}</th><th scope="col">${t('facts.skin')} ${unit()}</th><th scope="col">${t('facts.pad')} ${unit()}</th></tr></thead>
    <tbody>${series.rows(step).map((row) => html`<tr><th scope="row">${number(row.seconds / 60)}</th><td>${degrees(row.skin)}</td><td>${degrees(row.pad)}</td></tr>`)}</tbody></table>`;
}
