/** Limits, reading checks and interlocks: what may only ever take heat away. */
@NullMarked
package dev.heatpad.core.safety;

import org.jspecify.annotations.NullMarked;
