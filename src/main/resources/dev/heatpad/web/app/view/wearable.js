/** The wearable: linked, worn, heart rate, battery, or lost. */

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { number, percent } from '../core/format.js';
import { t } from '../core/i18n.js';

export function wearable(doc) {
  const it = doc.wearable;
  if (!it) {
    return nothing;
  }
  const lost = it.link === 'lost';
  const rate = it.heart_rate ?? doc.heart_rate ?? null;
  return html`<section class="wearable ${lost ? 'is-lost' : ''}" aria-label=${t('wearable.label')}>
    ${lost ? icons.warning : icons.heart}
    <div><h2>${it.device ?? t('wearable.label')}</h2>
      <p>${lost ? t(it.mode === 'require' ? 'wearable.lost_required' : 'wearable.lost') : t(`wearable.link_${it.link}`)}</p>
      <p class="under">${[
        t(`wearable.worn_${it.worn}`),
        it.sleep ? t(`wearable.sleep_${it.sleep}`) : null,
        it.battery === null ? null : t('wearable.battery', { share: percent(it.battery / 100) }),
        it.age_s === null ? null : t('wearable.age', { count: it.age_s, value: number(it.age_s) }),
      ].filter(Boolean).join(' · ')}</p></div>
    ${rate === null || lost ? nothing : html`<p class="rate"><span class="measure">${number(rate)}</span><small>${t('wearable.per_minute')}</small></p>`}
  </section>`;
}
