/*
 * Keeps the shell of the page for times without a connection. It never answers for the device:
 * nothing below /api is looked at, so an old state cannot be shown as a new one. The network comes
 * first, because a shell of another version would misread the device.
 */

const CACHE = 'heatpad-shell';
const SHELL = /^\/($|app\/|lib\/|icons\/|manifest\.webmanifest$)/;
const PATIENCE_MILLIS = 3000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add('/')).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !SHELL.test(url.pathname)) {
    return;
  }
  event.respondWith(fromNetworkFirst(event.request));
});

async function fromNetworkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    if (answer.ok) {
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (failure) {
    const kept = await cache.match(request);
    if (kept) {
      return kept;
    }
    throw failure;
  }
}
