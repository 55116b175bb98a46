/** The session journal in one SQLite file, which nothing else opens. */
@NullMarked
package dev.heatpad.adapter.journal;

import org.jspecify.annotations.NullMarked;
