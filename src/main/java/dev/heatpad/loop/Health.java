package dev.heatpad.loop;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.PadName;
import java.time.Duration;
import java.util.List;

/** How the program itself is. Any thread may ask; the answer comes at once. */
@FunctionalInterface
public interface Health {

  Report report();

  /** What the journal did with the newest writes. */
  enum JournalState {
    WORKING,
    FAILING,
    /** Nothing was written yet. */
    UNKNOWN
  }

  /** How old the newest reading of a sensor is, whether or not it can be believed. */
  record SensorAge(PadName pad, SensorRole role, Duration age) {}

  /**
   * One look.
   *
   * @param loopAge since the newest turn of the loop
   * @param sensors those that delivered at least once
   */
  record Report(Duration loopAge, List<SensorAge> sensors, JournalState journal) {
    public Report {
      sensors = List.copyOf(sensors);
    }

    /**
     * Whether the program can do its work. A loop older than the lease has lost its heaters. A
     * sensor that fails is a matter of its pad, which says so itself.
     */
    public boolean isFine() {
      return loopAge.compareTo(HardLimits.HEAT_LEASE) < 0 && journal != JournalState.FAILING;
    }
  }
}
