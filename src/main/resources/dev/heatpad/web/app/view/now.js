/** The pad, in one glance: how long, what the heater really does, how warm it is, and what to choose. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { StoreController, store } from '../core/store.js';
import { untilLoaded } from '../core/loading.js';
import { padTitle } from '../core/pad-words.js';
import { t } from '../core/i18n.js';
import { cards, onlyChannel } from './cards.js';
import { choices, confirmation } from './choices.js';
import { dial, standing } from './dial.js';
import { facts } from './facts.js';
import { padCards } from './pad-cards.js';
import { runningControls } from './running-controls.js';
import { wearable } from './wearable.js';

/** Where no start is possible before a person has done something, there is nothing to choose. */
function mayChoose(doc) {
  return doc.state !== 'fault' && doc.blocked !== 'red_flag' && doc.blocked !== 'contraindication';
}

class Now extends Part {
  static properties = { pad: {}, chartReady: { state: true } };

  constructor() {
    super();
    new StoreController(this);
  }

  willUpdate() {
    const doc = store.shown(this.pad);
    if (doc?.running && !this.chartAsked) {
      this.chartAsked = true;
      untilLoaded(() => import('./live-chart.js')).then(() => (this.chartReady = true));
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
          ${runs ? html`${dial(doc)}${runningControls(doc)}` : mayChoose(doc) ? html`${dial(doc)}${choices(doc)}${confirmation(doc)}` : standing(doc)}
          ${onlyChannel(doc)}
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
