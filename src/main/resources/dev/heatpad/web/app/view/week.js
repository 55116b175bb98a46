/** Seven days of heat minutes as bars, with the most that a day allows, and the same in words. */

import { html, nothing, svg } from 'lit';
import { icons } from './icons.js';
import { store } from '../core/store.js';
import { day, number, percent, startOfDay, weekday } from '../core/format.js';
import { t } from '../core/i18n.js';

const DAY_MILLIS = 86_400_000;
const WIDTH = 330;
const HEIGHT = 120;
const FOOT = 4;

export function week(records, weeksBack, show) {
  const days = lastDays(weeksBack).map((start) => ({ start, minutes: minutesOn(records, start) }));
  const total = days.reduce((sum, each) => sum + each.minutes, 0);
  return html`<section class="week">
    <div class="week-head">
      <button class="step" type="button" aria-label=${t('week.earlier')} @click=${() => show(weeksBack + 1)}>${icons.back}</button>
      <h2>${weeksBack === 0 ? t('week.last_seven') : t('week.range', { from: day(days[0].start), to: day(days[6].start) })}<small>${t('week.total', { value: number(total) })}</small></h2>
      <button class="step" type="button" aria-label=${t('week.later')} ?disabled=${weeksBack === 0} @click=${() => show(weeksBack - 1)}>${icons.chevron}</button>
    </div>
    ${bars(days)}
    <ul class="unseen">${days.map((each) => html`<li>${day(each.start)}: ${t('spoken_minutes', { count: Math.round(each.minutes), value: number(each.minutes) })}</li>`)}</ul>
    ${weeksBack === 0 ? budget() : nothing}
  </section>`;
}

function lastDays(weeksBack) {
  const today = new Date(startOfDay(store.clock.nowMillis()));
  return Array.from({ length: 7 }, (_, index) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - 6 + index - 7 * weeksBack).getTime());
}

function minutesOn(records, start) {
  return records.filter((record) => startOfDay(record.started_at) === start).reduce((sum, record) => sum + record.heated_s / 60, 0);
}

function dayLimit() {
  const doc = store.shown();
  return doc ? doc.budgets.sessions_per_day * doc.max_minutes : null;
}

function bars(days) {
  const limit = dayLimit();
  const top = Math.max(limit ?? 0, 30, ...days.map((each) => each.minutes));
  const column = WIDTH / 7;
  const y = (minutes) => HEIGHT - (minutes / top) * (HEIGHT - 22);
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT + 24}" aria-hidden="true" focusable="false">
    ${limit ? svg`<line class="limit" x1="0" x2=${WIDTH} y1=${y(limit)} y2=${y(limit)}></line>
      <text class="note" x=${WIDTH} y=${y(limit) - 5} text-anchor="end">${t('week.limit', { value: number(limit) })}</text>` : nothing}
    ${days.map((each, index) => {
      const middle = column * (index + 0.5);
      const height = each.minutes > 0 ? Math.max(FOOT, HEIGHT - y(each.minutes)) : 1.5;
      return svg`<rect class=${each.minutes > 0 ? 'bar' : 'none'} x=${middle - 14} width="28" y=${HEIGHT - height} height=${height} rx=${Math.min(6, height / 2)}></rect>
        ${each.minutes > 0 ? svg`<text class="value" x=${middle} y=${HEIGHT - height - 5} text-anchor="middle">${number(each.minutes)}</text>` : nothing}
        <text class="name" x=${middle} y=${HEIGHT + 18} text-anchor="middle">${weekday(each.start)}</text>`;
    })}
  </svg>`;
}

function budget() {
  const doc = store.shown();
  if (!doc || doc.unlimited) {
    return nothing;
  }
  const { budgets } = doc;
  return html`<p class="under">${t('facts.sessions', { done: number(budgets.sessions_in_day), count: budgets.sessions_per_day })} · ${
    t('week.dose', { share: percent(budgets.cem43_min_in_day / budgets.cem43_min_per_day) })}</p>`;
}
