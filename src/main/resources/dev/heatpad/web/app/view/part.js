/** A piece of the page. It draws into the document itself: one style sheet, one tree for screen readers. */

import { LitElement } from 'lit';

export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}
