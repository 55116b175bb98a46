/** Tests of the loop's pure classes, on virtual time. */
@NullMarked
package dev.heatpad.loop;

import org.jspecify.annotations.NullMarked;
