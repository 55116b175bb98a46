/** Commands of people, and the one policy table for all of them, whatever way they came. */
@NullMarked
package dev.heatpad.core.command;

import org.jspecify.annotations.NullMarked;
