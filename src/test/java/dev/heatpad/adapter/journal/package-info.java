/** Tests of the journal on real SQLite files. */
@NullMarked
package dev.heatpad.adapter.journal;

import org.jspecify.annotations.NullMarked;
