/// The settings of the program: read once from TOML and `--set`, checked as a whole, never written.
///
/// [dev.heatpad.config.Settings#load] is the way in. [dev.heatpad.config.Keys] is the one table of
/// what can be set; everything else here carries it out. Nothing in this package starts a thread or
/// keeps state: the caller's thread reads the files, and what comes out is immutable.
@NullMarked
package dev.heatpad.config;

import org.jspecify.annotations.NullMarked;
