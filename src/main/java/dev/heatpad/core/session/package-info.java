/** The session: states, events, effects and the one machine that joins them. */
@NullMarked
package dev.heatpad.core.session;

import org.jspecify.annotations.NullMarked;
