/** The pad, in one glance: how long, what the heater really does, how warm it is, and what to choose. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { StoreController, store } from '../core/store.js';
import { padTitle } from '../core/pad-words.js';
import { t } from '../core/i18n.js';
import { cards } from './cards.js';
import { choices, confirmation } from './choices.js';
import { dial } from './dial.js';
import { facts } from './facts.js';
import { padCards } from './pad-cards.js';
import { runningControls } from './running-controls.js';
import { wearable } from './wearable.js';

class Now extends Part {
  static properties = { pad: {}, chartReady: { state: true } };

  constructor() {
    super();
    new StoreController(this);
  }

  willUpdate() {
    const doc = store.shown(this.pad);
    if (doc?.running && !this.chartReady) {
      import('./live-chart.js').then(() => (this.chartReady = true));
    }
  }

  render() {
    const doc = store.shown(this.pad);
    if (!doc) {
      return this.#waiting();
    }
    const runs = doc.session === 'ON';
    return html`
      <h1 class="unseen" tabindex="-1">${padTitle(doc)}</h1>
      ${store.pads.size > 1 ? padCards([...store.pads.values()], doc) : nothing}
      <div class="now">
        <div class="column">
          ${cards(doc)}
          ${dial(doc)}
          ${runs ? runningControls(doc) : choices(doc)}
          ${runs ? nothing : confirmation(doc)}
        </div>
        <div class="column">
          ${facts(doc)}
          ${wearable(doc)}
          ${doc.running && this.chartReady ? html`<heatpad-live-chart .doc=${doc}></heatpad-live-chart>` : nothing}
        </div>
      </div>`;
  }

  #waiting() {
    return html`<h1 class="unseen" tabindex="-1">Heatpad</h1>
      <section class="empty"><p class="big">${store.access === 'unreachable' ? t('connection.unreachable') : t('connection.connecting')}</p>
      ${store.access === 'unreachable' ? html`<p>${t('connection.unreachable_next')}</p>` : nothing}</section>`;
  }
}

customElements.define('heatpad-now', Now);
