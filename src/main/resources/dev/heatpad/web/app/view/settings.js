/** This phone, the other paired devices, and how the page looks and speaks. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { clients, revoke } from '../core/api.js';
import { allowSound, chime, soundState, vibrate } from '../core/attention.js';
import { LANGUAGES, language, t } from '../core/i18n.js';
import { prefer, preference } from '../core/preferences.js';
import { StoreController, store } from '../core/store.js';
import { date } from '../core/format.js';

class Settings extends Part {
  static properties = { list: { state: true }, failed: { state: true }, leaving: { state: true }, sounded: { state: true } };

  constructor() {
    super();
    this.list = null;
    new StoreController(this, ['state']);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    const answer = await clients();
    this.failed = !answer.ok;
    this.list = answer.ok ? answer.body.clients : this.list;
  }

  render() {
    const doc = store.shown();
    return html`<h1 tabindex="-1">${t('nav.settings')}</h1>
      <section class="group"><h2>${t('settings.look')}</h2>
        ${this.#choice('theme', { auto: t('settings.auto'), light: t('settings.light'), dark: t('settings.dark') })}
        ${this.#choice('language', { auto: t('settings.auto'), ...LANGUAGES })}
        ${this.#choice('unit', { celsius: '°C', fahrenheit: '°F' })}
      </section>
      <section class="group"><h2>${t('settings.sound')}</h2>
        ${this.#choice('sound', { on: t('settings.on'), off: t('settings.off') })}
        <button class="wide-button" type="button" @click=${() => this.#test()}>${icons.sound}<span>${t('settings.test')}</span></button>
        <p class="under" role="status">${this.sounded ? t(`settings.sound_${this.sounded}`) : nothing}</p>
      </section>
      ${this.#devices()}
      ${doc ? html`<section class="group"><h2>${t('settings.person')}</h2>
        <p>${t(`profile.${doc.profile}`)}</p><p><a class="button wide-button" href="#/setup/${doc.person}">${t('setup.see')}</a></p></section>` : nothing}
      ${window.isSecureContext ? nothing : html`<section class="group"><h2>${t('settings.plain')}</h2><p class="under">${t('settings.plain_text')}</p></section>`}
      <section class="group"><h2>${t('settings.about')}</h2>
        <p>Heatpad ${store.me?.version ?? ''} ${store.me?.device ? html`<span class="under">· ${store.me.device}</span>` : nothing}</p>
        <p class="under">${t('settings.not_medical')}</p>
      </section>
      ${this.#farewell()}`;
  }

  #choice(name, options) {
    const current = preference(name);
    return html`<fieldset class="segments named"><legend class=${name === 'sound' ? 'unseen' : ''}>${t(`settings.${name}`)}</legend>${Object.entries(options).map(([value, label]) => html`<label>
      <input type="radio" name=${name} .checked=${current === value} @change=${() => prefer(name, value)}><span lang=${name === 'language' && value !== 'auto' ? value : language()}>${label}</span></label>`)}</fieldset>`;
  }

  #test() {
    allowSound();
    vibrate([250, 150, 250]);
    setTimeout(() => {
      chime();
      this.sounded = soundState();
    }, 150);
  }

  #devices() {
    return html`<section class="group"><h2>${t('settings.devices')}</h2>
      ${this.failed ? html`<p class="under">${t('notice.unanswered')}</p>` : nothing}
      <ul class="devices">${(this.list ?? []).map((client) => html`<li>${icons.phone}<div><strong>${client.name}</strong>
        <p class="under">${client.this ? t('settings.this_phone') : t('settings.seen', { date: date(client.last_seen_at) })}</p></div>
        <button class="plain" type="button" aria-label=${`${client.this ? t('settings.leave') : t('settings.revoke')}: ${client.name}`} @click=${() => this.#ask(client)}>${client.this ? t('settings.leave') : t('settings.revoke')}</button></li>`)}</ul>
    </section>`;
  }

  async #ask(client) {
    this.leaving = client;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  #farewell() {
    const client = this.leaving;
    return html`<dialog aria-labelledby="leave-title">${client ? html`
      <h2 id="leave-title">${client.this ? t('settings.leave_title') : t('settings.revoke_title', { name: client.name })}</h2>
      <p>${t('settings.revoke_text')}</p>
      <div class="choices-row"><button type="button" autofocus @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button>
      <button class="danger" type="button" @click=${() => this.#revoke(client)}>${client.this ? t('settings.leave') : t('settings.revoke')}</button></div>` : nothing}</dialog>`;
  }

  async #revoke(client) {
    const answer = await revoke(client.id);
    this.querySelector('dialog').close();
    if (client.this && (answer.ok || answer.status === 401)) {
      store.setAccess('unpaired');
    } else {
      this.#load();
    }
  }
}

customElements.define('heatpad-settings', Settings);
