/** Keeps the event stream open, notices when it falls silent, and tries again. */

import { me } from './api.js';
import { store } from './store.js';

const SILENCE_MILLIS = 4000;
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 2000;

let source = null;
let openedMillis = 0;
let heardMillis = 0;
let waitMillis = FIRST_WAIT_MILLIS;
let timer = null;

export function openStream() {
  closeStream();
  openedMillis = performance.now();
  source = new EventSource('/api/stream');
  source.addEventListener('state', (event) => take(event, (value) => store.state(value)));
  source.addEventListener('telemetry', (event) => take(event, (value) => store.telemetry(value)));
  source.addEventListener('event', (event) => take(event, (value) => store.event(value)));
  source.addEventListener('beat', (event) => take(event, (value) => store.heard(value.ts)));
  source.onerror = () => {
    if (source?.readyState === EventSource.CLOSED) {
      askWhy();
    }
  };
}

export function closeStream() {
  source?.close();
  source = null;
  clearTimeout(timer);
  timer = null;
}

function take(event, act) {
  heardMillis = performance.now();
  waitMillis = FIRST_WAIT_MILLIS;
  try {
    act(JSON.parse(event.data));
  } catch {
    // A message that cannot be read is no news; silence will show if none can.
  }
}

/** The stream was refused: either this phone is no longer paired, or the device is not there. */
async function askWhy() {
  closeStream();
  const answer = await me();
  if (answer.status === 401) {
    store.setAccess('unpaired');
    return;
  }
  later();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(openStream, waitMillis);
  waitMillis = Math.min(LONGEST_WAIT_MILLIS, waitMillis * 2);
}

/** Called once a second: an open connection over which nothing comes is none. */
export function watchStream() {
  if (store.access !== 'paired' || timer !== null) {
    return;
  }
  const quiet = performance.now() - Math.max(openedMillis, heardMillis);
  if (source === null || quiet > SILENCE_MILLIS) {
    closeStream();
    later();
  }
}

/** The page is looked at again, or the network is back: no reason to wait. */
export function hurryStream() {
  if (store.access === 'paired' && !store.isLive) {
    waitMillis = FIRST_WAIT_MILLIS;
    openStream();
  }
}
