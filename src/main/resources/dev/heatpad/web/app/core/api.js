/** Requests to the device. An answer is an object {status, ok, body}; status 0 means that none came. */

const PATIENCE_MILLIS = 6000;

/** A name for one command. Works without HTTPS, where randomUUID does not. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function request(method, path, value, patienceMillis = PATIENCE_MILLIS) {
  const options = { method, headers: { accept: 'application/json' }, signal: AbortSignal.timeout(patienceMillis), cache: 'no-store' };
  if (value !== undefined || method !== 'GET') {
    options.headers['content-type'] = 'application/json';
    options.body = JSON.stringify(value ?? {});
  }
  try {
    const answer = await fetch(path, options);
    const text = await answer.text();
    return { status: answer.status, ok: answer.ok, body: parsed(text), retryAfter: Number(answer.headers.get('retry-after')) || null };
  } catch {
    return { status: 0, ok: false, body: {}, retryAfter: null };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

export const get = (path) => request('GET', path);

const NEEDS_ID = new Set(['start', 'resume', 'extend', 'answer', 'ack']);

/** Sends a command to a pad. The same id goes with a retry, so that nothing happens twice. */
export function command(pad, value, id = freshId()) {
  const body = NEEDS_ID.has(value.verb) ? { id, ...value } : value;
  return request('POST', `/api/pads/${encodeURIComponent(pad)}/commands`, body);
}

export const stopPad = (pad, patience) => request('POST', `/api/pads/${encodeURIComponent(pad)}/commands`, { verb: 'stop' }, patience);
export const stopAll = (patience) => request('POST', '/api/stop', {}, patience);
export const me = () => get('/api/me');
export const pair = (code, name) => request('POST', '/api/pairing', { code, name, keep: 'cookie' });
export const clients = () => get('/api/clients');
export const revoke = (id) => request('DELETE', `/api/clients/${encodeURIComponent(id)}`);
export const sessions = (since) => get(`/api/sessions?since=${encodeURIComponent(since)}&limit=500`);
export const session = (id) => get(`/api/sessions/${encodeURIComponent(id)}`);
export const samples = (id) => get(`/api/sessions/${encodeURIComponent(id)}/samples`);
export const deleteSession = (id) => request('DELETE', `/api/sessions/${encodeURIComponent(id)}`);
export const screening = () => get('/api/screening');
export const answerScreening = (person, value) => request('PUT', `/api/screening/${encodeURIComponent(person)}`, value);
