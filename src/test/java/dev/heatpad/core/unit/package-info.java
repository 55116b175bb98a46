/** Tests of the small values. */
@NullMarked
package dev.heatpad.core.unit;

import org.jspecify.annotations.NullMarked;
