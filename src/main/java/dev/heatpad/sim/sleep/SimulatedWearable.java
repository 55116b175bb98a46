package dev.heatpad.sim.sleep;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.WearableReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A wearable that is not there: once a second it says what its kind makes of a body. */
public final class SimulatedWearable {

  /** A watch is slow to be sure of sleep. */
  private static final Duration SURE_OF_SLEEP_AFTER = Duration.ofMinutes(5);

  private static final int MOTION_EACH_SECONDS = 10;

  /** Kinds of device, honest and not. */
  public enum Kind {
    NONE("none", ContactBits.IGNORED),
    STRAP("honest strap", ContactBits.TRUSTED),
    OPTICAL("armband, contact bits wrong", ContactBits.IGNORED),
    MOTION_WATCH("watch that sees movement", ContactBits.IGNORED),
    SLEEP_WATCH("watch that tells of sleep", ContactBits.IGNORED),
    FROZEN("strap that freezes at that moment", ContactBits.TRUSTED),
    SILENT("strap that falls silent at that moment", ContactBits.TRUSTED),
    ALWAYS_CONTACT("device on the table, always \"contact\"", ContactBits.IGNORED);

    private final String text;
    private final DeviceProfile profile;

    Kind(String text, ContactBits bits) {
      this.text = text;
      this.profile = new DeviceProfile(text, Cadence.LIVE, bits);
    }

    public String text() {
      return text;
    }
  }

  private final Kind kind;
  private final SplittableRandom chance;
  private Optional<Signal.HeartRate> frozen = Optional.empty();

  public SimulatedWearable(Kind kind, SplittableRandom chance) {
    this.kind = kind;
    this.chance = chance;
  }

  /**
   * What it says in this second.
   *
   * @param calmFor since the person fell asleep or came to rest; devices that break do so then
   */
  List<WearableReport> says(
      Sleeper sleeper, Duration sinceStart, Duration calmFor, MonotonicTime now) {
    Signal.HeartRate felt = heart(sleeper, sinceStart, calmFor);
    List<Signal> signals = new ArrayList<>();
    boolean isBroken = !calmFor.isZero();
    switch (kind) {
      case NONE -> {}
      case STRAP -> signals.add(felt);
      case OPTICAL -> signals.add(without(felt, Contact.NO));
      case MOTION_WATCH -> {
        signals.add(without(felt, Contact.UNSUPPORTED));
        addMotion(signals, sleeper, sinceStart, calmFor);
      }
      case SLEEP_WATCH -> {
        signals.add(without(felt, Contact.UNSUPPORTED));
        addMotion(signals, sleeper, sinceStart, calmFor);
        if (sinceStart.toSeconds() % MOTION_EACH_SECONDS == 0) {
          boolean isSure = sleeper.fallsAsleep() && calmFor.compareTo(SURE_OF_SLEEP_AFTER) >= 0;
          signals.add(new Signal.Sleep(isSure ? Stage.ASLEEP : Stage.AWAKE));
        }
      }
      case FROZEN -> {
        frozen = isBroken ? frozen.or(() -> Optional.of(felt)) : Optional.empty();
        signals.add(frozen.orElse(felt));
      }
      case SILENT -> {
        if (!isBroken) {
          signals.add(felt);
        }
      }
      case ALWAYS_CONTACT ->
          signals.add(new Signal.HeartRate(70 + chance.nextInt(6), Contact.YES, List.of()));
    }
    return signals.stream()
        .map(signal -> new WearableReport(kind.text, kind.profile, signal, now))
        .toList();
  }

  private Signal.HeartRate heart(Sleeper sleeper, Duration sinceStart, Duration calmFor) {
    double perMinute = sleeper.heartPerMinute(sinceStart, calmFor, chance);
    int betweenMillis = (int) Math.round(60_000 / perMinute + 15 * chance.nextGaussian());
    return new Signal.HeartRate((int) Math.round(perMinute), Contact.YES, List.of(betweenMillis));
  }

  private static Signal without(Signal.HeartRate heart, Contact contact) {
    return new Signal.HeartRate(heart.beatsPerMinute(), contact, List.of());
  }

  private static void addMotion(
      List<Signal> signals, Sleeper sleeper, Duration sinceStart, Duration calmFor) {
    if (sleeper.moves(sinceStart, calmFor)) {
      signals.add(new Signal.Motion(Movement.MOVING));
    } else if (sinceStart.toSeconds() % (MOTION_EACH_SECONDS / 2) == 0) {
      signals.add(new Signal.Motion(Movement.STILL));
    }
  }
}
