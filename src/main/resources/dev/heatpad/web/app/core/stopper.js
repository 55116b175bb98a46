/** Stop, until somebody answers. It asks nothing, waits for nothing else and does not give up. */

import { stopAll, stopPad } from './api.js';
import { store } from './store.js';

const PATIENCE_MILLIS = 3000;
const PAUSES_MILLIS = [200, 500, 1000, 1500, 2000];

class Stopper extends EventTarget {
  /** null, or {pad, tries, refused}: what is being stopped and has not been confirmed. */
  pending = null;

  /** Stops one pad, or all of them with null. */
  async stop(pad) {
    if (this.pending) {
      this.pending.hurry?.();
      return;
    }
    this.pending = { pad, tries: 0, refused: false };
    this.#tell();
    while (this.pending) {
      this.pending.tries++;
      this.#tell();
      const answer = pad === null ? await stopAll(PATIENCE_MILLIS) : await stopPad(pad, PATIENCE_MILLIS);
      if (answer.ok) {
        break;
      }
      if (answer.status === 401) {
        this.pending.refused = true;
        this.#tell();
        store.setAccess('unpaired');
        return;
      }
      await this.#pause(this.pending.tries);
    }
    this.pending = null;
    this.#tell('stopped');
  }

  /** A new pairing makes stopping possible again; the old refusal is over. */
  forget() {
    this.pending = null;
    this.#tell();
  }

  #pause(tries) {
    const millis = PAUSES_MILLIS[Math.min(tries, PAUSES_MILLIS.length) - 1];
    return new Promise((resolve) => {
      this.pending.hurry = resolve;
      setTimeout(resolve, millis);
    });
  }

  #tell(type = 'progress') {
    this.dispatchEvent(new Event(type));
    store.tell('liveness', store.isLive);
  }
}

export const stopper = new Stopper();
