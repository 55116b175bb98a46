package dev.heatpad.core.wearable;

import java.time.Duration;

/**
 * How far a device can be believed.
 *
 * @param name as it is shown to people
 * @param skinSite where the device's skin thermometer lies
 */
public record DeviceProfile(
    String name, Cadence cadence, ContactBits contactBits, SkinSite skinSite) {

  /** A device whose thermometer, if it has one, may lie near the pad. */
  public DeviceProfile(String name, Cadence cadence, ContactBits contactBits) {
    this(name, cadence, contactBits, SkinSite.NEAR_THE_PAD);
  }

  /** Whether cold skin at the device means that the device is off, or that the pad is. */
  public enum SkinSite {
    AWAY_FROM_THE_PAD,
    NEAR_THE_PAD
  }

  /** Whether the contact bits of heart-rate packets mean something. */
  public enum ContactBits {
    /** They follow the skin. */
    TRUSTED,
    /** "No contact" is believed and takes heat away; "contact" proves nothing. */
    DOUBTED,
    /** Known to be wrong in both directions. */
    IGNORED;

    boolean believesThatThereIsNone() {
      return this != IGNORED;
    }

    boolean believesThatThereIsSome() {
      return this == TRUSTED;
    }
  }

  /**
   * How often a device speaks, and how old its last valid value may be (docs/safety.md, wearable).
   */
  public enum Cadence {
    /** Bluetooth strap or watch that notifies each second. */
    LIVE(Duration.ofSeconds(3), Duration.ofSeconds(10), Required.ALLOWED),
    /** Notifies when the value changes, and is read every 5 s beside that. */
    ON_CHANGE(Duration.ofSeconds(10), Duration.ofSeconds(30), Required.ALLOWED),
    /** A gateway on MQTT, each 1 to 10 s. */
    GATEWAY(Duration.ofSeconds(20), Duration.ofSeconds(45), Required.ALLOWED),
    /** Thermometers, each 1 to 60 s. */
    SLOW(Duration.ofMinutes(2), Duration.ofMinutes(3), Required.REFUSED),
    /** Phones and home automation, minutes apart: they only add reasons to stop. */
    OCCASIONAL(Duration.ofMinutes(15), Duration.ofMinutes(15), Required.REFUSED);

    private final Duration warnAfter;
    private final Duration staleAfter;
    private final Required required;

    Cadence(Duration warnAfter, Duration staleAfter, Required required) {
      this.warnAfter = warnAfter;
      this.staleAfter = staleAfter;
      this.required = required;
    }

    public Duration warnAfter() {
      return warnAfter;
    }

    /** Older than this the last valid value counts as none. */
    public Duration staleAfter() {
      return staleAfter;
    }

    public Required required() {
      return required;
    }
  }

  /** Whether a pad may require such a source for its heat. */
  public enum Required {
    ALLOWED,
    REFUSED
  }

  /** What is not known is not trusted. */
  public static final DeviceProfile UNKNOWN =
      new DeviceProfile("unknown device", Cadence.LIVE, ContactBits.DOUBTED);
}
