/** The curve of the session that runs: filled from the journal once, then a point a second. */

import { html } from 'lit';
import { Part } from './part.js';
import { draw } from './chart.js';
import { legend, summary, table } from './chart-frame.js';
import { Series } from './series.js';
import { store } from '../core/store.js';
import { samples } from '../core/api.js';
import { degrees } from '../core/format.js';
import { t } from '../core/i18n.js';
import { preference } from '../core/preferences.js';

class LiveChart extends Part {
  static properties = { doc: {}, tableOpen: { state: true } };

  #chart = null;
  #key = null;
  #waiting = [];
  #filled = false;
  #onTelemetry = (event) => this.#take(event.detail);

  series = new Series(degrees);

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener('telemetry', this.#onTelemetry);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener('telemetry', this.#onTelemetry);
    this.#chart?.remove();
    this.#chart = null;
    this.#key = null;
  }

  updated() {
    const key = `${this.doc.running.session_id} ${preference('unit')}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#begin(key);
    }
  }

  async #begin(key) {
    this.#chart?.remove();
    this.#chart = null;
    this.series = new Series(degrees);
    this.#waiting = [];
    this.#filled = false;
    const { session_id: session, target_c: target } = this.doc.running;
    const answer = await samples(session);
    if (this.#key !== key) {
      return;
    }
    this.series.addSamples(answer.body.samples ?? [], target);
    this.#filled = true;
    this.#waiting.forEach((point) => this.series.add(point));
    const chart = await draw(this.querySelector('.plot'), this.series, this.doc.running.planned_s);
    if (this.#key === key) {
      this.#chart = chart;
      this.requestUpdate();
    } else {
      chart.remove();
    }
  }

  #take(value) {
    if (value.pad !== this.doc.pad || value.session_id !== this.doc.running?.session_id) {
      return;
    }
    const point = { seconds: value.elapsed_s, skin: value.skin_c, pad: value.pad_c, target: value.target_c, heater: value.heater };
    if (!this.#filled) {
      this.#waiting.push(point);
    } else if (this.series.add(point) && document.visibilityState === 'visible') {
      this.#chart?.update(this.doc.running.planned_s);
    }
  }

  /** The frame changes once a minute at most; the canvas draws itself. */
  shouldUpdate(changed) {
    const minute = Math.floor((this.doc?.running?.elapsed_s ?? 0) / 60);
    const due = minute !== this.minute || this.drawnKey !== this.#key || !changed.has('doc') || changed.size > 1;
    this.minute = minute;
    this.drawnKey = this.#key;
    return Boolean(this.doc?.running) && due;
  }

  render() {
    return html`<section class="chart" aria-label=${t('chart.label')}>
      <h2>${t('chart.label')}</h2>
      ${legend(this.series.hasPad, true)}
      <div class="plot" aria-hidden="true"></div>
      <p class="axis-name">${t('chart.axis')}</p>
      <p class="unseen">${summary(this.series)}</p>
      ${table(this.series, (event) => (this.tableOpen = event.target.open), this.tableOpen)}
    </section>`;
  }
}

customElements.define('heatpad-live-chart', LiveChart);
