/** The questions of the first use, a handful a step, and what the device makes of the answers. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { answerScreening, screening } from '../core/api.js';
import { date, number } from '../core/format.js';
import { store } from '../core/store.js';
import { t } from '../core/i18n.js';
import { outcome, overview } from './setup-outcome.js';
import { questionCard } from './setup-question.js';
import { stepsOf } from './setup-steps.js';

class Setup extends Part {
  static properties = { person: {}, found: { state: true }, step: { state: true }, failed: { state: true }, open: { state: true }, working: { state: true } };

  constructor() {
    super();
    this.step = 'loading';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.failed = null;
    const answer = await screening();
    const persons = answer.body.persons ?? [];
    this.found = persons.find((each) => each.person === this.person) ?? persons[0];
    if (!answer.ok || !this.found) {
      this.failed = 'notice.unanswered';
      return;
    }
    this.answers = new Map(this.found.questions.map((question) => [question.id, question.answer]));
    this.profile = this.found.profile === 'sensitive' ? 'sensitive' : 'standard';
    this.step = this.found.state === 'needed' ? 'welcome' : 'overview';
  }

  render() {
    if (this.failed && !this.found) {
      return html`<h1 tabindex="-1">${t('setup.title')}</h1><section class="card lost">${icons.unplugged}<div><h2>${t(this.failed)}</h2>
        <button class="plain" type="button" @click=${() => this.#load()}>${t('again')}</button></div></section>`;
    }
    switch (this.step) {
      case 'loading':
        return html`<h1 tabindex="-1">${t('loading')}</h1>`;
      case 'welcome':
        return this.#welcome();
      case 'overview':
        return overview(this.found, date, () => this.#restart());
      case 'profile':
        return this.#profileStep();
      case 'review':
        return this.#review();
      case 'outcome':
        return outcome(this.found, () => this.#restart());
      default:
        return this.#questions(this.step);
    }
  }

  get #steps() {
    return stepsOf(this.found.questions);
  }

  async #to(step) {
    this.step = step;
    this.open = null;
    await this.updateComplete;
    this.closest('main').scrollTop = 0;
    scrollTo(0, 0);
    this.querySelector('h1')?.focus();
  }

  #restart() {
    this.answers = new Map(this.found.questions.map((question) => [question.id, null]));
    this.#to('welcome');
  }

  #welcome() {
    return html`<h1 tabindex="-1">${t('setup.title')}</h1>
      <p class="lead">${t('setup.welcome')}</p>
      <ul class="points"><li>${icons.check}<span>${t('setup.for')}</span></li><li>${icons.warning}<span>${t('setup.not_for')}</span></li><li>${icons.info}<span>${t('setup.who')}</span></li></ul>
      <p class="under">${t('settings.not_medical')}</p>
      <button class="primary wide-button" type="button" @click=${() => this.#to(0)}>${t('setup.begin')}</button>`;
  }

  #questions(index) {
    const steps = this.#steps;
    const { group, part, parts, questions } = steps[index];
    return html`${this.#progress(index + 1)}
      <h1 tabindex="-1">${t(`setup.group_${group}`)}${parts > 1 ? html` <small>${t('setup.part', { part: number(part), parts: number(parts) })}</small>` : nothing}</h1>
      <p class="lead">${t(`setup.group_${group}_text`)}</p>
      ${questions.map((question) => questionCard(question, this.answers.get(question.id), this.open === question.id, (answer) => this.#answer(question.id, answer)))}
      ${this.open ? html`<p class="problem" role="alert">${icons.warning}<span>${t('setup.unanswered')}</span></p>` : nothing}
      ${this.#walk(index === 0 ? 'welcome' : index - 1, () => this.#next(index, questions))}`;
  }

  #answer(id, answer) {
    this.answers.set(id, answer);
    if (this.open === id) {
      this.open = null;
    }
    this.requestUpdate();
  }

  #next(index, questions) {
    const missing = questions.find((question) => this.answers.get(question.id) === null);
    if (missing) {
      this.open = missing.id;
      this.querySelector(`#q-${missing.id} input`)?.focus();
      return;
    }
    this.#to(index + 1 < this.#steps.length ? index + 1 : 'profile');
  }

  get #mustBeGentle() {
    return this.found.questions.some((question) => question.group === 'ask_first' && this.answers.get(question.id));
  }

  #profileStep() {
    const gentle = this.#mustBeGentle;
    if (gentle) {
      this.profile = 'sensitive';
    }
    const option = (name) => html`<label class="option"><input type="radio" name="profile" .checked=${this.profile === name} ?disabled=${gentle && name !== 'sensitive'}
      @change=${() => { this.profile = name; this.requestUpdate(); }}><span><strong>${t(`profile.${name}_name`)}</strong><span class="under">${t(`profile.${name}`)}</span></span></label>`;
    return html`${this.#progress(this.#steps.length + 1)}
      <h1 tabindex="-1">${t('setup.profile')}</h1>
      ${gentle ? html`<p class="lead">${t('setup.gentle_only')}</p>` : nothing}
      <fieldset class="options"><legend class="unseen">${t('setup.profile')}</legend>${option('sensitive')}${option('standard')}</fieldset>
      ${this.#walk(this.#steps.length - 1, () => this.#to('review'))}`;
  }

  #review() {
    return html`${this.#progress(this.#steps.length + 2)}
      <h1 tabindex="-1">${t('setup.check')}</h1>
      <p class="lead">${t('setup.check_text')}</p>
      ${this.#steps.map((step, index) => html`<section class="reviewed"><h2>${t(`setup.group_${step.group}`)}</h2>
        <ul>${step.questions.map((question) => html`<li><span>${t(`question.${question.id}`)}</span><strong class=${this.answers.get(question.id) ? 'is-yes' : ''}>${this.answers.get(question.id) ? t('yes') : t('no')}</strong></li>`)}</ul>
        <button class="plain" type="button" @click=${() => this.#to(index)}>${t('setup.change')}<span class="unseen"> ${t(`setup.group_${step.group}`)} ${number(step.part)}</span></button></section>`)}
      <p><strong>${t('setup.profile')}:</strong> ${t(`profile.${this.profile}_name`)}</p>
      ${this.failed ? html`<p class="problem" role="alert">${icons.warning}<span>${t(this.failed)}</span></p>` : nothing}
      ${this.#walk('profile', () => this.#send(), t('setup.send'))}`;
  }

  async #send() {
    this.working = true;
    this.failed = null;
    const answer = await answerScreening(this.found.person, { answers: Object.fromEntries(this.answers), profile: this.profile });
    this.working = false;
    if (answer.status === 401) {
      store.setAccess('unpaired');
    } else if (answer.body.reason === 'red_flag') {
      this.found = { ...this.found, state: 'red_flag' };
      this.#to('outcome');
    } else if (!answer.ok) {
      this.failed = 'notice.unanswered';
    } else {
      this.found = answer.body;
      this.#to('outcome');
    }
  }

  #progress(step) {
    const all = this.#steps.length + 2;
    return html`<p class="progress">${t('setup.step', { step: number(step), all: number(all) })}</p><progress max=${all} value=${step} aria-label=${t('setup.step', { step: number(step), all: number(all) })}></progress>`;
  }

  #walk(before, act, label = t('next')) {
    return html`<div class="choices-row walk"><button type="button" @click=${() => this.#to(before)}>${t('back')}</button>
      <button class="primary" type="button" ?disabled=${this.working} @click=${act}>${label}</button></div>`;
  }
}

customElements.define('heatpad-setup', Setup);
