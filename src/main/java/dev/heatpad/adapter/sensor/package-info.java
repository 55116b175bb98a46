/** Temperature sensors as the kernel shows them in files, and the threads that read them. */
@NullMarked
package dev.heatpad.adapter.sensor;

import org.jspecify.annotations.NullMarked;
