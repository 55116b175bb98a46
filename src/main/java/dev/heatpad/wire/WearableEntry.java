package dev.heatpad.wire;

import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.Signal.Worn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * One line of a mapping: where a value stands, and what it means.
 *
 * @param pointer where in a JSON payload (RFC 6901); an empty one means the whole payload, as text
 * @param words what each text of the sender means; only for {@link Kind#ENUM}
 * @param scale what a number is multiplied with
 * @param unit of a temperature; nothing to other values
 * @param maxAge the oldest value, by the sender's own time stamp, that is still taken
 */
public record WearableEntry(
    TopicFilter topic,
    JsonPointer pointer,
    Meaning meaning,
    Kind kind,
    Map<String, Word> words,
    BigDecimal scale,
    Unit unit,
    Duration maxAge) {

  /** What a value tells. */
  public enum Meaning {
    HEART_RATE,
    SKIN_TEMPERATURE,
    WORN,
    /** As a number it is how sure the sender is, 0 to 100. */
    SLEEP,
    MOTION,
    /** A count; whether it changed says whether there was motion. */
    STEPS,
    BATTERY,
    /** Whether the sender is there. */
    ONLINE;

    /** The forms in which it can come. */
    public Set<Kind> kinds() {
      return switch (this) {
        case HEART_RATE, SKIN_TEMPERATURE, STEPS, BATTERY -> EnumSet.of(Kind.NUMBER);
        case WORN, MOTION, ONLINE -> EnumSet.of(Kind.BOOL, Kind.ENUM);
        case SLEEP -> EnumSet.allOf(Kind.class);
      };
    }
  }

  /** The form of a value. */
  public enum Kind {
    NUMBER,
    BOOL,
    ENUM
  }

  /** In what a temperature is measured. */
  public enum Unit {
    C,
    F
  }

  /** What a text of a sender can mean. */
  public enum Word {
    ON_BODY,
    OFF_BODY,
    ASLEEP,
    LIKELY_ASLEEP,
    AWAKE,
    MOVING,
    STILL,
    ONLINE,
    OFFLINE;

    public Meaning meaning() {
      return switch (this) {
        case ON_BODY, OFF_BODY -> Meaning.WORN;
        case ASLEEP, LIKELY_ASLEEP, AWAKE -> Meaning.SLEEP;
        case MOVING, STILL -> Meaning.MOTION;
        case ONLINE, OFFLINE -> Meaning.ONLINE;
      };
    }

    Signal signal() {
      return switch (this) {
        case ON_BODY -> new Signal.Wear(Worn.ON_BODY);
        case OFF_BODY -> new Signal.Wear(Worn.OFF_BODY);
        case ASLEEP -> new Signal.Sleep(Stage.ASLEEP);
        case LIKELY_ASLEEP -> new Signal.Sleep(Stage.LIKELY_ASLEEP);
        case AWAKE -> new Signal.Sleep(Stage.AWAKE);
        case MOVING -> new Signal.Motion(Movement.MOVING);
        case STILL -> new Signal.Motion(Movement.STILL);
        case ONLINE -> new Signal.Link(LinkState.CONNECTED);
        case OFFLINE -> new Signal.Link(LinkState.LOST);
      };
    }
  }

  public WearableEntry {
    words = Map.copyOf(words);
    if (!meaning.kinds().contains(kind)) {
      throw new IllegalArgumentException(meaning + " is never a " + kind);
    }
    for (Word word : words.values()) {
      if (word.meaning() != meaning) {
        throw new IllegalArgumentException(word + " says nothing of " + meaning);
      }
    }
    if (words.isEmpty() == (kind == Kind.ENUM)) {
      throw new IllegalArgumentException(kind + " with " + words.size() + " words");
    }
  }

  /** The same for one device. */
  WearableEntry at(String address) {
    return new WearableEntry(topic.at(address), pointer, meaning, kind, words, scale, unit, maxAge);
  }
}
