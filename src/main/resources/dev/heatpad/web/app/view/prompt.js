/** "Still there?": fills the screen, counts down, rings, and takes one tap anywhere on half of it. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { StoreController, store } from '../core/store.js';
import { stopper } from '../core/stopper.js';
import { answerPrompt } from '../core/actions.js';
import { allowSound, chime, ring, soundState, stopRinging } from '../core/attention.js';
import { padTitle, pendingWords } from '../core/pad-words.js';
import { number } from '../core/format.js';
import { t } from '../core/i18n.js';

class Prompt extends Part {
  static properties = { tries: { state: true } };

  constructor() {
    super();
    this.tries = 0;
    new StoreController(this);
  }

  get #asking() {
    return [...store.pads.values()].find((doc) => doc.prompt) ?? null;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    const asking = this.#asking;
    if (asking && !dialog.open) {
      this.tries = 0;
      dialog.showModal();
      this.querySelector('.yes').focus();
      ring();
    } else if (!asking && dialog.open) {
      dialog.close();
      stopRinging();
    }
  }

  render() {
    const doc = this.#asking;
    return html`<dialog class="prompt" aria-labelledby="prompt-title" aria-describedby="prompt-text" @cancel=${(event) => event.preventDefault()} @close=${() => this.requestUpdate()}>
      ${doc ? this.#question(doc) : nothing}</dialog>`;
  }

  #question(doc) {
    const prompt = store.prompts.get(doc.pad);
    const seconds = prompt?.id === doc.prompt ? store.clock.secondsUntil(prompt.until) : store.clock.secondsUntil(doc.prompt_until);
    return html`<div class="question">
      <h2 id="prompt-title">${t('prompt.title')}</h2>
      ${store.pads.size > 1 ? html`<p class="which">${padTitle(doc)}</p>` : nothing}
      <p id="prompt-text">${t('prompt.text')}</p>
      ${seconds === null ? html`<p class="soon">${t('prompt.soon')}</p>`
        : html`<p class="seconds" role="timer"><strong>${number(Math.ceil(seconds))}</strong><span>${t('prompt.seconds', { count: Math.ceil(seconds) })}</span></p>`}
      ${this.#troubles()}
    </div>
    <div class="answers">
      <button class="yes" type="button" @click=${() => this.#answer(doc)}>${t('prompt.yes')}</button>
      <button class="no" type="button" @click=${() => stopper.stop(doc.pad)}>${icons.stop}<span>${t('stop.heat')}</span></button>
    </div>`;
  }

  #troubles() {
    if (!store.isLive && !stopper.pending) {
      return html`<p class="trouble" role="alert">${icons.unplugged}<span>${t('prompt.no_connection')}</span></p>`;
    }
    if (stopper.pending) {
      return html`<p class="trouble" role="status">${icons.clock}<span>${pendingWords(stopper.pending)}</span></p>`;
    }
    if (this.tries > 1) {
      return html`<p class="trouble" role="alert">${icons.clock}<span>${t('prompt.trying', { tries: number(this.tries) })}</span></p>`;
    }
    if (soundState() === 'blocked') {
      return html`<button class="trouble" type="button" @click=${this.#allow}>${icons.soundOff}<span>${t('sound.blocked')}</span></button>`;
    }
    return nothing;
  }

  #allow() {
    allowSound();
    setTimeout(chime, 150);
  }

  #answer(doc) {
    stopRinging();
    this.tries = 1;
    answerPrompt(doc.pad, doc.prompt, (tries) => (this.tries = tries));
  }
}

customElements.define('heatpad-prompt', Prompt);
