/** One question with a big no and a big yes; a yes says at once what it means. */

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { t } from '../core/i18n.js';

export function questionCard(question, answer, isMissing, choose) {
  const { id, group } = question;
  const urgent = group === 'emergency' || group === 'same_day';
  const choice = (value, label) => html`<label><input type="radio" name="q-${id}" .checked=${answer === value} @change=${() => choose(value)}><span>${label}</span></label>`;
  return html`<fieldset class="question-card ${isMissing ? 'is-missing' : ''}" id="q-${id}">
    <legend>${t(`question.${id}`)}</legend>
    <div class="segments big">${choice(false, t('no'))}${choice(true, t('yes'))}</div>
    <div role="status">${answer === true ? html`<p class="advice ${urgent ? 'is-urgent' : ''}">${urgent ? icons.fault : icons.info}<span>${t(`advice.${id}`)}</span></p>` : nothing}</div>
  </fieldset>`;
}
