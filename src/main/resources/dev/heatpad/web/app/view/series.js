/** The points of a chart, in arrays of fixed size: one a second for well over the longest session. */

const CAPACITY = 7200;
/** A hole of this many seconds is shown as one. */
const HOLE_SECONDS = 5;

export class Series {
  seconds = new Float64Array(CAPACITY);
  skin = new Float32Array(CAPACITY);
  pad = new Float32Array(CAPACITY);
  target = new Float32Array(CAPACITY);
  heater = new Uint8Array(CAPACITY);
  length = 0;
  heaterKnownFrom = null;

  constructor(convert) {
    this.convert = convert;
  }

  get last() {
    return this.length ? this.seconds[this.length - 1] : -1;
  }

  /** Adds a point; one that is not later than the last, or does not fit, is left out. */
  add({ seconds, skin, pad, target, heater }) {
    if (this.length >= CAPACITY || seconds <= this.last || skin === null || skin === undefined) {
      return false;
    }
    const at = this.length++;
    this.seconds[at] = seconds;
    this.skin[at] = this.convert(skin);
    this.pad[at] = this.convert(pad ?? (at ? NaN : skin));
    if (Number.isNaN(this.pad[at])) {
      this.pad[at] = at ? this.pad[at - 1] : this.skin[at];
    }
    this.target[at] = this.convert(target);
    this.heater[at] = heater === 'ON' ? 1 : 0;
    if (heater !== undefined && this.heaterKnownFrom === null) {
      this.heaterKnownFrom = seconds;
    }
    this.hasPad ||= pad !== null && pad !== undefined;
    return true;
  }

  /** Takes the journal's samples: rows of one sensor each. */
  addSamples(samples, target) {
    const rows = new Map();
    for (const { t_s: t, role, celsius } of samples) {
      const second = Math.floor(t);
      const row = rows.get(second) ?? { seconds: second, target };
      row[role === 'element' ? 'pad' : 'skin'] = celsius;
      rows.set(second, row);
    }
    [...rows.values()].sort((one, other) => one.seconds - other.seconds).forEach((row) => this.add(row));
  }

  /** What uPlot draws: views of the arrays, no copies. */
  data() {
    const part = (array) => array.subarray(0, this.length);
    return [part(this.seconds), part(this.target), part(this.pad), part(this.skin)];
  }

  extent() {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < this.length; i++) {
      low = Math.min(low, this.skin[i], this.target[i], this.hasPad ? this.pad[i] : Infinity);
      high = Math.max(high, this.skin[i], this.target[i], this.hasPad ? this.pad[i] : -Infinity);
    }
    return this.length ? [low, high] : [this.convert(30), this.convert(42)];
  }

  holes() {
    const holes = [];
    for (let i = 1; i < this.length; i++) {
      if (this.seconds[i] - this.seconds[i - 1] > HOLE_SECONDS) {
        holes.push([this.seconds[i - 1], this.seconds[i]]);
      }
    }
    return holes;
  }

  /** Stretches of time in which the heater was on. */
  heatedSpans() {
    const spans = [];
    for (let i = 1; i < this.length; i++) {
      if (this.heater[i] && this.seconds[i] - this.seconds[i - 1] <= HOLE_SECONDS) {
        const last = spans.at(-1);
        if (last && last[1] === this.seconds[i - 1]) {
          last[1] = this.seconds[i];
        } else {
          spans.push([this.seconds[i - 1], this.seconds[i]]);
        }
      }
    }
    return spans;
  }

  /** One row a step of time, for people who read rather than see. */
  rows(stepSeconds) {
    const rows = [];
    let next = 0;
    for (let i = 0; i < this.length; i++) {
      if (this.seconds[i] >= next) {
        rows.push({ seconds: this.seconds[i], skin: this.skin[i], pad: this.hasPad ? this.pad[i] : null });
        next = (Math.floor(this.seconds[i] / stepSeconds) + 1) * stepSeconds;
      }
    }
    return rows;
  }
}
