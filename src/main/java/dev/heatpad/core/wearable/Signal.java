package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.Celsius;
import java.util.List;

/**
 * One thing that a wearable said, taken out of its packet and plausible by itself. What cannot be
 * parsed or believed never becomes a signal, so it keeps nothing alive.
 */
public sealed interface Signal {

  /** Whether an electrode or a lamp of the heart-rate sensor touches skin, as the device says. */
  enum Contact {
    YES,
    NO,
    UNSUPPORTED
  }

  /**
   * A heart rate.
   *
   * @param beatsPerMinute 25 to 240
   * @param rrMilliseconds the times between beats since the last packet, oldest first; often empty
   */
  record HeartRate(int beatsPerMinute, Contact contact, List<Integer> rrMilliseconds)
      implements Signal {

    public static final int MIN_PER_MINUTE = 25;
    public static final int MAX_PER_MINUTE = 240;

    public HeartRate {
      if (beatsPerMinute < MIN_PER_MINUTE || beatsPerMinute > MAX_PER_MINUTE) {
        throw new IllegalArgumentException("no heart rate: " + beatsPerMinute);
      }
      rrMilliseconds = List.copyOf(rrMilliseconds);
    }
  }

  /** A whole packet without a value: the device is there and has no heart rate to tell. */
  record NoHeartRate(Contact contact) implements Signal {}

  /** What an on-body detector says. */
  record Wear(Worn worn) implements Signal {}

  /** Whether the device lies on a body. */
  enum Worn {
    ON_BODY,
    OFF_BODY
  }

  /** What a device or an app says of sleep. */
  record Sleep(Stage stage) implements Signal {}

  /** How sure the source is that somebody sleeps. */
  enum Stage {
    AWAKE,
    LIKELY_ASLEEP,
    ASLEEP
  }

  /** Whether the body moved since the last such signal. */
  record Motion(Movement movement) implements Signal {}

  /** A step, or an acceleration that changed by 0.05 g or more, is movement. */
  enum Movement {
    STILL,
    MOVING
  }

  /** Skin temperature at the wearable, 10 to 45 C. */
  record SkinTemperature(Celsius temperature) implements Signal {}

  /** Charge of the wearable's battery, 0 to 100. */
  record Battery(int percent) implements Signal {}

  /** What the way to the wearable says of itself; of use for people, never a proof of life. */
  record Link(LinkState state) implements Signal {}

  /** How far a connection to the wearable has come. */
  enum LinkState {
    RADIO_OFF,
    SEARCHING,
    CONNECTING,
    CONNECTED,
    LOST
  }
}
