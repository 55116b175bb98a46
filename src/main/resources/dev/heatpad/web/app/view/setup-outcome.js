/** What the answers mean: clear, ask somebody first, or get help. The device decides, the page says it. */

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { t } from '../core/i18n.js';

function worst(person) {
  const groups = new Set(person.findings.map((finding) => finding.group));
  if (person.state === 'red_flag') {
    return groups.has('emergency') ? 'emergency' : 'same_day';
  }
  return person.state;
}

export function outcome(person, restart) {
  const kind = worst(person);
  const isClear = kind === 'clear';
  return html`<section class="outcome is-${kind}">
    ${isClear ? icons.check : icons.fault}
    <h1 tabindex="-1">${t(`outcome.${kind}`)}</h1>
    <p class="lead">${t(`outcome.${kind}_text`)}</p>
    ${kind === 'emergency' ? html`<a class="button danger wide-button" href="tel:${t('outcome.emergency_number')}">${t('outcome.call')}</a>` : nothing}
  </section>
  ${findings(person)}
  ${isClear ? html`<p>${t(`profile.${person.profile}`)}</p><p><a class="button primary wide-button" href="#/now">${t('outcome.go')}</a></p>`
    : html`<p><a class="button wide-button" href="#/now">${t('nav.now')}</a></p>
      ${person.state === 'blocked' ? html`<button class="plain wide-button" type="button" @click=${restart}>${t('setup.again')}</button>` : html`<p class="quiet-line">${t('outcome.local')}</p>`}`}`;
}

function findings(person) {
  return person.findings.length === 0 ? nothing : html`<ul class="findings">${person.findings.map((finding) => html`<li><h2>${t(`question.${finding.id}`)}</h2><p>${t(`advice.${finding.id}`)}</p></li>`)}</ul>`;
}

/** Somebody has answered before: what holds, and a way to answer anew. */
export function overview(person, date, restart) {
  if (person.state !== 'clear') {
    return outcome(person, restart);
  }
  return html`<h1 tabindex="-1">${t('setup.title')}</h1>
    <p class="lead">${person.review_due ? t('setup.review_text') : t('outcome.clear')}</p>
    ${person.answered_at ? html`<p class="under">${t('setup.answered', { date: date(person.answered_at) })}</p>` : nothing}
    <p>${t(`profile.${person.profile}`)}</p>
    ${findings(person)}
    <ul class="reviewed">${person.questions.map((question) => html`<li><span>${t(`question.${question.id}`)}</span><strong class=${question.answer ? 'is-yes' : ''}>${question.answer === null ? '–' : question.answer ? t('yes') : t('no')}</strong></li>`)}</ul>
    <button class="primary wide-button" type="button" @click=${restart}>${t('setup.again')}</button>`;
}
