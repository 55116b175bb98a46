/** Starts the page: language, access, stream, and the beat that notices silence. */

import { applyTheme, onPreference, preference } from './core/preferences.js';
import { loadLanguage } from './core/i18n.js';
import { hurryStream, openStream, closeStream, watchStream } from './core/stream.js';
import { allowSound, keepAwake } from './core/attention.js';
import { get, me } from './core/api.js';
import { store } from './core/store.js';
import { stopper } from './core/stopper.js';

const TICK_MILLIS = 500;
const RETRY_MILLIS = 2000;

applyTheme();
await loadLanguage();
await import('./view/app.js');

onPreference(async (name) => {
  if (name === 'language') {
    await loadLanguage();
  }
  store.tell('state', null);
});

/** Asks who this phone is until the device answers. */
async function enter() {
  const answer = await me();
  if (answer.ok) {
    store.setAccess('paired', answer.body);
  } else if (answer.status === 401) {
    store.setAccess('unpaired');
  } else {
    store.setAccess('unreachable');
    setTimeout(() => store.access === 'unreachable' && enter(), RETRY_MILLIS);
  }
}

let entered = null;

store.addEventListener('access', async () => {
  if (store.access === entered) {
    return;
  }
  entered = store.access;
  if (entered === 'paired') {
    stopper.forget();
    openStream();
    const answer = await get('/api/pads');
    if (answer.ok) {
      store.device = { device: answer.body.device, version: answer.body.version };
      answer.body.pads.forEach((doc) => store.pads.has(doc.pad) || store.state(doc));
      store.keepOnly(answer.body.pads.map((doc) => doc.pad));
    }
  } else if (entered === 'unpaired') {
    closeStream();
    store.pads.clear();
  }
});

setInterval(() => {
  store.tick();
  watchStream();
}, TICK_MILLIS);

store.addEventListener('state', () => keepAwake(store.anyRuns));

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    store.tick();
    hurryStream();
    keepAwake(store.anyRuns);
  }
});
// Browsers give sound only to a page that was touched; any touch will do.
addEventListener('pointerup', () => preference('sound') === 'on' && allowSound());
addEventListener('online', hurryStream);
addEventListener('pageshow', hurryStream);
stopper.addEventListener('stopped', hurryStream);

if (window.isSecureContext && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/service-worker.js').catch(() => {});
}

// A link from `heatpad pair` pairs by itself; the pairing view takes its code.
if (/^#pair=\d{6}$/.test(location.hash)) {
  store.pairingCode = location.hash.slice(6);
  history.replaceState(null, '', location.pathname);
}
await enter();
