/**
 * What the device said last, and how sure that still is. The only owner of pads' states on the page:
 * the stream writes, views read. `ticks` tells views once a second that time has passed.
 */

import { DeviceClock } from './device-clock.js';

/** A second of silence is normal; at three nothing on the page may look live. */
const SILENCE_MILLIS = 2500;

class Store extends EventTarget {
  pads = new Map();
  access = 'unknown';
  me = null;
  device = null;
  clock = new DeviceClock();
  prompts = new Map();
  #heardMillis = null;
  #heardAt = null;
  #wasLive = false;

  /** Whether the last word of the device is recent enough to be shown as what is. */
  get isLive() {
    return this.#heardMillis !== null && performance.now() - this.#heardMillis < SILENCE_MILLIS;
  }

  /** When the device was heard last, by this phone's clock; null before the first time. */
  get lastHeardAt() {
    return this.#heardAt;
  }

  pad(name) {
    return this.pads.get(name) ?? this.pads.values().next().value ?? null;
  }

  /** The pad of a route, or the one that most needs to be seen. */
  shown(name) {
    if (name && this.pads.has(name)) {
      return this.pads.get(name);
    }
    const all = [...this.pads.values()];
    return all.find((pad) => pad.prompt) ?? all.find((pad) => pad.session === 'ON') ?? all.find((pad) => pad.fault === 'ON') ?? all[0] ?? null;
  }

  get anyRuns() {
    return [...this.pads.values()].some((pad) => pad.session === 'ON');
  }

  heard(deviceSeconds) {
    this.#heardMillis = performance.now();
    this.#heardAt = Date.now();
    if (typeof deviceSeconds === 'number') {
      this.clock.set(deviceSeconds);
    }
  }

  state(doc) {
    this.heard(doc.ts);
    this.pads.set(doc.pad, doc);
    if (!doc.prompt) {
      this.prompts.delete(doc.pad);
    }
    this.tell('state', doc);
  }

  telemetry(value) {
    this.heard(value.ts);
    const known = this.pads.get(value.pad);
    if (!known) {
      return;
    }
    const running = known.running && known.running.session_id === value.session_id ? { ...known.running, ...picked(value) } : known.running;
    this.pads.set(value.pad, { ...known, ...picked(value, ['state', 'heater', 'skin_c', 'pad_c']), remaining: value.remaining_s, running });
    this.tell('telemetry', value);
  }

  event(value) {
    this.heard();
    if (value.event_type === 'prompt' && typeof value.answer_within_s === 'number') {
      this.prompts.set(value.pad, { id: value.prompt_id, until: (value.ts + value.answer_within_s) * 1000 });
    }
    this.tell('event', value);
  }

  /** Pads that are gone from the configuration would otherwise stay for ever. */
  keepOnly(names) {
    for (const name of this.pads.keys()) {
      if (!names.includes(name)) {
        this.pads.delete(name);
      }
    }
    this.tell('state', null);
  }

  setAccess(access, me = null) {
    this.access = access;
    this.me = me ?? this.me;
    this.tell('access', access);
  }

  tick() {
    const live = this.isLive;
    if (live !== this.#wasLive) {
      this.#wasLive = live;
      this.tell('liveness', live);
    }
    this.tell('tick', null);
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.dispatchEvent(new CustomEvent('change', { detail: type }));
  }
}

const RUNNING = ['remaining_s', 'elapsed_s', 'heated_s', 'cem43_min', 'damage', 'target_c'];

function picked(value, names = RUNNING) {
  return Object.fromEntries(names.filter((name) => value[name] !== undefined && value[name] !== null || name.endsWith('_c')).map((name) => [name, value[name]]));
}

export const store = new Store();

/** Lets a Lit element draw itself again when the store changes. */
export class StoreController {
  constructor(host, types = ['state', 'telemetry', 'liveness', 'access', 'tick']) {
    this.update = () => host.requestUpdate();
    this.types = types;
    host.addController(this);
  }

  hostConnected() {
    this.types.forEach((type) => store.addEventListener(type, this.update));
  }

  hostDisconnected() {
    this.types.forEach((type) => store.removeEventListener(type, this.update));
  }
}
