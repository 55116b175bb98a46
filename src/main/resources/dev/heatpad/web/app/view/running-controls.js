/** What can be changed while a session runs: pause, a little longer, a little cooler. */

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { store } from '../core/store.js';
import { isBusy, perform } from '../core/actions.js';
import { allowSound } from '../core/attention.js';
import { number, temperatureStep } from '../core/format.js';
import { t } from '../core/i18n.js';

const EXTEND_MINUTES = 5;
const COOLER_CELSIUS = 0.5;

export function runningControls(doc) {
  if (!doc.running || doc.state === 'starting') {
    return nothing;
  }
  const longer = Math.min(EXTEND_MINUTES, Math.floor(doc.max_minutes - doc.running.planned_s / 60));
  const cooler = Math.max(doc.min_target_c, doc.running.target_c - COOLER_CELSIUS);
  const paused = doc.state === 'paused';
  return html`<section class="controls" aria-label=${t('controls.label')}>
    ${paused
      ? control(doc, { verb: 'resume' }, icons.play, t('controls.resume'), true)
      : control(doc, { verb: 'pause' }, icons.pause, t('controls.pause'), true)}
    ${control(doc, { verb: 'extend', minutes: longer }, null, t('controls.longer', { minutes: number(Math.max(longer, EXTEND_MINUTES * Number(longer < 1))) }), longer >= 1)}
    ${control(doc, { verb: 'set', target_c: cooler }, null, t('controls.cooler', { step: temperatureStep(cooler - doc.running.target_c || -COOLER_CELSIUS) }), cooler < doc.running.target_c)}
  </section>`;
}

function control(doc, command, icon, label, isPossible) {
  const act = () => {
    allowSound();
    perform(doc.pad, command);
  };
  return html`<button type="button" ?disabled=${!isPossible || !store.isLive || isBusy(doc.pad, command.verb)} @click=${act}>${icon ?? nothing}<span>${label}</span></button>`;
}
