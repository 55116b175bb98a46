/**
 * The device's wall clock, as far as this phone knows it. Countdowns to times that the device named
 * use it, because the phone's clock may differ and a simulated device has its own.
 */
export class DeviceClock {
  #atMillis = Date.now();
  #heardMillis = performance.now();

  /** Takes what the device said just now. */
  set(seconds) {
    this.#atMillis = seconds * 1000;
    this.#heardMillis = performance.now();
  }

  nowMillis() {
    return this.#atMillis + (performance.now() - this.#heardMillis);
  }

  /** Seconds until a time that the device named; null without one. */
  secondsUntil(time) {
    if (time === null || time === undefined) {
      return null;
    }
    const millis = typeof time === 'number' ? time : Date.parse(time);
    return Number.isFinite(millis) ? Math.max(0, (millis - this.nowMillis()) / 1000) : null;
  }
}
