/** From target and reading to heater on or off. */
@NullMarked
package dev.heatpad.core.control;

import org.jspecify.annotations.NullMarked;
