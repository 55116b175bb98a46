/** A past session in words. */

import { t, tOr } from '../core/i18n.js';

/** Ends that need no mark: the time was over, or a person wanted it. */
export const PLAIN_ENDS = new Set(['completed', 'user_stop', 'button_stop']);

export function endWord(record) {
  return t(`end.${record.stop_reason}`);
}

/** The fine name of a fault says more than its reason. */
export function endSentence(record) {
  return tOr(`fault.${record.fault_code}.message`, '') || tOr(`reason.${record.stop_reason}.message`, endWord(record));
}
