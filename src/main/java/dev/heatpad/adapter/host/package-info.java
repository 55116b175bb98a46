/** The computer around the program: whether its clock can be believed. */
@NullMarked
package dev.heatpad.adapter.host;

import org.jspecify.annotations.NullMarked;
