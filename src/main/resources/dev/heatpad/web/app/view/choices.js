/** Program and target of the next session. Only what the pad accepts is offered. */

import { html, nothing } from 'lit';
import { store } from '../core/store.js';
import { choose, chooseProgram, settings } from '../core/actions.js';
import { programTitle } from '../core/pad-words.js';
import { temperatureNumber, temperatureShort, unit } from '../core/format.js';
import { t } from '../core/i18n.js';
import { stepper } from './dial.js';

const STEP_CELSIUS = 0.5;

export function targetChoices(doc) {
  const choices = [];
  for (let target = doc.min_target_c; target < doc.max_target_c - 1e-6; target += STEP_CELSIUS) {
    choices.push(target);
  }
  return [...choices, doc.max_target_c];
}

export function choices(doc) {
  const wish = settings(doc);
  const offered = targetChoices(doc);
  const cooler = offered.findLast((target) => target < wish.target - 1e-6);
  const warmer = offered.find((target) => target > wish.target + 1e-6);
  return html`<section class="choices" aria-label=${t('choices.label')}>
    ${doc.programs.length > 1 ? programs(doc, wish) : nothing}
    <div class="setting">
      <div><h2>${t('choices.target')}</h2><p class="under">${t('choices.range', { low: temperatureShort(doc.min_target_c), high: temperatureShort(doc.max_target_c), unit: unit() })}</p></div>
      <div class="stepping" role="group" aria-label=${t('choices.target')}>
        ${stepper('minus', cooler, t('choices.cooler'), () => choose(doc, { target: cooler }))}
        <p class="value" role="status">${temperatureNumber(wish.target)}<small>${unit()}</small></p>
        ${stepper('plus', warmer, t('choices.warmer'), () => choose(doc, { target: warmer }))}
      </div>
    </div>
  </section>`;
}

function programs(doc, wish) {
  return html`<fieldset class="segments" ?disabled=${!store.isLive}><legend class="unseen">${t('choices.program')}</legend>
    ${doc.programs.map((program) => html`<label>
      <input type="radio" name="program" .value=${program.name} .checked=${wish.program === program.name} @change=${() => chooseProgram(doc, program.name)}>
      <span>${programTitle(doc, program.name)}</span></label>`)}
  </fieldset>`;
}

/** The expert profile wants to be confirmed at every start. */
export function confirmation(doc) {
  if (doc.profile !== 'expert') {
    return nothing;
  }
  return html`<label class="confirm"><input type="checkbox" id="expert-confirmed"><span>${t('choices.expert')}</span></label>`;
}
