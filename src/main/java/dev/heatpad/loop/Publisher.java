package dev.heatpad.loop;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import java.time.Instant;

/** Whoever is told what happens. Calls come on the loop's thread and must return at once. */
public interface Publisher {

  /**
   * Where a message stands in the run of the program.
   *
   * @param sequence grows with each message of this run
   * @param bootId tells this run of the program from all others
   * @param at wall time, simulated where the pads are
   */
  record Stamp(long sequence, String bootId, Instant at) {}

  /** Something worth telling changed. */
  void changed(PadView view, PadView.Live live, Stamp stamp);

  /** A second of session time went by. */
  void moved(PadView view, PadView.Live live, Stamp stamp);

  /** Something happened. */
  void noticed(PadName pad, Notice notice, Stamp stamp);

  /** A session has its end record. */
  void ended(SessionRecord end);
}
