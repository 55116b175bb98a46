/** Tests of the phone page in a real browser, against the real program with a simulated pad. */
@NullMarked
package dev.heatpad.browser;

import org.jspecify.annotations.NullMarked;
