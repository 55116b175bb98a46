/** Past sessions by local day, above them a week at a time. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { sessions } from '../core/api.js';
import { store } from '../core/store.js';
import { day, number, percent, startOfDay, temperature, timeOfDay } from '../core/format.js';
import { padTitle, programTitle } from '../core/pad-words.js';
import { t } from '../core/i18n.js';
import { endWord, PLAIN_ENDS } from './session-words.js';
import { week } from './week.js';

const DAY_MILLIS = 86_400_000;
const PAGE_DAYS = 28;

class History extends Part {
  static properties = { records: { state: true }, failed: { state: true }, days: { state: true }, weeksBack: { state: true } };

  #reload = (event) => event.detail?.event_type === 'stopped' && this.#load();

  constructor() {
    super();
    this.records = null;
    this.days = PAGE_DAYS;
    this.weeksBack = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener('event', this.#reload);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener('event', this.#reload);
  }

  get since() {
    return new Date(startOfDay(store.clock.nowMillis()) - this.days * DAY_MILLIS).toISOString();
  }

  async #load() {
    const answer = await sessions(this.since);
    this.failed = !answer.ok;
    if (answer.ok) {
      this.records = answer.body.sessions;
    }
  }

  render() {
    return html`<h1 tabindex="-1">${t('history.title')}</h1>
      ${this.failed ? html`<section class="card lost">${icons.unplugged}<div><h2>${t('history.failed')}</h2>
        <button class="plain" type="button" @click=${() => this.#load()}>${t('again')}</button></div></section>` : nothing}
      ${this.records === null ? (this.failed ? nothing : html`<p class="quiet-line">${t('loading')}</p>`) : this.#content()}`;
  }

  #content() {
    return html`
      ${week(this.records, this.weeksBack, (weeks) => this.#showWeek(weeks))}
      ${this.records.length === 0 ? html`<p class="empty">${t('history.empty')}</p>` : byDay(this.records).map(([start, records]) => this.#day(start, records))}
      <button class="plain wide-button" type="button" @click=${() => this.#older()}>${t('history.older')}</button>
      <section class="export"><h2>${t('history.export')}</h2>
        <p class="under">${t('history.export_text')}</p>
        <div class="choices-row">${['csv', 'json'].map((format) => html`<a class="button" href="/api/sessions?format=${format}&since=${encodeURIComponent(this.since)}" download="heatpad-sessions.${format}">${format.toUpperCase()}</a>`)}</div>
      </section>`;
  }

  #showWeek(weeks) {
    this.weeksBack = weeks;
    if ((weeks + 1) * 7 > this.days) {
      this.#older();
    }
  }

  #older() {
    this.days += PAGE_DAYS;
    this.#load();
  }

  #day(start, records) {
    return html`<section class="day"><h2>${day(start)}</h2><ul>${records.map((record) => this.#row(record))}</ul></section>`;
  }

  #row(record) {
    const doc = store.pads.get(record.pad);
    const limit = doc?.budgets.cem43_min_per_session;
    const plain = PLAIN_ENDS.has(record.stop_reason);
    return html`<li><a class="entry" href="#/history/${encodeURIComponent(record.session_id)}">
      <span class="when">${timeOfDay(record.started_at)}</span>
      <span class="what"><strong>${programTitle(doc, record.program)}${store.pads.size > 1 && doc ? ` · ${padTitle(doc)}` : ''}</strong>
        <span class="under ${plain ? '' : 'marked'}">${plain ? nothing : icons.warning}${endWord(record)}</span>
        <span class="under">${record.max_skin_c === null ? nothing : html`${t('history.max', { value: temperature(record.max_skin_c) })} · `}${
          limit ? t('history.dose', { share: percent(record.cem43_min / limit) }) : nothing}</span></span>
      <span class="much"><span class="measure">${number(record.heated_s / 60)}</span><small>${t('min')}</small></span>
      ${icons.chevron}</a></li>`;
  }
}

function byDay(records) {
  const days = new Map();
  for (const record of records) {
    const start = startOfDay(record.started_at);
    days.set(start, [...(days.get(start) ?? []), record]);
  }
  return [...days];
}

customElements.define('heatpad-history', History);
