/** The ring: time left of a session, or the minutes of the next one with a button on either side. */

import { html, nothing, svg } from 'lit';
import { icons } from './icons.js';
import { store } from '../core/store.js';
import { choose, settings } from '../core/actions.js';
import { activity, activityWord } from '../core/pad-words.js';
import { clockTime, number, spokenMinutes, temperature, timeOfDay } from '../core/format.js';
import { t } from '../core/i18n.js';

const RADIUS = 108;
const ROUND = 2 * Math.PI * RADIUS;
const STEP_MINUTES = 5;

export function dial(doc) {
  return doc.session === 'ON' ? timeLeft(doc) : nextSession(doc);
}

/** In place of the ring, where no session can be chosen. */
export function standing(doc) {
  const kind = store.isLive ? activity(doc) : 'stale';
  return html`<p class="standing is-${kind}">${kind === 'fault' ? icons.fault : kind === 'stale' ? icons.unplugged : icons.off}<span>${
    store.isLive ? activityWord(doc) : t('connection.was', { state: activityWord(doc) })}</span></p>`;
}

function ring(share, kind) {
  const gone = ROUND * (1 - Math.min(1, Math.max(0, share)));
  return html`<svg class="ring" viewBox="0 0 240 240" aria-hidden="true" focusable="false">
    <circle class="track" cx="120" cy="120" r=${RADIUS}></circle>
    ${share > 0 ? svg`<circle class="arc ${kind}" cx="120" cy="120" r=${RADIUS} transform="rotate(-90 120 120)"
      stroke-dasharray=${ROUND.toFixed(2)} stroke-dashoffset=${gone.toFixed(2)}></circle>` : nothing}
  </svg>`;
}

function timeLeft(doc) {
  const kind = store.isLive ? activity(doc) : 'stale';
  const planned = doc.running?.planned_s ?? doc.duration * 60;
  const starting = doc.state === 'starting';
  const left = starting ? planned : doc.remaining;
  const icon = { heating: icons.flame, paused: icons.pause, stale: icons.unplugged }[kind] ?? icons.flameOutline;
  const word = store.isLive ? activityWord(doc) : t('connection.was', { state: activityWord(doc) });
  return html`<section class="dial is-${kind}" aria-label=${t('dial.session')}>
    ${ring(left / planned, kind)}
    <div class="center">
      <p class="doing">${icon}<span>${word}</span></p>
      <p class="left" role="timer" aria-label=${t('spoken_left', { time: spokenMinutes(left) })}>${clockTime(left)}</p>
      <p class="until">${doc.state === 'paused' ? t('dial.paused') : doc.ends_at ? t('dial.until', { time: timeOfDay(doc.ends_at) }) : nothing}</p>
    </div>
  </section>
  <p class="asked">${explanation(doc)}</p>`;
}

function explanation(doc) {
  const asked = { minutes: number((doc.running?.planned_s ?? doc.duration * 60) / 60), target: temperature(doc.running?.target_c ?? doc.target) };
  const kind = activity(doc);
  return html`${t('dial.asked', asked)}${kind === 'holding' ? html`<br>${t('dial.holding')}` : nothing}
    ${kind === 'starting' ? html`<br>${t('dial.starting')}` : nothing}`;
}

/** Full fives up to the longest, which is always among them. */
export function minuteChoices(doc) {
  const choices = [];
  for (let minutes = STEP_MINUTES; minutes < doc.max_minutes; minutes += STEP_MINUTES) {
    choices.push(minutes);
  }
  return [...choices, Math.floor(doc.max_minutes)];
}

function nextSession(doc) {
  const wish = settings(doc);
  const offered = minuteChoices(doc);
  const less = offered.findLast((minutes) => minutes < wish.minutes);
  const more = offered.find((minutes) => minutes > wish.minutes);
  const kind = store.isLive ? activity(doc) : 'stale';
  const word = store.isLive ? activityWord(doc) : t('connection.was', { state: activityWord(doc) });
  return html`<section class="dial choosing is-${kind}" aria-label=${t('dial.next')}>
    ${stepper('minus', less, t('dial.less'), () => choose(doc, { minutes: less }))}
    <div class="face">${ring(kind === 'stale' ? 0 : wish.minutes / doc.max_minutes, 'wish')}
      <div class="center">
        <p class="doing">${kind === 'fault' ? icons.fault : kind === 'stale' ? icons.unplugged : icons.off}<span>${word}</span></p>
        <p class="left">${number(wish.minutes)}</p>
        <p class="until">${t('minutes_word', { count: wish.minutes })}</p>
      </div>
    </div>
    ${stepper('plus', more, t('dial.more'), () => choose(doc, { minutes: more }))}
    <p class="unseen" role="status">${t('spoken_minutes', { count: wish.minutes, value: number(wish.minutes) })}</p>
  </section>`;
}

export function stepper(icon, target, label, act) {
  return html`<button class="step" type="button" aria-label=${label} ?disabled=${target === undefined || !store.isLive} @click=${act}>${icons[icon]}</button>`;
}
