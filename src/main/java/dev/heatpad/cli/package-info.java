/** The commands that people type: one process each, which asks the daemon over its local socket. */
@NullMarked
package dev.heatpad.cli;

import org.jspecify.annotations.NullMarked;
