/** What a pad does, in words. Every view takes them from here, so that all say the same. */

import { t, tOr } from './i18n.js';
import { clockTime, duration, number, timeOfDay } from './format.js';
import { store } from './store.js';

/** heating, holding, starting, paused, off or fault: what the heater really does now. */
export function activity(doc) {
  switch (doc.state) {
    case 'heating':
    case 'guided':
      return doc.heater === 'ON' ? 'heating' : 'holding';
    case 'starting':
    case 'paused':
    case 'fault':
      return doc.state;
    default:
      return doc.heater === 'ON' ? 'heating' : 'off';
  }
}

export function activityWord(doc) {
  return t(doc.state === 'fault' && doc.proof_of_off === 'failed' ? 'activity.not_off' : `activity.${activity(doc)}`);
}

export function padTitle(doc) {
  const key = `pad.${doc.pad}`;
  const own = t(key);
  return own === key ? doc.pad.charAt(0).toUpperCase() + doc.pad.slice(1).replace(/[_-]/g, ' ') : own;
}

export function programTitle(doc, name) {
  const title = doc?.programs.find((program) => program.name === name)?.title ?? name;
  return tOr(`program.${name}`, title);
}

export function faultWords(fault) {
  return {
    message: tOr(`fault.${fault.code}.message`, fault.message),
    nextStep: tOr(`fault.${fault.code}.next`, fault.next_step),
  };
}

export function alertWords(alert) {
  return {
    message: tOr(`alert.${alert.code}.message`, alert.message),
    nextStep: tOr(`alert.${alert.code}.next`, alert.next_step),
  };
}

export function refusalWords(reason, message, nextStep) {
  return {
    message: tOr(`refusal.${reason}.message`, message),
    nextStep: tOr(`refusal.${reason}.next`, nextStep),
  };
}

/** "Rest until 18:40", and how long that is; null where nobody can tell. */
export function waitWords(reason, until) {
  const seconds = store.clock.secondsUntil(until);
  if (seconds === null || seconds <= 0) {
    return null;
  }
  const time = timeOfDay(until);
  const label = reason === 'rest' ? t('rest_until', { time }) : t('wait_until', { time });
  return { label, left: seconds < 120 ? clockTime(seconds) : duration(seconds) };
}

/** How far a stop has come that nobody has answered yet. */
export function pendingWords(pending) {
  if (pending.refused) {
    return t('stop.refused');
  }
  return pending.tries > 1 ? t('stop.trying', { tries: number(pending.tries) }) : t('stop.sending');
}

/** Faults that may be acknowledged from here; the others need a person at the device. */
const ACKNOWLEDGED_HERE = new Set(['sensors_implausible', 'no_voltage', 'under_voltage', 'over_voltage', 'no_current', 'not_warming']);

export function mayAcknowledgeHere(doc) {
  return doc.faults.some((fault) => ACKNOWLEDGED_HERE.has(fault.code));
}
