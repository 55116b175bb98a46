/** The first-use questions of a person, and what the answers do to heat. Pure. */
@NullMarked
package dev.heatpad.core.screening;

import org.jspecify.annotations.NullMarked;
