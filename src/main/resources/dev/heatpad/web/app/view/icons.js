/** Drawn here, so that nothing is loaded. All are decoration: the word stands beside them. */

import { html, svg } from 'lit';

const icon = (shape) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;


const line = (path) => icon(svg`<path class="stroke" d=${path}></path>`);
const solid = (path) => icon(svg`<path class="solid" d=${path}></path>`);

const FLAME = 'M12 2.8c.6 3.2 2.2 4.6 3.8 6.4 1.5 1.7 2.7 3.5 2.7 5.9a6.5 6.5 0 0 1-13 0c0-2.6 1.4-4.4 2.6-5.7.3 1.4.9 2.2 1.8 2.8-.3-3.4.4-6.6 2.1-9.4z';

export const icons = {
  flame: solid(FLAME),
  flameOutline: line(FLAME),
  stop: solid('M7 5h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z'),
  play: solid('M8 5.1v13.8a1 1 0 0 0 1.5.9l11-6.9a1 1 0 0 0 0-1.8l-11-6.9A1 1 0 0 0 8 5.1z'),
  pause: solid('M7 5h3v14H7zM14 5h3v14h-3z'),
  minus: line('M6 12h12'),
  plus: line('M6 12h12M12 6v12'),
  off: line('M12 4v8M7.2 7a7 7 0 1 0 9.6 0'),
  now: line('M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 9v4.2l2.6 1.8M9.5 2.5h5'),
  history: line('M5 20V11M12 20V4M19 20v-6'),
  settings: line('M4 7h9M19 7h1M4 17h1M11 17h9M16 4.6v4.8M8 14.6v4.8'),
  warning: line('M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2'),
  fault: line('M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2zM12 7.5v5.5M12 16v.3'),
  info: line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.6v.3'),
  clock: line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.3l3.4 2'),
  unplugged: line('M3 3l18 18M9 5.5V3M15 8V3M6.5 8.5v2.7a5.5 5.5 0 0 0 8.6 4.5M17.5 8v3.3M12 17v4'),
  check: line('M4.5 12.5l5 5 10-11'),
  chevron: line('M9 5l7 7-7 7'),
  back: line('M15 5l-7 7 7 7'),
  heart: solid('M12 20.5C7 16.6 3.5 13.4 3.5 9.4A4.7 4.7 0 0 1 12 6.8a4.7 4.7 0 0 1 8.5 2.6c0 4-3.5 7.2-8.5 11.1z'),
  sound: line('M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11'),
  soundOff: line('M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5'),
  phone: line('M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3zM11 18h2'),
};
