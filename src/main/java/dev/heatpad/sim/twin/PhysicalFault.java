package dev.heatpad.sim.twin;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What can go wrong in sensors, heater path, pad and skin. Sensor faults strike the first sensor on
 * the skin side, or the first of all where there is none. Of two relays in series only the first
 * one, and its pin, are struck.
 */
public enum PhysicalFault {
  SENSOR_OPEN(Part.SENSOR, "The sensor's wire is broken: it does not answer."),
  SENSOR_SHORT(Part.SENSOR, "The sensor's wires touch: no transfer has a good checksum."),
  SENSOR_POWER_ON_VALUE(
      Part.SENSOR, "The sensor loses its supply again and again: it tells its power-on value."),
  SENSOR_ERROR_CODE(Part.SENSOR, "The sensor tells that its conversions fail."),
  SENSOR_FROZEN(Part.SENSOR, "The sensor gives its last value again, as if it were new."),
  SENSOR_STALE(Part.SENSOR, "The sensor delivers nothing new: its last sample grows old."),
  SENSOR_STEP(Part.SENSOR, "The sensor reads 8 C too high from one sample to the next."),
  SENSOR_DRIFT(
      Part.SENSOR, "The sensor drifts down by 0.5 C a minute, until it reads 3 C too low."),
  SENSOR_OFFSET_LOW_1(Part.SENSOR, "The sensor reads 1 C too low."),
  SENSOR_OFFSET_LOW_3(Part.SENSOR, "The sensor reads 3 C too low."),
  SENSOR_OFFSET_HIGH_3(Part.SENSOR, "The sensor reads 3 C too high."),
  SENSOR_NOISE_BURST(Part.SENSOR, "The sensor's readings scatter by 3 C."),
  SENSOR_LIFTED(Part.SENSOR, "The sensor slips out and takes the temperature of the room."),
  SENSOR_ROLES_SWAPPED(
      Part.SENSOR, "The sensors of skin side and element sit at each other's place."),
  RELAY_WELDED(Part.HEATER_PATH, "The relay's contact is welded."),
  RELAY_OPEN(Part.HEATER_PATH, "The relay does not close."),
  RELAY_SLOW(Part.HEATER_PATH, "The relay's contact takes 1.5 s to open."),
  RELAY_BOUNCE(Part.HEATER_PATH, "The relay's contact bounces for 100 ms when it closes."),
  ELEMENT_OPEN(Part.HEATER_PATH, "The element is broken."),
  ELEMENT_HALF_SHORTED(
      Part.HEATER_PATH,
      "Half of the element is bridged: the other half takes twice the power of the whole."),
  MOSFET_SHORTED(Part.HEATER_PATH, "The transistor conducts always.", Wiring.KEEP_ALIVE_BOARD),
  HEAT_PIN_STUCK_HIGH(Part.HEATER_PATH, "The pin that asks for heat is stuck at on."),
  KEEP_ALIVE_PIN_STUCK_HIGH(
      Part.HEATER_PATH, "The keep-alive pin is stuck high.", Wiring.KEEP_ALIVE_BOARD),
  KEEP_ALIVE_PIN_STUCK_LOW(
      Part.HEATER_PATH, "The keep-alive pin is stuck low.", Wiring.KEEP_ALIVE_BOARD),
  BROWN_OUT(Part.HEATER_PATH, "The supply gives three quarters of its voltage: 9 V of 12 V."),
  OVER_VOLTAGE(Part.HEATER_PATH, "The supply gives a sixth too much: 14 V of 12 V."),
  CUT_OUT_OPENS(Part.HEATER_PATH, "The self-resetting cut-out is open, however cool the pad is."),
  CUT_OUT_WELDED(Part.HEATER_PATH, "The self-resetting cut-out never opens."),
  FUSE_BLOWN(Part.HEATER_PATH, "The fuse of the supply is blown."),
  FOLDED(Part.PAD_AND_SKIN, "The pad is folded under the body."),
  COVERED(Part.PAD_AND_SKIN, "A blanket lies over the pad."),
  LYING_ALONE(Part.PAD_AND_SKIN, "Nobody lies on the pad."),
  IMPAIRED_FLOW(Part.PAD_AND_SKIN, "The vessels of the skin do not widen."),
  COMPRESSED_SKIN(Part.PAD_AND_SKIN, "The body's weight presses the blood out of the skin."),
  DENSER_THAN_DECLARED(Part.PAD_AND_SKIN, "The element gives 417 W/m2, whatever its label says.");

  /** What is broken. */
  public enum Part {
    SENSOR,
    HEATER_PATH,
    PAD_AND_SKIN
  }

  private final Part part;
  private final String sentence;
  private final Set<Wiring> wirings;

  PhysicalFault(Part part, String sentence) {
    this(part, sentence, EnumSet.allOf(Wiring.class));
  }

  PhysicalFault(Part part, String sentence, Wiring only) {
    this(part, sentence, EnumSet.of(only));
  }

  PhysicalFault(Part part, String sentence, EnumSet<Wiring> wirings) {
    this.part = part;
    this.sentence = sentence;
    this.wirings = Collections.unmodifiableSet(wirings);
  }

  /** The name as people write it: {@code relay-welded}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, in one sentence. */
  public String sentence() {
    return sentence;
  }

  public Part part() {
    return part;
  }

  /** The wirings that have what breaks. */
  public Set<Wiring> wirings() {
    return wirings;
  }
}
