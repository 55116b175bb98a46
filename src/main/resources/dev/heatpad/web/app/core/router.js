/** Which view is shown, by the fragment of the address: #/history/<id> is ['history', '<id>']. */

const listeners = new Set();

export function route() {
  const parts = location.hash.replace(/^#\/?/, '').split('/').filter(Boolean);
  try {
    return parts.length ? parts.map(decodeURIComponent) : ['now'];
  } catch {
    return ['now'];
  }
}

export function go(...parts) {
  location.hash = '/' + parts.map(encodeURIComponent).join('/');
}

export function onRoute(listener) {
  listeners.add(listener);
}

addEventListener('hashchange', () => listeners.forEach((listener) => listener(route())));
