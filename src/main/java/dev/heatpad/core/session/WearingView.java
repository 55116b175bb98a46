package dev.heatpad.core.session;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.WearableRules.Mode;
import dev.heatpad.core.wearable.WearableTrace;
import dev.heatpad.core.wearable.WearableTrace.Hearing;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is shown of the wearables of a pad's person. It changes only when something worth telling
 * changed.
 *
 * @param device the one that is heard best; empty when none was ever heard
 * @param sleep what was last said of it; empty when nothing was, or too long ago
 */
public record WearingView(
    Mode mode,
    Optional<String> device,
    Worn worn,
    Optional<Stage> sleep,
    Hearing link,
    OptionalInt batteryPercent) {

  /** Whether the device is worn, as far as is known. */
  public enum Worn {
    YES,
    NO,
    UNKNOWN;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Empty where wearables have nothing to say. */
  static Optional<WearingView> of(Pad pad, MonotonicTime now) {
    Mode mode = pad.definition().wearable().mode();
    if (mode == Mode.OFF) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, WearableTrace>> best = best(pad, now);
    Optional<WearableTrace> device = best.map(Map.Entry::getValue);
    return Optional.of(
        new WearingView(
            mode,
            best.map(Map.Entry::getKey),
            device.map(heard -> worn(heard, now)).orElse(Worn.UNKNOWN),
            sleep(pad, now),
            device.map(heard -> heard.hearing(now)).orElse(Hearing.LOST),
            device.map(WearableTrace::batteryPercent).orElse(OptionalInt.empty())));
  }

  private static Worn worn(WearableTrace device, MonotonicTime now) {
    if (device.worn().offAt(now).isPresent()) {
      return Worn.NO;
    }
    return device.hearing(now) == Hearing.LOST ? Worn.UNKNOWN : Worn.YES;
  }

  /** The device with the newest heart rate, or the first by name where none has any. */
  private static Optional<Map.Entry<String, WearableTrace>> best(Pad pad, MonotonicTime now) {
    return pad.watches().wearable().wearables().devices().entrySet().stream()
        .min(
            Comparator.comparing(entry ->
                entry
                    .getValue()
                    .heart()
                    .age(now)
                    .map(age -> age.toNanos())
                    .orElse(Long.MAX_VALUE)));
  }

  private static Optional<Stage> sleep(Pad pad, MonotonicTime now) {
    return pad.watches().wearable().wearables().devices().values().stream()
        .flatMap(device ->
            device.sleep().stream()
                .filter(slept -> now.minus(slept.at()).compareTo(device.staleAfter()) <= 0)
                .map(WearableTrace.Slept::stage))
        .max(Comparator.naturalOrder());
  }
}
