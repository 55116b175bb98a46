/** Numbers, temperatures and times as people read them, in the language and unit of this phone. */

import { locale, t } from './i18n.js';
import { preference } from './preferences.js';

const cache = new Map();

function formatter(kind, options) {
  const key = kind.name + locale() + JSON.stringify(options);
  if (!cache.has(key)) {
    cache.set(key, new kind(locale(), options));
  }
  return cache.get(key);
}

export function number(value, digits = 0) {
  return formatter(Intl.NumberFormat, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function percent(share) {
  return formatter(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function isFahrenheit() {
  return preference('unit') === 'fahrenheit';
}

export function degrees(celsius) {
  return isFahrenheit() ? celsius * 1.8 + 32 : celsius;
}

export function unit() {
  return isFahrenheit() ? '°F' : '°C';
}

/** One decimal, without the unit; a dash where there is no reading. */
export function temperatureNumber(celsius) {
  return celsius === null || celsius === undefined ? '–' : number(degrees(celsius), 1);
}

export function temperature(celsius) {
  return celsius === null || celsius === undefined ? t('no_reading') : `${temperatureNumber(celsius)}\u00a0${unit()}`;
}

/** Without a decimal where there is none to tell. */
export function temperatureShort(celsius) {
  const value = degrees(celsius);
  return number(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);
}

/** A difference of temperatures, with its sign. */
export function temperatureStep(celsius) {
  const step = isFahrenheit() ? celsius * 1.8 : celsius;
  return `${step < 0 ? '−' : '+'}${number(Math.abs(step), 1)}\u00a0${unit()}`;
}

/** 12:40, or 1:02:03. */
export function clockTime(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const two = (value) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0(?=\d:)/, '');
}

/** For people who wait: "12 min", "45 s", "2 h 5 min". */
export function duration(seconds) {
  if (seconds < 60) {
    return t('seconds_short', { value: number(Math.max(0, Math.ceil(seconds))) });
  }
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120
    ? t('minutes_short', { value: number(minutes) })
    : t('hours_short', { hours: number(Math.floor(minutes / 60)), minutes: number(minutes % 60) });
}

/** For voices: "12 minutes". */
export function spokenMinutes(seconds) {
  return seconds < 60
    ? t('spoken_seconds', { count: Math.ceil(seconds), value: number(Math.ceil(seconds)) })
    : t('spoken_minutes', { count: Math.round(seconds / 60), value: number(Math.round(seconds / 60)) });
}

export function timeOfDay(time) {
  return formatter(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit' }).format(new Date(time));
}

export function timeWithSeconds(time) {
  return formatter(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(time));
}

export function date(time) {
  return formatter(Intl.DateTimeFormat, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(time));
}

/** "Today", "Yesterday" or "Monday, 16 November". */
export function day(time) {
  const away = Math.round((startOfDay(time) - startOfDay(Date.now())) / 86_400_000);
  if (away === 0 || away === -1) {
    const word = formatter(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(away, 'day');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
  return formatter(Intl.DateTimeFormat, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(time));
}

export function weekday(time) {
  return formatter(Intl.DateTimeFormat, { weekday: 'short' }).format(new Date(time));
}

export function startOfDay(time) {
  const midnight = new Date(time);
  midnight.setHours(0, 0, 0, 0);
  return midnight.getTime();
}
