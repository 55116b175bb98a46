/** Messages by key, with plurals and placeholders. A language is a file beside en.json and a line here. */

import { preference } from './preferences.js';

export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
};

const FALLBACK = 'en';

let messages = {};
let fallback = {};
let current = FALLBACK;
let plural = new Intl.PluralRules(FALLBACK);

/** The language in use; also what Intl formats with, so that dates and words agree. */
export function locale() {
  const regional = (navigator.languages ?? []).find((name) => name.split('-')[0] === current);
  return regional ?? current;
}

export function language() {
  return current;
}

/** Loads what was chosen, or the first of the browser's languages that there is. */
export async function loadLanguage() {
  const chosen = preference('language');
  const wanted = chosen === 'auto' ? (navigator.languages ?? []).map((name) => name.split('-')[0]) : [chosen];
  current = wanted.find((name) => name in LANGUAGES) ?? FALLBACK;
  [messages, fallback] = await Promise.all([load(current), load(FALLBACK)]);
  plural = new Intl.PluralRules(current);
  document.documentElement.lang = current;
}

const loaded = new Map();

function load(name) {
  if (!loaded.has(name)) {
    loaded.set(name, fetch(`/app/messages/${name}.json`).then((answer) => answer.json()));
  }
  return loaded.get(name);
}

/** Whether this language, without its fallback, has the message. */
export function has(key) {
  return key in messages;
}

/** The message of a key. `{name}` is replaced; `count` chooses the plural form. */
export function t(key, values = {}) {
  return fill(messages[key] ?? fallback[key] ?? key, values);
}

/** The message of a key, or the server's own sentence where this language has none. */
export function tOr(key, sentence) {
  if (has(key)) {
    return fill(messages[key], {});
  }
  return sentence ?? (key in fallback ? fill(fallback[key], {}) : '');
}

function fill(message, values) {
  const text = typeof message === 'string' ? message : (message[plural.select(values.count)] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}
