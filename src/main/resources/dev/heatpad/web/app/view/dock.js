/** Start and stop, where the thumb is. Stop is in it in every view and every state. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { StoreController, store } from '../core/store.js';
import { stopper } from '../core/stopper.js';
import { isBusy, mayStartNow, settings, start } from '../core/actions.js';
import { activity, activityWord, padTitle, pendingWords, waitWords } from '../core/pad-words.js';
import { clockTime, number, temperature } from '../core/format.js';
import { t } from '../core/i18n.js';

class Dock extends Part {
  static properties = { place: {}, pad: {} };

  constructor() {
    super();
    new StoreController(this);
  }

  render() {
    const doc = store.shown(this.place === 'now' ? this.pad : undefined);
    if (!doc) {
      return html`<section class="dock" aria-label=${t('dock.label')}>${this.#pending()}<div class="row">${this.#stop('wide', null, t('stop.heat'))}</div></section>`;
    }
    return html`<section class="dock" aria-label=${t('dock.label')}>
      ${this.#pending()}
      ${this.place === 'now' ? this.#full(doc) : this.#mini(doc)}
    </section>`;
  }

  #full(doc) {
    if (doc.session === 'ON' || !store.isLive || doc.state === 'fault') {
      const others = [...store.pads.values()].some((other) => other.pad !== doc.pad && other.session === 'ON');
      return html`<div class="row">
        ${this.#stop('wide', doc.pad, t('stop.heat'))}
        ${others ? this.#stop('quiet', null, t('stop.all')) : nothing}
      </div>`;
    }
    return html`<div class="row">${this.#stop('quiet', doc.pad, t('stop.short'))}${this.#start(doc)}</div>`;
  }

  /** In other views: what happens, in one line, beside the way to end it. */
  #mini(doc) {
    const runs = doc.session === 'ON';
    const all = store.pads.size > 1;
    return html`<div class="row mini">
      <a class="glance is-${activity(doc)}" href="#/now">
        ${activity(doc) === 'heating' ? icons.flame : runs ? icons.flameOutline : icons.off}
        <span><strong>${store.isLive ? activityWord(doc) : t('connection.was', { state: activityWord(doc) })}</strong>
        <span class="under">${runs ? t('time_left', { time: clockTime(doc.remaining) }) : all ? padTitle(doc) : t('skin_now', { value: temperature(doc.skin_c) })}</span></span>
      </a>
      ${this.#stop(runs || !store.isLive ? 'firm' : 'quiet', all ? null : doc.pad, all ? t('stop.all') : t('stop.short'))}
    </div>`;
  }

  #stop(size, pad, label) {
    return html`<button class="stop ${size}" type="button" @click=${() => stopper.stop(pad)}>
      ${icons.stop}<span>${label}</span></button>`;
  }

  #pending() {
    const pending = stopper.pending;
    if (!pending) {
      return nothing;
    }
    return html`<p class="pending" role=${pending.tries > 1 ? 'alert' : 'status'}>${icons.clock}<span>${pendingWords(pending)}</span></p>`;
  }

  #start(doc) {
    if (doc.blocked === 'setup_needed') {
      return html`<a class="go" href="#/setup">${icons.check}<span>${t('setup.open')}</span></a>`;
    }
    const wait = waitWords(doc.blocked, doc.blocked_until);
    if (doc.blocked !== 'none') {
      return html`<p class="go waiting">${wait ? icons.clock : icons.info}<span>
        ${wait ? html`${wait.label}<small>${t('wait_left', { time: wait.left })}</small>` : t('start_blocked')}</span></p>`;
    }
    const wish = settings(doc);
    return html`<button class="go" type="button" ?disabled=${!mayStartNow() || isBusy(doc.pad, 'start')} @click=${() => start(doc, this.#confirmed())}>
      ${icons.play}<span>${t('start')}<small>${t('start_what', { minutes: number(wish.minutes), target: temperature(wish.target) })}</small></span></button>`;
  }

  #confirmed() {
    return document.querySelector('#expert-confirmed')?.checked ?? false;
  }
}

customElements.define('heatpad-dock', Dock);
