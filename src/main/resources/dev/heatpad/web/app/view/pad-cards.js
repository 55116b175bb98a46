/** Several pads: one card each, and one of them shown in full below. */

import { html } from 'lit';
import { icons } from './icons.js';
import { activity, activityWord, padTitle } from '../core/pad-words.js';
import { clockTime, temperature } from '../core/format.js';
import { t } from '../core/i18n.js';

export function padCards(pads, shown) {
  return html`<nav class="pads" aria-label=${t('pads.label')}><ul>${pads.map((doc) => {
    const runs = doc.session === 'ON';
    return html`<li><a href="#/now/${doc.pad}" aria-current=${doc.pad === shown.pad ? 'true' : 'false'} class="is-${activity(doc)}">
      <strong>${padTitle(doc)}</strong>
      <span class="doing">${activity(doc) === 'heating' ? icons.flame : runs ? icons.flameOutline : doc.fault === 'ON' ? icons.fault : icons.off}
        <span>${activityWord(doc)}</span></span>
      <span class="under">${runs ? t('time_left', { time: clockTime(doc.remaining) }) : t('skin_now', { value: temperature(doc.skin_c) })}</span>
    </a></li>`;
  })}</ul></nav>`;
}
