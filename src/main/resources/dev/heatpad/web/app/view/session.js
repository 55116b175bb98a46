/** One past session: what happened, its curve, and its deletion. */

import { html, nothing } from 'lit';
import { Part } from './part.js';
import { icons } from './icons.js';
import { draw } from './chart.js';
import { legend, summary, table } from './chart-frame.js';
import { Series } from './series.js';
import { deleteSession, samples, session } from '../core/api.js';
import { go } from '../core/router.js';
import { store } from '../core/store.js';
import { day, degrees, number, percent, temperature, timeOfDay } from '../core/format.js';
import { programTitle } from '../core/pad-words.js';
import { t } from '../core/i18n.js';
import { endSentence } from './session-words.js';

class PastSession extends Part {
  static properties = { session: {}, record: { state: true }, missing: { state: true }, tableOpen: { state: true }, failure: { state: true } };

  #chart = null;
  series = new Series(degrees);

  willUpdate(changed) {
    if (changed.has('session') && this.session) {
      this.#load(this.session);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#chart?.remove();
    this.#chart = null;
  }

  async #load(id) {
    const [record, curve] = await Promise.all([session(id), samples(id)]);
    if (!record.ok) {
      this.missing = record.status === 404 ? 'session.missing' : 'history.failed';
      return;
    }
    this.series = new Series(degrees);
    this.series.addSamples(curve.body.samples ?? [], record.body.target_c);
    this.record = record.body;
    await this.updateComplete;
    const plot = this.querySelector('.plot');
    if (plot && this.series.length) {
      this.#chart?.remove();
      this.#chart = await draw(plot, this.series, record.body.elapsed_s);
    }
  }

  render() {
    return html`<p><a class="back" href="#/history">${icons.back}<span>${t('history.title')}</span></a></p>
      ${this.missing ? html`<h1 tabindex="-1">${t(this.missing)}</h1>` : this.record ? this.#content(this.record) : html`<h1 tabindex="-1">${t('loading')}</h1>`}`;
  }

  #content(record) {
    const doc = store.pads.get(record.pad);
    return html`<h1 tabindex="-1">${day(record.started_at)}, ${timeOfDay(record.started_at)}</h1>
      <p class="lead">${endSentence(record)}</p>
      <section class="chart" aria-label=${t('session.curve')}>
        ${this.series.length ? html`${legend(this.series.hasPad, false)}<div class="plot" aria-hidden="true"></div><p class="axis-name">${t('chart.axis')}</p>
          <p class="unseen">${summary(this.series)}</p>${table(this.series, (event) => (this.tableOpen = event.target.open), this.tableOpen)}` : html`<p class="quiet-line">${t('chart.empty')}</p>`}
      </section>
      <dl class="details">${this.#details(record, doc).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      <button class="danger wide-button" type="button" @click=${() => this.querySelector('dialog').showModal()}>${t('session.delete')}</button>
      ${this.#confirmation()}`;
  }

  #details(record, doc) {
    const limit = doc?.budgets.cem43_min_per_session;
    const rows = [
      [t('choices.program'), programTitle(doc, record.program)],
      [t('session.heated'), t('session.heated_of', { heated: number(record.heated_s / 60, 1), planned: number(record.planned_s / 60) })],
      [t('session.time'), `${timeOfDay(record.started_at)} – ${timeOfDay(record.ended_at)}`],
      [t('choices.target'), temperature(record.target_c)],
      [t('session.max_skin'), temperature(record.max_skin_c)],
      [t('session.dose'), limit ? t('facts.of_limit', { share: percent(record.cem43_min / limit) }) : number(record.cem43_min, 2)],
      [t('session.source'), t(`source.${record.source}`)],
      [t('session.proof'), t(`proof.${record.proof_of_off}`)],
    ];
    if (record.heart_rate) {
      rows.push([t('session.heart'), t('session.heart_range', { low: number(record.heart_rate.min), high: number(record.heart_rate.max), mean: number(record.heart_rate.mean) })]);
    }
    return rows;
  }

  #confirmation() {
    return html`<dialog aria-labelledby="delete-title"><h2 id="delete-title">${t('session.delete_title')}</h2>
      <p>${t('session.delete_text')}</p>
      ${this.failure ? html`<p role="alert" class="problem">${t(this.failure)}</p>` : nothing}
      <div class="choices-row">
        <button type="button" autofocus @click=${() => this.querySelector('dialog').close()}>${t('session.keep')}</button>
        <button class="danger" type="button" @click=${() => this.#delete()}>${t('session.delete')}</button>
      </div></dialog>`;
  }

  async #delete() {
    const answer = await deleteSession(this.session);
    if (answer.ok || answer.status === 404) {
      this.querySelector('dialog').close();
      go('history');
    } else {
      this.failure = answer.status === 409 ? 'session.delete_runs' : 'notice.unanswered';
    }
  }
}

customElements.define('heatpad-session', PastSession);
