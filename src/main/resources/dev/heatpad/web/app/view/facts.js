/** What is, beside what is wanted: skin, pad, and the heat of the day against its limit. */

import { html, nothing, svg } from 'lit';
import { store } from '../core/store.js';
import { activity } from '../core/pad-words.js';
import { number, percent, temperature, temperatureNumber, unit } from '../core/format.js';
import { t } from '../core/i18n.js';

export function facts(doc) {
  const wanted = doc.running ? t('facts.wanted', { target: temperature(doc.running.target_c) }) : t('facts.not_wanted');
  return html`<section class="facts" aria-label=${t('facts.label')}>
    <dl>
      ${reading(t('facts.skin'), doc.skin_c, wanted)}
      ${doc.pad_c === null ? nothing : reading(t('facts.pad'), doc.pad_c, heaterWords(doc))}
    </dl>
    ${dose(doc)}
  </section>`;
}

function heaterWords(doc) {
  return activity(doc) === 'heating' ? html`<strong class="warm">${t('facts.heater_on')}</strong>` : t(doc.state === 'fault' ? 'facts.switched_off' : 'facts.heater_off');
}

function reading(name, celsius, beside) {
  return html`<div><dt>${name}</dt>
    <dd><span class="measure">${temperatureNumber(celsius)}<small>${celsius === null ? '' : unit()}</small></span>
    <span class="beside">${store.isLive ? beside : t('facts.before')}</span></dd></div>`;
}

function dose(doc) {
  if (doc.unlimited) {
    return nothing;
  }
  const { budgets } = doc;
  const share = budgets.cem43_min_in_day / budgets.cem43_min_per_day;
  const session = doc.running ? doc.running.cem43_min / budgets.cem43_min_per_session : null;
  return html`<div class="dose">
    ${session === null ? nothing : bar(t('facts.dose_session'), session, percentOf(session))}
    ${bar(t('facts.dose_day'), share, percentOf(share))}
    <p class="under">${t('facts.sessions', { done: number(budgets.sessions_in_day), count: budgets.sessions_per_day })}</p>
  </div>`;
}

function percentOf(share) {
  return share > 0 && share < 0.005 ? t('facts.below_one') : percent(share);
}

/** A share of a limit. The words carry it; the bar repeats them for the eye. */
function bar(name, share, words) {
  const width = Math.min(100, Math.max(0, share * 100)).toFixed(1);
  return html`<div class="share"><p><span>${name}</span><span>${t('facts.of_limit', { share: words })}</span></p>
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"></rect>
    ${svg`<rect class=${share >= 0.8 ? 'fill near' : 'fill'} width=${width} height="4"></rect>`}</svg></div>`;
}
