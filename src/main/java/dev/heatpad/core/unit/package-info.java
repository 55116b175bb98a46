/** Small checked quantities: what two doubles or two longs could mix up is a type here. */
@NullMarked
package dev.heatpad.core.unit;

import org.jspecify.annotations.NullMarked;
