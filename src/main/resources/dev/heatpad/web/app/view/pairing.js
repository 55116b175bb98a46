/** Lets this phone in: six digits that the device shows, and a name to know the phone by. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { me, pair } from '../core/api.js';
import { store } from '../core/store.js';
import { number } from '../core/format.js';
import { t } from '../core/i18n.js';

class Pairing extends Part {
  static properties = { problem: { state: true }, working: { state: true } };

  firstUpdated() {
    if (store.pairingCode) {
      this.querySelector('#code').value = store.pairingCode;
      store.pairingCode = null;
      this.#send();
    }
  }

  get #suggestion() {
    const agent = navigator.userAgent;
    const kind = /iPad|Tablet/.test(agent) ? 'tablet' : /iPhone|Android|Mobile/.test(agent) ? 'phone' : 'computer';
    return t(`pairing.name_${kind}`);
  }

  async #send() {
    const code = this.querySelector('#code').value.replace(/\D/g, '');
    const name = this.querySelector('#name').value.trim() || this.#suggestion;
    if (code.length !== 6) {
      this.#refuse(t('pairing.six'));
      return;
    }
    this.working = true;
    this.problem = null;
    const answer = await pair(code, name);
    this.working = false;
    if (!answer.ok) {
      this.#refuse(reason(answer));
      return;
    }
    const known = await me();
    store.setAccess('paired', known.ok ? known.body : null);
    if (known.status === 401) {
      store.setAccess('unpaired');
      this.#refuse(t('pairing.cookies'));
    }
  }

  #refuse(text) {
    this.problem = text;
    this.querySelector('#code').select();
    this.querySelector('#code').focus();
  }

  render() {
    return html`<form class="pairing" novalidate @submit=${(event) => { event.preventDefault(); this.#send(); }}>
      <div class="mark" aria-hidden="true">${icons.flameOutline}</div>
      <h1 tabindex="-1">${t('pairing.title')}</h1>
      <p class="lead">${t('pairing.text')}</p>
      <label for="code">${t('pairing.code')}</label>
      <input id="code" class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" pattern="[0-9 ]*" placeholder="000000"
        aria-describedby="code-from code-problem" aria-invalid=${this.problem ? 'true' : 'false'}>
      <p id="code-problem" class="problem" role="alert">${this.problem ? html`${icons.warning}<span>${this.problem}</span>` : nothing}</p>
      <p id="code-from" class="under">${t('pairing.from')} <code>heatpad pair</code></p>
      <label for="name">${t('pairing.name')}</label>
      <input id="name" autocomplete="off" maxlength="40" .value=${this.#suggestion}>
      <button class="primary wide-button" type="submit" ?disabled=${this.working}>${this.working ? t('pairing.working') : t('pairing.send')}</button>
      <p class="quiet-line">${t('pairing.stop')}</p>
    </form>`;
  }
}

function reason(answer) {
  const { reason: code, attempts_left: left } = answer.body;
  if (code === 'wrong_code' && typeof left === 'number') {
    return left > 0 ? t('pairing.wrong', { count: left, value: number(left) }) : t('pairing.void');
  }
  if (answer.status === 429) {
    return t('pairing.slow', { seconds: number(answer.retryAfter ?? 10) });
  }
  return code === 'no_code' ? t('pairing.no_code') : t('notice.unanswered');
}

customElements.define('heatpad-pairing', Pairing);
