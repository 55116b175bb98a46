/** The frame: header, the view of the address, the dock with start and stop, and the tabs. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { StoreController, store } from '../core/store.js';
import { onRoute, route } from '../core/router.js';
import { untilLoaded } from '../core/loading.js';
import { t } from '../core/i18n.js';
import { clockTime } from '../core/format.js';
import { activityWord, padTitle } from '../core/pad-words.js';
import './announcer.js';
import './connection.js';
import './dock.js';
import './now.js';
import './prompt.js';

/** Views that are loaded when they are first shown. */
const LATER = {
  history: () => import('./history.js'),
  session: () => import('./session.js'),
  settings: () => import('./settings.js'),
  setup: () => import('./setup.js'),
  pairing: () => import('./pairing.js'),
};

const TABS = [
  ['now', 'now'],
  ['history', 'history'],
  ['settings', 'settings'],
];

class HeatpadApp extends Part {
  static properties = { path: { state: true }, loaded: { state: true } };

  constructor() {
    super();
    this.path = route();
    this.loaded = new Set(['now']);
    this.asked = new Set();
    new StoreController(this);
    onRoute((path) => {
      this.path = path;
      this.moveFocus = true;
      this.querySelector('main').scrollTop = 0;
      scrollTo(0, 0);
    });
  }

  get view() {
    if (store.access === 'unpaired') {
      return 'pairing';
    }
    const [name, id] = this.path;
    if (name === 'history') {
      return id ? 'session' : 'history';
    }
    return name in LATER ? name : 'now';
  }

  willUpdate() {
    const view = this.view;
    if (!this.loaded.has(view)) {
      this.#load(view);
    }
    document.documentElement.classList.toggle('is-stale', store.access === 'paired' && !store.isLive);
    document.title = this.#title();
  }

  async #load(view) {
    if (!this.asked.has(view)) {
      this.asked.add(view);
      await untilLoaded(LATER[view]);
      this.loaded = new Set([...this.loaded, view]);
    }
  }

  updated() {
    if (this.moveFocus && this.loaded.has(this.view)) {
      const heading = this.querySelector('main h1');
      if (heading) {
        this.moveFocus = false;
        heading.focus();
      }
    }
  }

  #title() {
    const doc = store.shown(this.path[1]);
    if (!doc || store.access !== 'paired') {
      return 'Heatpad';
    }
    if (doc.prompt) {
      return `${t('prompt.title')} – Heatpad`;
    }
    if (!store.isLive) {
      return `${t('connection.lost_short')} – Heatpad`;
    }
    return doc.session === 'ON' ? `${clockTime(doc.remaining)} ${activityWord(doc)} – Heatpad` : `${activityWord(doc)} – Heatpad`;
  }

  render() {
    const view = this.view;
    const isPaired = store.access !== 'unpaired';
    return html`
      <button class="skip" @click=${() => this.querySelector('main').focus()}>${t('skip')}</button>
      ${isPaired ? this.#header(view) : nothing}
      <main tabindex="0" class="view-${view}">${this.loaded.has(view) ? this.#view(view) : nothing}</main>
      ${isPaired ? html`<heatpad-dock .place=${view} .pad=${this.path[1]}></heatpad-dock>${this.#tabs(view)}` : nothing}
      <heatpad-prompt></heatpad-prompt>
      <heatpad-announcer></heatpad-announcer>`;
  }

  #view(view) {
    switch (view) {
      case 'pairing':
        return html`<heatpad-pairing></heatpad-pairing>`;
      case 'history':
        return html`<heatpad-history></heatpad-history>`;
      case 'session':
        return html`<heatpad-session .session=${this.path[1]}></heatpad-session>`;
      case 'settings':
        return html`<heatpad-settings></heatpad-settings>`;
      case 'setup':
        return html`<heatpad-setup .person=${this.path[1]}></heatpad-setup>`;
      default:
        return html`<heatpad-now .pad=${this.path[1]}></heatpad-now>`;
    }
  }

  #header(view) {
    const doc = store.shown(this.path[1]);
    const title = view === 'now' && doc ? padTitle(doc) : null;
    return html`<header class="top">
      <p class="brand">${title ? html`<strong>${title}</strong>` : html`<strong>Heatpad</strong>`}
        ${doc?.simulated ? html`<span class="tag">${t('simulated')}</span>` : nothing}</p>
      <heatpad-connection></heatpad-connection>
    </header>`;
  }

  #tabs(view) {
    const current = view === 'session' ? 'history' : view === 'setup' ? '' : view;
    return html`<nav class="tabs" aria-label=${t('nav.label')}>
      ${TABS.map(([name, icon]) => html`<a href="#/${name}" aria-current=${current === name ? 'page' : nothing}>
        ${icons[icon]}<span>${t(`nav.${name}`)}</span></a>`)}
    </nav>`;
  }
}

customElements.define('heatpad-app', HeatpadApp);
