/** Sound, vibration and a screen that stays on: how a phone gets attention, where it may. */

import { preference } from './preferences.js';

let context = null;
let ringing = null;

/** Must be called from a tap: browsers give sound to nobody else. */
export function allowSound() {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (!Context) {
    return;
  }
  context ??= new Context();
  if (context.state !== 'running') {
    context.resume().catch(() => {});
  }
}

/** 'ready', 'blocked' until somebody taps, 'off' by choice, or 'missing'. */
export function soundState() {
  if (preference('sound') === 'off') {
    return 'off';
  }
  if (!(window.AudioContext ?? window.webkitAudioContext)) {
    return 'missing';
  }
  return context?.state === 'running' ? 'ready' : 'blocked';
}

/** Two soft tones, rising; gentle enough for somebody who lies still. */
export function chime() {
  if (soundState() !== 'ready') {
    return;
  }
  const start = context.currentTime + 0.02;
  for (const [index, hertz] of [523.25, 659.25, 783.99].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = start + index * 0.22;
    tone.type = 'sine';
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.5, from + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.65);
  }
}

/** Vibrates where there is a motor, and once somebody has touched the page. */
export function vibrate(pattern) {
  if (navigator.userActivation?.hasBeenActive ?? true) {
    navigator.vibrate?.(pattern);
  }
}

/** Rings and vibrates until it is told to stop. */
export function ring() {
  if (ringing !== null) {
    return;
  }
  const once = () => {
    chime();
    vibrate([250, 150, 250]);
  };
  once();
  ringing = setInterval(once, 2500);
}

export function stopRinging() {
  if (ringing !== null) {
    clearInterval(ringing);
    ringing = null;
    vibrate(0);
  }
}

let lock = null;
let lockWanted = false;

/** Keeps the screen on while a session runs. Only pages on HTTPS may. */
export async function keepAwake(wanted) {
  lockWanted = wanted;
  if (!wanted) {
    const held = lock;
    lock = null;
    await held?.release().catch(() => {});
    return;
  }
  if (lock || !navigator.wakeLock || document.visibilityState !== 'visible') {
    return;
  }
  try {
    const taken = await navigator.wakeLock.request('screen');
    taken.addEventListener('release', () => (lock = null));
    if (lockWanted) {
      lock = taken;
    } else {
      taken.release();
    }
  } catch {
    // Low battery or a policy: the screen then goes dark as always.
  }
}

export function canKeepAwake() {
  return Boolean(navigator.wakeLock);
}
