package dev.heatpad.loop;

import dev.heatpad.core.session.PadView;

/** A pad as it was last told of. */
public record Snapshot(PadView view, PadView.Live live, Publisher.Stamp stamp) {}
