/** Whether what is shown is live. Word and shape say it, not only a colour. */

import { html } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { StoreController, store } from '../core/store.js';
import { t } from '../core/i18n.js';
import { timeWithSeconds } from '../core/format.js';

class Connection extends Part {
  constructor() {
    super();
    new StoreController(this, ['liveness', 'access', 'tick']);
  }

  render() {
    if (store.isLive) {
      return html`<p class="link live"><span class="pulse" aria-hidden="true"></span>${t('connection.live')}</p>`;
    }
    const seen = store.lastHeardAt;
    return html`<p class="link lost">${icons.unplugged}${
      seen ? t('connection.last_seen', { time: timeWithSeconds(seen) }) : t('connection.connecting')}</p>`;
  }
}

customElements.define('heatpad-connection', Connection);
