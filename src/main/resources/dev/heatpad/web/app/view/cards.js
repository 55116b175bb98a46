/** What a person should know before anything else: lost connection, faults, refusals, alerts, hints. */

import { html, nothing } from 'lit';
import { icons } from './icons.js';
import { store } from '../core/store.js';
import { dismiss, noticeOf, perform } from '../core/actions.js';
import { allowSound, soundState } from '../core/attention.js';
import { alertWords, faultWords, mayAcknowledgeHere, refusalWords, waitWords } from '../core/pad-words.js';
import { number, timeWithSeconds } from '../core/format.js';
import { t, tOr } from '../core/i18n.js';

export function cards(doc) {
  return html`${lost()}${faults(doc)}${notice(doc)}${screening(doc)}${blocked(doc)}${doc.alerts.map(alertCard)}${ended(doc)}`;
}

function card(kind, icon, title, text, more = nothing) {
  return html`<section class="card ${kind}">${icon}<div><h2>${title}</h2>${text ? html`<p>${text}</p>` : nothing}${more}</div></section>`;
}

function lost() {
  if (store.isLive) {
    return nothing;
  }
  const seen = store.lastHeardAt;
  return card('lost', icons.unplugged, t('connection.lost'), seen ? t('connection.lost_text', { time: timeWithSeconds(seen) }) : '');
}

function faults(doc) {
  if (doc.faults.length === 0) {
    return nothing;
  }
  const act = () => perform(doc.pad, { verb: 'ack' });
  return html`${doc.faults.map((fault) => {
    const words = faultWords(fault);
    return card('fault', icons.fault, words.message, '', html`
      <p class="meaning">${t(meaning(doc, fault))}</p>
      <p class="todo"><strong>${t('what_to_do')}</strong> ${words.nextStep}</p>`);
  })}
  ${doc.state === 'fault'
    ? mayAcknowledgeHere(doc)
      ? html`<button class="plain wide-button" type="button" ?disabled=${!store.isLive} @click=${act}>${icons.check}<span>${t('fault.acknowledge')}</span></button>`
      : html`<p class="quiet-line">${t('fault.at_device')}</p>`
    : nothing}`;
}

/** Faults in which "off" cannot be trusted: the words must not sound as if heat had ended. */
const MAY_STILL_HEAT = new Set(['relay_stuck', 'current_while_off', 'voltage_while_off', 'output_failed']);

function meaning(doc, fault) {
  if (MAY_STILL_HEAT.has(fault.code)) {
    return 'fault.meaning_heats';
  }
  return doc.state === 'fault' ? 'fault.meaning_latched' : 'fault.meaning';
}

function notice(doc) {
  const it = noticeOf(doc.pad);
  if (!it) {
    return nothing;
  }
  const close = html`<button class="plain" type="button" @click=${() => dismiss(doc.pad)}>${t('close')}</button>`;
  switch (it.kind) {
    case 'shortened':
      return html`<div role="status">${card('info', icons.info, t('notice.shortened', { minutes: number(it.minutes) }), t('notice.shortened_why'), close)}</div>`;
    case 'unanswered':
      return html`<div role="alert">${card('info', icons.unplugged, t('notice.unanswered'), t('notice.unanswered_next'), close)}</div>`;
    default: {
      const words = refusalWords(it.reason, it.message, it.nextStep);
      return html`<div role="alert">${card('info', icons.info, words.message, words.nextStep, html`${waiting(it.reason, it.until)}${close}`)}</div>`;
    }
  }
}

function waiting(reason, until) {
  const wait = waitWords(reason, until);
  return wait ? html`<p class="countdown">${icons.clock}<span>${wait.label} – <strong>${wait.left}</strong></span></p>` : nothing;
}

function screening(doc) {
  switch (doc.screening) {
    case 'needed':
      return card('info', icons.check, t('setup.card'), t('setup.card_text'), html`<a class="button" href="#/setup/${doc.person}">${t('setup.open')}</a>`);
    case 'blocked':
    case 'red_flag':
      return card('fault', icons.fault, t(`setup.${doc.screening}`), t(`setup.${doc.screening}_text`), html`<a class="button" href="#/setup/${doc.person}">${t('setup.see_what')}</a>`);
    default:
      return doc.screening_review_due
        ? card('info', icons.check, t('setup.review'), t('setup.review_text'), html`<a class="button" href="#/setup/${doc.person}">${t('setup.review_open')}</a>`)
        : nothing;
  }
}

const SAID_ELSEWHERE = new Set(['none', 'fault', 'setup_needed', 'contraindication', 'red_flag']);

function blocked(doc) {
  if (SAID_ELSEWHERE.has(doc.blocked) || doc.session === 'ON' || noticeOf(doc.pad)) {
    return nothing;
  }
  const words = refusalWords(doc.blocked, doc.blocked_text, doc.blocked_next_step);
  const act = () => perform(doc.pad, { verb: 'ack' });
  return card('info', doc.blocked_until ? icons.clock : icons.info, words.message, words.nextStep, html`${doc.blocked === 'lockout' ? html`<button class="plain" type="button" @click=${act}>${t('fault.acknowledge')}</button>` : nothing}`);
}

function alertCard(alert) {
  const words = alertWords(alert);
  return card('info', icons.warning, words.message, words.nextStep);
}

const AS_WISHED = new Set(['none', 'completed', 'user_stop', 'button_stop']);

/** Why heat ended by itself; what a person did needs no telling. */
function ended(doc) {
  if (doc.session === 'ON' || AS_WISHED.has(doc.reason) || doc.faults.length > 0) {
    return nothing;
  }
  return card('info', icons.info, tOr(`reason.${doc.reason}.message`, doc.reason_text), tOr(`reason.${doc.reason}.next`, doc.reason_next_step));
}

export function onlyChannel(doc) {
  if (!Array.isArray(doc.prompt_channels) || doc.prompt_channels.length > 0 || doc.unlimited) {
    return nothing;
  }
  const blocked = soundState() === 'blocked';
  return card('info', icons.sound, t('only_channel'), t('only_channel_text'), blocked
    ? html`<button class="plain" type="button" @click=${allowSound}>${t('sound.allow')}</button>` : nothing);
}
