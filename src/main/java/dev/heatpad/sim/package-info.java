/** The world that is not there: devices, pad, skin and person without hardware. */
@NullMarked
package dev.heatpad.sim;

import org.jspecify.annotations.NullMarked;
