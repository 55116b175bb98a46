/** HTTP: what browsers, phones and monitors ask. */
@NullMarked
package dev.heatpad.adapter.web;

import org.jspecify.annotations.NullMarked;
