/** What a person asks of a pad, the wish that is not confirmed yet, and what came of it. */

import { allowSound } from './attention.js';
import { command, freshId } from './api.js';
import { store } from './store.js';

const SET_AFTER_MILLIS = 400;
const WISH_LASTS_MILLIS = 4000;
/** A second tap on the place where "Stop" was must not start heat again. */
const START_GUARD_MILLIS = 1500;

const wishes = new Map();
const timers = new Map();
const notices = new Map();
const busy = new Set();
let heatEndedMillis = -Infinity;
const wasRunning = new Map();

store.addEventListener('state', (event) => {
  const doc = event.detail;
  if (!doc) {
    return;
  }
  if (wasRunning.get(doc.pad) && doc.session === 'OFF') {
    heatEndedMillis = performance.now();
  }
  if (!wasRunning.get(doc.pad) && doc.session === 'ON') {
    dismiss(doc.pad);
  }
  wasRunning.set(doc.pad, doc.session === 'ON');
});

/** Settings of the next session as this phone shows them: the device's, or what was just chosen. */
export function settings(doc) {
  const wish = wishes.get(doc.pad);
  const base = { program: doc.program, minutes: doc.duration, target: doc.target };
  if (!wish || performance.now() - wish.millis > WISH_LASTS_MILLIS) {
    wishes.delete(doc.pad);
    return base;
  }
  return { ...base, ...wish.values };
}

/** Chooses settings of the next session, and tells the device when the choosing has come to rest. */
export function choose(doc, values) {
  wishes.set(doc.pad, { values: { ...settings(doc), ...values }, millis: performance.now() });
  clearTimeout(timers.get(doc.pad));
  timers.set(doc.pad, setTimeout(() => {
    const { program, minutes, target } = settings(doc);
    perform(doc.pad, { verb: 'set', program, minutes, target_c: target });
  }, SET_AFTER_MILLIS));
  store.tell('liveness', store.isLive);
}

export function chooseProgram(doc, name) {
  const program = doc.programs.find((each) => each.name === name);
  const within = (value, low, high) => Math.min(high, Math.max(low, value));
  choose(doc, {
    program: name,
    minutes: Math.min(program.minutes, doc.max_minutes),
    target: within(program.target_c, doc.min_target_c, doc.max_target_c),
  });
}

export function mayStartNow() {
  return performance.now() - heatEndedMillis > START_GUARD_MILLIS;
}

export async function start(doc, confirmed) {
  allowSound();
  if (!mayStartNow() || !store.isLive) {
    return;
  }
  clearTimeout(timers.get(doc.pad));
  const { program, minutes, target } = settings(doc);
  const value = { verb: 'start', program, minutes, target_c: target };
  if (doc.profile === 'expert') {
    value.confirmed = confirmed;
  }
  const answer = await perform(doc.pad, value);
  if (answer.ok && typeof answer.body.minutes === 'number' && answer.body.minutes < minutes) {
    notice(doc.pad, { kind: 'shortened', minutes: answer.body.minutes });
  }
}

/** Sends a command and keeps what was refused, with its next step, until it is out of date. */
export async function perform(pad, value) {
  if (busy.has(pad + value.verb)) {
    return { ok: false, status: 0, body: {} };
  }
  busy.add(pad + value.verb);
  dismiss(pad);
  const answer = await command(pad, value);
  busy.delete(pad + value.verb);
  if (answer.status === 401) {
    store.setAccess('unpaired');
  } else if (answer.status === 0) {
    notice(pad, { kind: 'unanswered', verb: value.verb });
  } else if (!answer.ok) {
    const { reason, message, detail, next_step: nextStep, blocked_until: until } = answer.body;
    notice(pad, { kind: 'refused', reason, message: detail ?? message, nextStep, until });
  } else {
    store.tell('liveness', store.isLive);
  }
  return answer;
}

export const isBusy = (pad, verb) => busy.has(pad + verb);

/** Says yes to "Still there?", with one id, until somebody answers or the question is gone. */
export async function answerPrompt(pad, prompt, onTry) {
  allowSound();
  const id = freshId();
  for (let tries = 1; store.pads.get(pad)?.prompt === prompt; tries++) {
    onTry(tries);
    const answer = await command(pad, { verb: 'answer', prompt_id: prompt }, id);
    if (answer.ok || answer.status === 409 || answer.status === 401) {
      if (answer.status === 401) {
        store.setAccess('unpaired');
      }
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export const noticeOf = (pad) => notices.get(pad) ?? null;

function notice(pad, value) {
  notices.set(pad, value);
  store.tell('liveness', store.isLive);
}

export function dismiss(pad) {
  if (notices.delete(pad)) {
    store.tell('liveness', store.isLive);
  }
}
