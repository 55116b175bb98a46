/** Tells screen readers what changed: states politely, questions, faults and a lost connection at once. */

import { html } from 'lit';
import { Part } from './part.js';
import { store } from '../core/store.js';
import { stopper } from '../core/stopper.js';
import { t } from '../core/i18n.js';
import { spokenMinutes } from '../core/format.js';
import { faultWords, padTitle } from '../core/pad-words.js';

class Announcer extends Part {
  static properties = { polite: { state: true }, urgent: { state: true } };

  #states = new Map();
  #faults = new Map();
  #wasLive = null;

  constructor() {
    super();
    this.polite = '';
    this.urgent = '';
    store.addEventListener('state', (event) => event.detail && this.#state(event.detail));
    store.addEventListener('liveness', () => this.#liveness());
    stopper.addEventListener('stopped', () => (this.polite = t('stop.answered')));
  }

  /** "Holding" and "heating" change every minute; only what a person would ask about is spoken. */
  #state(doc) {
    const before = this.#states.get(doc.pad);
    this.#states.set(doc.pad, doc.state);
    if (before !== undefined && before !== doc.state) {
      const left = doc.session === 'ON' ? `, ${t('spoken_left', { time: spokenMinutes(doc.remaining) })}` : '';
      this.polite = `${padTitle(doc)}: ${t(`spoken_state.${doc.state}`)}${left}`;
    }
    const codes = doc.faults.map((fault) => fault.code).join();
    if (codes && codes !== this.#faults.get(doc.pad)) {
      this.urgent = doc.faults.map(faultWords).map((words) => `${words.message} ${words.nextStep}`).join(' ');
    }
    this.#faults.set(doc.pad, codes);
  }

  #liveness() {
    if (store.isLive === this.#wasLive || store.access !== 'paired') {
      return;
    }
    if (this.#wasLive !== null) {
      this.urgent = store.isLive ? '' : t('connection.lost');
      this.polite = store.isLive ? t('connection.back') : '';
    }
    this.#wasLive = store.isLive;
  }

  render() {
    return html`<div class="unseen" role="status">${this.polite}</div><div class="unseen" role="alert">${this.urgent}</div>`;
  }
}

customElements.define('heatpad-announcer', Announcer);
